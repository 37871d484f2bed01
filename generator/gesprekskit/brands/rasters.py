"""A PNG or a JPEG in, a PNG rewritten from its pixels alone out, no finer than paper can show.

Whatever else is in the file (other pictures, texts, profiles) is left out.
"""

from __future__ import annotations

import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from PIL import Image, ImageFile, ImageOps

from gesprekskit.brands.colours import BARELY
from gesprekskit.brands.refusal import Refused

FORMATS = ["PNG", "JPEG"]

PIXELS = 20_000_000
"""How many pixels a logo may have; each takes four bytes of memory."""

WIDEST, HIGHEST = 1_600, 800
"""How many pixels are kept: 600 on an inch of the largest logo that is printed."""

BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    IndexError,
    EOFError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
)
"""What the reader of pictures raises for files that are cut off or wrong."""


def redrawn(content: bytes) -> tuple[bytes, float]:
    """Return a PNG of the same picture, and its aspect ratio; raises Refused."""
    try:
        return _redrawn(content)
    except BROKEN as error:
        raise Refused("logo.broken") from error


def _redrawn(content: bytes) -> tuple[bytes, float]:
    with warnings.catch_warnings(), _strictly():
        warnings.simplefilter("ignore")
        with Image.open(BytesIO(content), formats=FORMATS) as picture:
            if picture.width * picture.height > PIXELS:
                raise Refused("logo.pixels", size=f"{picture.width} × {picture.height}")
            picture.verify()
        with Image.open(BytesIO(content), formats=FORMATS) as picture:
            if getattr(picture, "is_animated", False):
                raise Refused("logo.animated")
            pixels = _eight_bits(ImageOps.exif_transpose(picture)).convert("RGBA")
    if pixels.getextrema()[-1] == (0, 0):
        raise Refused("logo.empty")
    ratio = pixels.width / pixels.height
    pixels.thumbnail((WIDEST, HIGHEST), Image.Resampling.LANCZOS)
    paper = Image.new("RGBA", pixels.size, "white")
    shades = Image.alpha_composite(paper, pixels).convert("L").histogram()
    if not any(shades[: int(BARELY * 255) + 1]):
        raise Refused("logo.white")
    return _written(pixels), ratio


def _eight_bits(picture: Image.Image) -> Image.Image:
    """Return a picture in shades of 8 bits; Pillow cuts finer ones off instead of dividing them."""
    if picture.mode.startswith("I"):
        return picture.convert("I").point(lambda shade: shade / 257).convert("L")
    return picture.convert("RGB") if picture.mode == "CMYK" else picture


@contextmanager
def _strictly() -> Iterator[None]:
    """Refuse pictures that are cut off, which the PDF engine makes Pillow accept.

    How many pixels there may be is for us to say.
    """
    before = ImageFile.LOAD_TRUNCATED_IMAGES, Image.MAX_IMAGE_PIXELS
    ImageFile.LOAD_TRUNCATED_IMAGES, Image.MAX_IMAGE_PIXELS = False, None
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES, Image.MAX_IMAGE_PIXELS = before


def grey(content: bytes) -> bytes:
    """Return the picture in greys; `content` is one of ours."""
    with Image.open(BytesIO(content), formats=["PNG"]) as picture:
        return _written(picture.convert("LA"))


def _written(picture: Image.Image) -> bytes:
    """Return the picture as PNG, without an alpha channel if nothing is transparent."""
    if picture.getextrema()[-1] == (255, 255):
        picture = picture.convert(picture.mode[:-1])
    out = BytesIO()
    Image.frombytes(picture.mode, picture.size, picture.tobytes()).save(out, "PNG", optimize=True)
    return out.getvalue()
