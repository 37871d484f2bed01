"""QR codes: error correction M, with a quiet zone of 2 modules."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

import segno

QUIET_ZONE = 2
PIXELS = 8
"""How many pixels of a PNG go in a module."""


@lru_cache(maxsize=16)
def svg(link: str) -> bytes:
    """Return the QR code of an address as an SVG without a size of its own."""
    picture = BytesIO()
    _code(link).save(
        picture, kind="svg", border=QUIET_ZONE, xmldecl=False, svgns=True, omitsize=True
    )
    return picture.getvalue()


@lru_cache(maxsize=16)
def png(link: str) -> bytes:
    """Return the QR code of an address as a PNG."""
    picture = BytesIO()
    _code(link).save(picture, kind="png", scale=PIXELS, border=QUIET_ZONE)
    return picture.getvalue()


def _code(link: str) -> segno.QRCode:
    return segno.make(link, error="m", micro=False)
