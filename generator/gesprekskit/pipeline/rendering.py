"""Render tasks in, artifacts and problems out: from the cache, or else from a worker."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from gesprekskit.artifacts import Finished, Planned, cache_folder
from gesprekskit.catalogue import FORMATS
from gesprekskit.documents.rendered import Problem, Rendered
from gesprekskit.pipeline.cache import Cache, key
from gesprekskit.pipeline.libraries import require_libraries
from gesprekskit.pipeline.workers import Job, WorkerPool

Progress = Callable[[int, int], None]
"""Called with the number of things done and the number there are."""


@dataclass(frozen=True, slots=True)
class RenderTask:
    """A planned artifact with its document, ready to be rendered."""

    planned: Planned
    document: Any
    render: Callable[[Any], Rendered]

    @property
    def job(self) -> Job:
        """Return the job for a worker."""
        return Job(self.planned.entry.path, self.planned.node, self.render, self.document)

    def finished(self, rendered: Rendered) -> Finished:
        """Return the resulting artifact, its entry complete."""
        content, entry = rendered.content, self.planned.entry
        pages = rendered.pages if FORMATS[entry.format].paged else None
        known = replace(entry, pages=pages, bytes=len(content), sha256=rendered.sha256)
        return Finished(known, content)


@dataclass(frozen=True, slots=True)
class RenderedBatch:
    """The results of tasks: `problems` are those of finished artifacts, `failed` of missing ones.

    The former are by path. `rendered` counts those not in the cache.
    """

    finished: tuple[Finished, ...]
    problems: Mapping[str, tuple[Problem, ...]]
    failed: tuple[Problem, ...]
    rendered: int


@dataclass(slots=True)
class Renderer:
    """What rendering needs: the workers, the cache, and a callback for progress."""

    pool: WorkerPool
    cache: Cache = field(default_factory=lambda: Cache(cache_folder()))
    progress: Progress = lambda done, total: None

    def render(self, tasks: Sequence[RenderTask]) -> RenderedBatch:
        """Render the tasks, taking from the cache what it has."""
        keys = [key(task.render, task.document) for task in tasks]
        kept = {name: found for name in keys if (found := self.cache.get(name))}
        missing = [at for at, name in enumerate(keys) if name not in kept]
        jobs = [tasks[at].job for at in missing]
        if jobs:
            require_libraries()
        done = len(tasks) - len(jobs)
        self.progress(done, len(tasks))
        failed: list[Problem] = []
        for at, (_, outcome) in zip(missing, self.pool.run(jobs), strict=True):
            if isinstance(outcome, Problem):
                failed.append(outcome)
            else:
                self.cache.put(keys[at], outcome)
                kept[keys[at]] = outcome
            done += 1
            self.progress(done, len(tasks))
        for task, name in zip(tasks, keys, strict=True):
            if name in kept and kept[name].problems:
                self.cache.mark(name, task.planned.node)
        whole = [(task, kept[name]) for task, name in zip(tasks, keys, strict=True) if name in kept]
        return RenderedBatch(
            finished=tuple(task.finished(rendered) for task, rendered in whole),
            problems={
                task.planned.entry.path: rendered.problems
                for task, rendered in whole
                if rendered.problems
            },
            failed=tuple(failed),
            rendered=len(jobs) - len(failed),
        )
