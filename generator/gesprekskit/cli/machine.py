"""What the system refused in, what this machine lacks out."""

from __future__ import annotations

import errno
import os

from gesprekskit.diagnostics import MachineLacks

FULL = {errno.EMFILE, errno.ENFILE, errno.EAGAIN, errno.ENOMEM}
"""Errors of a machine that has no more to give."""


def lacking(error: MemoryError | OSError) -> MachineLacks | None:
    """Return what this machine lacks; None where the error may be a fault of the program."""
    if isinstance(error, MemoryError):
        return MachineLacks("machine.memory", {})
    said = os.strerror(error.errno) if error.errno else str(error)
    if error.errno == errno.ENOENT and not _is_somewhere():
        return MachineLacks("machine.folder", {})
    if error.errno == errno.EIO and not error.filename:
        return MachineLacks("machine.disk", {"said": said})
    if error.errno in FULL:
        return MachineLacks("machine.full", {"said": said})
    if isinstance(error.filename, str | bytes | os.PathLike):
        values = {"name": os.fsdecode(error.filename), "said": said}
        return MachineLacks("machine.file", values)
    return None


def _is_somewhere() -> bool:
    """Return True if the folder that the command was given in is still there."""
    try:
        return bool(os.getcwd())  # noqa: PTH109 - nothing is done with the path
    except FileNotFoundError:
        return False
