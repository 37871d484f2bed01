"""An output folder, held by one run: refused before the work, replaced as a whole after it.

Files of others stay where they are. A change that was cut short is finished by the next run.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from gesprekskit.artifacts import Artifact, OutputError
from gesprekskit.diagnostics import Diagnostic, Span
from gesprekskit.writing.changes import Change
from gesprekskit.writing.errors import told
from gesprekskit.writing.files import fill
from gesprekskit.writing.holds import claimed
from gesprekskit.writing.manifests import PRINT, SITE, Known, known, made_in, read
from gesprekskit.writing.names import JUNK, LOCK, MANIFEST, NEW, WORK


class Output:
    """An output folder that nobody else writes into."""

    def __init__(self, folder: Path, kind: str) -> None:
        self.kept: tuple[Diagnostic, ...] = ()
        """What of others stayed in it when it was replaced."""
        self._folder = folder
        self._kind = kind

    def write(self, artifacts: Iterable[Artifact]) -> None:
        """Write the artifacts in the place of all that this program made there before."""
        with self.replaced() as folder:
            fill(artifacts, folder)

    @contextmanager
    def replaced(self) -> Iterator[Path]:
        """Yield an empty folder; what is in it when the block ends well replaces the output.

        Where the block raises, the output stays as it was. Raises OutputError where the disk
        refuses.
        """
        work = self._folder / WORK
        with told(self._folder):
            try:
                (work / NEW).mkdir(parents=True)
                yield work / NEW
                self._change()
            finally:
                _clear(work)

    def _change(self) -> None:
        after = made_in(self._folder / WORK / NEW, self._kind)
        change = Change(self._folder, known(self._folder) or Known(), after)
        try:
            change.prepare()
            change.run()
        except BaseException:
            change.take_back()
            raise
        self.kept = tuple(_notes(self._folder, change))


@contextmanager
def opened(target: Path, kind: str) -> Iterator[Output]:
    """Yield an output folder, made if need be, held until the end, and sound.

    Raises OutputError before anything is written: where it is a link or a file, holds another kind
    of output or nothing that says that this program made it; where another run holds it; and where
    the disk refuses.
    """
    with told(target):
        _guard(target, kind)
        new = _make(target)
    try:
        with claimed(target / LOCK, target) as claim:
            with told(target):
                claim.tell()
                _recover(target)
            yield Output(target, kind)
    finally:
        for folder in new:
            with suppress(OSError):  # Something is in it now.
                folder.rmdir()


def write(artifacts: Iterable[Artifact], target: Path, kind: str = PRINT) -> tuple[Diagnostic, ...]:
    """Write the artifacts as the output in a folder; return notes on what stayed of others.

    Raises OutputError as `opened` does.
    """
    with opened(target, kind) as output:
        output.write(artifacts)
    return output.kept


def entries(target: Path) -> set[str]:
    """Return the names in a folder, without what systems leave; none where it is not there.

    Raises OutputError for a link, and for what is no folder.
    """
    if target.is_symlink():
        raise OutputError("output.symlink", path=str(target))
    if not target.exists():
        return set()
    if not target.is_dir():
        raise OutputError("output.not-a-folder", path=str(target))
    return {path.name for path in target.iterdir()} - JUNK


def _guard(target: Path, kind: str) -> None:
    found = entries(target)
    if (target / WORK).is_symlink():
        raise OutputError("output.symlink", path=str(target / WORK))
    begun = read(target / WORK / MANIFEST)  # Read first: when a change ends, it becomes the other.
    ours = known(target) or begun
    if found - {WORK, LOCK} and ours is None:
        raise OutputError("output.not-ours", path=str(target))
    if ours and ours.kind == PRINT != kind:
        raise OutputError("output.holds-print", path=str(target))
    if ours and ours.kind == SITE != kind:
        raise OutputError("output.holds-site", path=str(target))


def _make(target: Path) -> list[Path]:
    """Make a folder and those above it; return those that are new, the lowest first."""
    new = [folder for folder in (target, *target.parents) if not folder.exists()]
    target.mkdir(parents=True, exist_ok=True)
    return new


def _recover(target: Path) -> None:
    """Finish the change that another run began, and remove what it left."""
    if after := read(target / WORK / MANIFEST):
        Change(target, known(target) or Known(), after).run()
    _clear(target / WORK)


def _clear(work: Path) -> None:
    """Remove the folder of the work, unless a change has yet to be finished from it."""
    record = work / MANIFEST
    if not record.exists() or read(record) is None:
        shutil.rmtree(work, ignore_errors=True)


def _notes(target: Path, change: Change) -> Iterator[Diagnostic]:
    """Yield a note on what stayed of others, and on each file that now has another name."""
    if change.kept:
        names = ", ".join(f"`{name}`" for name in change.kept)
        yield Diagnostic(Span(target.as_posix()), "output.kept", {"names": names}, "note")
    for path, name in change.aside:
        span = Span((target / name).as_posix())
        yield Diagnostic(span, "output.aside", {"name": path, "now": name}, "note")
