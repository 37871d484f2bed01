"""A disk that fails, and a process that dies, at the n-th thing that is asked of the system."""

from __future__ import annotations

import builtins
import errno
import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

ASKED = {
    "open": "a file to write or read",
    "replace": "a file to put in place",
    "rename": "a folder to put in place",
    "mkdir": "a folder",
    "rmdir": "a folder to remove",
    "unlink": "a file to remove",
    "link": "a second name",
    "scandir": "what is in a folder",
    "listdir": "what is in a folder",
    "fsync": "that what was written is on the disk",
    "ftruncate": "an empty file",
    "pwrite": "a claim to be written",
    "pread": "a claim to be read",
}
"""What is asked of `os`, and for what."""

FAILURES = {"full": errno.ENOSPC, "broken": errno.EIO, "forbidden": errno.EACCES}
DIED = 77
"""The status of a process that died at its moment."""


Act = Callable[[str], None]


class Moment:
    """Counts what is asked of the system, and acts at the n-th thing, or from there on."""

    def __init__(self, nth: int, act: Act, *, from_then_on: bool) -> None:
        self.count = 0
        self._nth = nth
        self._act = act
        self._from_then_on = from_then_on

    def ask(self, name: str) -> None:
        """Count a thing that is asked; act if it is the one."""
        self.count += 1
        if self.count == self._nth or (self._from_then_on and self.count > self._nth):
            self._act(name)


class FailingFile:
    """A file of which writing and reading may fail; half of what is written may be there."""

    def __init__(self, file: Any, moment: Moment) -> None:
        self._file = file
        self._moment = moment

    def write(self, content: bytes) -> int:
        half = len(content) // 2
        self._file.write(content[:half])
        self._file.flush()
        self._moment.ask("write")
        return half + int(self._file.write(content[half:]))

    def read(self, *size: int) -> Any:
        self._moment.ask("read")
        return self._file.read(*size)

    def readinto(self, buffer: Any) -> int:
        self._moment.ask("read")
        return int(self._file.readinto(buffer))

    def __enter__(self) -> FailingFile:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


@contextmanager
def acting(nth: int, act: Act, *, from_then_on: bool = False) -> Iterator[Moment]:
    """Act at the n-th thing that is asked of the system within the block."""
    moment = Moment(nth, act, from_then_on=from_then_on)

    def asking(function: Callable[..., Any], name: str) -> Callable[..., Any]:
        def asked(*arguments: Any, **options: Any) -> Any:
            moment.ask(name)
            return function(*arguments, **options)

        return asked

    def opening(*arguments: Any, **options: Any) -> FailingFile:
        moment.ask("open")
        return FailingFile(opened(*arguments, **options), moment)

    opened = builtins.open
    with pytest.MonkeyPatch.context() as patch:
        for name in ASKED:
            patch.setattr(os, name, asking(getattr(os, name), name))
        patch.setattr(builtins, "open", opening)
        patch.setattr(io, "open", opening)
        yield moment


def failing(number: int) -> Act:
    """Return an act: the system refuses with this number."""

    def fail(name: str) -> None:
        raise OSError(number, f"{os.strerror(number)} ({name})")

    return fail


def dying(_: str) -> None:
    """Die at once, as by SIGKILL: nothing is closed, flushed or cleaned up."""
    os._exit(DIED)


def in_child(work: Callable[[], object]) -> int:
    """Do work in a child process; return its status: 0 when it was done."""
    child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException:
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
