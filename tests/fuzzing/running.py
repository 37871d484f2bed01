"""A target in, so many inputs into it; the smallest that fails out."""

from __future__ import annotations

from ast import literal_eval
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.fuzzing.targets import Target

FOUND = Path(__file__).parent / "found"
"""Where inputs that failed are kept, to be tried again as tests."""


@dataclass
class Outcome:
    """How many inputs were tried; the smallest one that failed, and how."""

    tried: int = 0
    failed: Any = None
    error: BaseException | None = None


def fuzz(target: Target, examples: int, number: int) -> Outcome:
    """Put inputs into a target, those that follow from a number; never raises."""
    outcome = Outcome()

    @seed(number)
    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(target.inputs)
    def trial(made: Any) -> None:
        outcome.tried += 1
        # Hypothesis tries the smallest one last.
        outcome.failed = made
        target.run(made)

    try:
        trial()
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        outcome.error = error
    else:
        outcome.failed = None
    return outcome


def kept(name: str, number: int, outcome: Outcome, folder: Path) -> Path:
    """Write the input that failed into a file; return its path."""
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}-{number}.txt"
    path.write_text(f"{outcome.failed!a}\n", encoding="ascii")
    return path


def try_again(path: Path, targets: Iterable[Target]) -> None:
    """Put the input that a file keeps into its target."""
    (target,) = [it for it in targets if it.name == path.stem.rpartition("-")[0]]
    target.run(literal_eval(path.read_text(encoding="ascii")))
