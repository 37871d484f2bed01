"""Kit and catalogue in, forms to open out: with what they are, how many pages and how big."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gesprekskit.artifacts import CatalogueEntry, select
from gesprekskit.compose.pages import places
from gesprekskit.compose.phrases import moment_name, role_names
from gesprekskit.definitions.forms import FormDefinition
from gesprekskit.definitions.text import capital
from gesprekskit.documents.blocks import (
    Download,
    Downloads,
    Facts,
    File,
    FilesOfForm,
    FormGroup,
    FormList,
    Link,
    Picture,
)
from gesprekskit.layers import Kit

GENERAL = "algemeen"
MOMENTS = ("before", "during", "after", "any")


def downloads(kit: Kit, catalogue: Sequence[CatalogueEntry], conversation: str) -> Downloads:
    """Return the forms of one conversation, in the order of its moments."""
    forms = [form for form in kit.forms.values() if form.conversation == conversation]
    packs = select(catalogue, kind="pack", id=conversation)
    return Downloads(
        tuple(_download(kit, catalogue, form) for form in in_order(kit, forms)),
        tuple(_file(kit, entry) for entry in packs),
    )


def per_moment(kit: Kit, catalogue: Sequence[CatalogueEntry], role: str) -> FormList:
    """Return the forms that a role fills in, per moment."""
    all_forms = [form for _, _, forms in per_conversation(kit) for form in forms]
    forms = [form for form in all_forms if role in form.roles]
    groups = []
    for moment in MOMENTS:
        found = [form for form in forms if form.moment == moment]
        groups.append(_group(kit, catalogue, moment_name(kit, moment), moment, found))
    return FormList(tuple(group for group in groups if group.forms))


def form_list(kit: Kit, catalogue: Sequence[CatalogueEntry]) -> FormList:
    """Return all forms, per conversation."""
    return FormList(
        tuple(
            _group(kit, catalogue, heading, conversation or GENERAL, forms)
            for heading, conversation, forms in per_conversation(kit)
        )
    )


def per_conversation(kit: Kit) -> Iterator[tuple[str, str | None, list[FormDefinition]]]:
    """Yield each conversation that has forms, by name and id; those for any come last."""
    for conversation in [*kit.conversations, None]:
        forms = [form for form in kit.forms.values() if form.conversation == conversation]
        if forms:
            heading = (
                capital(kit.conversations[conversation].name)
                if conversation
                else kit.words.handbook.headings.all_conversations
            )
            yield heading, conversation, in_order(kit, forms)


def files_of_form(
    kit: Kit, catalogue: Sequence[CatalogueEntry], form: str, facts: Facts
) -> FilesOfForm:
    """Return the files of a form and its picture, with its facts."""
    files = tuple(_files(kit, catalogue, form))
    return FilesOfForm(files, _picture(kit, catalogue, form), facts)


def in_order(kit: Kit, forms: Iterable[FormDefinition]) -> list[FormDefinition]:
    """Return forms in the order of a conversation, and of the roles at each of its moments."""
    roles = list(kit.roles)
    return sorted(forms, key=lambda form: (MOMENTS.index(form.moment), roles.index(form.roles[0])))


def _group(
    kit: Kit,
    catalogue: Sequence[CatalogueEntry],
    heading: str,
    anchor: str,
    forms: Iterable[FormDefinition],
) -> FormGroup:
    found = tuple(_download(kit, catalogue, form) for form in in_order(kit, forms))
    return FormGroup(heading, anchor, found)


def _download(kit: Kit, catalogue: Sequence[CatalogueEntry], form: FormDefinition) -> Download:
    return Download(
        page=Link(kit.say(form.title), places.form_page(form.id)),
        who=capital(role_names(kit, form.roles)),
        moment=moment_name(kit, form.moment),
        text=kit.say(form.summary),
        files=tuple(_files(kit, catalogue, form.id)),
        picture=_picture(kit, catalogue, form.id),
    )


def _files(kit: Kit, catalogue: Sequence[CatalogueEntry], form: str) -> Iterator[File]:
    for entry in select(catalogue, id=form, kind="form"):
        yield _file(kit, entry)


def _file(kit: Kit, entry: CatalogueEntry) -> File:
    name: str = getattr(kit.words.handbook.formats, entry.format)
    return File(Link(name, places.file(kit.language, entry.path)), _detail(kit, entry))


def _detail(kit: Kit, entry: CatalogueEntry) -> str:
    """Return pages and size: `2 blz., 120 kB`."""
    phrases = kit.words.handbook.phrases
    parts = [phrases.pages.format(count=entry.pages)] if entry.pages else []
    return ", ".join([*parts, phrases.kilobytes.format(count=max(1, round(entry.bytes / 1000)))])


def _picture(kit: Kit, catalogue: Sequence[CatalogueEntry], form: str) -> Picture | None:
    for entry in select(catalogue, id=form, format="png"):
        title = kit.words.handbook.phrases.picture_of.format(title=kit.say(kit.forms[form].title))
        return Picture(places.file(kit.language, entry.path), title)
    return None
