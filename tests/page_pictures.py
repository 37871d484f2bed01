"""A PDF in, a picture of one of its pages out: by three programs of others."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from PIL import Image, ImageChops

from tests.form_filling import Place
from tests.pdf_js import Reader

DPI = 150
FINE = 450
"""Fine enough to tell small letters apart."""

Draw = Callable[..., Image.Image]


def by_pdfium(content: bytes, page: int, dpi: int = DPI) -> Image.Image:
    document = pypdfium2.PdfDocument(content)
    document.init_forms()
    picture: Image.Image = document[page].render(scale=dpi / 72, may_draw_forms=True).to_pil()
    return picture.convert("L")


def by_poppler(content: bytes, page: int, dpi: int = DPI) -> Image.Image:
    with TemporaryDirectory() as folder:
        source = Path(folder) / "page.pdf"
        source.write_bytes(content)
        number = str(page + 1)
        command = ["pdftoppm", "-r", str(dpi), "-gray", "-singlefile", "-f", number, "-l", number]
        subprocess.run([*command, source, Path(folder) / "page"], check=True, capture_output=True)
        with Image.open(Path(folder) / "page.pgm") as picture:
            return picture.copy()


def by_pdf_js(reader: Reader) -> Draw:
    return lambda content, page, dpi=DPI: reader.picture(content, page + 1, dpi).convert("L")


def inside(picture: Image.Image, place: Place, margin: float = 0.9, dpi: int = DPI) -> Image.Image:
    """Return what a picture shows inside a field, without its border; `margin` in pt."""
    scale = dpi / 72
    left, bottom, right, top = place.rectangle
    height = picture.height
    box = (
        round((left + margin) * scale),
        height - round((top - margin) * scale),
        round((right - margin) * scale),
        height - round((bottom + margin) * scale),
    )
    return picture.crop(box)


def ink(picture: Image.Image) -> float:
    """Return how much is drawn, in pixels of black."""
    return sum(count * (255 - grey) / 255 for grey, count in enumerate(picture.histogram()))


def differ(image: Image.Image, other: Image.Image) -> bool:
    """Return True if at least a letter differs."""
    return ink(ImageChops.difference(image, other).point(lambda grey: 255 - grey)) > 20
