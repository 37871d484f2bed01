"""What kept its order: the fast algorithm gives what an exhaustive search gives."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from gesprekskit.updates.longest_rising import longest_rising


def looked_through(names: list[str], order: dict[str, int]) -> list[str]:
    """Return the same by quadratic search."""
    best: list[list[str]] = []
    for name in names:
        fitting = (row for row in best if order[row[-1]] < order[name])
        best.append([*max(fitting, key=len, default=[]), name])
    return max(best, key=len, default=[])


@given(st.permutations(range(14)), st.integers(0, 14))
def test_the_longest_row_in_order(moved: list[int], count: int) -> None:
    names = [f"vraag-{number}" for number in moved][:count]
    order = {f"vraag-{number}": number for number in range(14)}
    assert longest_rising(names, order) == looked_through(names, order)


def test_many_names_take_no_time() -> None:
    names = [f"vraag-{number}" for number in range(50_000)]
    order = {name: at for at, name in enumerate(reversed(names))}
    start = time.process_time()
    assert longest_rising(names, order) == ["vraag-0"]
    assert longest_rising(names[::-1], order) == names[::-1]
    assert time.process_time() - start < 2
