"""A command in, its resource use out: CPU seconds of all its processes, time, and memory."""

from __future__ import annotations

import ctypes
import os
import resource
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

SUBREAPER = 36
"""The number of `PR_SET_CHILD_SUBREAPER`: processes whose parent ended become ours."""


@dataclass(frozen=True)
class Used:
    """What a command used; memory is in MB, that of its largest process."""

    cpu: float
    seconds: float
    memory: float
    output: str


class CommandError(Exception):
    """A command failed; carries its output."""


def adopt_orphans() -> None:
    """Also count processes that outlive the one that started them, as those of a browser do."""
    ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0)


def run(command: Sequence[str | Path], *, cwd: Path, env: Mapping[str, str] | None = None) -> Used:
    """Run a command to its end; raises CommandError if its status is not 0."""
    before = _of_children()
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        child = subprocess.Popen(
            [str(item) for item in command],
            cwd=cwd,
            env={**os.environ, **(env or {})},
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        _reap()
        said.seek(0)
        output = said.read().decode(errors="replace")
    if child.returncode:
        raise CommandError(f"{' '.join(map(str, command))}\n{output[-2000:]}")
    return Used(_of_children() - before, seconds, usage.ru_maxrss / 1024, output)


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _reap() -> None:
    """Wait for the orphans that a command left; those that never end are left alone."""
    end = time.monotonic() + 5
    while time.monotonic() < end:
        try:
            if os.waitpid(-1, os.WNOHANG)[0] == 0:
                time.sleep(0.02)
        except ChildProcessError:
            return
