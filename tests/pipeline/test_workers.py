"""Workers that die, hang, eat memory or raise something cost their own job."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from itertools import count
from pathlib import Path

import pytest

from gesprekskit.child_process import Child
from gesprekskit.diagnostics import MachineLacks
from gesprekskit.documents.rendered import Problem, Rendered
from gesprekskit.pipeline.workers import Job, WorkerPool
from tests.conftest import ROOT, SMALL_KIT
from tests.pipeline.jobs import (
    crashing,
    greedy,
    hanging,
    killed,
    killed_at_first,
    leaving,
    odd,
    pid,
    raising,
    scratch,
    well,
)


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
from tests.pipeline.jobs import well
resource.setrlimit(resource.RLIMIT_AS, (MEMORY // 2, MEMORY // 2))
with WorkerPool(workers=1) as pool:
    print([outcome.content for _, outcome in pool.run([Job("x", "form/x", well, "drawn")])])
"""
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("[b'drawn']\n", "")


def test_a_job_killed_from_outside_is_done_again_and_one_that_crashes_is_not(
    tmp_path: Path,
) -> None:
    jobs = [
        Job("killed.pdf", "form/killed", killed_at_first, str(tmp_path / "killed")),
        Job("crashing.pdf", "form/crashing", crashing, str(tmp_path / "crashing")),
        Job("well.pdf", "form/well", well, "drawn"),
    ]
    with WorkerPool(workers=1) as pool:
        outcomes = [outcome for _, outcome in pool.run(jobs)]
    assert outcomes == [
        Rendered(b"drawn", 1),
        Problem("print.worker-died", "form/crashing", {"name": "crashing.pdf"}),
        Rendered(b"drawn", 1),
    ]
    assert (tmp_path / "crashing").read_text("ascii") == "drawn\n"


def test_a_worker_killed_between_jobs_costs_nothing() -> None:
    jobs = [Job("x", "form/x", pid, "")] * 2
    with WorkerPool(workers=2) as pool:
        before = {int(content(outcome)) for _, outcome in pool.run(jobs)}
        for worker in before:
            os.kill(worker, signal.SIGKILL)
        after = {int(content(outcome)) for _, outcome in pool.run(jobs)}
    assert after
    assert not before & after


def content(outcome: Rendered | Problem) -> bytes:
    assert isinstance(outcome, Rendered)
    return outcome.content


@pytest.mark.parametrize("moment", range(1, 8))
def test_a_worker_can_be_killed_at_any_moment(moment: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """At every answer that is waited for: to the start, to the first job, to the last one."""
    waited = count(1)
    answer = Child._answer

    def killing(child: Child, seconds: float) -> bytes:
        if next(waited) == moment:
            child.kill()
        return answer(child, seconds)

    monkeypatch.setattr(Child, "_answer", killing)
    jobs = [Job(f"{number}.pdf", "form/x", well, f"{number}") for number in range(5)]
    with WorkerPool(workers=2) as pool:
        contents = [content(outcome) for _, outcome in pool.run(jobs)]
    assert contents == [b"0", b"1", b"2", b"3", b"4"]
    assert next(waited) > moment


def test_a_machine_on_which_no_worker_lives_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    ready = Child.wait_until_ready

    def killed_at_start(child: Child) -> None:
        child.kill()
        ready(child)

    monkeypatch.setattr(Child, "wait_until_ready", killed_at_start)
    with WorkerPool(workers=2) as pool, pytest.raises(MachineLacks) as lacking:
        list(pool.run([Job("x", "form/x", well, "")] * 3))
    assert lacking.value.code == "machine.process"
    assert "exit code -9" in lacking.value.values["said"]


def test_children_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    script = """
from gesprekskit.pipeline.workers import Job, WorkerPool
from tests.pipeline.jobs import hanging_after_its_pid
with WorkerPool(workers=2) as pool:
    list(pool.run([Job("x", "form/x", hanging_after_its_pid, "")] * 2))
"""
    with started(["-c", script], tmp_path) as parent:
        assert parent.stdout
        children = [int(parent.stdout.readline()) for _ in range(2)]
        parent.kill()
        # The children hold its standard output open: it ends with the last of them.
        assert parent.stdout.read() == ""
    wait_until_gone(parent.pid)
    assert children
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("processes", "stop"), [(2, signal.SIGINT), (3, signal.SIGTERM), (4, signal.SIGINT)]
)
def test_a_print_that_is_stopped_leaves_nothing_behind(
    processes: int, stop: signal.Signals, tmp_path: Path
) -> None:
    """Also while children start: everything ends, and nothing was written."""
    output, scratch_folder = tmp_path / "print", tmp_path / "tmp"
    scratch_folder.mkdir()
    cache = str(tmp_path / "cache")
    arguments = ["-m", "gesprekskit", "print", str(SMALL_KIT), "-o", str(output)]
    with started(arguments, scratch_folder, GESPREKSKIT_CACHE=cache) as printing:
        while len(group(printing.pid)) < processes and printing.poll() is None:
            time.sleep(0.01)
        os.killpg(printing.pid, stop)
        assert printing.stderr
        said = printing.stderr.read()
    assert printing.returncode == 130, said
    assert "Traceback" not in said
    wait_until_gone(printing.pid)
    assert list(scratch_folder.iterdir()) == []
    assert {path.name for path in tmp_path.iterdir()} <= {"tmp", "cache"}


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_a_drawing_that_swallows_every_interruption_is_stopped(
    stop: signal.Signals, tmp_path: Path
) -> None:
    script = """
import sys
from gesprekskit import cli
from gesprekskit.cli import printing
from gesprekskit.pipeline.workers import Job, WorkerPool
from tests.pipeline.jobs import swallowing_after_its_pid

def print_kits(*_, **__):
    with WorkerPool(workers=2) as pool:
        list(pool.run([Job("x", "form/x", swallowing_after_its_pid, "")] * 2))

printing.print_kits = print_kits
cli.main(["print", *sys.argv[1:]])
"""
    arguments = ["-c", script, str(SMALL_KIT), "-o", str(tmp_path / "print")]
    with started(arguments, tmp_path) as printing:
        assert printing.stdout
        assert printing.stderr
        children = [int(printing.stdout.readline()) for _ in range(2)]
        os.killpg(printing.pid, stop)
        said = printing.stderr.read()
    assert (printing.returncode, "Traceback" in said) == (130, False), said
    assert children
    wait_until_gone(printing.pid)
    assert not list(tmp_path.iterdir())


def started(arguments: list[str], temporary: Path, **environment: str) -> subprocess.Popen[str]:
    """Start Python as the leader of a group of processes, with a folder for temporary files."""
    return subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(temporary), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        process_group=0,
    )


def wait_until_gone(leader: int) -> None:
    """Return once no process of a group is left; raises AssertionError after a while."""
    until = time.monotonic() + 10
    while left := group(leader):
        assert time.monotonic() < until, left
        time.sleep(0.01)


@pytest.mark.parametrize("stop", ["SIGINT", "SIGTERM"])
def test_a_command_can_be_stopped_while_it_is_imported(stop: str, tmp_path: Path) -> None:
    stopping = f"import os, signal\nos.kill(os.getpid(), signal.{stop})\n"
    (tmp_path / "click.py").write_text(stopping, encoding="ascii")
    path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(
        [sys.executable, "-m", "gesprekskit", "check"],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


def group(leader: int) -> list[str]:
    """Return the processes of a group, as their commands."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            status = (folder / "stat").read_text("utf-8").rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(status[2]) == leader and status[0] != "Z":
            found.append(folder.name)
    return found
