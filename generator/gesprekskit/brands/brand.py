"""How a company's things look: a logo that is harmless by now, and two colours."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from typing import Literal

from gesprekskit.brands import rasters, vectors
from gesprekskit.brands.colours import BLACK


@dataclass(frozen=True, slots=True)
class Logo:
    """A logo: what it says for who cannot see it, its bytes, and its width to its height."""

    text: str
    format: Literal["svg", "png"]
    ratio: float
    content: bytes

    @property
    def sha256(self) -> str:
        """Return the fingerprint of the bytes."""
        return sha256(self.content).hexdigest()

    def __repr__(self) -> str:
        """Tell logos apart: documents are known by what they say of themselves."""
        return f"Logo({self.text!r}, {self.format!r}, {self.sha256!r})"

    def within(self, width: float, height: float) -> tuple[float, float]:
        """Return the largest width and height that fit in these, in the logo's own proportion."""
        return min(width, height * self.ratio), min(height, width / self.ratio)


@dataclass(frozen=True, slots=True)
class Brand:
    """A logo and colours (`#rrggbb`); everything is black where a company has none of its own."""

    logo: Logo | None = None
    main: str = BLACK
    accent: str = BLACK

    def in_grey(self) -> Brand:
        """Return the same for a printer that should use little ink: black, the logo in greys."""
        return Brand(self.logo and _grey(self.logo))


PLAIN = Brand()


@cache
def _grey(logo: Logo) -> Logo:
    redrawn = vectors.grey if logo.format == "svg" else rasters.grey
    return replace(logo, content=redrawn(logo.content))
