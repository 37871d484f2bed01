"""The command itself: what is installed as `gesprekskit`, and `python -m gesprekskit`."""

from __future__ import annotations

import os
import signal
from types import FrameType

STOPPED = 130


def main() -> None:
    """Run the command line; stopped while that is still being imported, end without a word."""
    for stop in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stop, _end)
    from gesprekskit import cli

    signal.signal(signal.SIGINT, signal.default_int_handler)
    cli.main()


def _end(_: int, __: FrameType | None) -> None:
    # Nothing has been started or opened yet.
    os._exit(STOPPED)


if __name__ == "__main__":
    main()
