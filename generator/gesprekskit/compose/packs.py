"""Finished things in, packs out: a PDF to print and a zip with everything, per conversation."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from gesprekskit.artifacts import CatalogueEntry, Finished, Format
from gesprekskit.compose.covers import cover
from gesprekskit.definitions.text import capital
from gesprekskit.documents.addresses import pack_pdf, pack_zip
from gesprekskit.documents.packs import Pack, Part, Zip
from gesprekskit.layers import Kit

MOMENTS = ("before", "during", "after", "any")
ON_SHEETS = ("checklist", "form", "cards")
"""What a pack to print holds, in this order within a moment; posters and planners are not."""


def packs(kit: Kit, finished: tuple[Finished, ...]) -> tuple[tuple[CatalogueEntry, Pack], ...]:
    """Return a pack to print for every conversation."""
    made = []
    for conversation in kit.conversations:
        parts = sorted(
            filter(_on_sheets, _things(kit, finished, conversation)),
            key=lambda one: (
                one.entry.conversation is None,
                MOMENTS.index(one.entry.moment),
                ON_SHEETS.index(one.entry.kind),
            ),
        )
        if parts:
            entry = _entry(kit, conversation, parts, pack_pdf, "pdf")
            made.append((entry, _pack(kit, conversation, parts)))
    return tuple(made)


def zips(kit: Kit, finished: tuple[Finished, ...]) -> tuple[tuple[CatalogueEntry, Zip], ...]:
    """Return a zip with everything for every conversation."""
    made = []
    for conversation in kit.conversations:
        things = [
            one for one in _things(kit, finished, conversation) if one.entry.kind != "picture"
        ]
        if things:
            files = tuple((one.entry.path.rpartition("/")[2], one.content) for one in things)
            sums = tuple((one.entry.path, one.entry.sha256) for one in things)
            entry = _entry(kit, conversation, things, pack_zip, "zip")
            made.append((entry, Zip(files, sums, kit.layers[-1].date)))
    return tuple(made)


def _on_sheets(one: Finished) -> bool:
    entry = one.entry
    return entry.kind in ON_SHEETS and entry.format == "pdf" and entry.variant == "print"


def _things(kit: Kit, finished: Sequence[Finished], conversation: str) -> Iterator[Finished]:
    """Yield what belongs to a conversation, and what its participants use at any of them."""
    takes_part = {one.role for one in kit.conversations[conversation].participants}
    for one in finished:
        general = one.entry.conversation is None and takes_part & set(one.entry.roles)
        if one.entry.conversation == conversation or general:
            yield one


def _pack(kit: Kit, conversation: str, parts: Sequence[Finished]) -> Pack:
    return Pack(
        cover=cover(kit, conversation, [one.entry for one in parts]),
        parts=tuple(Part(one.entry.title, one.content, one.entry.sha256) for one in parts),
    )


def _entry(
    kit: Kit,
    conversation: str,
    things: Sequence[Finished],
    path: Callable[[str, str], str],
    format: Format,
) -> CatalogueEntry:
    roles = {role: None for one in things for role in one.entry.roles}
    return CatalogueEntry(
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
