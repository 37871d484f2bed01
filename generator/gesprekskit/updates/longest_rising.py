"""Names and the order that they have now in, the most of them that kept their order out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(slots=True)
class _Ends:
    """Where rows of one length end: the places are rising, what stands there is falling."""

    places: list[int] = field(default_factory=list)
    falling: list[int] = field(default_factory=list)
    """The orders of what stands there, negative so that they can be searched."""


def longest_rising(names: Sequence[str], order: Mapping[str, int]) -> list[str]:
    """Return the longest part of the names that is still in order; of several the earliest.

    It takes as long as sorting them does.
    """
    ends: list[_Ends] = []
    least: list[int] = []
    before: list[int | None] = []
    for at, name in enumerate(names):
        length = bisect_left(least, order[name])
        before.append(None)
        if length:
            shorter = ends[length - 1]
            before[at] = shorter.places[bisect_left(shorter.falling, 1 - order[name])]
        if length == len(ends):
            ends.append(_Ends())
            least.append(order[name])
        ends[length].places.append(at)
        ends[length].falling.append(-order[name])
        least[length] = order[name]
    row: list[str] = []
    place = ends[-1].places[0] if ends else None
    while place is not None:
        row.append(names[place])
        place = before[place]
    return row[::-1]
