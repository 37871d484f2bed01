"""A publication in, its company's logo out: its size there, and its bytes.

No logo is wider or higher than a funder's emblem beside it.
"""

from __future__ import annotations

from dataclasses import dataclass

from gesprekskit.documents.measures import EMBLEM
from gesprekskit.documents.printed import Printed

Size = tuple[float, float]
"""Width and height in mm."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A logo as drawn: its name on the shelf, and its size in mm."""

    name: str
    text: str
    width: float
    height: float


def shown(document: Printed, room: Size, emblem: Size = EMBLEM) -> Shown | None:
    """Return the logo as drawn in this room, if the publication has one."""
    logo = document.brand.logo
    if logo is None:
        return None
    return Shown(f"logo.{logo.format}", logo.text, *size(document, room, emblem))


def size(document: Printed, room: Size, emblem: Size = EMBLEM) -> Size:
    """Return the size of the publication's logo in this room; `emblem` is the emblem's size."""
    assert document.brand.logo
    if document.footer.emblem:
        room = (min(room[0], emblem[0]), min(room[1], emblem[1]))
    return document.brand.logo.within(*room)


def pictures(document: Printed) -> dict[str, bytes]:
    """Return the logo's bytes by its name on the shelf."""
    logo = document.brand.logo
    return {f"logo.{logo.format}": logo.content} if logo else {}
