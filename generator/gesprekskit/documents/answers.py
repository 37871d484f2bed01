"""A block of a form in; which of its answers must be given, and what its circles ask, out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from gesprekskit.documents import accessible_names, forms, names
from gesprekskit.documents.forms import Block


@dataclass(frozen=True, slots=True)
class Circles:
    """Circles of which one may be on; an `open` one is the mark of who learns, in a matrix."""

    name: str
    asked: str
    open: bool = False


def required(block: Block) -> Iterator[str]:
    """Yield the names of the fields without which a block is not answered.

    None are required in a block that is `(niet verplicht)`. Places in a row are filled from the
    first one on: of numbered lines, of rows of a table and of moments only the first is required.
    Nothing is required where no field by itself tells whether there is an answer: of boxes to tick
    and of the items of a checklist any number may be ticked, what someone writes behind `anders:`
    belongs to its tick, and a matrix and a year are filled bit by bit, for as long as they last.
    """
    if isinstance(block, forms.Explanation) or block.optional:
        return
    match block:
        case (
            forms.ShortText()
            | forms.SentenceStarter()
            | forms.Box()
            | forms.DateSegments()
            | forms.Scale()
        ):
            yield block.name
        case forms.Lines():
            yield names.line(block, 1) if block.numbered else block.name
        case forms.Choice():
            if not block.many:
                yield block.name
        case forms.Table() | forms.Agreements():
            yield from (
                names.cell(block, 1, column)
                for column in block.columns
                if not (column.options and column.many)
            )
        case forms.Signature():
            for person in block.people:
                yield from (names.signed(person, part) for part in ("naam", "datum", "antwoord"))
        case forms.Route():
            yield from (stop.name for stop in block.stops)
        case forms.Timeline():
            yield names.moment(block, 1)
            yield from (names.moment(block, 1, row.name) for row in block.rows)
        case forms.Matrix() | forms.Year() | forms.Checklist():
            return
        case _:
            assert_never(block)


def circles(block: Block) -> Iterator[Circles]:
    """Yield the circles of a block that belong together, of which one may be on."""
    match block:
        case forms.Scale():
            yield Circles(block.name, block.called)
        case forms.Choice():
            if not block.many:
                yield Circles(block.name, block.called)
        case forms.Table() | forms.Agreements():
            for number in range(1, block.rows + 1):
                for column in block.columns:
                    if column.options and not column.many:
                        asked = accessible_names.part(
                            accessible_names.row(block, number), column.label
                        )
                        yield Circles(names.cell(block, number, column), asked)
        case forms.Matrix():
            for name, row in _matrix_rows(block):
                asked = accessible_names.marks(row, block.self_called)
                yield Circles(names.by_learner(name), asked, open=True)
                yield Circles(names.by_guide(name), accessible_names.marks(row, block.guide_called))
        case forms.Signature():
            for person in block.people:
                yield Circles(
                    names.signed(person, "antwoord"), accessible_names.signed(block, person)
                )
        case _:
            return


def _matrix_rows(block: forms.Matrix) -> Iterator[tuple[str, str]]:
    """Yield what the names in each row start with, and what the row is called."""
    for task in block.tasks:
        yield task.name, accessible_names.task(block, task)
    for number in range(1, block.empty_rows + 1):
        yield names.own(block, number), accessible_names.row(block, number)
