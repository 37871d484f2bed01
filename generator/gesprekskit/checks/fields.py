"""Fields of form sections can be drawn as they are written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import ceil
from typing import assert_never

from gesprekskit.definitions import fields
from gesprekskit.definitions.fields import AnyField, Column, Option
from gesprekskit.definitions.roles import Role
from gesprekskit.definitions.sections import SectionDefinition
from gesprekskit.diagnostics import Diagnostic, Span
from gesprekskit.documents.forms import TWELFTHS
from gesprekskit.loading import Library, LoadedFile

GUIDE = "werkplekbegeleider"
"""The role that the program's own words name beside a matrix of tasks."""


def check_labels(library: Library) -> Iterator[Diagnostic]:
    """A field has a label of its own or a question from the bank, not both."""
    for file, index, field in _fields(library):
        if isinstance(field, fields.Answerable) and field.label and field.question:
            span = file.span("fields", index, "label", key=True)
            yield Diagnostic(span, "field.label-and-question", {"name": field.id})


def check_guide(library: Library) -> Iterator[Diagnostic]:
    """A matrix of tasks has two sides: of who learns, and of who guides."""
    roles = library.all(Role)
    if not roles or any(GUIDE in (one.id, *one.stands_for) for one in roles):
        return
    for file, index, field in _fields(library):
        if isinstance(field, fields.MatrixField):
            span = file.span("fields", index, "type")
            yield Diagnostic(span, "field.no-guide", {"name": field.id, "role": GUIDE})


def check_columns(library: Library) -> Iterator[Diagnostic]:
    """The columns of a table fill its width."""
    for file, index, field in _fields(library):
        if isinstance(field, fields.Table | fields.Agreements):
            total = sum(column.width for column in field.columns)
            if total != TWELFTHS:
                span = file.span("fields", index, "columns", key=True)
                values = {"name": field.id, "total": str(total), "whole": str(TWELFTHS)}
                yield Diagnostic(span, "table.widths", values)


def check_room(library: Library) -> Iterator[Diagnostic]:
    """A field is wide enough for what is drawn in it."""
    for file, index, field in _fields(library):
        least = least_width(field)
        if field.width < least:
            values = {"name": field.id, "width": str(field.width), "least": str(least)}
            options = field.options if isinstance(field, fields.Pick) else ()
            yield Diagnostic(_narrowed(file, options, index), "field.narrow", values)


def check_room_in_columns(library: Library) -> Iterator[Diagnostic]:
    """A column of a table is wide enough to write in, and for the words behind its boxes."""
    for file, index, field in _fields(library):
        if isinstance(field, fields.Table | fields.Agreements):
            for at, column in enumerate(field.columns):
                least = ceil(least_column(column) * TWELFTHS / field.width)
                if column.width < least:
                    values = {"name": column.id, "width": str(column.width), "least": str(least)}
                    span = _narrowed(file, column.options, index, "columns", at)
                    yield Diagnostic(span, "table.narrow", values)


def _fields(library: Library) -> Iterator[tuple[LoadedFile, int, AnyField]]:
    """Yield every field of a section, with its file and its number."""
    for file, section in library.placed(SectionDefinition):
        for index, field in enumerate(section.fields):
            yield file, index, field


def _narrowed(file: LoadedFile, options: Sequence[Option], index: int, *place: int | str) -> Span:
    """Return the width of a field or of a `place` in it, or the widest option in it.

    That option where a layer or a translation says it, instead of the file itself.
    """
    width = file.span("fields", index, *place, "width")
    if width.file != file.source.file or not options:
        return width
    widest = max(range(len(options)), key=lambda at: _longest(options[at : at + 1]))
    label = file.span("fields", index, *place, "options", widest, "label")
    return label if label.file != file.source.file else width


def least_width(field: AnyField) -> int:
    """Return in how many twelfths of a line a field can be drawn, also in large print.

    On a portrait sheet two twelfths are 23 mm, three 38, four 53 and six 82.
    """
    match field:
        case fields.ShortText():
            return 2  # a year, or initials
        case fields.Lines() | fields.Box() | fields.Explanation():
            return 3  # two or three words on a line
        case fields.SentenceStarter():
            return 4  # the start of a sentence, and some of its end
        case fields.DateField():
            return 4  # three boxes, 50 mm together
        case fields.Scale():
            return 4  # five circles, and words below both ends
        case fields.Pick():
            # a box and a word: every twelfth after the first holds six letters
            return _room(4, field.columns * (1 + ceil(_longest(field.options) / 6)))
        case fields.Checklist():
            return _room(4, field.columns * 3)  # a box and a sentence
        case fields.Table() | fields.Agreements():
            return 4  # two columns
        case fields.Signature():
            return 6  # the answers, and beside them room to sign
        case fields.Route():
            return _room(4, len(field.stops) * 2)  # some words at every stop
        case fields.Timeline():
            return 3 + field.moments  # what is marked, and a date at every moment
        case fields.MatrixField() | fields.Year():
            return TWELFTHS  # columns of a fixed width
        case _:
            assert_never(field)


def least_column(column: Column) -> int:
    """Return in how many twelfths of a line a column of a table can be drawn.

    In large print a twelfth holds five letters, of which a box takes the room of three. Words too
    long for four twelfths are broken off.
    """
    return min(ceil((_longest(column.options) + 3) / 5), 4) if column.options else 1


def _room(least: int, needed: int) -> int:
    """Return what is needed, if that is not less than the least or more than a whole line."""
    return min(max(least, needed), TWELFTHS)


def _longest(options: Iterable[Option]) -> int:
    """Return the letters of the longest word; ids stand in for the words that the kit says."""
    words = (word for one in options for word in one.label.said(lambda slot: slot.id).split())
    return max((len(word) for word in words), default=0)
