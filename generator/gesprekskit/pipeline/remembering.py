"""A kit in, what printing found wrong in the same publications before out, drawing nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from gesprekskit.artifacts import cache_folder
from gesprekskit.diagnostics import Diagnostic
from gesprekskit.documents.rendered import Problem, Rendered
from gesprekskit.kit import Kit
from gesprekskit.outputs import compose
from gesprekskit.pipeline.cache import Cache, key
from gesprekskit.pipeline.fitting import what_fits
from gesprekskit.pipeline.rendering import Renderer
from gesprekskit.pipeline.reporting import TOO_LONG, diagnostics_for
from gesprekskit.pipeline.workers import Job, WorkerPool


class Unmanned(WorkerPool):
    """A pool in which nobody works: what is not in the cache is not drawn."""

    def run(self, jobs: Sequence[Job]) -> Iterator[tuple[Job, Rendered | Problem]]:
        """Yield every job as failed."""
        return ((job, Problem("print.worker-died", job.node, {"name": job.name})) for job in jobs)


def remembered(kits: Sequence[Kit]) -> list[Diagnostic]:
    """Return what printing these very publications showed to be wrong, and what would fit."""
    cache = Cache(cache_folder())
    marked, found = cache.marked(), list[Diagnostic]()
    too_long: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for kit in kits:
        problems: list[Problem] = []
        for composed in compose(only(kit, marked.values())):
            name = key(composed.render, composed.document)
            drawn = cache.get(name) if name in marked else None
            problems += drawn.problems if drawn else ()
            if drawn and any(problem.code in TOO_LONG for problem in drawn.problems):
                too_long[composed.entry.id] += (composed.entry.variant,)
        found += diagnostics_for(kit, problems)
    return [*found, *what_fits(kits, too_long, Renderer(Unmanned(), cache))]


def only(kit: Kit, nodes: Collection[str]) -> Kit:
    """Return a kit with no other publications than these: composing all of them takes long."""
    return replace(
        kit,
        forms={name: form for name, form in kit.forms.items() if f"form/{name}" in nodes},
        decks={name: deck for name, deck in kit.decks.items() if f"deck/{name}" in nodes},
        posters={name: it for name, it in kit.posters.items() if f"poster/{name}" in nodes},
    )
