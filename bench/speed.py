"""Times what matters, as ratios within one run: `make bench`.

Each row is a whole command on the real kit: nothing cached, everything cached, one question
changed. The unit is the time of `gesprekskit check`, so that machines can be compared.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
BANK = "questions/voortgang.yml"
QUESTION = "Waar maak ik me zorgen over"
ROUNDS = 5


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name:
        project = Path(name)
        shutil.copytree(ROOT / "kits", project / "kits")
        shutil.copytree(ROOT / "content", project / "content")
        shutil.copy(ROOT / "mkdocs.yml", project)
        rows = measured(project)
    unit = rows["check"]
    print(f"{'command':34}{'seconds':>9}{'x check':>9}   (median of {ROUNDS} runs)")
    for label, seconds in rows.items():
        print(f"{label:34}{seconds:9.2f}{seconds / unit:9.1f}")


def measured(project: Path) -> dict[str, float]:
    """Return the median seconds of each command."""
    os.environ["GESPREKSKIT_CACHE"] = str(project / "cache")
    rows = {"check": timed(project, "check", lambda _: None)}
    for command in ("print", "build"):
        rows[f"{command}, nothing cached"] = timed(project, command, lambda _: forget(project))
        rows[f"{command}, everything cached"] = timed(project, command, lambda _: None)
        rows[f"{command}, one question changed"] = timed(
            project, command, lambda number: change(project, number)
        )
    return rows


def timed(project: Path, command: str, before: Callable[[int], None]) -> float:
    """Return the median seconds of a command, each time after `before`."""
    taken = []
    for number in range(ROUNDS):
        before(number)
        start = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "gesprekskit", command],
            cwd=project,
            check=True,
            capture_output=True,
        )
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def forget(project: Path) -> None:
    """Empty the cache."""
    shutil.rmtree(project / "cache", ignore_errors=True)


def change(project: Path, number: int) -> None:
    """Give one question a text that it never had."""
    file = project / "kits" / "werkplekleren" / BANK
    text = (ROOT / "kits" / "werkplekleren" / BANK).read_text(encoding="utf-8")
    stamp = f"{QUESTION}, keer {number} {time.time_ns()}"
    file.write_text(text.replace(QUESTION, stamp), encoding="utf-8")


if __name__ == "__main__":
    main()
