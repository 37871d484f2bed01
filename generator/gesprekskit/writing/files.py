"""Single files: written, replaced as a whole, told apart by their content."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable
from pathlib import Path

from gesprekskit.artifacts import Artifact
from gesprekskit.writing.errors import told
from gesprekskit.writing.holds import held
from gesprekskit.writing.names import TEMPORARY


def fill(artifacts: Iterable[Artifact], folder: Path) -> None:
    """Write the artifacts into a folder that the caller is building."""
    for artifact in artifacts:
        path = folder / artifact.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(artifact.content)


def write_file(content: bytes, path: Path, *, durable: bool = True) -> None:
    """Replace one file, whole; raises OutputError where the disk refuses.

    What is `durable` survives a loss of power; a cache that checks its entries need not.
    """
    temporary = path.with_name(TEMPORARY.format(name=path.name))
    with told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with held(temporary, wait=True) as descriptor:
            try:
                _write(content, descriptor, durable=durable)
                _keep_mode(path, descriptor)
                os.replace(temporary, path)  # noqa: PTH105 - its error names both
            except BaseException:
                temporary.unlink(missing_ok=True)
                raise


def digest(path: Path) -> str | None:
    """Return the SHA-256 of a plain file in hexadecimals; None for anything else, or nothing."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return None
    except (FileNotFoundError, NotADirectoryError):
        return None
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def settle(path: Path) -> None:
    """Have the disk hold what a file contains, whatever happens to the power."""
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _write(content: bytes, descriptor: int, *, durable: bool) -> None:
    with open(descriptor, "wb", closefd=False) as file:
        file.truncate(0)
        file.write(content)
        file.flush()
        if durable:
            os.fsync(descriptor)


def _keep_mode(path: Path, descriptor: int) -> None:
    """Give a file the permissions of the one that it replaces."""
    try:
        os.fchmod(descriptor, stat.S_IMODE(path.stat().st_mode))
    except FileNotFoundError:
        return
