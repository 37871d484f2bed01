"""A kit's folder in, a signature out that changes with any file of it or of the kits below."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from gesprekskit.layers.bases import kit_folders
from gesprekskit.loading import logo_path

Signature = tuple[tuple[str, tuple[int, ...]], ...]
"""Paths with what the file system says of each."""


def stack_signature(folder: Path) -> Signature:
    """Return a value that changes whenever a file of a kit, or of a kit below it, does."""
    base, above, _ = kit_folders(folder)
    folders = [*([base] if base else []), *above]
    return (
        (str(folder.absolute()), ()),
        (str(Path.cwd()), ()),
        *(entry for folder in folders for entry in _entries(folder)),
    )


def folder_signature(folder: Path) -> Signature:
    """Return a value that changes whenever a file in a folder does."""
    return tuple(
        (str(path), _file_state(path, whole=not path.is_dir())) for path in folder.rglob("*")
    )


def _entries(folder: Path) -> Iterator[tuple[str, tuple[int, ...]]]:
    files = sorted(folder.rglob("*.y*ml"))
    logo = logo_path(folder)
    parents = {parent for file in files for parent in (file.parent, *file.parent.parents)}
    around = {parent for parent in parents if parent.is_relative_to(folder)}
    whole = {*files, logo}
    for path in [*sorted({*around, *_inside(folder)}), *files, *([logo] if logo else [])]:
        yield str(path), _file_state(path, whole=path in whole)


def _inside(folder: Path) -> list[Path]:
    """Return what is in a folder; nothing where it is no folder, or may not be read."""
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _file_state(path: Path, *, whole: bool) -> tuple[int, ...]:
    """Return what changes with a file; of other paths, whether they are folders."""
    try:
        state = os.lstat(path)
    except OSError:
        return ()
    if not whole:
        return (state.st_mode,)
    return (state.st_mode, state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns)
