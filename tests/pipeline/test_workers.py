"""Workers that die, hang, eat memory or raise something cost their own job."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from gesprekskit.documents.rendered import Problem, Rendered
from gesprekskit.pipeline.workers import Job, WorkerPool
from tests.conftest import ROOT


def well(document: str) -> Rendered:
    return Rendered(document.encode(), 1)


def killed(_: str) -> Rendered:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def hanging(_: str) -> Rendered:
    time.sleep(600)
    raise AssertionError


def greedy(_: str) -> Rendered:
    return Rendered(bytes(8_000_000_000), 1)


class Odd(Exception):  # noqa: N818
    """An exception that cannot be unpickled, as some libraries raise."""

    def __init__(self, file: str, line: int) -> None:
        super().__init__(f"in {file}\non line {line}")


def raising(_: str) -> Rendered:
    raise ValueError("no such colour: blauw")


def odd(_: str) -> Rendered:
    raise Odd("form.css", 3)


def leaving(_: str) -> Rendered:
    sys.exit(0)


def test_each_bad_job_is_named_and_the_others_are_done() -> None:
    jobs = [
        Job("one.pdf", "form/one", well, "one"),
        Job("killed.pdf", "form/killed", killed, ""),
        Job("two.pdf", "form/two", well, "two"),
        Job("hanging.pdf", "form/hanging", hanging, ""),
        Job("greedy.pdf", "form/greedy", greedy, ""),
        Job("raising.pdf", "form/raising", raising, ""),
        Job("odd.pdf", "form/odd", odd, ""),
        Job("leaving.pdf", "form/leaving", leaving, ""),
        Job("three.pdf", "form/three", well, "three"),
    ]
    with WorkerPool(workers=2, seconds=4) as pool:
        outcomes = {job.name: outcome for job, outcome in pool.run(jobs)}
    codes = {
        name: outcome.code for name, outcome in outcomes.items() if isinstance(outcome, Problem)
    }
    assert codes == {
        "killed.pdf": "print.worker-died",
        "hanging.pdf": "print.worker-timeout",
        "greedy.pdf": "print.worker-memory",
        "raising.pdf": "print.worker-fault",
        "odd.pdf": "print.worker-fault",
        "leaving.pdf": "print.worker-fault",
    }
    faults = {
        name: outcome.values.get("fault")
        for name, outcome in outcomes.items()
        if isinstance(outcome, Problem)
    }
    assert faults["raising.pdf"] == "ValueError: no such colour: blauw"
    assert str(faults["odd.pdf"]).endswith("Odd: in form.css on line 3")
    done = {name for name, outcome in outcomes.items() if isinstance(outcome, Rendered)}
    assert done == {"one.pdf", "two.pdf", "three.pdf"}


def pid(_: str) -> Rendered:
    time.sleep(0.05)
    return Rendered(str(os.getpid()).encode(), 1)


def test_workers_live_on_from_one_run_to_the_next() -> None:
    jobs = [Job("x", "form/x", pid, "") for _ in range(6)]
    with WorkerPool(workers=1) as pool:
        first = {
            rendered.content for _, rendered in pool.run(jobs) if isinstance(rendered, Rendered)
        }
        second = {
            rendered.content for _, rendered in pool.run(jobs) if isinstance(rendered, Rendered)
        }
    assert first == second
    assert len(first) == 1
    assert first != {str(os.getpid()).encode()}


def test_closing_leaves_no_worker_behind() -> None:
    with WorkerPool(workers=2) as pool:
        pids = {
            int(rendered.content)
            for _, rendered in pool.run([Job("x", "form/x", pid, "")] * 8)
            if isinstance(rendered, Rendered)
        }
    assert pids
    assert not [pid for pid in pids if Path(f"/proc/{pid}").exists()]


def scratch(_: str) -> Rendered:
    return Rendered(tempfile.mkdtemp().encode(), 1)


def test_what_workers_leave_on_disk_goes_with_them() -> None:
    with WorkerPool(workers=1) as pool:
        ((_, left),) = pool.run([Job("x", "form/x", scratch, "")])
        assert isinstance(left, Rendered)
        folder = Path(left.content.decode())
        assert folder.is_dir()
    assert not folder.exists()
    assert not folder.parent.exists()


def test_a_machine_with_less_memory_to_give_draws_all_the_same() -> None:
    script = """
import resource
from gesprekskit.pipeline.workers import MEMORY, Job, WorkerPool
from tests.pipeline.test_workers import well
resource.setrlimit(resource.RLIMIT_AS, (MEMORY // 2, MEMORY // 2))
with WorkerPool(workers=1) as pool:
    print([outcome.content for _, outcome in pool.run([Job("x", "form/x", well, "drawn")])])
"""
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("[b'drawn']\n", "")
