"""Building a handbook in a fresh process starts no program that is found on the PATH."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

STARTER = ROOT / "generator" / "gesprekskit" / "starters" / "kit"
NAMES = ("gcc", "cc", "ld", "ldconfig", "objdump", "git", "sh", "env", "fc-list", "uname", "lscpu")
TRAP = "#!/bin/sh\necho {name} >> {mark}\nexit 1\n"


@pytest.fixture
def trapped(tmp_path: Path) -> dict[str, str]:
    """Return an environment in which each program that is found writes its name into `mark`."""
    folder = tmp_path / "traps"
    folder.mkdir()
    for name in NAMES:
        trap = folder / name
        trap.write_text(TRAP.format(name=name, mark=tmp_path / "mark"), encoding="ascii")
        trap.chmod(0o755)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    caches = {"GESPREKSKIT_CACHE": str(tmp_path / "cache"), "XDG_CACHE_HOME": str(tmp_path / "xdg")}
    return kept | caches | {"PATH": str(folder), "PYTHONPATH": str(ROOT / "generator")}


def test_a_trap_that_is_started_leaves_its_name(trapped: dict[str, str], tmp_path: Path) -> None:
    code = "import subprocess; subprocess.run(['git'])"
    subprocess.run([sys.executable, "-c", code], env=trapped, check=True)
    assert (tmp_path / "mark").read_text(encoding="ascii") == "git\n"


def test_no_program_of_the_path_is_started(trapped: dict[str, str], tmp_path: Path) -> None:
    shutil.copytree(STARTER, tmp_path / "kit")
    for command in (["check", "kit"], ["build", "kit", "-o", "site"]):
        done = subprocess.run(
            [sys.executable, "-m", "gesprekskit", *command],
            cwd=tmp_path,
            env=trapped,
            check=False,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
    assert (tmp_path / "site" / "nl" / "index.html").is_file()
    assert not (tmp_path / "mark").exists(), (tmp_path / "mark").read_text(encoding="ascii")
