"""Kits with more and more questions: how long `check` takes, and how much memory."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from bench.figures import Figure, median
from bench.projects import KIT, Project

SIZES = (2_000, 10_000)
IN_A_BANK = 250

BANK = """\
id: groei-{bank}
title: Vragen om te tellen {bank}
questions:
"""
QUESTION = """\
  - id: g{bank}-{number}
    text: Hoe gaat het met taak {number} van lijst {bank}?
    form: open
    phase: kern
    theme: werk
    asked_of: [medewerker]
    conversations: [voortgangsgesprek]
    purpose: verkennen
    sensitivity: 0
    follow_ups:
      - Wat maakt dat?
    sources: [003-17]

"""


def growth(project: Project) -> Iterator[Figure]:
    """Measure `check` of the base kit as it is and with thousands of questions."""
    have = sum(
        path.read_text(encoding="utf-8").count("\n  - id: ")
        for path in (project.folder / KIT / "questions").glob("*.yml")
    )
    yield from _checked(project, have)
    for size in SIZES:
        folder = project.folder / f"growth-{size}"
        shutil.copytree(project.folder / KIT, folder / KIT)
        _add(folder / KIT / "questions", size - have)
        yield from _checked(replace(project, folder=folder), size)
        shutil.rmtree(folder)


def _add(folder: Path, count: int) -> None:
    for bank, start in enumerate(range(0, count, IN_A_BANK), 1):
        numbers = range(1, min(IN_A_BANK, count - start) + 1)
        questions = (QUESTION.format(bank=bank, number=number) for number in numbers)
        text = BANK.format(bank=bank) + "".join(questions)
        (folder / f"groei-{bank}.yml").write_text(text, encoding="utf-8")


def _checked(project: Project, size: int) -> Iterator[Figure]:
    project.run("check", KIT)
    runs = [project.run("check", KIT) for _ in range(3)]
    name = f"check, {size:,} questions"
    yield median(name, project.program, "CPU s", [run.cpu for run in runs])
    wanted = 300 if size == SIZES[-1] else None
    yield median(name, project.program, "MB", [run.memory for run in runs], wanted)
