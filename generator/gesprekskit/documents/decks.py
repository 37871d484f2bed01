"""Cards to cut out, and where each is on the front and the back of a sheet.

Lengths are in mm from the top left corner of an A4 sheet. The cards fill the sheet, so that only
the lines between them are cut; what is printed on a card keeps `CARD_PADDING` free on all sides,
which keeps the printer's edge free as well. Turned over its long edge, a sheet shows the columns of
its back in reverse, so that the back of a card is in the mirrored column.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from gesprekskit.documents.identity import LAYOUT, ORIGIN
from gesprekskit.documents.measures import CUT_MARK, EDGE, LONG, SHORT
from gesprekskit.documents.printed import Printed


@dataclass(frozen=True, slots=True)
class Size:
    """A size of card, and how many columns and rows of it fill a sheet."""

    name: str
    columns: int = field(metadata=LAYOUT)
    rows: int = field(metadata=LAYOUT)

    @property
    def width(self) -> float:
        """Return the width of a card."""
        return SHORT / self.columns

    @property
    def height(self) -> float:
        """Return the height of a card."""
        return LONG / self.rows

    @property
    def per_sheet(self) -> int:
        """Return how many cards fill a sheet."""
        return self.columns * self.rows


SIZES = {size.name: size for size in (Size("a7", 2, 4), Size("a6", 2, 2))}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a card is: its top left corner."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class CutMark:
    """A line between two points."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeMark:
    """How a theme is recognised without colour: letter, name, icon and edge."""

    letter: str
    name: str
    icon: str
    edge: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a card; `numbered` where its points are steps."""

    title: str
    text: str
    points: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A card; `number` is `3 van 24`, `note` a word of warning such as `gevoelig`."""

    node: str = field(metadata=ORIGIN)
    theme: ThemeMark
    front: Side
    back: Side
    name: str
    number: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Deck(Printed):
    """Cards of one size; two pages before them say how to use and cut them, and list them."""

    size: Size
    how_label: str
    how: tuple[str, ...]
    cutting: str
    themes_label: str
    list_label: str
    cards: tuple[Card, ...]


AROUND_WORDS = ".,:;?!…()‘’“”"


def longest_word(card: Card, side: Side) -> str:
    """Return the word with the most letters on a side of a card."""
    said = " ".join([side.title or card.theme.name, side.text, *side.points])
    return max((word.strip(AROUND_WORDS) for word in said.split()), key=len)


def front_place(size: Size, at: int) -> Place:
    """Return where the card with this number on its sheet, from 0, has its front."""
    row, column = divmod(at, size.columns)
    return Place(column * size.width, row * size.height)


def back_place(size: Size, at: int) -> Place:
    """Return where the same card has its back, seen from the back of the sheet."""
    row, column = divmod(at, size.columns)
    return Place((size.columns - 1 - column) * size.width, row * size.height)


def back_order(size: Size) -> tuple[int, ...]:
    """Return the numbers of the cards in the order in which the back of a sheet is drawn."""
    places = {at: back_place(size, at) for at in range(size.per_sheet)}
    return tuple(sorted(places, key=lambda at: (places[at].y, places[at].x)))


def cut_marks(size: Size) -> Iterator[CutMark]:
    """Yield the marks: at the printable edge of every cut, and a cross where two cuts meet."""
    ends = EDGE + 0.5
    downs = [column * size.width for column in range(1, size.columns)]
    acrosses = [row * size.height for row in range(1, size.rows)]
    for x in downs:
        yield CutMark(x, ends, x, ends + CUT_MARK)
        yield CutMark(x, LONG - ends - CUT_MARK, x, LONG - ends)
    for y in acrosses:
        yield CutMark(ends, y, ends + CUT_MARK, y)
        yield CutMark(SHORT - ends - CUT_MARK, y, SHORT - ends, y)
    for x in downs:
        for y in acrosses:
            yield CutMark(x - CUT_MARK / 2, y, x + CUT_MARK / 2, y)
            yield CutMark(x, y - CUT_MARK / 2, x, y + CUT_MARK / 2)
