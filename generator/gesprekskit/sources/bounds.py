"""The events of a file in, one at a time; a diagnostic where it holds more than a file may, out."""

from __future__ import annotations

from typing import Any

import yaml

from gesprekskit.diagnostics import Span
from gesprekskit.sources.characters import Characters
from gesprekskit.sources.diagnostic_sink import MOST_MISTAKES, DiagnosticSink

DEEPEST = 20
"""How many lists and mappings may stand in each other."""
MOST_ENTRIES = 20_000
"""How many entries a list may have, and how many keys a mapping."""
MOST_PARTS = 300_000
"""How many texts, and beginnings and ends of lists and mappings, a file may hold: more than ten
thousand questions have."""


class BrokenOffError(Exception):
    """The rest of the file cannot be read; the reason is in the sink."""


class Bounds:
    """Counts what a file holds."""

    def __init__(self, characters: Characters, found: DiagnosticSink) -> None:
        self._characters = characters
        self._found = found
        self._parts = 0
        self._left: list[int] = []

    def check(self, event: Any) -> None:
        """Report the event, and break off, where there is more than a file may hold."""
        self._parts += 1
        if isinstance(event, yaml.CollectionEndEvent):
            self._left.pop()
        elif self._left and isinstance(event, yaml.NodeEvent):
            self._left[-1] -= 1
        if isinstance(event, yaml.CollectionStartEvent):
            is_mapping = isinstance(event, yaml.MappingStartEvent)
            self._left.append(2 * MOST_ENTRIES if is_mapping else MOST_ENTRIES)
        if self._report(event):
            raise BrokenOffError

    def _report(self, event: Any) -> bool:
        """Return True if there is too much of something; it is reported."""
        if len(self._left) > DEEPEST:
            self._found.add(self._place(event), "yaml.depth", limit=str(DEEPEST))
        elif self._left and self._left[-1] < 0:
            self._found.add(self._place(event), "limit.entries", limit=str(MOST_ENTRIES))
        elif self._parts > MOST_PARTS:
            self._found.add(self._place(event), "limit.parts", limit=str(MOST_PARTS))
        elif self._found.is_full:
            self._found.add(self._place(event), "limit.mistakes", limit=str(MOST_MISTAKES))
        else:
            return False
        return True

    def _place(self, event: Any) -> Span:
        return self._characters.span(event.start_mark.line, event.start_mark.column)
