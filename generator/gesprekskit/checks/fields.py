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
from gesprekskit.documents import measures
from gesprekskit.documents.measures import TWELFTHS
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
    if not roles or any(GUIDE in (role.id, *role.stands_for) for role in roles):
        return
    for file, index, field in _fields(library):
        if isinstance(field, fields.MatrixField):
            span = file.span("fields", index, "type")
            yield Diagnostic(span, "field.no-guide", {"name": field.id, "role": GUIDE})


def check_columns(library: Library) -> Iterator[Diagnostic]:
    """The columns of a table fill its width; one to write in says how wide it is."""
    for file, index, field in _fields(library):
        if isinstance(field, fields.Table | fields.Agreements):
            total = sum(column.width or 0 for column in field.columns)
            without = [
                at
                for at, column in enumerate(field.columns)
                if not (column.width or column.options)
            ]
            for at in without:
                span = file.span("fields", index, "columns", at, "id")
                yield Diagnostic(span, "table.no-width", {"name": field.columns[at].id})
            if total not in (0, TWELFTHS) and not without:
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
            yield Diagnostic(_width_span(file, options, index), "field.narrow", values)


def check_room_in_columns(library: Library) -> Iterator[Diagnostic]:
    """A column of a table is wide enough to write in, and for the words behind its boxes."""
    for file, index, field in _fields(library):
        if isinstance(field, fields.Table | fields.Agreements):
            for at, column in enumerate(field.columns):
                least = ceil(least_column(column) * TWELFTHS / field.width)
                if column.width and column.width < least:
                    values = {"name": column.id, "width": str(column.width), "least": str(least)}
                    span = _width_span(file, column.options, index, "columns", at)
                    yield Diagnostic(span, "table.narrow", values)


def _fields(library: Library) -> Iterator[tuple[LoadedFile, int, AnyField]]:
    """Yield every field of a section, with its file and its number."""
    for file, section in library.placed(SectionDefinition):
        for index, field in enumerate(section.fields):
            yield file, index, field


def _width_span(file: LoadedFile, options: Sequence[Option], index: int, *place: int | str) -> Span:
    """Return the span of the width of a field or of a `place` in it, or of its widest option.

    The option if it was written by a layer or a translation, not in the file itself.
    """
    width = file.span("fields", index, *place, "width")
    if width.file != file.source.file or not options:
        return width
    widest = max(range(len(options)), key=lambda at: _longest_word(options[at : at + 1]))
    label = file.span("fields", index, *place, "options", widest, "label")
    return label if label.file != file.source.file else width


def least_width(field: AnyField) -> int:
    """Return in how many twelfths of a line a field can be drawn, also in large print."""
    match field:
        case fields.ShortText():
            return measures.LEAST_SHORT_TEXT
        case fields.Lines() | fields.Box() | fields.Explanation():
            return measures.LEAST_LINES
        case fields.SentenceStarter() | fields.DateField() | fields.Scale():
            return measures.LEAST_FIELD
        case fields.Pick():
            words = ceil(_longest_word(field.options) / measures.LETTERS_BEHIND_BOX)
            return _clamped(field.columns * (1 + words))
        case fields.Checklist():
            return _clamped(field.columns * measures.LEAST_SENTENCE)
        case fields.Table() | fields.Agreements():
            return measures.LEAST_FIELD
        case fields.Signature():
            return measures.LEAST_SIGNATURE
        case fields.Route():
            return _clamped(len(field.stops) * measures.LEAST_STOP)
        case fields.Timeline():
            return measures.LEAST_TIMELINE + field.moments
        case fields.MatrixField() | fields.Year():
            return TWELFTHS  # columns of a fixed width
        case _:
            assert_never(field)


def least_column(column: Column) -> int:
    """Return in how many twelfths of a line a column of a table can be drawn.

    Words too long for the widest column that can be asked for are hyphenated.
    """
    if not column.options:
        return 1
    letters = _longest_word(column.options) + measures.BOX_IN_COLUMN
    return min(ceil(letters / measures.LETTERS_IN_COLUMN), measures.WIDEST_COLUMN)


def _clamped(needed: int) -> int:
    """Return the width needed, at least that of the narrowest field and at most a whole line."""
    return min(max(measures.LEAST_FIELD, needed), TWELFTHS)


def _longest_word(options: Iterable[Option]) -> int:
    """Return the length of the longest word; ids stand in for the kit's words."""
    words = (word for option in options for word in option.label.said(lambda slot: slot.id).split())
    return max((len(word) for word in words), default=0)
