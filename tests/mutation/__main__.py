"""`python -m tests.mutation`: mutants of four folders, judged by the nearest tests.

Prints a table, names the survivors, and writes both to `bench/mutation.json`. `MUTANTS` says how
many mutants of each folder are tried (60, or `all`), `FOLDERS` of which folders, `SEED` which.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.mutation import trial
from tests.mutation.folders import FOLDERS, PACKAGE, ROOT, Folder
from tests.mutation.mutants import Mutant, mutants

LEAST = 85
"""Per cent of the mutants of a folder that its tests must notice."""
EQUIVALENT = Path(__file__).parent / "equivalent.txt"
NEAR, FAR = 60.0, 20.0
"""How many seconds of tests that run a line, and of others, are tried at most."""
RESULTS = ROOT / "bench" / "mutation.json"


@dataclass(frozen=True)
class Traced:
    """Which tests run a line of a file, the quickest first."""

    lines: dict[str, dict[str, list[str]]]
    seconds: dict[str, float]

    def tests(self, mutant: Mutant) -> list[str]:
        """Return the tests to try: those that run the line, then those beside them.

        What a fixture or a cache makes once runs in the first test alone, though the tests beside
        it use it too.
        """
        lines = self.lines.get(str(ROOT / mutant.path), {})
        near = {name for name in lines.get(str(mutant.line), ()) if name}
        beside = {name.partition("::")[0] for names in lines.values() for name in names if name}
        far = {name for name in self.seconds if name.partition("::")[0] in beside} - near
        return [*self._quickest(near, NEAR), *self._quickest(far, FAR if near else NEAR)]

    def _quickest(self, names: set[str], most: float) -> Iterator[str]:
        """Yield tests, the quickest first, up to so many seconds in all."""
        for name in sorted(names, key=lambda name: self.seconds.get(name, 0)):
            most -= self.seconds.get(name, 0)
            if most > 0:
                yield name


def traced(folder: Folder) -> Traced:
    """Return what the folder's tests run; exits if they fail without a mutant."""
    with tempfile.TemporaryDirectory() as temporary:
        out = Path(temporary) / "trace.json"
        command = [sys.executable, "-m", "tests.mutation.tracing", folder.name, str(out)]
        done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
        if done.returncode:
            sys.exit(f"{folder.name}: the tests fail without a mutant\n{done.stdout[-3000:]}")
        found = json.loads(out.read_text(encoding="utf-8"))
    return Traced(found["lines"], found["seconds"])


def sampled(folder: Folder, number: str, seed: int) -> list[Mutant]:
    """Return the mutants of a folder that are tried: always the same ones for a seed."""
    every = [mutant for path in folder.modules() for mutant in mutants(path, ROOT)]
    if number != "all" and int(number) < len(every):
        every = random.Random(seed).sample(every, int(number))
    return sorted(every, key=lambda item: (item.path, item.line))


def tried(chosen: Sequence[Mutant], found: Traced, jobs: int) -> Iterator[tuple[Mutant, str]]:
    """Yield each mutant with its result; as many at a time as there are jobs."""
    waiting = list(reversed(chosen))
    running: dict[int, tuple[Mutant, float]] = {}
    while waiting or running:
        while waiting and len(running) < jobs:
            mutant = waiting.pop()
            if not (tests := found.tests(mutant)):
                yield mutant, "not run"
                continue
            limit = 20 + 5 * sum(found.seconds.get(name, 0) for name in tests)
            child = trial.start(module_of(mutant), ROOT / mutant.path, mutant.source, tests)
            running[child] = (mutant, time.monotonic() + limit)
        for child, (mutant, deadline) in list(running.items()):
            if verdict := trial.ended(child, deadline):
                del running[child]
                yield mutant, verdict
        time.sleep(0.02)


def control(folder: Folder, found: Traced) -> None:
    """Exit if the tests notice an unchanged module: they would notice anything."""
    path = next(
        module
        for module in folder.modules()
        if found.lines.get(str(module)) and module.stem[0] != "_"
    )
    source = path.read_text(encoding="utf-8")
    none = Mutant(path.relative_to(ROOT), 0, "nothing is changed", "", "", source)
    for _, verdict in tried([none], found, 1):
        if verdict != "survived":
            sys.exit(f"{folder.name}: the tests fail on an unchanged {path.name} ({verdict})")


def module_of(mutant: Mutant) -> str:
    """Return the dotted name under which a mutant's module is imported."""
    parts = (ROOT / mutant.path).relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def equivalents() -> set[str]:
    """Return the names of mutants that change nothing visible to a user."""
    lines = EQUIVALENT.read_text(encoding="utf-8").splitlines()
    return {line.strip() for line in lines if line.strip() and not line.startswith("#")}


def judge(folder: Folder, number: str, seed: int, jobs: int) -> dict[str, object]:
    """Return the figures of one folder, and its survivors."""
    chosen = sampled(folder, number, seed)
    found = traced(folder)
    control(folder, found)
    counts: Counter[str] = Counter()
    survivors = []
    for mutant, verdict in tried(chosen, found, jobs):
        same = verdict in ("survived", "not run") and mutant.name in equivalents()
        counts["equivalent" if same else verdict] += 1
        if verdict in ("survived", "not run") and not same:
            survivors.append(f"{mutant.path}:{mutant.line}: {mutant.what} ({verdict})")
            print(f"{survivors[-1]}\n  {mutant.name}", flush=True)
    noticed = counts["killed"] + counts["hung"]
    judged = sum(counts.values()) - counts["equivalent"]
    share = round(100 * noticed / judged, 1) if judged else 100.0
    figures = {"mutants": len(chosen), **counts, "share": share}
    return {"folder": folder.name, **figures, "survivors": sorted(survivors)}


def main() -> int:
    """Judge the folders; return 1 if one has too few mutants killed."""
    number, seed = os.environ.get("MUTANTS", "60"), int(os.environ.get("SEED", "1"))
    wanted = os.environ.get("FOLDERS", "").split()
    jobs = int(os.environ.get("JOBS", str(os.cpu_count() or 1)))
    trial.prepare()
    folders = [folder for folder in FOLDERS if not wanted or folder.name in wanted]
    results = [judge(folder, number, seed, jobs) for folder in folders]
    columns = ("folder", "mutants", "killed", "hung", "survived", "not run", "equivalent", "share")
    print(*(f"{name:>10}" for name in columns))
    for result in results:
        print(*(f"{result.get(name, 0)!s:>10}" for name in columns))
    RESULTS.write_text(
        json.dumps({"seed": seed, "folders": results}, indent=1) + "\n", encoding="utf-8"
    )
    return int(any(float(str(result["share"])) < LEAST for result in results))


if __name__ == "__main__":
    sys.exit(main())
