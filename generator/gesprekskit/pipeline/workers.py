"""Child processes that render: long-lived, over all cores, each job with its own limits.

A worker that dies, hangs, takes too much memory or raises something costs its own job and no
other; the workers share fonts and styles over the jobs that they do.
"""

from __future__ import annotations

import atexit
import gc
import multiprocessing
import os
import resource
import tempfile
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import TimeoutError as JobTimeout
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from gesprekskit.documents.rendered import EngineMissing, Problem, Rendered

if TYPE_CHECKING:
    from pebble import ProcessFuture, ProcessPool

SECONDS = 60
"""How long one job may take; a form takes about half a second."""

MEMORY = 1_500_000_000
"""How much address space a worker may have, in bytes."""

GARBAGE = 200_000
"""How many objects more than before let the garbage collector look: a large form makes as many."""

FAULT = 200
"""How many characters of an exception are reported."""


@dataclass(frozen=True, slots=True)
class Job:
    """Something to render, and its name for reports of a failure."""

    name: str
    node: str
    render: Callable[[Any], Rendered]
    document: Any


class WorkerPool:
    """A pool of workers that starts at the first job and lives until it is closed."""

    def __init__(
        self, *, workers: int | None = None, seconds: float = SECONDS, memory: int = MEMORY
    ) -> None:
        self.workers = workers or len(os.sched_getaffinity(0))
        self.seconds = seconds
        self.memory = memory
        self._pool: ProcessPool | None = None
        self._scratch: TemporaryDirectory[str] | None = None

    def run(self, jobs: Sequence[Job]) -> Iterator[tuple[Job, Rendered | Problem]]:
        """Yield every job with its result, in the order given."""
        futures = [
            self._pool_now().schedule(_render_job, [job], timeout=self.seconds) for job in jobs
        ]
        try:
            for job, future in zip(jobs, futures, strict=True):
                yield job, self._outcome(job, future)
        finally:
            for future in futures:
                future.cancel()

    def close(self, *, at_once: bool = False) -> None:
        """Wait until the workers have ended, or stop them at once."""
        if self._pool is not None:
            if at_once:
                self._pool.stop()
            else:
                self._pool.close()
            self._pool.join()
            self._pool = None
        if self._scratch is not None:
            self._scratch.cleanup()
            self._scratch = None

    def __enter__(self) -> WorkerPool:
        return self

    def __exit__(self, error: type[BaseException] | None, *_: object) -> None:
        self.close(at_once=error is not None)

    def _outcome(self, job: Job, future: ProcessFuture[Rendered | Problem]) -> Rendered | Problem:
        from pebble import ProcessExpired

        try:
            made: Rendered | Problem = future.result()
        except JobTimeout:
            values = {"name": job.name, "seconds": f"{self.seconds:g}"}
            return Problem("print.worker-timeout", job.node, values)
        except ProcessExpired:
            return Problem("print.worker-died", job.node, {"name": job.name})
        return made

    def _pool_now(self) -> ProcessPool:
        if self._pool is None or not self._pool.active:
            # Imported with the first job: where everything comes from the cache, no worker starts.
            from pebble import ProcessPool

            self._scratch = self._scratch or TemporaryDirectory(prefix="gesprekskit-")
            self._pool = ProcessPool(
                max_workers=self.workers,
                initializer=_limit,
                initargs=[self.memory, self._scratch.name],
                context=multiprocessing.get_context("spawn"),
            )
        return self._pool


@cache
def shared_pool() -> WorkerPool:
    """Return the pool of a process that builds again and again; it closes at the end."""
    pool = WorkerPool()
    atexit.register(pool.close)
    return pool


def _limit(memory: int, scratch: str) -> None:
    """Limit a worker's memory and keep its files where the pool removes them.

    If the machine allows a process less, that is the limit. The garbage collector runs seldom:
    hardly anything that a job makes is garbage before it is done.
    """
    gc.set_threshold(GARBAGE, 5, 5)
    _, given = resource.getrlimit(resource.RLIMIT_AS)
    most = memory if given == resource.RLIM_INFINITY else min(memory, given)
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    tempfile.tempdir = scratch


@cache
def _freeze_loaded_objects() -> None:
    """Exempt from garbage collection what the first job loaded: libraries, fonts, styles."""
    gc.collect()
    gc.freeze()


def _render_job(job: Job) -> Rendered | Problem:
    """Render in a worker; an exception of a renderer becomes a problem of this one job.

    Caught here, because not every exception survives the way to the process that waits for it.
    """
    try:
        made = job.render(job.document)
        _freeze_loaded_objects()
        return made
    except EngineMissing:
        raise
    except MemoryError:
        return Problem("print.worker-memory", job.node, {"name": job.name})
    except (Exception, SystemExit) as error:
        said = "".join(traceback.format_exception_only(error))
        *_, frame = traceback.extract_tb(error.__traceback__)
        values = {
            "name": job.name,
            "fault": shorten(said, FAULT, placeholder=" …"),
            "place": f"{Path(frame.filename).name}:{frame.lineno}",
        }
        return Problem("print.worker-fault", job.node, values)
