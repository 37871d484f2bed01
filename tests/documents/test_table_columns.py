"""Columns of tables: what boxes need they get, and words to write the rest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gesprekskit.documents import measures
from gesprekskit.documents.letter_widths import width
from gesprekskit.documents.table_columns import (
    AskedColumn,
    columns_in_large_print,
    drawn_columns,
)

PAPER = measures.line_width(landscape=False, large=False)
MILLIMETRE = PAPER / 12
ANSWERS = ("ja", "deels", "nee")


def test_a_box_with_one_word_takes_a_narrow_column_and_the_words_get_the_rest() -> None:
    asked = [AskedColumn(5, "Wat"), AskedColumn(7, "Wie"), AskedColumn(0, "Af?", ["ja"])]
    what, who, done = drawn_columns(asked, PAPER)
    assert done.width * MILLIMETRE == pytest.approx(14, abs=1.5)
    assert what.width / who.width == pytest.approx(5 / 7)
    assert what.width + who.width + done.width == pytest.approx(12)


def test_answers_that_exclude_each_other_stand_on_one_line_where_there_is_room() -> None:
    column = AskedColumn(0, "Gelukt?", ANSWERS, many=False)
    (paper, _), (large, _) = (
        drawn_columns([column, AskedColumn(12, "Wat")], PAPER, large=large)
        for large in (False, True)
    )
    assert paper.abreast == 3
    assert large.abreast == 1
    assert large.width < paper.width


@given(
    options=st.lists(st.text("abdeijnp ", min_size=1, max_size=14), min_size=1, max_size=6),
    asked=st.integers(1, 11),
    many=st.booleans(),
    large=st.booleans(),
)
def test_options_fit_beside_each_other(
    options: list[str], asked: int, *, many: bool, large: bool
) -> None:
    columns = [AskedColumn(asked, "A", options, many), AskedColumn(12 - asked, "B")]
    drawn, _ = drawn_columns(columns, PAPER, large=large)
    cell = measures.LARGE_CELL if large else measures.CELL
    widths = [cell.tick + cell.gap + width(it, cell.letters, bold=False) for it in options]
    room = drawn.width * MILLIMETRE - cell.sides
    together = sum(widths) + cell.between * (len(options) - 1)
    assert (drawn.abreast == len(options)) == (together <= room or len(options) == 1) or many
    if not many:
        assert drawn.abreast in (1, len(options))
    if 1 < drawn.abreast < len(options):
        assert drawn.abreast * (max(widths) + cell.between) <= room + cell.between + 1e-9
    assert drawn.width == pytest.approx(asked)


@given(
    fitted=st.lists(
        st.lists(st.sampled_from(("ja", "een heel lang antwoord")), min_size=1), min_size=1
    ),
    asked=st.lists(st.integers(1, 6), max_size=5),
)
def test_the_columns_fill_the_table(fitted: list[list[str]], asked: list[int]) -> None:
    columns = [AskedColumn(0, "A", options) for options in fitted]
    columns += [AskedColumn(part, "B") for part in asked]
    drawn = drawn_columns(columns, PAPER)
    assert sum(column.width for column in drawn) == pytest.approx(12)
    to_write = [column.width for column in drawn[len(fitted) :]]
    assert sum(to_write) >= 12 * (1 - measures.ALL_FITTED) - 1e-9 or not asked


def test_in_large_print_answers_stand_as_asked_or_each_on_its_own_line() -> None:
    assert columns_in_large_print(ANSWERS, 3, 120.0) == 3
    assert columns_in_large_print(ANSWERS, 3, 86.0) == 1
