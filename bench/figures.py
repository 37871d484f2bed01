"""What is measured: a figure of one program, and the table of all measures."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from bench.projects import Project

NOW, BEFORE = "now", "before"


@dataclass(frozen=True)
class Figure:
    """The median of several runs: of what, by which program, in which unit."""

    measure: str
    program: str
    unit: str
    value: float
    runs: tuple[float, ...] = field(repr=False)
    wanted: float | None = None


@dataclass(frozen=True)
class Measure:
    """A measure by its name; `quick` ones are done by `--quick`.

    It is taken of every checkout; `once` ones, of other programs, are taken once.
    """

    name: str
    about: str
    take: Callable[[Project], Iterator[Figure]]
    quick: bool = False
    once: bool = False


def median(
    measure: str,
    program: str,
    unit: str,
    values: Iterable[float],
    wanted: float | None = None,
) -> Figure:
    """Return the figure of several runs."""
    runs = tuple(round(value, 3) for value in values)
    return Figure(measure, program, unit, statistics.median(runs), runs, wanted)
