"""A little of everything that `make fuzz` does for long, the same each time."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import strategies as st

from tests.fuzzing import changing, targets
from tests.fuzzing.running import FOUND, fuzz, kept, try_again
from tests.fuzzing.targets import TARGETS, Target

FEW = {"reader": 120, "schema": 80, "svg": 80, "colour": 40}
FEWEST = 20
"""How many inputs are tried of the targets that check a whole kit each time."""


@pytest.fixture
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder of the test's own."""
    monkeypatch.chdir(tmp_path)
    remembering = (targets.files, targets.original, changing.nodes, targets._mistakes)
    for remembered in remembering:
        remembered.cache_clear()
    targets.files()


@pytest.mark.usefixtures("_folder")
@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_no_input_is_a_fault(target: Target) -> None:
    outcome = fuzz(target, FEW.get(target.name, FEWEST), 1)
    assert outcome.error is None, (outcome.failed, outcome.error)
    assert outcome.tried >= FEWEST // 2


@pytest.mark.usefixtures("_folder")
def test_what_failed_once_fails_no_more() -> None:
    for path in sorted(FOUND.glob("*.txt")):
        try_again(path, TARGETS)


def test_a_fault_is_found_made_small_and_kept(tmp_path: Path) -> None:
    def run(given: list[int]) -> None:
        assert sum(given) < 100

    target = Target("sum", st.lists(st.integers(0, 90)), run, share=1)
    outcome = fuzz(target, 500, 1)
    assert isinstance(outcome.error, AssertionError)
    assert sum(outcome.failed) == 100
    path = kept("sum", 1, outcome, tmp_path / "found")
    with pytest.raises(AssertionError):
        try_again(path, [target])
