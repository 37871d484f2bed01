"""A finished artefact: its bytes and what the catalogue says of it."""

from __future__ import annotations

from dataclasses import dataclass

from gesprekskit.artifacts import CatalogueEntry


@dataclass(frozen=True, slots=True)
class Finished:
    """What `derive` works on."""

    entry: CatalogueEntry
    content: bytes
