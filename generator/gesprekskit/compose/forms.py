"""Kit in, forms out: one for every form definition, with its texts, counts, version and link."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gesprekskit.compose.blocks import block
from gesprekskit.compose.phrases import role_names
from gesprekskit.compose.versions import stamped
from gesprekskit.definitions.forms import FormDefinition, SectionUse
from gesprekskit.definitions.text import capital
from gesprekskit.documents.addresses import FORMS, page_url, printed, short_page
from gesprekskit.documents.forms import Footer, Form, Section
from gesprekskit.layers import Kit

SEPARATOR = " · "


def forms(kit: Kit) -> tuple[Form, ...]:
    """Return every form of the kit, in the order of the kit's files."""
    return tuple(stamped(kit, _form(kit, definition)) for definition in kit.forms.values())


def _form(kit: Kit, definition: FormDefinition) -> Form:
    words = kit.words.forms
    link = page_url(kit.definition.handbook_url, kit.language, f"{FORMS}/{definition.id}")
    short = page_url(kit.definition.handbook_url, kit.language, short_page(definition.code))
    return Form(
        id=definition.id,
        node=f"form/{definition.id}",
        code=definition.code,
        version="",
        language=kit.language,
        publisher=kit.definition.publisher.name,
        subject=SEPARATOR.join([kit.say(kit.definition.title), definition.code]),
        title=kit.say(definition.title),
        about=SEPARATOR.join(_about(kit, definition)),
        opening=tuple(kit.say(kit.notices[one].text) for one in definition.opening),
        sections=tuple(
            _section(kit, definition.id, use, number)
            for number, use in enumerate(definition.sections, 1)
        ),
        closing=tuple(kit.say(kit.notices[one].text) for one in definition.closing),
        retention=f"{words.keep} {kit.say(definition.retention)}",
        max_pages=definition.max_pages,
        link=link,
        link_label=f"{words.scan} {printed(link)}",
        address=printed(short),
        footer=_footer(kit),
    )


def _about(kit: Kit, definition: FormDefinition) -> Iterator[str]:
    """Yield for which conversation the form is, when, and who fills it in."""
    words = kit.words.forms
    if definition.conversation:
        yield capital(kit.conversations[definition.conversation].name)
    moment: str = getattr(kit.words.moments, definition.moment)
    yield moment[:1].lower() + moment[1:] if definition.conversation else moment
    if definition.moment == "during":
        yield words.together
        return
    yield f"{words.meant_for} {role_names(kit, definition.roles)}"


def _section(kit: Kit, form: str, use: SectionUse, number: int) -> Section:
    section = kit.sections[use.section]
    kept = [one for one in section.fields if one.id not in use.leave_out]
    counts = {name: {"lines": count} for name, count in use.lines.items()}
    counts |= {name: {"rows": count} for name, count in use.rows.items()}
    sized = [one.model_copy(update=counts.get(one.id, {})) for one in kept]
    return Section(
        node=f"section/{section.id}",
        number=number,
        title=kit.say(use.title or section.title),
        help=kit.say(section.help) if section.help else "",
        blocks=tuple(block(kit, f"{form}.{section.id}", section.id, one) for one in sized),
        new_page=use.new_page,
    )


def _footer(kit: Kit) -> Footer:
    definition = kit.definition
    footer = Footer(
        thing="",
        kit=SEPARATOR.join([definition.publisher.name, definition.id]),
        licence=f"{definition.licence.name} – {kit.say(definition.licence.line)}",
        page_of=kit.words.forms.page_of,
    )
    if not definition.funding.shown:
        return footer
    line, emblem = kit.say(definition.funding.line), definition.funding.emblem or ""
    label = kit.words.forms.emblem_eu if emblem else ""
    return replace(footer, funding=line, emblem=emblem, emblem_label=label)
