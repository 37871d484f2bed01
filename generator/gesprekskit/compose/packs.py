"""Composes a pack for each conversation: a PDF to print and a zip with everything."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from gesprekskit.artifacts import CatalogueEntry, Finished, Planned
from gesprekskit.catalogue import KINDS
from gesprekskit.compose.covers import cover
from gesprekskit.compose.entries import conversation_entry
from gesprekskit.documents.addresses import pack_pdf, pack_zip
from gesprekskit.documents.packs import Pack, Part, Zip
from gesprekskit.kit import Kit

MOMENTS = ("before", "during", "after", "any")


def packs(kit: Kit, things: tuple[Planned, ...]) -> tuple[Planned, ...]:
    """Return a pack to print for every conversation."""
    made = []
    for conversation in kit.conversations:
        parts = sorted(
            filter(_on_sheets, _things(kit, things, conversation)),
            key=lambda planned: (
                planned.entry.conversation is None,
                MOMENTS.index(planned.entry.moment),
                KINDS[planned.entry.kind].place_in_pack,
            ),
        )
        if parts:
            made.append(_planned(kit, conversation, parts, pack_pdf, "pdf"))
    return tuple(made)


def zips(kit: Kit, things: tuple[Planned, ...]) -> tuple[Planned, ...]:
    """Return a zip with everything for every conversation."""
    made = []
    for conversation in kit.conversations:
        parts = [
            thing for thing in _things(kit, things, conversation) if KINDS[thing.entry.kind].offered
        ]
        if parts:
            made.append(_planned(kit, conversation, parts, pack_zip, "zip"))
    return tuple(made)


def pack(kit: Kit, entry: CatalogueEntry, parts: tuple[Finished, ...]) -> Pack:
    """Return a pack to print: its cover, and its parts in this order."""
    return Pack(
        cover=cover(kit, entry.id, [part.entry for part in parts]),
        parts=tuple(Part(part.entry.title, part.content, part.entry.sha256) for part in parts),
    )


def zipped(kit: Kit, _: CatalogueEntry, parts: tuple[Finished, ...]) -> Zip:
    """Return a zip: the files of its parts."""
    files = tuple(
        Part(part.entry.path.rpartition("/")[2], part.content, part.entry.sha256) for part in parts
    )
    return Zip(files, kit.layers[-1].date)


def _on_sheets(planned: Planned) -> bool:
    entry = planned.entry
    in_pack = KINDS[entry.kind].place_in_pack is not None
    return in_pack and entry.format == "pdf" and entry.variant == "print"


def _things(kit: Kit, things: Sequence[Planned], conversation: str) -> Iterator[Planned]:
    """Yield what belongs to a conversation, and what its participants use at any of them."""
    takes_part = {participant.role for participant in kit.conversations[conversation].participants}
    for thing in things:
        general = thing.entry.conversation is None and takes_part & set(thing.entry.roles)
        if thing.entry.conversation == conversation or general:
            yield thing


def _planned(
    kit: Kit,
    conversation: str,
    parts: Sequence[Planned],
    path: Callable[[str, str], str],
    format: str,
) -> Planned:
    roles = {role: None for part in parts for role in part.entry.roles}
    entry = conversation_entry(
        kit,
        conversation,
        path(kit.language, conversation),
        kind="pack",
        format=format,
        variant="print" if format == "pdf" else "all",
        roles=tuple(roles),
    )
    return Planned(entry, f"conversation/{conversation}", tuple(parts))
