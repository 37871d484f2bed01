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
    if error.errno in FULL:
        return MachineLacks("machine.full", {"said": said})
    if isinstance(error.filename, str | bytes | os.PathLike):
        values = {"name": os.fsdecode(error.filename), "said": said}
        return MachineLacks("machine.file", values)
    return None
