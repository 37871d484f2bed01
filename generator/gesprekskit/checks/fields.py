"""Fields of form sections can be drawn as they are written."""

from __future__ import annotations

from collections.abc import Iterator

from gesprekskit.definitions.fields import Agreements, Answerable, Table
from gesprekskit.definitions.sections import SectionDefinition
from gesprekskit.diagnostics import Diagnostic
from gesprekskit.documents.forms import TWELFTHS
from gesprekskit.loading import Library


def check_labels(library: Library) -> Iterator[Diagnostic]:
    """A field has a label of its own or a question from the bank, not both."""
    for file, section in library.placed(SectionDefinition):
        for index, field in enumerate(section.fields):
            if isinstance(field, Answerable) and field.label and field.question:
                span = file.span("fields", index, "label", key=True)
                yield Diagnostic(span, "field.label-and-question", {"name": field.id})


def check_columns(library: Library) -> Iterator[Diagnostic]:
    """The columns of a table fill its width."""
    for file, section in library.placed(SectionDefinition):
        for index, field in enumerate(section.fields):
            if isinstance(field, Table | Agreements):
                total = sum(column.width for column in field.columns)
                if total != TWELFTHS:
                    span = file.span("fields", index, "columns", key=True)
                    values = {"name": field.id, "total": str(total), "whole": str(TWELFTHS)}
                    yield Diagnostic(span, "table.widths", values)
