"""What this program made in a folder: each file with the hash of its content.

It is kept in the folder itself. Only what it lists, and what still has that content, is ever
replaced or removed.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from pathlib import Path
from typing import Any

from gesprekskit.artifacts import CATALOGUE, is_inside
from gesprekskit.writing.files import digest
from gesprekskit.writing.names import MANIFEST

FORMAT = 1
PRINT, SITE = "print", "site"
"""What the files of an output are together."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What was made in a folder: `files` are hashes by path, `kind` says what they are together."""

    kind: str
    files: Mapping[str, str]

    @property
    def content(self) -> bytes:
        """Return the bytes of its file."""
        said = {"format": FORMAT, "kind": self.kind, "files": dict(sorted(self.files.items()))}
        return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a folder: the hashes that each file of ours may have.

    A site that was made without a manifest lists only what is printed (`listed`); its pages were
    there, unchanged, when its catalogue was written (`since`, in nanoseconds).
    """

    kind: str = ""
    files: Mapping[str, frozenset[str]] = field(default_factory=dict)
    listed: frozenset[str] = frozenset()
    since: int = 0

    def made(self, path: Path, name: str, found: str | None) -> bool:
        """Return True if the file of this name, with this hash, is as this program made it."""
        if found is None:
            return False
        return found in self.files.get(name, ()) or (
            name not in self.listed and path.stat().st_mtime_ns <= self.since
        )


def read(path: Path) -> Manifest | None:
    """Return what a manifest says; None where there is none, or none that can be read."""
    match _json(path):
        case {"format": 1, "kind": "print" | "site" as kind, "files": dict(files)}:
            return Manifest(kind, files) if _sound(files) else None
    return None


def made_in(folder: Path, kind: str) -> Manifest:
    """Return the manifest of all files in a folder."""
    return Manifest(kind, {path: str(digest(folder / path)) for path in _files(folder)})


def known(folder: Path) -> Known | None:
    """Return what is known to be ours in a folder; None where nothing says that anything is.

    A catalogue that the manifest does not know was written without one: by an earlier version, or
    by MkDocs itself.
    """
    manifest, hashes = read(folder / MANIFEST), _catalogued(folder / CATALOGUE)
    files = {path: {found} for path, found in (manifest.files if manifest else {}).items()}
    kind = manifest.kind if manifest else ""
    if hashes is None or files.get(CATALOGUE) == {hashes[CATALOGUE]}:
        return Known(kind, _frozen(files)) if manifest else None
    for path, found in hashes.items():
        files.setdefault(path, set()).add(found)
    since = (folder / CATALOGUE).stat().st_mtime_ns
    return Known(kind, _frozen(files), frozenset(hashes), since)


def folders_of(paths: Iterable[str]) -> set[str]:
    """Return every folder above one of the paths."""
    return {above for path in paths for above in folders_above(path)}


def folders_above(path: str) -> Iterator[str]:
    """Yield the folders above a path, the nearest first."""
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def _files(folder: Path, within: str = "") -> Iterator[str]:
    """Yield the path of every file; unlike `rglob`, raise where a folder cannot be read."""
    for entry in sorted(os.scandir(folder / within), key=attrgetter("name")):
        path = f"{within}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from _files(folder, f"{path}/")
        else:
            yield path


def _catalogued(path: Path) -> dict[str, str] | None:
    """Return the hashes in a catalogue, with its own; None if it is none of ours."""
    own = digest(path)
    match _json(path):
        case {"kit": {"id": str()}, "artifacts": list(entries)} if own:
            listed = {_of(entry, "path"): _of(entry, "sha256") for entry in entries}
            if _sound(listed):
                return {**listed, CATALOGUE: own}
    return None


def _of(entry: Any, key: str) -> Any:
    return entry.get(key) if isinstance(entry, dict) else None


def _sound(files: Mapping[Any, Any]) -> bool:
    """Return True if these are hashes of files that can only be in the folder itself."""
    return all(
        isinstance(path, str) and isinstance(found, str) and is_inside(path)
        for path, found in files.items()
    )


def _json(path: Path) -> Any:
    try:
        # A pipe would be waited for.
        return json.loads(path.read_bytes()) if path.is_file() else None
    except (FileNotFoundError, ValueError, RecursionError):
        return None


def _frozen(files: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {path: frozenset(hashes) for path, hashes in files.items()}
