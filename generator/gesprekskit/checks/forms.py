"""Forms use what sections have, and say what their type of conversation requires."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from gesprekskit.definitions.base import Whole
from gesprekskit.definitions.conversations import Conversation
from gesprekskit.definitions.fields import Answerable, AnyField
from gesprekskit.definitions.forms import FormDefinition
from gesprekskit.definitions.sections import SectionDefinition
from gesprekskit.diagnostics import Diagnostic
from gesprekskit.loading import Library
from gesprekskit.loading.similar_words import near
from gesprekskit.loading.validation import is_meant, listed
from gesprekskit.sources import Where

NO_JUDGEMENT = "geen-beoordeling"
NOTHING_PRIVATE = "niet-opschrijven"
FILL_IN_ALL = "vul-alles-in"


def check_counts(library: Library) -> Iterator[Diagnostic]:
    """Lines, rows and omissions name fields that have them, within the field's bounds."""
    sections = {
        section.id: section
        for file, section in library.placed(SectionDefinition)
        if not file.partly
    }
    for file, form in library.placed(FormDefinition):
        for index, use in enumerate(form.sections):
            section = sections.get(use.section)
            if section is None:
                continue
            fields = {field.id: field for field in section.fields}
            written = set(_field_ids(library, section.id))
            places: list[tuple[Where, str, str]] = [
                *((("leave_out", at), name, "") for at, name in enumerate(use.leave_out)),
                *((("lines", line), line, "lines") for line in use.lines),
                *((("rows", row), row, "rows") for row in use.rows),
            ]
            for where, name, counted in places:
                span = file.span("sections", index, *where, key=bool(counted))
                values = {"name": name, "section": section.id}
                if not is_meant(name, written):
                    known = list(fields)
                    values |= {"known": listed(known), **near(name, known)}
                    yield Diagnostic(span, "form.unknown-field", values)
                elif counted and name in fields:
                    bounds = _bounds(fields[name], counted)
                    count = getattr(use, counted)[name]
                    if bounds is None:
                        yield Diagnostic(span, f"form.no-{counted}", values)
                    elif count not in bounds:
                        span = file.span("sections", index, *where)
                        values = {"name": name, "count": str(count), **bounds.told}
                        yield Diagnostic(span, "form.count", values)


def _field_ids(library: Library, section: str) -> Iterator[str]:
    """Yield the ids of a section's fields, those with mistakes in them included."""
    start = f"section/{section}/"
    return (node.removeprefix(start) for node in library.nodes if node.startswith(start))


def _bounds(field: AnyField, counted: str) -> Whole | None:
    """Return the bounds of a field's `lines` or `rows`; None if it has none."""
    known = type(field).model_fields.get(counted)
    return (
        next((whole for whole in known.metadata if isinstance(whole, Whole)), None)
        if known
        else None
    )


def check_sections_once(library: Library) -> Iterator[Diagnostic]:
    """A form has a section once, so that every answer has a unique name."""
    for file, form in library.placed(FormDefinition):
        seen: set[str] = set()
        for index, use in enumerate(form.sections):
            if use.section in seen:
                span = file.span("sections", index, "section")
                yield Diagnostic(span, "form.section-twice", {"name": use.section})
            seen.add(use.section)


def check_sections_used(library: Library) -> Iterator[Diagnostic]:
    """Every section is used by a form; who misspelt its name uses it."""
    used = {use.section for form in library.all(FormDefinition) for use in form.sections}
    there = {section.id for section in library.all(SectionDefinition)}
    misspelt = used - there
    for file, section in library.placed(SectionDefinition):
        names = {section.id, Path(file.source.file).stem}
        if section.id and not names & used and not near(section.id, list(misspelt)):
            span = file.source.span(("id",))
            yield Diagnostic(span, "section.unused", {"name": section.id}, "warning")


def check_fixed_sentences(library: Library) -> Iterator[Diagnostic]:
    """A form without a judgement says so, one with a judgement does not; all guard privacy."""
    judgements = {
        conversation.id: conversation.judgement for conversation in library.all(Conversation)
    }
    for file, form in library.placed(FormDefinition):
        span = file.source.span(("opening",), key=True)
        judgement = judgements.get(form.conversation or "")
        if judgement == "none" and NO_JUDGEMENT not in form.opening:
            yield Diagnostic(span, "form.judgement-line-missing", {"name": NO_JUDGEMENT})
        if judgement == "full" and NO_JUDGEMENT in form.opening:
            yield Diagnostic(span, "form.judgement-line-false", {"name": NO_JUDGEMENT})
        if NOTHING_PRIVATE not in form.closing:
            span = file.source.span(("closing",), key=True)
            yield Diagnostic(span, "form.privacy-line-missing", {"name": NOTHING_PRIVATE})


def check_optional_line(library: Library) -> Iterator[Diagnostic]:
    """A form explains `(niet verplicht)` only if that is printed on it."""
    sections = {section.id: section for section in library.all(SectionDefinition)}
    for file, form in library.placed(FormDefinition):
        shown = (
            field
            for use in form.sections
            if use.section in sections
            for field in sections[use.section].fields
            if field.id not in use.leave_out
        )
        optional = any(isinstance(field, Answerable) and field.optional for field in shown)
        if FILL_IN_ALL in form.opening and not optional:
            span = file.source.span(("opening",), key=True)
            yield Diagnostic(span, "form.optional-line-false", {"name": FILL_IN_ALL}, "warning")
