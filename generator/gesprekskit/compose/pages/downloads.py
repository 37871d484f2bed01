"""Composes lists of files to open: what each is, how many pages it has and how big it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gesprekskit.artifacts import CatalogueEntry, select
from gesprekskit.catalogue import KINDS, VARIANTS
from gesprekskit.compose.pages import places
from gesprekskit.compose.pages.publications import (
    MOMENTS,
    conversations_of,
    in_order,
    kind_name,
    per_conversation,
)
from gesprekskit.compose.phrases import moment_name, role_names, when
from gesprekskit.definitions.publications import Publication
from gesprekskit.definitions.text import capital
from gesprekskit.documents.blocks import Fact, Facts, Link
from gesprekskit.documents.downloads import (
    Download,
    DownloadGroup,
    DownloadGroups,
    Downloads,
    File,
    Files,
    FilesOfThing,
    Pack,
    Picture,
)
from gesprekskit.kit import Kit


def downloads(kit: Kit, catalogue: Sequence[CatalogueEntry], conversation: str) -> Downloads:
    """Return the things of one conversation, and its packs."""
    things = [thing for thing in kit.publications.values() if thing.conversation == conversation]
    return _listed(kit, catalogue, in_order(kit, things), conversation)


def per_moment(kit: Kit, catalogue: Sequence[CatalogueEntry], role: str) -> DownloadGroups:
    """Return the things that a role uses, per moment."""
    used = [
        thing for _, _, things in per_conversation(kit) for thing in things if role in thing.roles
    ]
    groups = []
    for moment, anchor in MOMENTS.items():
        found = in_order(kit, (publication for publication in used if publication.moment == moment))
        listed = _listed(kit, catalogue, found)
        groups.append(DownloadGroup(moment_name(kit, moment), anchor, listed))
    return DownloadGroups(tuple(group for group in groups if group.downloads.things))


def group(
    kit: Kit,
    catalogue: Sequence[CatalogueEntry],
    heading: str,
    anchor: str,
    things: Iterable[Publication],
) -> DownloadGroup:
    """Return things under a heading; a group that is a conversation has its packs."""
    return DownloadGroup(heading, anchor, _listed(kit, catalogue, things, anchor))


def files_of_thing(
    kit: Kit, catalogue: Sequence[CatalogueEntry], thing: Publication, facts: Facts
) -> FilesOfThing:
    """Return the files of a thing and its picture, with its facts."""
    return FilesOfThing(_files(kit, catalogue, thing), _picture(kit, catalogue, thing), facts)


def facts(kit: Kit, thing: Publication, users_label: str, *more: Fact) -> Facts:
    """Return what a thing is, for whom, when and with which conversation."""
    words = kit.words.handbook.facts
    return Facts(
        (
            Fact(words.sort, (kind_name(kit, thing),)),
            Fact(users_label, (capital(role_names(kit, thing.roles)),)),
            Fact(words.moment, (when(kit, thing),)),
            Fact(words.belongs_to, (_conversation(kit, thing),)),
            *more,
        )
    )


def _conversation(kit: Kit, thing: Publication) -> Link:
    if thing.conversation is None:
        return Link(kit.words.handbook.headings.all_conversations, places.ALL_FORMS)
    conversation = kit.conversations[thing.conversation]
    return Link(capital(conversation.name), places.conversation_page(conversation.id))


def _listed(
    kit: Kit,
    catalogue: Sequence[CatalogueEntry],
    things: Iterable[Publication],
    conversation: str = "",
) -> Downloads:
    whole = (
        entry for entry in select(catalogue, id=conversation) if KINDS[entry.kind].of_conversation
    )
    name = kit.conversations[conversation].name if conversation in kit.conversations else ""
    label = kit.words.handbook.phrases.pack.format(name=name)
    return Downloads(
        tuple(_download(kit, catalogue, thing) for thing in things),
        Pack(label, tuple(_file(kit, entry) for entry in _in_order(whole))),
    )


def _download(kit: Kit, catalogue: Sequence[CatalogueEntry], thing: Publication) -> Download:
    return Download(
        page=Link(kit.render_text(thing.title), places.form_page(thing.id)),
        kind=kind_name(kit, thing),
        who=capital(role_names(kit, thing.roles)),
        moment=when(kit, thing),
        text=kit.render_text(thing.summary),
        files=_files(kit, catalogue, thing),
        picture=_picture(kit, catalogue, thing),
        values=(
            ("gesprek", " ".join(conversations_of(kit, thing))),
            ("rol", " ".join(thing.roles)),
            ("moment", MOMENTS[thing.moment]),
            ("soort", KINDS[thing.catalogue_kind].filter),
        ),
    )


def _files(kit: Kit, catalogue: Sequence[CatalogueEntry], thing: Publication) -> Files:
    found = _in_order(select(catalogue, id=thing.id, kind=thing.catalogue_kind))
    files = tuple(_file(kit, entry) for entry in found)
    return Files(files, kit.words.handbook.phrases.other_files)


def _in_order(entries: Iterable[CatalogueEntry]) -> list[CatalogueEntry]:
    """Return files in the order of their variants; the first is what most readers come for."""
    order = list(VARIANTS)
    return sorted(entries, key=lambda entry: order.index(entry.variant))


def _file(kit: Kit, entry: CatalogueEntry) -> File:
    names = kit.words.handbook.files
    variant = entry.variant.replace("-", "_")
    name = names.get(f"{entry.kind}_{variant}") or names[variant]
    return File(Link(name, places.file(kit.language, entry.path)), _detail(kit, entry))


def _detail(kit: Kit, entry: CatalogueEntry) -> str:
    """Return pages and size: `2 blz., 120 kB`."""
    phrases = kit.words.handbook.phrases
    parts = [phrases.pages.format(count=entry.pages)] if entry.pages else []
    kilobytes = max(1, round(entry.bytes / 1000))
    if kilobytes < 1000:
        size = phrases.kilobytes.format(count=kilobytes)
    else:
        size = phrases.megabytes.format(
            count=f"{kilobytes / 1000:.1f}".replace(".", kit.words.decimal)
        )
    return ", ".join([*parts, size])


def _picture(kit: Kit, catalogue: Sequence[CatalogueEntry], thing: Publication) -> Picture | None:
    for entry in select(catalogue, id=thing.id, kind="picture", variant="print"):
        title = kit.words.handbook.phrases.picture_of.format(title=kit.render_text(thing.title))
        return Picture(places.file(kit.language, entry.path), title)
    return None
