"""Which characters the bundled fonts can draw; one that none has would print as a box."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

from gesprekskit.documents.rendered import Problem

READS = ("fonts/*.ttf",)
FONTS = Path(__file__).parent / "fonts"
ORDINARY = " -~\u00a0-\u017f\u2010-\u2027\u2030-\u203f▲▶▼"
"""Characters that the fonts certainly have, as within a pattern: reading the fonts takes long."""
_UNUSUAL = re.compile(rf"[^\s{ORDINARY}]")


@cache
def drawable() -> frozenset[int]:
    """Return the code points that a bundled font has; a bold font has those of its regular."""
    from fontTools.ttLib import TTFont

    points: set[int] = set()
    for path in FONTS.glob("*.ttf"):
        with TTFont(path, lazy=True) as font:
            points |= set(font.getBestCmap() or {})
    return frozenset(points)


def missing_glyphs(document: Any) -> list[Problem]:
    """Return a problem for each node of a document with characters that no bundled font has."""
    found: dict[str, set[str]] = {}
    for node, text in texts(document, ""):
        if lacking := undrawable(text):
            found.setdefault(node, set()).update(lacking)
    return [
        Problem("print.glyph", node, {"letters": " ".join(sorted(letters))})
        for node, letters in found.items()
    ]


def undrawable(text: str) -> set[str]:
    """Return the characters of a text that no bundled font has."""
    return {letter for letter in _UNUSUAL.findall(text) if ord(letter) not in drawable()}


def texts(document: Any, node: str) -> Iterator[tuple[str, str]]:
    """Yield every text of a document with the node it came from."""
    if isinstance(document, str):
        yield node, document
    elif isinstance(document, tuple):
        for part in document:
            yield from texts(part, node)
    elif is_dataclass(document):
        node = getattr(document, "node", node)
        for field in fields(document):
            yield from texts(getattr(document, field.name), node)
