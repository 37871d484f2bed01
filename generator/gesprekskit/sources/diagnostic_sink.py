"""Diagnostics of one file in, one by one; all of them in order out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import TypeVar

from gesprekskit.diagnostics import Diagnostic, Severity, Span, in_order
from gesprekskit.diagnostics.capping import Tally

MOST_MISTAKES = 20_000
"""After how many mistakes in its YAML a file is read no further."""
LONGEST_QUOTE = 60

Item = TypeVar("Item")


class DiagnosticSink:
    """Collects the diagnostics of one file; of each code the first hundred, and how many more.

    Two million control characters are one mistake, not two million.
    """

    def __init__(self) -> None:
        self._tallies: defaultdict[str, Tally] = defaultdict(Tally)
        self._error_lines: set[int] = set()
        self._count = 0

    def add(self, span: Span, code: str, severity: Severity = "error", **values: str) -> None:
        """Add one diagnostic."""
        if severity == "error":
            self._error_lines.add(span.line)
        self._count += 1
        tally = self._tallies[code]
        if tally.wants(span):
            tally.add(Diagnostic(span, code, values, severity))

    @property
    def is_full(self) -> bool:
        """Return True if there are so many that reading on helps nobody."""
        return self._count > MOST_MISTAKES

    def bounded(self, items: Iterable[Item]) -> Iterator[Item]:
        """Yield what to report on, until there is so much that reading on helps nobody."""
        return takewhile(lambda _: not self.is_full, items)

    def on_line(self, line: int) -> bool:
        """Return True if an error was found on the line, counted from 1."""
        return line in self._error_lines

    def in_order(self) -> tuple[Diagnostic, ...]:
        """Return all diagnostics, sorted by place."""
        return in_order(found for tally in self._tallies.values() for found in tally.told())


def shown(text: str) -> str:
    """Return the text on one line, short enough for a message."""
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= LONGEST_QUOTE else f"{one_line[:LONGEST_QUOTE]}…"


def quoted(text: str) -> str:
    """Return the text in quotes, as an author can write it so that YAML keeps it."""
    text = shown(text)
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'
