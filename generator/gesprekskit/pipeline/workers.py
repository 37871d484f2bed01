"""Child processes that render: long-lived, over all cores, each job with its own limits.

A child that dies, hangs, takes too much memory or raises something costs its own job and no
other; the children share fonts and styles over the jobs that they do (decision 23).
"""

from __future__ import annotations

import atexit
import os
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError, Future
from functools import cache
from itertools import count
from multiprocessing import resource_tracker
from queue import SimpleQueue
from tempfile import TemporaryDirectory
from threading import Lock, Thread
from typing import NamedTuple

from gesprekskit.child_process import Child, ChildDied, Job
from gesprekskit.diagnostics import MachineLacks
from gesprekskit.documents.rendered import Problem, Rendered

__all__ = ["Job", "WorkerPool", "shared_pool"]

SECONDS = 60
"""How long one job may take; a form takes about half a second."""

MEMORY = 1_500_000_000
"""How much address space a child may have, in bytes."""

AGAIN = 1
"""How often a job is done again whose child was ended from outside."""

STARTS = 5
"""How many children in a row may die before they can do anything."""


class _Asked(NamedTuple):
    job: Job
    result: Future[Rendered | Problem]


class WorkerPool:
    """A pool of workers that starts at the first job and lives until it is closed.

    A worker is a thread here that has a child process do its jobs.
    """

    def __init__(
        self, *, workers: int | None = None, seconds: float = SECONDS, memory: int = MEMORY
    ) -> None:
        self.workers = workers or len(os.sched_getaffinity(0))
        self.seconds = seconds
        self.memory = memory
        self._team: _Team | None = None

    def run(self, jobs: Sequence[Job]) -> Iterator[tuple[Job, Rendered | Problem]]:
        """Yield every job with its result, in the order given; raises MachineLacks."""
        asked = [_Asked(job, Future()) for job in jobs]
        if asked:
            self._team = self._team or _Team(self.workers, self.seconds, self.memory)
            self._team.ask(asked)
        try:
            for job, result in asked:
                yield job, result.result()
        finally:
            for _, result in asked:
                result.cancel()

    def close(self, *, at_once: bool = False) -> None:
        """Wait until the jobs are done and the children have ended, or stop them at once."""
        if self._team is not None:
            team, self._team = self._team, None
            team.close(at_once=at_once)

    def __enter__(self) -> WorkerPool:
        return self

    def __exit__(self, error: type[BaseException] | None, *_: object) -> None:
        self.close(at_once=error is not None)


@cache
def shared_pool() -> WorkerPool:
    """Return the pool of a process that builds again and again; it closes at the end."""
    pool = WorkerPool()
    atexit.register(pool.close)
    return pool


class _Team:
    """The threads and children of a pool; once closed they do nothing more."""

    def __init__(self, workers: int, seconds: float, memory: int) -> None:
        self._seconds = seconds
        self._memory = memory
        self._asked: SimpleQueue[_Asked | None] = SimpleQueue()
        self._children: set[Child] = set()
        self._starting = Lock()
        self._closed = False
        self._scratch = _scratch()
        self._threads = [Thread(target=self._work, daemon=True) for _ in range(workers)]
        try:
            # The tracker unblocks Ctrl-C where it starts: it must not start in a worker.
            resource_tracker.ensure_running()
            for thread in self._threads:
                thread.start()
        except (OSError, RuntimeError) as error:
            raise _no_process(error) from error

    def ask(self, asked: Sequence[_Asked]) -> None:
        """Have jobs done."""
        for job in asked:
            self._asked.put(job)

    def close(self, *, at_once: bool) -> None:
        """End the children, once the jobs are done or at once."""
        if at_once:
            with self._starting:
                self._closed = True
                for child in self._children:
                    child.kill()
        for _ in self._threads:
            self._asked.put(None)
        for thread in self._threads:
            thread.join()
        self._scratch.cleanup()

    def start(self) -> Child:
        """Return a child that can do a job; raises MachineLacks if it cannot have one."""
        for starts in count(1):
            child = self._new_child()
            try:
                child.wait_until_ready()
            except (ChildDied, TimeoutError) as error:
                self.end(child)
                if starts == STARTS:
                    raise _no_process(error) from error
            else:
                break
        return child

    def end(self, child: Child) -> None:
        """End a child, whatever it does."""
        with self._starting:
            self._children.remove(child)
        child.close()

    def _new_child(self) -> Child:
        with self._starting:
            if self._closed:
                raise CancelledError
            try:
                child = Child(self._memory, self._scratch.name)
            except OSError as error:
                raise _no_process(error) from error
            self._children.add(child)
            return child

    def _work(self) -> None:
        """Do jobs until there are no more; runs in a thread."""
        # Ctrl-C is for the main thread, which ends the children: those that start here inherit
        # that it is blocked.
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
        worker = _Worker(self, self._seconds)
        while (asked := self._asked.get()) is not None:
            if asked.result.set_running_or_notify_cancel():
                try:
                    asked.result.set_result(worker.do(asked.job))
                except BaseException as error:
                    asked.result.set_exception(error)
        worker.end()


class _Worker:
    """Has a child do jobs, and another one where that died."""

    def __init__(self, team: _Team, seconds: float) -> None:
        self._team = team
        self._seconds = seconds
        self._child: Child | None = None

    def do(self, job: Job) -> Rendered | Problem:
        """Return what came of a job; raises MachineLacks."""
        for _ in range(1 + AGAIN):
            try:
                outcome = self._ready().do(job, self._seconds)
            except TimeoutError:
                self.end()
                values = {"name": job.name, "seconds": f"{self._seconds:g}"}
                return Problem("print.worker-timeout", job.node, values)
            except ChildDied as died:
                self.end()
                if not died.from_outside:
                    break
            else:
                if isinstance(outcome, MachineLacks):
                    raise outcome
                return outcome
        return Problem("print.worker-died", job.node, {"name": job.name})

    def end(self) -> None:
        """End its child, if it has one."""
        if self._child:
            self._team.end(self._child)
            self._child = None

    def _ready(self) -> Child:
        if self._child and not self._child.is_idle:
            self.end()
        self._child = self._child or self._team.start()
        return self._child


def _scratch() -> TemporaryDirectory[str]:
    try:
        return TemporaryDirectory(prefix="gesprekskit-")
    except OSError as error:
        raise MachineLacks("machine.temporary", {"said": str(error)}) from error


def _no_process(error: Exception) -> MachineLacks:
    return MachineLacks("machine.process", {"said": str(error)})
