"""A handwritten page in, what it may not hold out: pages are words, never programs.

Whoever makes a kit writes Markdown, links and pictures. Of HTML a page may have the few harmless
elements that Markdown lacks, for lists and boxes of the handbook's own looks. Most pages are seen
to be harmless as they stand; of the others what a browser would get is judged.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from functools import lru_cache
from html.parser import HTMLParser
from typing import Literal
from urllib.parse import unquote

from markdown import Markdown  # type: ignore[import-untyped]

SCHEMES = ("https", "http", "mailto", "tel")
"""Where links may lead, beside other pages."""

PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".gif")
"""Pictures that cannot hold a program."""

BOXES = frozenset({"div", "p", "ul", "ol", "li", "strong", "em", "br", "span"})
"""Elements that pages write themselves."""

ELEMENTS = frozenset(
    {*BOXES, *(f"h{level}" for level in range(1, 7)), "a", "img", "code", "pre", "blockquote"}
    | {"hr", "table", "thead", "tbody", "tr", "th", "td"}
)
"""Elements that may be on a page: those, and what Markdown makes."""

OWN = r"gk-[a-z0-9-]+"
ATTRIBUTES = {
    "class": re.compile(rf"(?:{OWN}|headerlink|language-[\w-]+)(?: {OWN})*"),
    "id": re.compile(r"(?!__)[\w-]+"),
    "title": re.compile(r".*", re.DOTALL),
    "alt": re.compile(r".*", re.DOTALL),
    "start": re.compile(r"\d+"),
    "style": re.compile(r"text-align: (?:left|right|center);"),
    "markdown": re.compile(r"1|span|block"),
}
"""What attributes may say; links are judged apart.

The style is that of a column of a table. The theme's own ids start with two underscores.
"""

HARMLESS_TAG = re.compile(
    rf"</?(?:{'|'.join(sorted(BOXES))})(?: class=\"{OWN}(?: {OWN})*\")?"
    r"(?: markdown=\"(?:1|span|block)\")?\s*/?>|<!-- blok: [\w -]+ -->"
)
MARKER = re.compile(r" blok: [\w -]+ ")
HARMLESS_LINK = re.compile(r"\]\((?:https?://[\w./?=#%-]+|(?!//)[\w./#-]*)\)")
HARMLESS_LIST = re.compile(rf"\{{: (?:#[\w-]+|\.{OWN})(?: (?:#[\w-]+|\.{OWN}))* \}}")
SLOT = re.compile(r"\{[a-z]+:[a-z0-9-]+\}")
ANYTHING = re.compile(r"<[A-Za-z/!?]|!\[|\]\(|\]:|\{|&#|&\w+;|__|_\\?_")
"""What may become an element, a link, an attribute or an id of the theme's."""

DEEP = re.compile(r"^[ \t>]{60}|\[{100}", re.MULTILINE)
"""What is nested deeper than anyone reads; Markdown takes very long over it, or gives up."""

EXTENSIONS = ("toc", "tables", "fenced_code", "attr_list", "md_in_html")
"""The extensions of Markdown that the handbook has: those of MkDocs, and those in `mkdocs.yml`."""


Reason = Literal["html", "attribute", "address", "picture", "depth"]


@dataclass(frozen=True, slots=True)
class Found:
    """What a page may not hold: of which kind it is, its name, and where the page says it."""

    reason: Reason
    name: str
    offset: int


def refused(text: str) -> list[Found]:
    """Return everything in the text of a page (without front matter) that it may not hold."""
    if deep := DEEP.search(text):
        return [Found("depth", "", deep.start())]
    return [] if _is_plainly_harmless(text) else [*_judged(text)]


def _is_plainly_harmless(text: str) -> bool:
    rest = text
    for harmless in (HARMLESS_TAG, HARMLESS_LINK, HARMLESS_LIST, SLOT):
        rest = harmless.sub(" ", rest)
    return ANYTHING.search(rest) is None


@lru_cache(maxsize=256)
def _judged(text: str) -> tuple[Found, ...]:
    reader = _Reader(text)
    reader.feed(Markdown(extensions=list(EXTENSIONS)).convert(SLOT.sub("x", text)))
    reader.close()
    return tuple(dict.fromkeys(reader.found))


class _Reader(HTMLParser):
    """Reads what a browser would get."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[Found] = []
        self._text = text
        self._seen: dict[str, int] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ELEMENTS:
            self._refuse("html", f"<{tag}>", f"<{tag}")
            return
        for name, said in attrs:
            value = said or ""
            if (name == "href" and tag == "a") or (name == "src" and tag == "img"):
                self._judge_link(tag, value)
            elif name not in ATTRIBUTES or not ATTRIBUTES[name].fullmatch(value):
                self._refuse("attribute", name, value if name in ATTRIBUTES else name)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_data(self, data: str) -> None:
        # An element that is not closed on the page would be closed by what comes after it.
        if "<" in data:
            self._refuse("html", "<", "<")

    def handle_comment(self, data: str) -> None:
        if not MARKER.fullmatch(data):
            self._refuse("html", "<!-- … -->", "<!--")

    def handle_decl(self, decl: str) -> None:
        self._refuse("html", f"<!{decl}>", "<!")

    def unknown_decl(self, data: str) -> None:
        self._refuse("html", f"<![{data}]>", "<!")

    def handle_pi(self, data: str) -> None:
        self._refuse("html", f"<?{data}>", "<?")

    def _judge_link(self, tag: str, value: str) -> None:
        # A browser drops control characters and white space from an address.
        plain = re.sub(r"[\x00-\x20\x7f-\x9f]", "", unquote(value))
        scheme = re.match(r"([^/?#]*?):", plain)
        if scheme and (tag == "img" or scheme[1].lower() not in SCHEMES):
            self._refuse("address", value, value, scheme[1], "](")
        elif plain.startswith(("//", "\\\\", "/\\", "\\/")):
            self._refuse("address", value, value)
        elif tag == "img" and posixpath.splitext(plain)[1].lower() not in PICTURES:
            self._refuse("picture", value, value)

    def _refuse(self, reason: Reason, name: str, *written: str) -> None:
        """Note what is refused, at the first place after the last that is written like it."""
        for text in written:
            start = self._seen.get(text.casefold(), 0)
            at = self._text.casefold().find(text.casefold(), start)
            if text and at >= 0:
                self._seen[text.casefold()] = at + len(text)
                self.found.append(Found(reason, name, at))
                return
        self.found.append(Found(reason, name, len(self._text) - len(self._text.lstrip())))
