"""Names and their present order in, the longest subsequence that kept its order out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(slots=True)
class _Ends:
    """The ends of sequences of one length: places rise, the values there fall."""

    places: list[int] = field(default_factory=list)
    falling: list[int] = field(default_factory=list)
    """The orders of what stands there, negative so that they can be searched."""


def longest_rising(names: Sequence[str], order: Mapping[str, int]) -> list[str]:
    """Return the longest subsequence of the names still in order; of several, the earliest.

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
