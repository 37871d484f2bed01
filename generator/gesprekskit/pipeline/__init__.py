"""From a kit's folder to everything that it prints: load, check, compose, render.

The one place that turns errors into `KitError`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from gesprekskit.artifacts import Artifact, Catalogue, CatalogueEntry, Finished, Planned
from gesprekskit.diagnostics import Diagnostic, KitError, UnprintableError, has_errors
from gesprekskit.examination import Examined, examine
from gesprekskit.kit import Kit
from gesprekskit.outputs import DERIVED, Composed, Derived, compose
from gesprekskit.pipeline.fitting import what_fits
from gesprekskit.pipeline.gathering import Gathered
from gesprekskit.pipeline.rendering import RenderedBatch, Renderer, RenderTask
from gesprekskit.pipeline.reporting import refuse

__all__ = [
    "Examined",
    "Printed",
    "Wanted",
    "entries",
    "examine",
    "load_kit",
    "load_kits",
    "print_kit",
    "print_kits",
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
    refused: tuple[Diagnostic, ...] = ()
    """What is wrong with things that are left out so that the rest could be made."""
    left_out: tuple[str, ...] = ()
    """The paths of those things, and of what would be made of them."""
    too_long: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The variants among them that take too many pages, by the id of the form."""

    @property
    def missing(self) -> tuple[Diagnostic, ...]:
        """Return all that is said of what is not there."""
        return (*self.refused, *self.failed)

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
        refused=tuple(refused for document in printed for refused in document.refused),
        left_out=tuple(path for document in printed for path in document.left_out),
    )


def print_kits(
    kits: Sequence[Kit],
    renderer: Renderer,
    wanted: Wanted = lambda entry: True,
    *,
    keep_going: bool = False,
) -> tuple[Printed, ...]:
    """Render what is wanted of a kit in its languages; raises KitError with what is wrong in all.

    With `keep_going` only what has errors is left out, and what would be made of it.
    """
    first, *rest = (print_kit(kit, renderer, wanted, keep_going=True) for kit in kits)
    too_long = first.too_long | {form: names for it in rest for form, names in it.too_long.items()}
    first = replace(first, refused=(*first.refused, *what_fits(kits, too_long, renderer)))
    refused = [diagnostic for printed in (first, *rest) for diagnostic in printed.refused]
    if has_errors(refused) and not keep_going:
        raise UnprintableError(
            [*refused, *(failed for it in (first, *rest) for failed in it.failed)]
        )
    return (first, *rest)


def print_kit(
    kit: Kit,
    renderer: Renderer,
    wanted: Wanted = lambda entry: True,
    *,
    keep_going: bool = False,
) -> Printed:
    """Render what is wanted of a kit; raises KitError if printing shows errors in it.

    With `keep_going` only what has errors is left out, and what would be made of it.
    """
    tasks = [_task(composed) for composed in compose(kit)]
    derived = _derived(kit, [task.planned for task in tasks])
    planned = [*(task.planned for task in tasks), *(plan for _, plans in derived for plan in plans)]
    chosen = {artifact.entry.path for artifact in planned if wanted(artifact.entry)}
    needed = _paths(artifact for artifact in planned if artifact.entry.path in chosen)
    gathered = Gathered(kit)
    batch = renderer.render([task for task in tasks if task.planned.entry.path in needed])
    gathered.add(batch)
    quiet = replace(renderer, progress=lambda done, total: None)
    for output, plans in derived:
        ready = _ready_tasks(
            output, [plan for plan in plans if plan.entry.path in needed], gathered
        )
        gathered.add(quiet.render(list(ready)))
    if not keep_going:
        refuse(kit, gathered.problems, gathered.failed)
    return _printed(gathered, batch, chosen)


def _printed(gathered: Gathered, batch: RenderedBatch, chosen: Collection[str]) -> Printed:
    kit = gathered.kit
    finished = [artifact for path, artifact in gathered.made.items() if path in chosen]
    return Printed(
        artifacts=tuple(Artifact(artifact.entry.path, artifact.content) for artifact in finished),
        catalogue=Catalogue(
            kit.id,
            kit.version,
            tuple(layer.id for layer in kit.layers),
            tuple(artifact.entry for artifact in finished),
        ),
        rendered=batch.rendered,
        reused=len(batch.finished) - batch.rendered,
        failed=tuple(gathered.unmade()),
        refused=tuple(gathered.wrong()),
        left_out=tuple(path for path in gathered.left_out if path in chosen),
        too_long=gathered.too_long,
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
    output: Derived[Any], plans: Iterable[Planned], gathered: Gathered
) -> Iterator[RenderTask]:
    """Yield what can be rendered now; tell of what lacks a part."""
    for plan in plans:
        paths = [part.entry.path for part in plan.parts]
        if missing := [path for path in paths if path not in gathered.made]:
            gathered.lack(plan, missing[0])
        else:
            parts = tuple(gathered.made[path] for path in paths)
            yield RenderTask(plan, output.compose(gathered.kit, plan.entry, parts), output.render)
