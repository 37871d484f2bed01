"""A folder that is not there yet: built beside its place, and moved there whole or not at all.

Beside, and not in it: what is built refers to the folders around it. A file beside says which
folder is being built, so that the next run removes what a killed one left.
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gesprekskit.artifacts import OutputError
from gesprekskit.writing.errors import told
from gesprekskit.writing.holds import Claim, claimed
from gesprekskit.writing.names import BUILT, CLAIM
from gesprekskit.writing.output import entries


@contextmanager
def creating(target: Path) -> Iterator[Path]:
    """Yield an empty folder beside `target`, which becomes `target` when the block ends well.

    Where the block raises, nothing is left. Raises OutputError where something is in the target's
    place, where another run makes it, and where the disk refuses.
    """
    require_free(target)
    built = target.parent / BUILT.format(name=target.name, number=secrets.token_hex(4))
    with told(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        with _cleared(target) as claim:
            claim.tell(built.name)  # before it is there: at no moment does nobody know of it
            try:
                built.mkdir()
                yield built
                _settle(built, target)
            finally:
                shutil.rmtree(built, ignore_errors=True)


def require_free(target: Path) -> None:
    """Raise OutputError where a folder cannot be made because something is in its place."""
    with told(target):
        if entries(target):
            raise OutputError("output.not-empty", path=str(target))


def clear_leftovers(target: Path) -> None:
    """Remove what a killed run left beside the folder that it was making."""
    if _claim(target).exists():
        with _cleared(target):
            return


@contextmanager
def _cleared(target: Path) -> Iterator[Claim]:
    """Yield the hold on a folder to be made, without what a killed run built of it."""
    with claimed(_claim(target), target) as claim:
        name = claim.left.partition("\n")[2]
        start = BUILT.format(name=target.name, number="")
        if name.startswith(start) and name.removeprefix(start).isalnum():
            shutil.rmtree(target.parent / name, ignore_errors=True)
        yield claim


def _claim(target: Path) -> Path:
    return target.parent / CLAIM.format(name=target.name)


def _settle(built: Path, target: Path) -> None:
    """Rename a new folder into a place that is free; a folder with nothing in it gives way."""
    if target.exists():
        target.rmdir()
    os.rename(built, target)  # noqa: PTH104 - its error names both
