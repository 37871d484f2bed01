"""Blocks in, rows out: which are side by side, and which may go on over the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gesprekskit.documents import forms
from gesprekskit.documents.forms import Block
from gesprekskit.documents.measures import LINE, TWELFTHS

LONG = 120.0
"""How high a list may be that is moved to the next page as a whole, in mm: half a page of text."""


def rows(blocks: Sequence[Block]) -> Iterator[tuple[Block, ...]]:
    """Yield the blocks that are side by side: as many as fit in twelve twelfths.

    A block that may go on over the page has its row to itself.
    """
    row: list[Block] = []
    taken = 0
    for block in blocks:
        if row and (taken + block.width > TWELFTHS or flows(block) or flows(row[-1])):
            yield tuple(row)
            row, taken = [], 0
        row.append(block)
        taken += block.width
    if row:
        yield tuple(row)


def flows(block: Block) -> bool:
    """Return True for a list or a table that may go on over the page, with its head repeated."""
    return _height(block) > LONG


def apart(above: Sequence[Block], row: Sequence[Block]) -> str:
    """Return how far a row is from the one above it in its section: a class of the style sheets.

    A label belongs to its own line: it is nearer to that than to a line of the row above.
    """
    if not any(getattr(block, "label", "") for block in row):
        return ""
    lined = forms.ShortText | forms.Lines | forms.Route
    under_a_line = any(isinstance(block, lined | forms.SentenceStarter) for block in above)
    above_a_line = any(isinstance(block, lined) for block in row)
    return "below-lines" if under_a_line and above_a_line else "labelled"


def _height(block: Block) -> float:
    """Return how high a list or a table is at least, in mm; 0 for any other block."""
    match block:
        case forms.Rows():
            return block.rows * block.row_height
        case forms.Matrix():
            return (len(block.tasks) + block.empty_rows) * block.row_height
        case forms.Timeline():
            return len(block.rows) * block.row_height
        case forms.Year():
            return (len(block.rows) + block.empty_rows) * block.row_height
        case forms.Choice():
            return len(block.options) / block.columns * LINE
        case forms.Checklist():
            return len(block.items) / block.columns * LINE
        case _:
            return 0
