"""No request, no program and no file elsewhere, as the system itself tells it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from gesprekskit.bundled import PACKAGE
from tests import tracing
from tests.conftest import KIT, ROOT

COMMANDS = {
    "check of the real kit": ["gesprekskit", "check", str(KIT)],
    "check of the example company": ["gesprekskit", "check", str(KIT.parent / "voorbeeldbedrijf")],
    "build": ["gesprekskit", "build", "kit", "-o", "site"],
    "every bad input": ["tests.catalogue.try_all"],
}


def traced(command: list[str], folder: Path) -> tracing.Trace:
    """Run a module of Python in a folder of its own; return what it asked of the system."""
    for name in ("work", "home", "temporary"):
        (folder / name).mkdir()
    shutil.copytree(PACKAGE / "starters" / "kit", folder / "work" / "kit")
    kept = {name: text for name, text in os.environ.items() if not name.startswith("COVERAGE_")}
    own = {
        "HOME": str(folder / "home"),
        "TMPDIR": str(folder / "temporary"),
        "GESPREKSKIT_CACHE": str(folder / "cache"),
        "PYTHONPATH": os.pathsep.join([str(ROOT / "generator"), str(ROOT)]),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    log = folder / "log"
    done = subprocess.run(
        [*tracing.PREFIX, str(log), sys.executable, "-m", *command],
        cwd=folder / "work",
        env={**kept, **own},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return tracing.read(log)


@tracing.needs_strace
@pytest.mark.parametrize("name", COMMANDS)
def test_nothing_is_asked_of_others(name: str, tmp_path: Path) -> None:
    trace = traced(COMMANDS[name], tmp_path)
    assert len(trace.asked) > 100
    tracing.require_nothing_of_others(trace, tmp_path)


@tracing.needs_strace
def test_a_trace_tells_what_is_asked(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("/etc/hostname")
    code = (
        "import os, socket, subprocess; open('link'); subprocess.run(['true'])\n"
        "try: open('/nergens')\nexcept OSError: pass\n"
        "socket.socket().connect_ex(('127.0.0.1', 9))"
    )
    command = [*tracing.PREFIX, str(tmp_path / "log"), sys.executable, "-c", code]
    subprocess.run(command, cwd=tmp_path, check=True)
    trace = tracing.read(tmp_path / "log")
    assert {"/etc/hostname", "/nergens"} <= trace.outside(tmp_path)
    assert any(program.endswith("/true") for program in trace.programs)
    assert len(trace.network) == 1
