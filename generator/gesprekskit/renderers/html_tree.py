"""An HTML page of our own templates in, its tree of elements out.

The engine's own parser handles any page of the web, character by character in Python, and takes ten
times as long. It reads pages that are not plain enough for the rules here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

DOCTYPE = "<!doctype html>\n"

EMPTY = re.compile(r"<((?:br|img|input|meta)\b[^<>]*?)/?>")
"""Elements that hold nothing, and are not closed in HTML."""

UNUSUAL = re.compile(
    r'<[!?]|<(?:pre|textarea)[^<>]*>\n|="[^"\n\t]*[\n\t]|=\''
    r"|[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0001fffd]"
)
"""What XML reads in another way: comments, white space in odd places, letters that are none."""

WORDS = frozenset({"b", "br", "img", "input", "span", "textarea"})
PARTS = WORDS | {"div", "h1", "h2", "header", "ol", "p", "section", "table", "ul"}

MAY_HOLD = (
    dict.fromkeys(("body", "div", "header", "li", "section", "td", "th"), PARTS)
    | dict.fromkeys(("b", "h1", "h2", "p", "span"), WORDS)
    | dict.fromkeys(("br", "img", "input", "meta", "textarea", "title"), frozenset[str]())
    | dict.fromkeys(("ol", "ul"), frozenset({"li"}))
    | dict.fromkeys(("tbody", "thead"), frozenset({"tr"}))
    | {
        "head": frozenset({"meta", "title"}),
        "html": frozenset({"body", "head"}),
        "table": frozenset({"tbody", "thead"}),
        "tr": frozenset({"td", "th"}),
    }
)
"""Which elements may stand in which; in another place HTML moves them, or closes what is around."""

NO_TEXT = frozenset({"head", "html", "ol", "table", "tbody", "thead", "tr", "ul"})


def parsed(page: str) -> Element | None:
    """Return the root of a page; None if it needs a rule of HTML that is not implemented here."""
    start, markup = page[: len(DOCTYPE)], page[len(DOCTYPE) :]
    if start != DOCTYPE or UNUSUAL.search(markup):
        return None
    try:
        root = ElementTree.XML(EMPTY.sub(r"<\1/>", markup))
    except ElementTree.ParseError:
        return None
    if [child.tag for child in root] != ["head", "body"] or not all(map(_is_plain, root.iter())):
        return None
    return _as_html(root)


def _is_plain(element: Element) -> bool:
    """Return True if HTML's rules would move nothing in an element."""
    held = MAY_HOLD.get(element.tag)
    if held is None or any(child.tag not in held for child in element):
        return False
    return element.tag not in NO_TEXT or not any(map(_is_text, _texts(element)))


def _texts(element: Element) -> Iterable[str | None]:
    return (element.text, *(child.tail for child in element))


def _is_text(text: str | None) -> bool:
    return bool(text and not text.isspace())


def _as_html(root: Element) -> Element:
    """Place white space around head and body as the rules for HTML do."""
    root.text = None
    _, body = root
    after, body.tail = body.tail or "", None
    if len(body):
        body[-1].tail = (body[-1].tail or "") + after
    else:
        body.text = (body.text or "") + after
    return root
