"""A kit's folder in, its definition files out; whatever else lies there is named, never read.

Links are not followed: all of a kit is in its own folder.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from gesprekskit.definitions import DEFINITIONS, DefinitionKind
from gesprekskit.diagnostics import Diagnostic, Span
from gesprekskit.loading.similar_words import near
from gesprekskit.loading.validation import listed

Found = tuple[DefinitionKind, Path, str]

MOST = 50_000_000
"""How many bytes of a file are read at most; far less is accepted (`sources.LARGEST`)."""
MOST_FILES = 2_000
"""How many files of a folder are read: more than a kit of ten thousand questions has."""


def content(path: Path) -> bytes:
    """Return the bytes of a plain file; raises OSError for a link, a device, a folder."""
    # Without O_NONBLOCK a named pipe would be waited for.
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(None, "not a plain file", str(path))
        try:
            return file.read(MOST)
        except OSError as error:
            # The system names no file when it fails to read one that is open.
            raise OSError(error.errno, error.strerror, str(path)) from error


def head(folder: Path) -> bytes | None:
    """Return the bytes of `kit.yml`; None without one. Raises OSError if the disk fails."""
    try:
        return content(folder / "kit.yml")
    except OSError as error:
        # Taken for absent, the kit would be refused for what is not wrong with it.
        if error.errno == errno.EIO:
            raise
        return None


def find(
    folder: Path, shown: str, kinds: Sequence[DefinitionKind] = DEFINITIONS
) -> tuple[list[Found], list[Diagnostic]]:
    """Return the definition files of a kit in a fixed order, and what is wrong with the folder."""
    diagnostics: list[Diagnostic] = []
    head = folder / "kit.yml"
    if not _is_plain(head):
        code = "path.not-a-file" if _exists(head) else "kit.missing"
        return [], [Diagnostic(Span(f"{shown}/kit.yml"), code, {"folder": shown})]
    diagnostics += islice(_misplaced_files(folder, shown, kinds), MOST_FILES)
    found: list[Found] = []
    for kind in kinds:
        if kind.one_per_file and (wrong := _first_non_folder(folder, kind.place)):
            diagnostics.append(Diagnostic(Span(f"{shown}/{wrong}"), "path.not-a-folder"))
            continue
        paths = _files(folder / kind.place) if kind.one_per_file else [folder / kind.place]
        there = [path for path in paths if _exists(path)]
        if kind.required and not there:
            where = Span(f"{shown}/{kind.place}")
            diagnostics.append(Diagnostic(where, "kit.nothing-there", {"name": kind.place}))
        for path in there:
            name = f"{shown}/{path.relative_to(folder).as_posix()}"
            if not _is_plain(path):
                diagnostics.append(Diagnostic(Span(name), "path.not-a-file"))
            else:
                found.append((kind, path, name))
    if len(found) > MOST_FILES:
        values = {"count": str(len(found)), "limit": str(MOST_FILES)}
        diagnostics.append(Diagnostic(Span(f"{shown}/kit.yml"), "limit.files", values))
    return found[:MOST_FILES], diagnostics


MISPLACED = frozenset(
    {"kit.file-extension", "kit.unknown-file", "kit.unknown-folder", "limit.files"}
    | {"path.not-a-file", "path.not-a-folder"}
)
"""What is said of files that are not read, in which a node of any kind may stand."""


def _exists(path: Path) -> bool:
    """Return True if something has this name, even if only a broken link."""
    return os.path.lexists(path)


def _is_plain(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _files(folder: Path) -> list[Path]:
    """Return the files of a folder; dot files are left to editors and systems."""
    return sorted(path for path in folder.glob("*.yml") if not path.name.startswith("."))


def _first_non_folder(folder: Path, place: str) -> str | None:
    """Return the first part of a place that exists but is not a plain folder."""
    path = folder
    for part in Path(place).parts:
        path /= part
        if path.is_symlink() or (path.exists() and not path.is_dir()):
            return path.relative_to(folder).as_posix()
    return None


def _misplaced_files(
    folder: Path, shown: str, kinds: Sequence[DefinitionKind]
) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each YAML file where no definition is read."""
    files = [kind.place for kind in kinds if not kind.one_per_file]
    folders = [kind.place for kind in kinds if kind.one_per_file]
    for path in sorted(folder.rglob("*.y*ml")):
        place = path.relative_to(folder)
        around = place.parent.as_posix()
        if any(part.startswith(".") for part in place.parts):
            continue
        span = Span(f"{shown}/{place.as_posix()}")
        if path.suffix != ".yml":
            yield Diagnostic(span, "kit.file-extension", {"name": f"{path.stem}.yml"})
        elif around == "." and path.name not in files:
            values = {"name": path.name, "known": listed(files), **near(path.name, files)}
            yield Diagnostic(span, "kit.unknown-file", values)
        elif around not in (".", *folders):
            values = {"name": around, "known": listed(folders), **near(around, folders)}
            yield Diagnostic(span, "kit.unknown-folder", values)
