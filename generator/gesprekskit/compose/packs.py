"""Things in, packs out: a PDF to print and a zip with everything, per conversation."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from gesprekskit.artifacts import CatalogueEntry, Finished, Format, Planned
from gesprekskit.compose.covers import cover
from gesprekskit.definitions.text import capital
from gesprekskit.documents.addresses import pack_pdf, pack_zip
from gesprekskit.documents.packs import Pack, Part, Zip
from gesprekskit.kit import Kit

MOMENTS = ("before", "during", "after", "any")
ON_SHEETS = ("checklist", "form", "cards")
"""What a pack to print holds, in this order within a moment; posters and planners are not."""


def packs(kit: Kit, things: tuple[Planned, ...]) -> tuple[Planned, ...]:
    """Return a pack to print for every conversation."""
    made = []
    for conversation in kit.conversations:
        parts = sorted(
            filter(_on_sheets, _things(kit, things, conversation)),
            key=lambda one: (
                one.entry.conversation is None,
                MOMENTS.index(one.entry.moment),
                ON_SHEETS.index(one.entry.kind),
            ),
        )
        if parts:
            made.append(_planned(kit, conversation, parts, pack_pdf, "pdf"))
    return tuple(made)


def zips(kit: Kit, things: tuple[Planned, ...]) -> tuple[Planned, ...]:
    """Return a zip with everything for every conversation."""
    made = []
    for conversation in kit.conversations:
        parts = [one for one in _things(kit, things, conversation) if one.entry.kind != "picture"]
        if parts:
            made.append(_planned(kit, conversation, parts, pack_zip, "zip"))
    return tuple(made)


def pack(kit: Kit, entry: CatalogueEntry, parts: tuple[Finished, ...]) -> Pack:
    """Return a pack to print: its cover, and its parts in this order."""
    return Pack(
        cover=cover(kit, entry.id, [one.entry for one in parts]),
        parts=tuple(Part(one.entry.title, one.content, one.entry.sha256) for one in parts),
    )


def zipped(kit: Kit, _: CatalogueEntry, parts: tuple[Finished, ...]) -> Zip:
    """Return a zip: the files of its parts."""
    files = tuple(
        Part(one.entry.path.rpartition("/")[2], one.content, one.entry.sha256) for one in parts
    )
    return Zip(files, kit.layers[-1].date)


def _on_sheets(one: Planned) -> bool:
    entry = one.entry
    return entry.kind in ON_SHEETS and entry.format == "pdf" and entry.variant == "print"


def _things(kit: Kit, things: Sequence[Planned], conversation: str) -> Iterator[Planned]:
    """Yield what belongs to a conversation, and what its participants use at any of them."""
    takes_part = {one.role for one in kit.conversations[conversation].participants}
    for one in things:
        general = one.entry.conversation is None and takes_part & set(one.entry.roles)
        if one.entry.conversation == conversation or general:
            yield one


def _planned(
    kit: Kit,
    conversation: str,
    parts: Sequence[Planned],
    path: Callable[[str, str], str],
    format: Format,
) -> Planned:
    roles = {role: None for one in parts for role in one.entry.roles}
    entry = CatalogueEntry(
        id=conversation,
        version=kit.version,
        path=path(kit.language, conversation),
        kind="pack",
        format=format,
        variant="print" if format == "pdf" else "all",
        language=kit.language,
        conversation=conversation,
        roles=tuple(roles),
        moment="any",
        title=capital(kit.conversations[conversation].name),
        pages=None,
        bytes=0,
        sha256="",
    )
    return Planned(entry, f"conversation/{conversation}", tuple(parts))
