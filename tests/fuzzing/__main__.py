"""`make fuzz`: inputs into every target until the time is up; what fails is kept, to be a test."""

from __future__ import annotations

import contextlib
import io
import os
import random
import sys
import tempfile
import time
import traceback
from collections import Counter

from tests.fuzzing.running import FOUND, fuzz, kept
from tests.fuzzing.targets import TARGETS, files

AT_A_TIME = 20


def main() -> int:
    """Fuzz for FUZZ_SECONDS, from FUZZ_SEED; return 1 if anything failed."""
    seconds = float(os.environ.get("FUZZ_SECONDS", "600"))
    number = int(os.environ.get("FUZZ_SEED", random.randrange(10**6)))
    print(f"seed {number}, {seconds:g} seconds", flush=True)
    os.environ.setdefault("GESPREKSKIT_CACHE", tempfile.mkdtemp())
    until = time.monotonic() + seconds
    tried: Counter[str] = Counter()
    failed: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        files()
        while time.monotonic() < until:
            for target in TARGETS:
                # What a command prints is read by no one here.
                with contextlib.redirect_stdout(io.StringIO()):
                    outcome = fuzz(target, target.share * AT_A_TIME, number)
                tried[target.name] += outcome.tried
                if outcome.error:
                    failed[target.name] += 1
                    path = kept(target.name, number, outcome, FOUND)
                    print(f"{target.name}, seed {number}: {outcome.failed!r}\n  kept as {path}")
                    traceback.print_exception(outcome.error, file=sys.stdout)
            number += 1
    for name, count in tried.items():
        print(f"{name:10}{count:8} inputs, {failed[name]} rounds failed")
    print(f"{'in all':10}{tried.total():8} inputs, {failed.total()} rounds failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
