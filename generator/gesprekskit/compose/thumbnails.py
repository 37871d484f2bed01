"""Finished PDFs in, a small picture of each to be drawn out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

from gesprekskit.artifacts import CatalogueEntry, Finished, Planned
from gesprekskit.catalogue import KINDS
from gesprekskit.documents.thumbnails import Thumbnail
from gesprekskit.kit import Kit


def planned(_: Kit, things: tuple[Planned, ...]) -> tuple[Planned, ...]:
    """Return a picture of every PDF as it is printed by default."""
    return tuple(
        Planned(_entry(thing.entry), thing.node, (thing,))
        for thing in things
        if thing.entry.format == "pdf" and thing.entry.variant == "print"
    )


def _entry(entry: CatalogueEntry) -> CatalogueEntry:
    path = PurePosixPath(entry.path).with_suffix(".png").as_posix()
    return replace(entry, path=path, kind="picture", format="png")


def thumbnail(_: Kit, __: CatalogueEntry, parts: tuple[Finished, ...]) -> Thumbnail:
    """Return the PDF and the page that shows what it is."""
    (pdf,) = parts
    return Thumbnail(pdf.content, pdf.entry.sha256, KINDS[pdf.entry.kind].pictured_page)
