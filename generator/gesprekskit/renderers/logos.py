"""A printed thing in, its company's logo out: how large it is there, and the bytes.

Where a funder's emblem is shown no logo is wider or higher than that.
"""

from __future__ import annotations

from dataclasses import dataclass

from gesprekskit.documents.measures import EMBLEM
from gesprekskit.documents.printed import Printed

Size = tuple[float, float]
"""Width and height in mm."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A logo as it is drawn: under which name it is on the shelf, and its size in mm."""

    name: str
    text: str
    width: float
    height: float


def shown(thing: Printed, room: Size, emblem: Size = EMBLEM) -> Shown | None:
    """Return the logo in this room, where the thing has one."""
    logo = thing.brand.logo
    if logo is None:
        return None
    return Shown(f"logo.{logo.format}", logo.text, *size(thing, room, emblem))


def size(thing: Printed, room: Size, emblem: Size = EMBLEM) -> Size:
    """Return how large the thing's logo is in this room; `emblem` is how large that is there."""
    assert thing.brand.logo
    if thing.footer.emblem:
        room = (min(room[0], emblem[0]), min(room[1], emblem[1]))
    return thing.brand.logo.within(*room)


def pictures(thing: Printed) -> dict[str, bytes]:
    """Return the logo's bytes by its name on the shelf."""
    logo = thing.brand.logo
    return {f"logo.{logo.format}": logo.content} if logo else {}
