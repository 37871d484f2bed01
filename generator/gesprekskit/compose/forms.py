"""Kit in, forms out: one for every form definition, with its texts, counts, version and link."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gesprekskit.compose.blocks import Context, block
from gesprekskit.compose.imprints import imprint
from gesprekskit.compose.versions import Version, released, stamped
from gesprekskit.definitions import fields
from gesprekskit.definitions.forms import FormDefinition, SectionUse
from gesprekskit.definitions.sections import SectionDefinition
from gesprekskit.documents.forms import Form, Section, Variant, VariantName
from gesprekskit.kit import Kit

VARIANTS: tuple[VariantName, ...] = ("print", "fillable", "large-print", "ink-saving")
LARGE = 10.5
"""Ruled lines of large print in mm, at least (domain model: 10 to 12)."""


def forms(kit: Kit) -> tuple[Form, ...]:
    """Return every form of the kit in every variant, in the order of the kit's files."""
    return tuple(form for definition in kit.forms.values() for form in variants(kit, definition))


def on_paper(kit: Kit) -> tuple[Form, ...]:
    """Return every form of the kit as it is printed by default."""
    return tuple(_issued(form, released(kit, form)) for form in standard(kit))


def standard(kit: Kit) -> tuple[Form, ...]:
    """Return every form of the kit as it is printed by default, without a version."""
    return tuple(_form(kit, definition, "print") for definition in kit.forms.values())


def variants(kit: Kit, definition: FormDefinition) -> Iterator[Form]:
    """Yield a form in every variant; all have the version of the standard one."""
    version = released(kit, _form(kit, definition, "print"))
    for name in VARIANTS:
        yield _issued(_form(kit, definition, name), version)


def _issued(form: Form, version: Version) -> Form:
    """Return a form with its version: in the footer, and inside a filled-in file."""
    form = stamped(form, version)
    return replace(form, edition=f"{form.code} {form.version}")


def _form(kit: Kit, definition: FormDefinition, name: VariantName) -> Form:
    shared = imprint(kit, definition, "form")
    if name == "ink-saving":
        shared["brand"] = kit.brand.in_grey()
    return Form(
        **shared,
        variant=(variant := _variant(kit, name)),
        landscape=definition.landscape,
        opening=tuple(kit.render_text(kit.notices[one].text) for one in definition.opening),
        sections=tuple(
            _section(kit, definition.id, use, number, variant)
            for number, use in enumerate(definition.sections, 1)
        ),
        closing=tuple(kit.render_text(kit.notices[one].text) for one in definition.closing),
        retention=_retention(kit, definition),
        max_pages=definition.max_pages + (name == "large-print"),
        edition=definition.code,
        edition_label=kit.words.forms.edition,
    )


def _retention(kit: Kit, definition: FormDefinition) -> str:
    """Return how long the form is kept, and whom to ask."""
    words = kit.words.forms
    kept = f"{words.keep} {kit.render_text(definition.retention)}"
    return f"{kept} {words.ask} {kit.contact}" if kit.contact else kept


def _variant(kit: Kit, name: VariantName) -> Variant:
    line = kit.definition.print.line_height
    if name == "large-print":
        line = max(line, LARGE)
        return Variant(name=name, line=line, row=line)
    return Variant(name=name, line=line, row=0)


def _section(kit: Kit, form: str, use: SectionUse, number: int, variant: Variant) -> Section:
    section = kit.sections[use.section]
    title = kit.render_text(use.title or section.title)
    context = Context(f"{form}.{section.id}", section.id, title, least=variant.row)
    return Section(
        node=f"section/{section.id}",
        number=number,
        title=title,
        help=kit.render_text(section.help) if section.help else "",
        blocks=tuple(block(kit, context, one) for one in _sized(section, use, variant)),
        new_page=use.new_page,
    )


def _sized(
    section: SectionDefinition, use: SectionUse, variant: Variant
) -> Iterator[fields.AnyField]:
    """Yield the fields that a form has of a section, with as many lines and rows as it wants."""
    for field in section.fields:
        counts: dict[str, int] = {}
        if isinstance(field, fields.Year) and variant.name == "large-print":
            counts["rows"] = field.rows_in_large_print or field.rows
        counts |= {"lines": use.lines[field.id]} if field.id in use.lines else {}
        counts |= {"rows": use.rows[field.id]} if field.id in use.rows else {}
        if field.id not in use.leave_out:
            yield field.model_copy(update=counts)
