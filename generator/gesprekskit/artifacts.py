"""Artifacts and their catalogue: what will be written, as data, and the error if it cannot be."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from operator import attrgetter
from pathlib import Path

from gesprekskit.catalogue import require

CATALOGUE = "catalogue.json"
FAULTY = "faulty"


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file to be written: its path below the output folder, with `/`, and its bytes."""

    path: str
    content: bytes

    def __post_init__(self) -> None:
        """Refuse a path that leads out of the folder."""
        if not is_inside(self.path):
            raise ValueError(self.path)


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """The entry of one artifact in `catalogue.json`; `pages` is None if it has no pages."""

    id: str
    version: str
    path: str
    kind: str
    format: str
    variant: str
    language: str
    conversation: str | None
    roles: tuple[str, ...]
    moment: str
    title: str
    pages: int | None
    bytes: int
    sha256: str

    def __post_init__(self) -> None:
        """Refuse what has no record in `catalogue`."""
        require(self.kind, self.format, self.variant)


@dataclass(frozen=True, slots=True)
class Planned:
    """Something to be made: its entry, of which pages, bytes and sha256 are open, and its parts.

    `node` is the address of what it comes from. Parts are what it is made of, where it is made of
    finished things.
    """

    entry: CatalogueEntry
    node: str
    parts: tuple[Planned, ...] = ()


@dataclass(frozen=True, slots=True)
class Finished:
    """A finished artifact: its catalogue entry, and its bytes."""

    entry: CatalogueEntry
    content: bytes


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything that was printed, and the kit it came from."""

    kit: str
    version: str
    layers: tuple[str, ...]
    entries: tuple[CatalogueEntry, ...]

    def artifact(self) -> Artifact:
        """Return `catalogue.json`."""
        kit = {"id": self.kit, "version": self.version, "layers": self.layers}
        content = {"kit": kit, "artifacts": [asdict(entry) for entry in self.entries]}
        text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
        return Artifact(CATALOGUE, text.encode())


class OutputError(Exception):
    """The output could not be written; `code` and `values` say why, as in a diagnostic."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(f"{code}: {values}")
        self.code = code
        self.values = values


def cache_folder() -> Path:
    """Return where results are kept for later runs: `GESPREKSKIT_CACHE`, or the user's own."""
    if chosen := os.environ.get("GESPREKSKIT_CACHE"):
        return Path(chosen)
    import platformdirs

    return Path(platformdirs.user_cache_dir("gesprekskit"))


def faulty_folder() -> Path:
    """Return where it is kept which of those results show a mistake: a file for each."""
    return cache_folder() / FAULTY


def is_inside(path: str) -> bool:
    """Return True if a path leads to a file below the folder that it starts from: `nl/a.pdf`."""
    return "\0" not in path and not {"", ".", ".."} & set(path.split("/"))


def fingerprint(content: bytes) -> str:
    """Return the SHA-256 of the content in hexadecimals."""
    return sha256(content).hexdigest()


def select(entries: Sequence[CatalogueEntry], **wanted: str) -> tuple[CatalogueEntry, ...]:
    """Return the entries whose attributes have these values."""
    # Pages ask for entries a thousand times: two names at least, so that this gives a tuple.
    values = attrgetter("id", *wanted)
    sought = tuple(wanted.values())
    return tuple(entry for entry in entries if values(entry)[1:] == sought)
