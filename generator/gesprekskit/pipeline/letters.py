"""What changed under a kit in, the letter about it out, in each format that is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gesprekskit.compose.letters import letter
from gesprekskit.diagnostics import Diagnostic
from gesprekskit.documents.rendered import Problem
from gesprekskit.outputs import LETTER_FORMATS
from gesprekskit.pipeline import load_kits
from gesprekskit.pipeline.reporting import diagnostic_for, refuse
from gesprekskit.pipeline.updates import Updates, report
from gesprekskit.pipeline.workers import Job, WorkerPool


def letters(
    found: Updates, folder: Path, language: str, formats: Sequence[str]
) -> tuple[dict[str, bytes], tuple[Diagnostic, ...]]:
    """Return the letter in each of these formats, and what could not be made.

    It is in the language that is asked for if the kit is, and else in the kit's first. Raises
    KitError where the kit has errors.
    """
    kits, _ = load_kits(folder)
    kit = next((kit for kit in kits if kit.language == language), kits[0])
    document = letter(kit, report(found, kit.language), found.seen_version)
    jobs = [Job(name, document.node, LETTER_FORMATS[name], document) for name in formats]
    with WorkerPool(workers=1) as pool:
        outcomes = [(job.name, outcome) for job, outcome in pool.run(jobs)]
    made = {name: it for name, it in outcomes if not isinstance(it, Problem)}
    failed = [outcome for _, outcome in outcomes if isinstance(outcome, Problem)]
    refuse(kit, (problem for rendered in made.values() for problem in rendered.problems), failed)
    problems = tuple(diagnostic_for(kit, problem) for problem in failed)
    return {name: rendered.content for name, rendered in made.items()}, problems
