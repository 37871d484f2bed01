"""Finished things in, a zip for every conversation out: all its forms and the general ones."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from gesprekskit.artifacts import CatalogueEntry
from gesprekskit.definitions.text import capital
from gesprekskit.derive.finished import Finished
from gesprekskit.documents.addresses import pack_zip
from gesprekskit.documents.rendered import Rendered
from gesprekskit.layers import Kit


@dataclass(frozen=True, slots=True)
class Pack:
    """The files of a pack, by name, and the date that they get."""

    files: tuple[tuple[str, bytes], ...]
    date: date


def packs(kit: Kit, finished: tuple[Finished, ...]) -> tuple[tuple[CatalogueEntry, Pack], ...]:
    """Return a pack for every conversation that has forms of its own."""
    printed = [one for one in finished if one.entry.format == "pdf"]
    made = []
    for conversation in kit.conversations.values():
        own = [one for one in printed if one.entry.conversation == conversation.id]
        if own:
            general = [one for one in printed if one.entry.conversation is None]
            made.append(_pack(kit, conversation.id, conversation.name, own + general))
    return tuple(made)


def _pack(
    kit: Kit, conversation: str, name: str, things: list[Finished]
) -> tuple[CatalogueEntry, Pack]:
    roles = {role: None for one in things for role in one.entry.roles}
    entry = CatalogueEntry(
        id=conversation,
        version=kit.definition.version,
        path=pack_zip(kit.language, conversation),
        kind="pack",
        format="zip",
        variant="print",
        language=kit.language,
        conversation=conversation,
        roles=tuple(roles),
        moment="any",
        title=capital(name),
        pages=None,
        bytes=0,
        sha256="",
    )
    files = tuple((one.entry.path.rpartition("/")[2], one.content) for one in things)
    return entry, Pack(files, kit.definition.date)


def render(pack: Pack) -> Rendered:
    """Return the zip; the same files give the same bytes."""
    content = BytesIO()
    moment = (pack.date.year, pack.date.month, pack.date.day, 0, 0, 0)
    with zipfile.ZipFile(content, "w") as archive:
        for name, file in pack.files:
            info = zipfile.ZipInfo(name, moment)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, file)
    return Rendered(content.getvalue(), 0)
