"""A text in, its approximate width out, since only Word has the font."""

from __future__ import annotations

from collections.abc import Sequence

from gesprekskit.documents.measures import WORD_WRAPPED

POINT = 25.4 / 72
SIZE, SMALL = 12.0, 11.0
"""The sizes of text and of what explains it, in pt."""

NARROW, WIDE = frozenset("fijlrtI.,:;!'’()/- \u00a0"), frozenset("mwMW@%…—")


def text_width(text: str, size: float = SIZE) -> float:
    """Return the length in mm of a text in Arial of a size in pt."""
    return sum(map(_part, text)) * size * POINT


def fitting(labels: Sequence[str], columns: int, width: float, gap: float, beside: float) -> int:
    """Return how many of the columns to use so that every label fits without cutting a word.

    In mm: `width` of all columns together, `gap` between two, `beside` what comes before a label.
    """
    needed = beside + max(map(_least, labels), default=0)
    return next(
        (count for count in range(columns, 1, -1) if (width + gap) / count - gap >= needed), 1
    )


def _least(label: str) -> float:
    return max(min(text_width(label), WORD_WRAPPED), *map(text_width, label.split()), 0.0)


def _part(letter: str) -> float:
    """Return the width of a letter in em."""
    if letter in NARROW:
        return 0.3
    if letter in WIDE:
        return 0.9
    return 0.7 if letter.isupper() else 0.56
