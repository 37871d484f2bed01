"""Whole commands on the real kit: CPU seconds of all their processes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bench.figures import Figure, median
from bench.projects import COMPANY, KIT, Project

CPU = "CPU s"


def help_(project: Project) -> Iterator[Figure]:
    """Measure how long `--help` takes."""
    yield timed(project, "--help", 5, 0.3, lambda: project.run("--help").cpu)


def check(project: Project) -> Iterator[Figure]:
    """Measure reading and checking, of the base kit and of a company."""
    for name, kit, wanted in (("base kit", KIT, 1.2), ("company", COMPANY, None)):
        yield timed(
            project, f"check, {name}", 5, wanted, lambda kit=kit: project.run("check", kit).cpu
        )


def print_cold(project: Project) -> Iterator[Figure]:
    """Measure printing everything in one language with nothing cached."""

    def once() -> float:
        project.forget()
        return project.run("print", KIT, "--in", "nl").cpu

    yield timed(project, "print everything, one language", 1, 42, once)


def print_again(project: Project) -> Iterator[Figure]:
    """Measure printing after no change, in two languages."""
    project.run("print", KIT)
    yield timed(project, "print, nothing changed", 3, 2, lambda: project.run("print", KIT).cpu)


def build(project: Project) -> Iterator[Figure]:
    """Measure building the site after no change, and after a change to one question."""
    project.run("build", KIT)
    yield timed(project, "build, nothing changed", 3, 4, lambda: project.run("build", KIT).cpu)

    def once() -> float:
        project.change_question()
        return project.run("build", KIT).cpu

    yield timed(project, "build, one question changed", 3, 6, once)


def timed(
    project: Project, name: str, rounds: int, wanted: float | None, once: Callable[[], float]
) -> Figure:
    """Return the median of several runs."""
    return median(name, project.program, CPU, (once() for _ in range(rounds)), wanted)
