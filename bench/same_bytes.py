"""Draws everything with the patched and with the unpatched engine: `make same-bytes`.

Names the files that differ in any byte; the status is then 1. Decision 15 says why. The patched
engine draws in the opposite order, so that state left by one document for the next shows.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from gesprekskit.documents.rendered import Rendered

KITS = ("kits/werkplekleren", "kits/voorbeeldbedrijf")

Job = tuple[str, Callable[[Any], Rendered], Any]
"""What a file is called, what draws it, and of what."""


def main() -> int:
    """Compare everything that is drawn of all kits, or of the named ones."""
    jobs = [job for folder in sys.argv[1:] or KITS for job in jobs_of(Path(folder))]
    others = different(jobs)
    print(f"{len(jobs)} files, {len(others)} of them not the same", *others, sep="\n")
    return 1 if others else 0


def jobs_of(folder: Path) -> list[Job]:
    """Return what is drawn of a kit, in each of its languages."""
    from gesprekskit.outputs import OUTPUTS
    from gesprekskit.pipeline import load_kits

    return [
        (output.entry(kit, document).path, output.render, document)
        for kit in load_kits(folder)[0]
        for output in OUTPUTS
        for document in output.compose(kit)
    ]


def different(jobs: Sequence[Job]) -> list[str]:
    """Return the names of what the two engines draw differently."""
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:
        plain = pool.submit(sums, jobs, patched=False)
        patched = pool.submit(sums, jobs[::-1], patched=True)
        expected, found = plain.result(), patched.result()
    return [name for name in expected if found[name] != expected[name]]


def sums(jobs: Sequence[Job], *, patched: bool) -> Mapping[str, str]:
    """Return the checksum of each document; call it once per process, as patching is final."""
    from gesprekskit.renderers import engine_patches

    if not patched:
        engine_patches.PATCHED = "none"
    from gesprekskit.renderers import engine

    assert engine.PATCHED is patched
    return {name: sha256(render(document).content).hexdigest() for name, render, document in jobs}


if __name__ == "__main__":
    sys.exit(main())
