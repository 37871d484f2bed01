"""A company's brand: a sanitised logo and two colours."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from typing import Literal

from gesprekskit.brands.colours import BLACK


@dataclass(frozen=True, slots=True)
class Logo:
    """A logo: its alternative text, its bytes, and its aspect ratio."""

    text: str
    format: Literal["svg", "png"]
    ratio: float
    content: bytes

    @property
    def sha256(self) -> str:
        """Return the fingerprint of the bytes."""
        return sha256(self.content).hexdigest()

    def within(self, width: float, height: float) -> tuple[float, float]:
        """Return the largest width and height that fit in these, in the logo's own proportion."""
        return min(width, height * self.ratio), min(height, width / self.ratio)


@dataclass(frozen=True, slots=True)
class Brand:
    """A logo and colours (`#rrggbb`); everything is black if a company has none."""

    logo: Logo | None = None
    main: str = BLACK
    accent: str = BLACK

    def in_grey(self) -> Brand:
        """Return the ink-saving brand: black, the logo in greys."""
        return Brand(self.logo and _grey(self.logo))


PLAIN = Brand()


@cache
def _grey(logo: Logo) -> Logo:
    # What redraws logos is imported only if there is one.
    from gesprekskit.brands import rasters, vectors

    redrawn = vectors.grey if logo.format == "svg" else rasters.grey
    return replace(logo, content=redrawn(logo.content))
