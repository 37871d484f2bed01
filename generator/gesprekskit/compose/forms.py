"""Composes the forms of a kit, with their texts, counts, version and link."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gesprekskit.catalogue import FORM_VARIANTS, VARIANTS
from gesprekskit.compose.blocks import Context, block
from gesprekskit.compose.imprints import imprint
from gesprekskit.compose.versions import Version, released, stamped
from gesprekskit.definitions import fields
from gesprekskit.definitions.forms import FormDefinition, SectionUse
from gesprekskit.definitions.sections import SectionDefinition
from gesprekskit.documents import names
from gesprekskit.documents.forms import Form, Section, Variant
from gesprekskit.documents.measures import line_width
from gesprekskit.kit import Kit

STANDARD = "print"
"""The variant of which the content is released."""


def forms(kit: Kit) -> tuple[Form, ...]:
    """Return every form of the kit in every variant, in the order of the kit's files."""
    return tuple(form for definition in kit.forms.values() for form in variants(kit, definition))


def on_paper(kit: Kit) -> tuple[Form, ...]:
    """Return every form of the kit as it is printed by default."""
    return tuple(_issued(form, released(kit, form)) for form in standard(kit))


def standard(kit: Kit) -> tuple[Form, ...]:
    """Return every form of the kit as it is printed by default, without a version."""
    return tuple(_form(kit, definition, STANDARD) for definition in kit.forms.values())


def variants(kit: Kit, definition: FormDefinition) -> Iterator[Form]:
    """Yield a form in every variant; all have the version of the standard one."""
    version = released(kit, _form(kit, definition, STANDARD))
    for name in FORM_VARIANTS:
        yield _issued(_form(kit, definition, name), version)


def _issued(form: Form, version: Version) -> Form:
    """Return a form with its version: in the footer, and inside a filled-in file."""
    form = stamped(form, version)
    return replace(form, edition=f"{form.code} {form.version}")


def _form(kit: Kit, definition: FormDefinition, name: str) -> Form:
    shared = imprint(kit, definition)
    if VARIANTS[name].grey:
        shared["brand"] = kit.brand.in_grey()
    return Form(
        **shared,
        variant=(variant := _variant(kit, name)),
        landscape=definition.landscape,
        opening=tuple(kit.render_text(kit.notices[notice].text) for notice in definition.opening),
        sections=tuple(
            _section(kit, definition, use, number, variant)
            for number, use in enumerate(definition.sections, 1)
        ),
        closing=tuple(kit.render_text(kit.notices[notice].text) for notice in definition.closing),
        retention=_retention(kit, definition),
        max_pages=definition.max_pages + VARIANTS[name].more_pages,
        edition=definition.code,
        edition_label=kit.words.forms.edition,
    )


def _retention(kit: Kit, definition: FormDefinition) -> str:
    """Return how long the form is kept, and whom to ask."""
    words = kit.words.forms
    kept = f"{words.keep} {kit.render_text(definition.retention)}"
    return f"{kept} {words.ask} {kit.contact}" if kit.contact else kept


def _variant(kit: Kit, name: str) -> Variant:
    line = max(kit.definition.print.line_height, VARIANTS[name].least_line)
    return Variant(name=name, line=line, row=line if VARIANTS[name].large else 0)


def _section(
    kit: Kit, form: FormDefinition, use: SectionUse, number: int, variant: Variant
) -> Section:
    large = VARIANTS[variant.name].large
    section = kit.sections[use.section]
    title = kit.render_text(use.title or section.title)
    context = Context(
        names.below(form.id, section.id),
        section.id,
        title,
        least=variant.row,
        line=line_width(landscape=form.landscape, large=large),
        large=large,
    )
    return Section(
        node=f"section/{section.id}",
        number=number,
        title=title,
        help=kit.render_text(section.help) if section.help else "",
        blocks=tuple(block(kit, context, field) for field in _sized(section, use, variant)),
        new_page=use.new_page,
    )


def _sized(
    section: SectionDefinition, use: SectionUse, variant: Variant
) -> Iterator[fields.AnyField]:
    """Yield the fields that a form has of a section, with as many lines and rows as it wants."""
    for field in section.fields:
        counts: dict[str, int] = {}
        if isinstance(field, fields.Year) and VARIANTS[variant.name].large:
            counts["rows"] = field.rows_in_large_print or field.rows
        counts |= {"lines": use.lines[field.id]} if field.id in use.lines else {}
        counts |= {"rows": use.rows[field.id]} if field.id in use.rows else {}
        if field.id not in use.leave_out:
            yield field.model_copy(update=counts)
