"""Files that one process holds at a time; whatever ends the process ends its hold."""

from __future__ import annotations

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from gesprekskit.artifacts import OutputError
from gesprekskit.writing.errors import told

NO_LOCKS = (errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS)
"""The answers of a file system without locks; there, two writers are not kept apart."""

MOST = 4096
"""How many bytes of a claim are read."""


@dataclass(frozen=True, slots=True)
class Claim:
    """The hold on a place: `left` is what a dead process said there last."""

    descriptor: int
    left: str

    def tell(self, *about: str) -> None:
        """Say whose process this is, and what it is about to make."""
        os.ftruncate(self.descriptor, 0)
        os.pwrite(self.descriptor, "\n".join([str(os.getpid()), *about]).encode(), 0)


@contextmanager
def claimed(file: Path, place: Path) -> Iterator[Claim]:
    """Yield the hold on a place by a file that is there only as long.

    Raises OutputError where another process holds it, with the number of that process, and where
    the disk refuses.
    """
    with ExitStack() as stack:
        with told(place):
            try:
                descriptor = stack.enter_context(held(file))
            except BlockingIOError:
                raise OutputError("output.busy", path=str(place), pid=_holder(file)) from None
            stack.callback(_discard, file)
            left = os.pread(descriptor, MOST, 0).decode(errors="replace")
        yield Claim(descriptor, left)


def _holder(file: Path) -> str:
    """Return the number of the process that holds a file, if it has told it yet."""
    try:
        return file.read_text(encoding="utf-8").partition("\n")[0] or "?"
    except (OSError, ValueError):
        return "?"


def _discard(file: Path) -> None:
    with suppress(OSError):
        file.unlink()


@contextmanager
def held(path: Path, *, wait: bool = False) -> Iterator[int]:
    """Yield the descriptor of a file, made if need be, that nobody else holds until the end.

    Who holds it may rename or remove it. What a dead process left is taken over with its content.
    Raises BlockingIOError where it is held and not waited for.
    """
    descriptor = _taken(path, wait=wait)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _taken(path: Path, *, wait: bool) -> int:
    flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
    while True:
        descriptor = os.open(path, flags, 0o666)
        try:
            _lock(descriptor, wait=wait)
            if _is_at(descriptor, path):
                return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        # Whoever held it has renamed or removed it meanwhile.
        os.close(descriptor)


def _lock(descriptor: int, *, wait: bool) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno not in NO_LOCKS:
            raise


def _is_at(descriptor: int, path: Path) -> bool:
    """Return True if the open file still has this name."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.lstat())
    except FileNotFoundError:
        return False
