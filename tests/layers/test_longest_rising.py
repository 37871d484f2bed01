"""What kept its order: the fast algorithm gives what an exhaustive search gives."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gesprekskit.updates.longest_rising import longest_rising
from tests.effort import LINEAR, effort


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


def reversed_and_back(count: int) -> None:
    names = [f"vraag-{number}" for number in range(count)]
    order = {name: at for at, name in enumerate(reversed(names))}
    assert longest_rising(names, order) == ["vraag-0"]
    assert longest_rising(names[::-1], order) == names[::-1]


def test_not_every_pair_of_names_is_looked_at() -> None:
    assert effort(lambda: reversed_and_back(4_000)) < LINEAR * effort(
        lambda: reversed_and_back(2_000)
    )
