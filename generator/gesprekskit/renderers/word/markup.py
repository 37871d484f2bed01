"""WordprocessingML as text: elements, paragraphs and runs, with all values escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NewType
from xml.sax.saxutils import escape, quoteattr

Xml = NewType("Xml", str)
"""Markup, as opposed to text that is still to be escaped."""

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
}
DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
NOTHING = Xml("")
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold, escaped or not."""


def el(name: str, /, *inside: Xml, **attributes: str | float) -> Xml:
    """Return an element; its attributes have its prefix, except in drawings."""
    space = name.partition(":")[0]
    prefix = f"{space}:" if space in ("w", "w14") else ""
    said = "".join(
        f" {prefix}{key}={quoteattr(allowed(str(value)))}" for key, value in attributes.items()
    )
    return Xml(f"<{name}{said}>{''.join(inside)}</{name}>" if inside else f"<{name}{said}/>")


def joined(parts: Iterable[Xml]) -> Xml:
    """Return pieces of markup joined."""
    return Xml("".join(parts))


def run(text: str, style: str = "") -> Xml:
    """Return text in a character style, keeping its white space."""
    said = escape(re.sub(r"[ \t\r\n]+", " ", allowed(text)))
    return styled(Xml(f'<w:t xml:space="preserve">{said}</w:t>'), style)


def styled(inside: Xml, style: str = "") -> Xml:
    """Return a run around markup, in a character style."""
    properties = el("w:rPr", el("w:rStyle", val=style)) if style else NOTHING
    return el("w:r", properties, inside)


def paragraph(style: str, *inside: Xml, keep: bool = False, new_page: bool = False) -> Xml:
    """Return a paragraph in a style; `keep` keeps it on the page of the next one."""
    return el(
        "w:p",
        el(
            "w:pPr",
            el("w:pStyle", val=style),
            el("w:keepNext") if keep else NOTHING,
            el("w:pageBreakBefore") if new_page else NOTHING,
        ),
        *inside,
    )


def twips(mm: float) -> int:
    """Return a length in mm as Word's twentieths of a point."""
    return round(mm * 1440 / 25.4)


def eighths(mm: float) -> int:
    """Return the width of a border in mm as Word's eighths of a point."""
    return round(mm * 8 * 72 / 25.4)


def allowed(text: str) -> str:
    """Return a text without what XML cannot hold."""
    return FORBIDDEN.sub("", text)
