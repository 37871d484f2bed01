"""Standard output and error that may end before the command does: a full disk, a closed pipe."""

from __future__ import annotations

import os
from typing import Any, TextIO


class WatchedStream:
    """A stream that remembers that something could not be written, and then says nothing more.

    So a command finishes its work, whoever listens.
    """

    def __init__(self, stream: TextIO) -> None:
        self.lost = False
        self._stream = stream

    def write(self, text: str) -> int:
        """Write a text, or remember that it is lost."""
        try:
            return self._stream.write(text)
        except OSError:
            self.lost = True
            return len(text)

    def flush(self) -> None:
        """Have everything written, or remember that it is lost."""
        try:
            self._stream.flush()
        except OSError:
            self.lost = True

    def close_quietly(self) -> None:
        """Have what is left go nowhere: else Python complains of it once more at its end."""
        self.flush()
        if self.lost:
            os.dup2(os.open(os.devnull, os.O_WRONLY), self._stream.fileno())

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def watched(stream: TextIO | None) -> Any:
    """Return a stream that is watched; None for one that was closed from the start."""
    return stream and WatchedStream(stream)


def is_lost(stream: Any) -> bool:
    """Return True if something that was said on a watched stream was lost; end it quietly."""
    if stream is None:
        return False
    stream.close_quietly()
    return bool(stream.lost)
