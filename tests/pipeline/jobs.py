"""Render functions that do well, die, hang, eat memory or raise something.

They import next to nothing, so that the workers of a test start soon.
"""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from gesprekskit.documents.rendered import Rendered


def well(document: str) -> Rendered:
    return Rendered(document.encode(), 1)


def killed(_: str) -> Rendered:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def hanging(_: str) -> Rendered:
    time.sleep(600)
    raise AssertionError


def greedy(_: str) -> Rendered:
    return Rendered(bytes(8_000_000_000), 1)


class Odd(Exception):  # noqa: N818
    """An exception that cannot be unpickled, as some libraries raise."""

    def __init__(self, file: str, line: int) -> None:
        super().__init__(f"in {file}\non line {line}")


def raising(_: str) -> Rendered:
    raise ValueError("no such colour: blauw")


def odd(_: str) -> Rendered:
    raise Odd("form.css", 3)


def leaving(_: str) -> Rendered:
    sys.exit(0)


def pid(_: str) -> Rendered:
    time.sleep(0.05)
    return Rendered(str(os.getpid()).encode(), 1)


def scratch(_: str) -> Rendered:
    return Rendered(tempfile.mkdtemp().encode(), 1)


def crashing(log: str) -> Rendered:
    with Path(log).open("a", encoding="ascii") as file:
        file.write("drawn\n")
    os.kill(os.getpid(), signal.SIGSEGV)
    raise AssertionError


def killed_at_first(log: str) -> Rendered:
    if Path(log).exists():
        return Rendered(b"drawn", 1)
    Path(log).touch()
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def swallowing_after_its_pid(_: str) -> Rendered:
    """Hang, and take no interruption for one: as the engine does within a drawing."""
    sys.stdout.write(f"{os.getpid()}\n")
    sys.stdout.flush()
    while True:
        with suppress(BaseException):
            time.sleep(600)


def hanging_after_its_pid(_: str) -> Rendered:
    sys.stdout.write(f"{os.getpid()}\n")
    sys.stdout.flush()
    return hanging("")
