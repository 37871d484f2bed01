"""A PNG in, one rewritten from its pixels alone out, no finer than paper can show.

Whatever else is in the file (other pictures, texts, profiles) is left out.
"""

from __future__ import annotations

import struct
import warnings
import zlib
from io import BytesIO

from PIL import Image

from gesprekskit.brands.colours import BARELY
from gesprekskit.brands.refusal import Refused

PIXELS = 16_000_000
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
        across, down = struct.unpack(">II", content[16:24])
        if across * down > PIXELS:
            raise Refused("logo.pixels", size=f"{across} × {down}")
        return _redrawn(content)
    except BROKEN as error:
        raise Refused("logo.broken") from error


def _redrawn(content: bytes) -> tuple[bytes, float]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        # The PDF engine makes Pillow load truncated files, if it runs in the same process.
        with Image.open(BytesIO(content), formats=["PNG"]) as picture:
            picture.verify()
        with Image.open(BytesIO(content), formats=["PNG"]) as picture:
            if getattr(picture, "is_animated", False):
                raise Refused("logo.animated")
            pixels = picture.convert("RGBA")
    if pixels.getextrema()[-1] == (0, 0):
        raise Refused("logo.empty")
    ratio = pixels.width / pixels.height
    pixels.thumbnail((WIDEST, HIGHEST), Image.Resampling.LANCZOS)
    paper = Image.new("RGBA", pixels.size, "white")
    shades = Image.alpha_composite(paper, pixels).convert("L").histogram()
    if not any(shades[: int(BARELY * 255) + 1]):
        raise Refused("logo.white")
    return _written(pixels), ratio


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
