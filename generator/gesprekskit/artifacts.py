"""Artifacts and their catalogue, and the only code that writes files.

What is written is built whole in a folder beside its target and swapped in by renaming, so that a
reader finds the old output or the new, never a part. A folder that we did not make is left alone.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from hashlib import sha256
from operator import attrgetter
from pathlib import Path

from gesprekskit.catalogue import require

CATALOGUE = "catalogue.json"


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file to be written: its path below the output folder, with `/`, and its bytes."""

    path: str
    content: bytes


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


def fingerprint(content: bytes) -> str:
    """Return the SHA-256 of the content in hexadecimals."""
    return sha256(content).hexdigest()


def write(artifacts: Iterable[Artifact], target: Path) -> None:
    """Write the artifacts as the whole content of the folder `target`.

    Raises OutputError where the folder is not ours or the disk refuses.
    """
    with replacing(target) as folder:
        fill(artifacts, folder)


def fill(artifacts: Iterable[Artifact], folder: Path) -> None:
    """Write the artifacts into a folder that the caller is building."""
    for artifact in artifacts:
        path = folder / artifact.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(artifact.content)


def write_file(content: bytes, path: Path) -> None:
    """Replace one file, whole; raises OutputError where the disk refuses."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        Path(name).replace(path)
    except OSError as error:
        raise OutputError("output.disk", path=str(path), reason=str(error.strerror)) from error


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Yield an empty folder beside `target`; swap it in when the block ends well.

    Where the block raises, the old output stays as it was. Raises OutputError where the target is
    a link, a file, or a folder with something in it that has no catalogue of ours.
    """
    _guard(target)
    with _building(target, _swap) as built:
        yield built


@contextmanager
def creating(target: Path) -> Iterator[Path]:
    """Yield an empty folder beside `target`, which becomes `target` when the block ends well.

    Where the block raises, nothing is left. Raises OutputError where the target is there already
    with something in it.
    """
    require_free(target)
    with _building(target, _settle) as built:
        yield built


def require_free(target: Path) -> None:
    """Raise OutputError where a folder cannot be made because something is in its place."""
    if _filled(target):
        raise OutputError("output.not-empty", path=str(target))


@contextmanager
def _building(target: Path, place: Callable[[Path, Path], None]) -> Iterator[Path]:
    """Yield an empty folder beside `target`, and put it in its place when the block ends well."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        built = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}-new-"))
    except OSError as error:
        raise _disk(target, error) from error
    try:
        yield built
        built.chmod(0o755)
        place(built, target)
    except OSError as error:
        raise _disk(target, error) from error
    finally:
        shutil.rmtree(built, ignore_errors=True)


def _disk(target: Path, error: OSError) -> OutputError:
    return OutputError("output.disk", path=str(target), reason=error.strerror or str(error))


def _guard(target: Path) -> None:
    if _filled(target) and not (target / CATALOGUE).is_file():
        raise OutputError("output.not-ours", path=str(target))


def _filled(target: Path) -> bool:
    """Return True if a folder has something in it; raises OutputError for what is no folder."""
    try:
        if target.is_symlink():
            raise OutputError("output.symlink", path=str(target))
        if target.exists() and not target.is_dir():
            raise OutputError("output.not-a-folder", path=str(target))
        return target.is_dir() and any(target.iterdir())
    except OSError as error:
        raise _disk(target, error) from error


def _settle(built: Path, target: Path) -> None:
    """Rename a new folder into a place that is free; a folder with nothing in it gives way."""
    if target.exists():
        target.rmdir()
    built.rename(target)


def _swap(built: Path, target: Path) -> None:
    if not target.exists():
        built.replace(target)
        return
    old = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}-old-"))
    try:
        target.replace(old / target.name)
        _rename(built, target, back=old / target.name)
    finally:
        shutil.rmtree(old, ignore_errors=True)


def _rename(built: Path, target: Path, back: Path) -> None:
    """Rename the new output into place; where that fails, rename the old one back."""
    try:
        built.replace(target)
    except BaseException:
        back.replace(target)
        raise


def select(entries: Sequence[CatalogueEntry], **wanted: str) -> tuple[CatalogueEntry, ...]:
    """Return the entries whose attributes have these values."""
    # Pages ask for entries a thousand times: two names at least, so that this gives a tuple.
    values = attrgetter("id", *wanted)
    sought = tuple(wanted.values())
    return tuple(entry for entry in entries if values(entry)[1:] == sought)
