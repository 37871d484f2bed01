"""Any number of diagnostics in; of each kind in a file the first hundred, and how many more, out.

A kind is a code. So a flood of one kind hides no other, and takes neither memory nor time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from gesprekskit.diagnostics import Diagnostic, Span

MOST_OF_ONE_CODE = 100
"""How many diagnostics with one code are kept of a file."""

Item = TypeVar("Item")


class Tally:
    """The first diagnostics of one kind in one file, by place, and the number of all."""

    def __init__(self) -> None:
        self._first: list[Diagnostic] = []
        self._last: Span | None = None
        self._others = 0

    def wants(self, span: Span) -> bool:
        """Return True if a diagnostic there is among the first; else it is counted only."""
        if self._last is None or span < self._last:
            return True
        self._others += 1
        return False

    def add(self, found: Diagnostic) -> None:
        """Add a diagnostic."""
        if not self.wants(found.span):
            self._others += found.more
            return
        self._first.append(found)
        if len(self._first) == 2 * MOST_OF_ONE_CODE:
            self._cut()

    def told(self) -> list[Diagnostic]:
        """Return the first ones by place; the last of them says how many more there are."""
        self._cut()
        *before, last = self._first
        return [*before, replace(last, more=last.more + self._others) if self._others else last]

    def _cut(self) -> None:
        self._first.sort(key=lambda found: found.sort_key)
        kept, rest = self._first[:MOST_OF_ONE_CODE], self._first[MOST_OF_ONE_CODE:]
        self._others += sum(1 + found.more for found in rest)
        self._first = kept
        if len(kept) == MOST_OF_ONE_CODE:
            self._last = kept[-1].span


def capped(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return the first diagnostics of each kind in each file, each once, as they came."""
    unique = {found.sort_key: found for found in diagnostics}
    tallies: dict[tuple[str, str], Tally] = {}
    for found in unique.values():
        tallies.setdefault((found.span.file, found.code), Tally()).add(found)
    kept = {found.sort_key: found for tally in tallies.values() for found in tally.told()}
    return [kept[key] for key in unique if key in kept]


def first_of(items: Sequence[Item], worded: Callable[[Item], Diagnostic]) -> Iterator[Diagnostic]:
    """Yield diagnostics of the first of these mistakes, which are alike and in order."""
    for item in items[: MOST_OF_ONE_CODE - 1]:
        yield worded(item)
    for item in items[MOST_OF_ONE_CODE - 1 : MOST_OF_ONE_CODE]:
        yield replace(worded(item), more=len(items) - MOST_OF_ONE_CODE)
