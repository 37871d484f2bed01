"""Printed pages in, the places of their ink in mm out."""

from __future__ import annotations

import subprocess
from math import inf
from pathlib import Path

from PIL import Image, ImageDraw

from gesprekskit.documents.decks import Size, cut_marks, front_place
from gesprekskit.documents.measures import EDGE

INCH = 25.4
DARK = 200
"""What is darker than this grey is ink."""

BESIDE_MARK = 0.5
"""How far from the middle of a cut mark its own ink may stand."""


def pictures(content: bytes, dpi: int, folder: Path) -> list[Image.Image]:
    """Return the pages of a PDF in greys; `folder` is for intermediate files."""
    path = folder / "sheet.pdf"
    path.write_bytes(content)
    for old in folder.glob("page-*"):
        old.unlink()
    subprocess.run(["pdftoppm", "-r", str(dpi), "-gray", path, folder / "page"], check=True)
    return [Image.open(path).copy() for path in sorted(folder.glob("page-*.pgm"))]


def free_edge(page: Image.Image, dpi: int) -> float:
    """Return the distance of the ink to the edge of the paper; infinite if there is none."""
    box = page.point(lambda grey: 255 if grey < DARK else 0).getbbox()
    if box is None:
        return inf
    left, top, right, bottom = box
    return min(left, top, page.width - right, page.height - bottom) / dpi * INCH


def stray(page: Image.Image, size: Size, dpi: int) -> tuple[float, float] | None:
    """Return a place of ink, cut marks apart, within 7 mm of the edge of a card, if any."""
    rest = page.copy()
    draw = ImageDraw.Draw(rest)

    def clear(left: float, top: float, right: float, bottom: float) -> None:
        draw.rectangle([side / INCH * dpi for side in (left, top, right, bottom)], fill=255)

    for mark in cut_marks(size):
        near = BESIDE_MARK
        clear(mark.x1 - near, mark.y1 - near, mark.x2 + near, mark.y2 + near)
    for at in range(size.per_sheet):
        place = front_place(size, at)
        end = place.x + size.width - EDGE, place.y + size.height - EDGE
        clear(place.x + EDGE, place.y + EDGE, *end)
    box = rest.point(lambda grey: 255 if grey < DARK else 0).getbbox()
    return (box[0] / dpi * INCH, box[1] / dpi * INCH) if box else None
