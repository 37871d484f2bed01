"""The columns of a table in; out how wide each is, and how many of its options are side by side.

A column with options may ask for no width: it gets what they need, and those to write in the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gesprekskit.documents import measures
from gesprekskit.documents.letter_widths import width
from gesprekskit.documents.measures import TWELFTHS


@dataclass(frozen=True, slots=True)
class AskedColumn:
    """A column as its author asks for it: `width` in twelfths, 0 for what its options need."""

    width: int
    head: str
    options: Sequence[str] = ()
    many: bool = True


@dataclass(frozen=True, slots=True)
class DrawnColumn:
    """A column as it is drawn: its `width` in twelfths, and how many options are `abreast`."""

    width: float
    abreast: int


def drawn_columns(
    columns: Sequence[AskedColumn], table: float, *, large: bool = False
) -> tuple[DrawnColumn, ...]:
    """Return how the columns are drawn in a table of this width in mm, in `large` print or not."""
    cell = measures.LARGE_CELL if large else measures.CELL
    fitted = sum(not column.width for column in columns)
    most = table * min(measures.FITTED, measures.ALL_FITTED / max(fitted, 1))
    needed = [0 if it.width else min(_needed(it, most, cell), most) for it in columns]
    asked = sum(column.width for column in columns)
    scale = 1 if asked else table / sum(needed)
    rest = table - sum(needed)
    drawn = []
    for column, need in zip(columns, needed, strict=True):
        wide = rest * column.width / asked if column.width else need * scale
        abreast = _abreast(column, wide - cell.sides, cell)
        drawn.append(DrawnColumn(wide * TWELFTHS / table, abreast))
    return tuple(drawn)


def columns_in_large_print(options: Sequence[str], asked: int, room: float) -> int:
    """Return in how many columns options that exclude each other stand, in `room` mm.

    As many as their author asks, or else one: see `_abreast`.
    """
    widest = max(width(option, measures.LARGE_LETTERS, bold=False) for option in options)
    needed = measures.LARGE_TICK + measures.TICK_TO_LABEL + widest + measures.AFTER_OPTION
    return asked if needed <= (room + measures.OPTION_GAP) / asked else 1


def _needed(column: AskedColumn, most: float, cell: measures.Cell) -> float:
    """Return what a column needs in mm: for all its options on one line, else one below another."""
    options = _widths(column, cell)
    together = sum(options) + cell.between * (len(options) - 1)
    inside = together if together + cell.sides <= most else max(options, default=0)
    head = max((width(word, cell.head, bold=True) for word in column.head.split()), default=0)
    return max(inside, head) + cell.sides


def _abreast(column: AskedColumn, room: float, cell: measures.Cell) -> int:
    """Return how many options are side by side, at least one: all, else as many as make columns.

    Of options that exclude each other all are, or each has its own line: `yes partly`, with `no`
    below, reads as two questions.
    """
    options = _widths(column, cell)
    if sum(options) + cell.between * (len(options) - 1) <= room:
        return max(len(options), 1)
    fitting = int((room + cell.between) / (max(options) + cell.between)) if column.many else 1
    return min(max(fitting, 1), len(options))


def _widths(column: AskedColumn, cell: measures.Cell) -> list[float]:
    return [
        cell.tick + (cell.gap + width(option, cell.letters, bold=False) if option else 0)
        for option in column.options
    ]
