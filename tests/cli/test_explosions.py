"""Input that once took minutes and gigabytes is answered within bounds of the system."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections.abc import Callable

import pytest

from tests.conftest import KitFolder
from tests.test_bounds import BANK, FILE, REST, numbered

EXPLOSIONS: dict[str, Callable[[], str]] = {
    "entries": lambda: BANK + "  - {}\n" * 280_000,
    "unknown references": lambda: (
        BANK
        + numbered(
            f"  - {{id: g-N, text: Wat?, {REST.replace('theme: werk', 'theme: wexk-N')}", 3_000
        )
    ),
}


@pytest.mark.parametrize("name", EXPLOSIONS)
def test_an_explosion_fails_within_bounds_of_the_system(kit_folder: KitFolder, name: str) -> None:
    """Thirty CPU seconds and 1 GB, generously: without bounds it is minutes and gigabytes."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (30, 30))
        resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))

    kit_folder.write(FILE, EXPLOSIONS[name]())
    done = subprocess.run(
        [sys.executable, "-m", "gesprekskit", "check", "--json", str(kit_folder.path)],
        capture_output=True,
        text=True,
        preexec_fn=limit,
        check=False,
    )
    assert done.returncode == 2, done.stderr
    assert len(done.stdout) < 100_000
    counted = sum(1 + it.get("more", 0) for it in json.loads(done.stdout))
    assert counted in (1, 3_000)
