"""From a kit's folder to everything that it prints: load, check, compose, render.

The one place that turns errors into `KitError`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from gesprekskit.artifacts import Artifact, Catalogue, CatalogueEntry, Finished, Planned
from gesprekskit.diagnostics import Diagnostic, KitError
from gesprekskit.documents.rendered import Problem
from gesprekskit.examination import Examined, examine
from gesprekskit.kit import Kit
from gesprekskit.outputs import DERIVED, Composed, Derived, compose
from gesprekskit.pipeline.rendering import Renderer, RenderTask
from gesprekskit.pipeline.reporting import diagnostic_for, refuse

__all__ = [
    "Examined",
    "Printed",
    "Wanted",
    "entries",
    "examine",
    "load_kit",
    "load_kits",
    "print_kit",
    "render",
    "together",
]

Wanted = Callable[[CatalogueEntry], bool]


@dataclass(frozen=True, slots=True)
class Printed:
    """Everything printed, and how much of it had to be rendered; counts are of documents."""

    artifacts: tuple[Artifact, ...]
    catalogue: Catalogue
    rendered: int
    reused: int
    failed: tuple[Diagnostic, ...] = ()
    """The things that a worker could not make; the rest is there."""

    @property
    def files(self) -> tuple[Artifact, ...]:
        """Return all files to write: the artifacts and their `catalogue.json`."""
        return (*self.artifacts, self.catalogue.artifact())


def load_kits(folder: Path) -> tuple[tuple[Kit, ...], tuple[Diagnostic, ...]]:
    """Return the kit in a folder in each of its languages, Dutch first, and its warnings.

    Raises KitError where it has errors.
    """
    examined = examine(folder)
    if not examined.kits:
        raise KitError(examined.diagnostics)
    return examined.kits, examined.diagnostics


def load_kit(folder: Path) -> tuple[Kit, tuple[Diagnostic, ...]]:
    """Return the kit in a folder in its first language and its warnings; raises KitError."""
    kits, diagnostics = load_kits(folder)
    return kits[0], diagnostics


def together(printed: Sequence[Printed]) -> Printed:
    """Return what was printed in several languages as one."""
    first = printed[0].catalogue
    entries = tuple(entry for document in printed for entry in document.catalogue.entries)
    return Printed(
        artifacts=tuple(artifact for document in printed for artifact in document.artifacts),
        catalogue=replace(first, entries=entries),
        rendered=sum(document.rendered for document in printed),
        reused=sum(document.reused for document in printed),
        failed=tuple(failed for document in printed for failed in document.failed),
    )


def print_kit(kit: Kit, renderer: Renderer, wanted: Wanted = lambda entry: True) -> Printed:
    """Render what is wanted of a kit; raises KitError if printing shows errors in it."""
    tasks = [_task(composed) for composed in compose(kit)]
    derived = _derived(kit, [task.planned for task in tasks])
    planned = [*(task.planned for task in tasks), *(plan for _, plans in derived for plan in plans)]
    needed = _paths(artifact for artifact in planned if wanted(artifact.entry))
    printed = renderer.render([task for task in tasks if task.planned.entry.path in needed])
    made = {finished.entry.path: finished for finished in printed.finished}
    failed = list(printed.failed)
    refuse(kit, printed.problems, failed)
    quiet = replace(renderer, progress=lambda done, total: None)
    for output, plans in derived:
        chosen = [plan for plan in plans if plan.entry.path in needed]
        ready = list(_ready_tasks(kit, output, chosen, made))
        batch = quiet.render([task for task in ready if isinstance(task, RenderTask)])
        made |= {finished.entry.path: finished for finished in batch.finished}
        failed += [*(problem for problem in ready if isinstance(problem, Problem)), *batch.failed]
        refuse(kit, batch.problems, failed)
    finished = tuple(finished for finished in made.values() if wanted(finished.entry))
    return Printed(
        artifacts=tuple(Artifact(artifact.entry.path, artifact.content) for artifact in finished),
        catalogue=Catalogue(
            kit.id,
            kit.version,
            tuple(layer.id for layer in kit.layers),
            tuple(artifact.entry for artifact in finished),
        ),
        rendered=printed.rendered,
        reused=len(printed.finished) - printed.rendered,
        failed=tuple(diagnostic_for(kit, problem) for problem in failed),
    )


def entries(kit: Kit) -> Iterator[CatalogueEntry]:
    """Yield the entry of everything that is printed of a kit: what it has besides its bytes."""
    tasks = [_task(composed).planned for composed in compose(kit)]
    derived = (plan for _, plans in _derived(kit, tasks) for plan in plans)
    return (planned.entry for planned in (*tasks, *derived))


def render(kit: Kit, composed: Composed) -> Finished:
    """Render one document of a kit in this process; raises KitError if that shows errors."""
    task = _task(composed)
    rendered = task.render(task.document)
    refuse(kit, rendered.problems, ())
    return task.finished(rendered)


def _derived(kit: Kit, things: Iterable[Planned]) -> list[tuple[Derived[Any], tuple[Planned, ...]]]:
    """Return what will be made of finished things, in the order in which that is possible."""
    planned, derived = tuple(things), []
    for output in DERIVED:
        derived.append((output, more := output.plan(kit, planned)))
        planned = (*planned, *more)
    return derived


def _task(composed: Composed) -> RenderTask:
    document = composed.document
    return RenderTask(Planned(composed.entry, document.node), document, composed.render)


def _paths(artifacts: Iterable[Planned]) -> set[str]:
    """Return the paths of publications and of all that they are made of."""
    return {
        path for artifact in artifacts for path in (artifact.entry.path, *_paths(artifact.parts))
    }


def _ready_tasks(
    kit: Kit, output: Derived[Any], plans: Iterable[Planned], made: Mapping[str, Finished]
) -> Iterator[RenderTask | Problem]:
    """Yield what can be rendered now; report a problem if a part is missing."""
    for plan in plans:
        paths = [part.entry.path for part in plan.parts]
        if missing := [path for path in paths if path not in made]:
            values = {"name": plan.entry.path, "part": missing[0]}
            yield Problem("print.part-missing", plan.node, values)
        else:
            document = output.compose(kit, plan.entry, tuple(made[path] for path in paths))
            yield RenderTask(plan, document, output.render)
