"""Kit and catalogue in, the page of a form out: to open it, and why it asks what it asks.

The QR code on the paper leads here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gesprekskit.artifacts import CatalogueEntry
from gesprekskit.compose.pages import places
from gesprekskit.compose.pages.downloads import facts, files_of_thing
from gesprekskit.compose.pages.references import notes
from gesprekskit.compose.phrases import role_names
from gesprekskit.definitions.fields import Answerable, Explanation, FieldBase, SentenceStarter
from gesprekskit.definitions.forms import FormDefinition, SectionUse
from gesprekskit.definitions.text import capital
from gesprekskit.documents.blocks import Link, Links, Paragraph, Row, Table
from gesprekskit.documents.pages import Page, Section
from gesprekskit.kit import Kit


def form_pages(kit: Kit, catalogue: Sequence[CatalogueEntry]) -> tuple[Page, ...]:
    """Return a page for every form of the kit."""
    return tuple(_page(kit, catalogue, form) for form in kit.forms.values())


def _page(kit: Kit, catalogue: Sequence[CatalogueEntry], form: FormDefinition) -> Page:
    title = kit.render_text(form.title)
    return Page(
        path=places.form_page(form.id),
        title=title,
        menu=title,
        description=kit.words.handbook.phrases.thing_description.format(title=title),
        nodes=(f"form/{form.id}", *(f"section/{use.section}" for use in form.sections)),
        lead=kit.render_text(form.summary),
        notes=(),
        sections=tuple(_sections(kit, catalogue, form)),
    )


def _sections(
    kit: Kit, catalogue: Sequence[CatalogueEntry], form: FormDefinition
) -> Iterator[Section]:
    headings = kit.words.handbook.headings
    told = facts(kit, form, kit.words.handbook.facts.filled_by)
    opened = files_of_thing(kit, catalogue, form, told)
    yield Section(headings.print, "open-en-print", (opened,))
    if tables := tuple(_tables(kit, form)):
        yield Section(headings.why, "waarom", tables)
    kept = Paragraph(capital(kit.render_text(form.retention)))
    privacy = Links((Link(kit.words.handbook.skills.privacy, places.PRIVACY),))
    yield Section(headings.retention, "bewaren", (kept, privacy))
    yield Section(headings.sources, "bronnen", (notes(kit, _sources(kit, form)),))


def _tables(kit: Kit, form: FormDefinition) -> Iterator[Table]:
    """Yield, for each section on the form, what it asks, why, and who uses the answer."""
    words = kit.words.handbook.facts
    columns = (words.field, words.why, words.used_by)
    for use in form.sections:
        section = kit.sections[use.section]
        rows = tuple(_row(kit, field) for field in _asked(kit, use))
        if rows:
            yield Table(kit.render_text(use.title or section.title), columns, rows, folded=True)


def _asked(kit: Kit, use: SectionUse) -> Iterator[Answerable]:
    for field in kit.sections[use.section].fields:
        if isinstance(field, Answerable) and field.id not in use.leave_out:
            yield field


def _row(kit: Kit, field: Answerable) -> Row:
    used_by = capital(role_names(kit, field.used_by))
    return Row(_label(kit, field), (kit.render_text(field.why), used_by))


def _label(kit: Kit, field: Answerable) -> str:
    """Return what stands above a field, else its first words, else what kind of field it is."""
    if field.question:
        return kit.render_text(kit.questions[field.question].text)
    if field.label:
        return kit.render_text(field.label)
    if isinstance(field, SentenceStarter):
        return kit.render_text(field.starter)
    kind: str = getattr(kit.words.fields, getattr(field, "type", "lines"))
    return kind


def _sources(kit: Kit, form: FormDefinition) -> Iterator[str]:
    yield from form.sources
    for use in form.sections:
        section = kit.sections[use.section]
        yield from section.sources
        for field in section.fields:
            if field.id not in use.leave_out:
                yield from _sources_of(field)


def _sources_of(field: FieldBase) -> tuple[str, ...]:
    return field.sources if isinstance(field, Answerable | Explanation) else ()
