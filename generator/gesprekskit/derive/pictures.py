"""Finished PDFs in, a small picture of each first page out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import PurePosixPath

import pypdfium2

from gesprekskit.artifacts import CatalogueEntry
from gesprekskit.derive.finished import Finished
from gesprekskit.documents.rendered import Rendered
from gesprekskit.layers import Kit

WIDTH = 480
"""Width in pixels: sharp at 240 CSS pixels on a dense screen."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A PDF to take the picture of."""

    pdf: bytes


def sheets(_: Kit, finished: tuple[Finished, ...]) -> tuple[tuple[CatalogueEntry, Sheet], ...]:
    """Return the PDFs and the entries of the pictures that will be made of them."""
    return tuple(
        (_entry(one.entry), Sheet(one.content)) for one in finished if one.entry.format == "pdf"
    )


def _entry(entry: CatalogueEntry) -> CatalogueEntry:
    path = PurePosixPath(entry.path).with_suffix(".png").as_posix()
    return replace(entry, path=path, kind="picture", format="png", pages=None)


def render(sheet: Sheet) -> Rendered:
    """Return the first page as PNG, `WIDTH` pixels wide, in 32 greys."""
    document = pypdfium2.PdfDocument(sheet.pdf)
    try:
        page = document[0]
        picture = page.render(scale=WIDTH / page.get_width(), grayscale=True).to_pil()
    finally:
        document.close()
    content = BytesIO()
    picture.quantize(32).save(content, "PNG", optimize=True)
    return Rendered(content.getvalue(), 1)
