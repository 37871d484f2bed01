"""What MkDocs logs, for who has to know of it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def overheard(level: int) -> Iterator[list[str]]:
    """Give a list that gets what MkDocs logs at this level or above, until the block ends."""
    messages: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            messages.append(record.getMessage())

    listener = Listener(level)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(listener)
    try:
        yield messages
    finally:
        logger.removeHandler(listener)
