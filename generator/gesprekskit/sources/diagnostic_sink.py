"""Diagnostics of one file in, one by one; all of them in order out."""

from __future__ import annotations

from collections import Counter

from gesprekskit.diagnostics import Diagnostic, Severity, Span, in_order

MOST_OF_ONE_CODE = 100
LONGEST_QUOTE = 60


class DiagnosticSink:
    """Collects the diagnostics of one file.

    At most a hundred of each code: two million control characters are one mistake, not two
    million.
    """

    def __init__(self) -> None:
        self._found: list[Diagnostic] = []
        self._counts: Counter[str] = Counter()
        self._error_lines: set[int] = set()

    def add(self, span: Span, code: str, severity: Severity = "error", **values: str) -> None:
        """Add one diagnostic."""
        if severity == "error":
            self._error_lines.add(span.line)
        self._counts[code] += 1
        if self._counts[code] <= MOST_OF_ONE_CODE:
            self._found.append(Diagnostic(span, code, values, severity))

    def on_line(self, line: int) -> bool:
        """Return True if an error was found on the line, counted from 1."""
        return line in self._error_lines

    def in_order(self) -> tuple[Diagnostic, ...]:
        """Return all diagnostics, sorted by place."""
        return in_order(self._found)


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
