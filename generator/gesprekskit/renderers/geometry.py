"""Where things stand on a page, as the PDF engine reports it and the rules of layout read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something with an id stands, in mm from the left and the top of its page."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class TypesetPdf:
    """A PDF, the height of its pages in mm, where things stand on each, and what was said of it.

    `spots` holds a mapping for each page, from ids to places; `said` what the engine logged.
    """

    content: bytes
    height: float
    spots: tuple[Mapping[str, Spot], ...]
    said: tuple[str, ...]
