"""Where cards stand on both sides of a sheet, and where the cut marks are."""

from __future__ import annotations

from itertools import product

import pytest

from gesprekskit.documents.decks import (
    SIZES,
    CutMark,
    Place,
    Size,
    back_order,
    back_place,
    cut_marks,
    front_place,
)
from gesprekskit.documents.measures import CARD_PADDING, EDGE, LONG, SHORT

sizes = pytest.mark.parametrize("size", SIZES.values(), ids=SIZES.keys())


def art(size: Size, place: Place) -> tuple[float, float, float, float]:
    """Return the left, top, right and bottom of what is printed on a card."""
    return (
        place.x + CARD_PADDING,
        place.y + CARD_PADDING,
        place.x + size.width - CARD_PADDING,
        place.y + size.height - CARD_PADDING,
    )


def test_sizes_are_a7_and_a6() -> None:
    assert SIZES["a7"].per_sheet == 8
    assert SIZES["a6"].per_sheet == 4
    assert (SIZES["a7"].width, SIZES["a7"].height) == (105, pytest.approx(74, abs=0.5))
    assert (SIZES["a6"].width, SIZES["a6"].height) == (105, pytest.approx(148, abs=0.6))


@sizes
def test_a_back_lies_behind_its_front_when_the_sheet_turns_over_its_long_edge(size: Size) -> None:
    for at in range(size.per_sheet):
        front, back = front_place(size, at), back_place(size, at)
        seen_through = SHORT - (back.x + size.width)
        assert (seen_through, back.y) == (front.x, front.y)


@sizes
def test_the_back_is_drawn_row_by_row(size: Size) -> None:
    order = back_order(size)
    assert sorted(order) == list(range(size.per_sheet))
    for slot, at in enumerate(order):
        assert back_place(size, at) == front_place(size, slot)


@sizes
def test_art_keeps_the_printers_edge_free(size: Size) -> None:
    for at, side in product(range(size.per_sheet), (front_place, back_place)):
        left, top, right, bottom = art(size, side(size, at))
        assert left >= EDGE
        assert top >= EDGE
        assert right <= SHORT - EDGE
        assert bottom <= LONG - EDGE


@sizes
def test_cut_marks_touch_no_art_and_keep_the_edge_free(size: Size) -> None:
    marks = list(cut_marks(size))
    assert len(marks) >= 6
    for mark in marks:
        assert EDGE <= min(mark.x1, mark.x2) <= max(mark.x1, mark.x2) <= SHORT - EDGE
        assert EDGE <= min(mark.y1, mark.y2) <= max(mark.y1, mark.y2) <= LONG - EDGE
        for at, side in product(range(size.per_sheet), (front_place, back_place)):
            assert apart(mark, art(size, side(size, at))) >= 3


def apart(mark: CutMark, box: tuple[float, float, float, float]) -> float:
    """Return how far a mark, which is upright or level, is from a box."""
    left, top, right, bottom = box
    beside = max(left - max(mark.x1, mark.x2), min(mark.x1, mark.x2) - right)
    above = max(top - max(mark.y1, mark.y2), min(mark.y1, mark.y2) - bottom)
    return max(beside, above)


@sizes
def test_every_cut_is_marked_at_both_ends(size: Size) -> None:
    marks = list(cut_marks(size))
    for column in range(1, size.columns):
        ends = [mark for mark in marks if mark.x1 == mark.x2 == column * size.width]
        assert min(end.y1 for end in ends) < 10
        assert max(end.y2 for end in ends) > LONG - 10
    for row in range(1, size.rows):
        ends = [mark for mark in marks if mark.y1 == mark.y2 == row * size.height]
        assert min(end.x1 for end in ends) < 10
        assert max(end.x2 for end in ends) > SHORT - 10
