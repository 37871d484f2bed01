"""One child process that renders: a job in, what came of it out.

Each child has a pipe of its own and shares no lock with another, so that it can be killed at any
moment without holding up the others. It ends by itself when its parent is gone.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import resource
import shutil
import signal
import tempfile
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from multiprocessing.connection import Connection, wait
from pathlib import Path
from textwrap import shorten
from threading import Thread
from typing import Any

from gesprekskit.diagnostics import MachineLacks
from gesprekskit.documents.rendered import Problem, Rendered

START = 60
"""How many seconds a child may take to start; it takes a tenth of one."""

GARBAGE = 200_000
"""How many objects more than before let the garbage collector look: a large form makes as many."""

FAULT = 200
"""How many characters of an exception are reported."""

FROM_OUTSIDE = (-signal.SIGKILL, -signal.SIGTERM, -signal.SIGHUP)
"""The exit codes of a child that something else ended, such as a machine out of memory."""

READY = b"ready"


@dataclass(frozen=True, slots=True)
class Job:
    """Something to render, and its name for reports of a failure."""

    name: str
    node: str
    render: Callable[[Any], Rendered]
    document: Any


Outcome = Rendered | Problem | MachineLacks


class ChildDied(Exception):  # noqa: N818 - it says what happened
    """A child ended before it answered."""

    def __init__(self, exit_code: int | None) -> None:
        super().__init__(f"a child process ended, exit code {exit_code}")
        self.from_outside = exit_code in FROM_OUTSIDE


class Child:
    """A process that does one job after another; raises OSError if the machine has none to give.

    All but `kill` is for one thread.
    """

    def __init__(self, memory: int, scratch: str) -> None:
        spawning = multiprocessing.get_context("spawn")
        self._pipe, end = spawning.Pipe()
        self._process = spawning.Process(target=_work, args=(end, memory, scratch), daemon=True)
        try:
            self._process.start()
        except BaseException:
            self._pipe.close()
            raise
        finally:
            end.close()

    def wait_until_ready(self) -> None:
        """Return once it can do a job; raises ChildDied, or TimeoutError."""
        self._answer(START)

    @property
    def is_idle(self) -> bool:
        """Return True if it can do a job: nothing has ended it since the last one."""
        return not self._pipe.poll()

    def do(self, job: Job, seconds: float) -> Outcome:
        """Return what came of a job; raises ChildDied, or TimeoutError after so many seconds."""
        sent = pickle.dumps(job)
        try:
            self._pipe.send_bytes(sent)
        except ConnectionError as error:
            raise self._death() from error
        outcome: Outcome = pickle.loads(self._answer(seconds))
        return outcome

    def kill(self) -> None:
        """End it at once, whatever it does."""
        self._process.kill()

    def close(self) -> None:
        """End it at once; it is gone when this returns."""
        self.kill()
        self._process.join()
        self._pipe.close()

    def _answer(self, seconds: float) -> bytes:
        if not self._pipe.poll(seconds):
            raise TimeoutError
        try:
            return self._pipe.recv_bytes()
        except (EOFError, OSError) as error:
            raise self._death() from error

    def _death(self) -> ChildDied:
        """Return how it ended: it is about to, as it closed its end of the pipe."""
        self._process.join(START)
        return ChildDied(self._process.exitcode)


def _work(pipe: Connection, memory: int, scratch: str) -> None:
    """Do jobs until the parent closes the pipe; runs in the child."""
    Thread(target=_end_with_parent, args=[scratch], daemon=True).start()
    _limit(memory, scratch)
    with suppress(EOFError, ConnectionError):
        pipe.send_bytes(READY)
        while True:
            pipe.send_bytes(pickle.dumps(_outcome(pipe.recv_bytes())))


def _end_with_parent(scratch: str) -> None:
    """End at once when the parent has gone, in the middle of a job too, and clean up for it."""
    parent = multiprocessing.parent_process()
    assert parent is not None
    wait([parent.sentinel])
    shutil.rmtree(scratch, ignore_errors=True)
    os._exit(1)


def _limit(memory: int, scratch: str) -> None:
    """Limit a child's memory and keep its files where the pool removes them.

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


def _outcome(sent: bytes) -> Outcome:
    """Return what came of a job; an exception of a renderer becomes a problem of this one job.

    Caught here, because not every exception survives the way to the process that waits for it.
    """
    job: Job = pickle.loads(sent)
    try:
        made = job.render(job.document)
        _freeze_loaded_objects()
        return made
    except MachineLacks as lacking:
        return lacking
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
