"""Printed pages on a copier: grey, 200 dpi, one bit a pixel, contrast up by 20 %."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter

from gesprekskit.documents.forms import Variant
from gesprekskit.pipeline import Printed
from gesprekskit.renderers import pdf
from tests.renderers.every_block import BLOCKS, form_of

COPY, FINE = 200, 600
MARK = 170
"""Darker than this is a line, a box, a letter or an icon; lighter is a tint."""
CELL = 24
"""A cell is 24 pixels of the copy: 3 mm."""
LEAST = 20
"""A cell with fewer dark pixels holds the tip of something that other cells show."""


def copied(page: Image.Image) -> Image.Image:
    """Return a page of 200 dpi as a copier reproduces it: black and white."""
    harder = page.point(lambda grey: max(0, min(255, round(128 + (grey - 128) * 1.2))))
    return harder.point(lambda grey: 0 if grey < 128 else 255)


def lost(fine: Image.Image, copy: Image.Image) -> list[tuple[int, int]]:
    """Return the cells of which less than half of the ink survives on the copy."""
    # One dark pixel in nine makes a pixel of the copy dark.
    marks = fine.point(lambda grey: 0 if grey < MARK else 255).reduce(FINE // COPY)
    marks = marks.point(lambda grey: 0 if grey < 255 else 255)
    near = copy.filter(ImageFilter.MinFilter(5))
    gone = ImageChops.subtract(near, marks)
    shown, missing = inked(ImageChops.invert(marks)), inked(gone)
    width = -(-copy.width // CELL)
    return [
        (at % width, at // width)
        for at, (all_of_it, not_there) in enumerate(zip(shown, missing, strict=True))
        if all_of_it >= LEAST and not_there > all_of_it / 2
    ]


def inked(picture: Image.Image) -> list[float]:
    """Return how many pixels of each cell are white."""
    return [mean / 255 * CELL * CELL for mean in picture.reduce(CELL).tobytes()]


def pages(content: bytes, dpi: int, folder: Path, *options: str) -> list[Image.Image]:
    """Return pages as pictures, grey unless options of `pdftoppm` say otherwise."""
    path = folder / "page.pdf"
    path.write_bytes(content)
    for old in folder.glob(f"{dpi}-*"):
        old.unlink()
    options = options if "-png" in options else (*options, "-gray")
    command = ["pdftoppm", "-r", str(dpi), *options, path, folder / str(dpi)]
    subprocess.run(command, check=True)
    return [Image.open(path) for path in sorted(folder.glob(f"{dpi}-*"))]


@pytest.mark.parametrize("name", ["print", "ink-saving", "large-print"])
def test_every_kind_of_block_survives_a_copier(name: str, tmp_path: Path) -> None:
    form = form_of(BLOCKS, variant=Variant(name=name, line=8.5, row=0.0), max_pages=7)
    content = pdf.render(form).content
    seen = 0
    for fine, page in zip(
        pages(content, FINE, tmp_path), pages(content, COPY, tmp_path), strict=True
    ):
        copy = copied(page)
        assert lost(fine, copy) == []
        seen += sum(ink >= LEAST for ink in inked(ImageChops.invert(copy)))
    assert seen > 1_000


def test_cards_and_posters_survive_a_copier(printed: Printed, tmp_path: Path) -> None:
    """Icons, edges of themes, cut marks, roads, signs and brackets.

    The first sheet of each deck, front and back: the others have more of the same, as have posters
    on two sheets.
    """
    seen = 0
    first = ("-l", "2")
    for entry, artifact in zip(printed.catalogue.entries, printed.artifacts, strict=True):
        printed_whole = entry.format == "pdf" and entry.variant != "tiles"
        if entry.kind in ("cards", "poster") and printed_whole:
            fine = pages(artifact.content, FINE, tmp_path, *first)
            for marks, page in zip(
                fine, pages(artifact.content, COPY, tmp_path, *first), strict=True
            ):
                assert lost(marks, copied(page)) == [], entry.path
                seen += 1
    assert seen > 10


def test_a_faint_line_does_not_survive(tmp_path: Path) -> None:
    """The check of these tests can fail: a line of 20 % grey, and a hairline, are lost."""
    for colour, width in (("#ccc", 3), ("#999", 1)):
        fine = Image.new("L", (1200, 1200), 255)
        fine.paste(int(int(colour[1] * 2, 16) * 0.8), (0, 600, 1200, 600 + width))
        page = fine.resize((400, 400), Image.Resampling.BOX)
        assert lost(fine, copied(page))


def test_nothing_is_told_by_colour(printed: Printed, tmp_path: Path) -> None:
    """Everything is black, white or grey."""
    seen = 0
    for entry, artifact in zip(printed.catalogue.entries, printed.artifacts, strict=True):
        # Packs are made of the others.
        if entry.kind == "pack":
            continue
        if entry.format == "pdf" and entry.variant in ("print", "large-print", "ink-saving"):
            for page in pages(artifact.content, 40, tmp_path, "-png"):
                red, green, blue = page.convert("RGB").split()
                assert ImageChops.difference(red, green).getbbox() is None, entry.path
                assert ImageChops.difference(green, blue).getbbox() is None, entry.path
                seen += 1
    assert seen > 100
