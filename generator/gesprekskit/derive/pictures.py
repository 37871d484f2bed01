"""Finished PDFs in, a small picture of each out: of the page that shows best what it is."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import PurePosixPath

import pypdfium2

from gesprekskit.artifacts import CatalogueEntry, Finished, Planned
from gesprekskit.documents.rendered import Rendered
from gesprekskit.kit import Kit

WIDTH = 480
"""Width in pixels: sharp at 240 CSS pixels on a dense screen."""

PAGES = {"cards": 2}
"""Which page shows what the thing is, where that is not the first."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A PDF to take the picture of, and on which of its pages, from 0."""

    pdf: bytes = field(repr=False)
    sha256: str
    page: int


def planned(_: Kit, things: tuple[Planned, ...]) -> tuple[Planned, ...]:
    """Return a picture of every PDF as it is printed by default."""
    return tuple(
        Planned(_entry(one.entry), one.node, (one,))
        for one in things
        if one.entry.format == "pdf" and one.entry.variant == "print"
    )


def _entry(entry: CatalogueEntry) -> CatalogueEntry:
    path = PurePosixPath(entry.path).with_suffix(".png").as_posix()
    return replace(entry, path=path, kind="picture", format="png")


def sheet(_: Kit, __: CatalogueEntry, parts: tuple[Finished, ...]) -> Sheet:
    """Return the PDF and the page that shows what it is."""
    (pdf,) = parts
    return Sheet(pdf.content, pdf.entry.sha256, PAGES.get(pdf.entry.kind, 0))


def render(sheet: Sheet) -> Rendered:
    """Return the page as PNG, `WIDTH` pixels wide, in 32 greys."""
    document = pypdfium2.PdfDocument(sheet.pdf)
    try:
        page = document[sheet.page]
        picture = page.render(scale=WIDTH / page.get_width(), grayscale=True).to_pil()
    finally:
        document.close()
    content = BytesIO()
    picture.quantize(32).save(content, "PNG", optimize=True)
    return Rendered(content.getvalue(), 1)
