"""Where elements are on a page, as the PDF engine reports and the layout rules read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spot:
    """The place of an element with an id, in mm from the left and the top of its page."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class TypesetPdf:
    """A PDF, the height of its pages in mm, the places of elements on each, and the log.

    `spots` holds a mapping for each page, from ids to places; `outside` the texts on each page that
    leave its printable area ("" for a line or a box); `said` what the engine logged.
    """

    content: bytes
    height: float
    spots: tuple[Mapping[str, Spot], ...]
    outside: tuple[tuple[str, ...], ...]
    said: tuple[str, ...]
