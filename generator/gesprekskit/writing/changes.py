"""What was built for a folder in, the folder changed into it: file by file, or not at all.

The record of a change is the manifest of the new output, in the folder of the work: once it is
there, the change will be made, by this run or the next; without it, the work is thrown away. What
has yet to be done is always judged by what lies in the folder at that moment.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from operator import attrgetter
from pathlib import Path, PurePosixPath

from gesprekskit.artifacts import OutputError
from gesprekskit.writing.files import digest, settle
from gesprekskit.writing.manifests import Known, Manifest, folders_above, folders_of
from gesprekskit.writing.names import ASIDE, JUNK, LOCK, MANIFEST, NEW, OLD, WORK


class Change:
    """Replaces what this program made in a folder by what it made now."""

    def __init__(self, folder: Path, known: Known, after: Manifest) -> None:
        self.kept: list[str] = []
        """Files and folders of others, and files of ours that someone changed; they stay."""
        self.aside: list[tuple[str, str]] = []
        """Those that stood where one of ours belongs, and their new names."""
        self._folder = folder
        self._work = folder / WORK
        self._known = known
        self._after = after
        self._folders = folders_of(after.files)
        self._undo: list[Callable[[], object]] = []

    def prepare(self) -> None:
        """Look at everything, change nothing, and write the record.

        Raises OutputError where a link stands for something of ours.
        """
        paths = sorted({*self._known.files, *self._after.files})
        for path in (*sorted(folders_of(paths)), *paths):
            if (self._folder / path).is_symlink():
                raise OutputError("output.symlink", path=str(self._folder / path))
        found = {path: digest(self._folder / path) for path in paths}
        self.kept += self._others(found)
        for path, wanted in self._after.files.items():
            if found[path] == wanted:
                (self._work / NEW / path).unlink()
            else:
                settle(self._work / NEW / path)
        (self._work / MANIFEST).write_bytes(self._after.content)
        settle(self._work / MANIFEST)

    def run(self) -> None:
        """Change the folder. After an exception, `take_back` it, or run it again."""
        for path in sorted(self._known.files.keys() - self._after.files.keys()):
            self._remove(path)
        # Pages come last: then what they show and link to is there.
        for path in sorted(self._after.files, key=lambda it: (it.endswith(".html"), it)):
            if (self._work / NEW / path).exists():
                self._put(path)
        os.replace(self._work / MANIFEST, self._folder / MANIFEST)  # noqa: PTH105

    def take_back(self) -> None:
        """Undo what was done; nothing if all was."""
        if (self._work / MANIFEST).exists():
            for step in reversed(self._undo):
                step()
            (self._work / MANIFEST).unlink()

    def _others(self, found: Mapping[str, str | None]) -> Iterator[str]:
        """Yield what is not ours, or no longer; a folder of others as a whole, with a `/`."""
        gone = {name for name in self._known.files if found[name] in self._known.files[name]}
        own = {*self._after.files, *gone, MANIFEST, LOCK, WORK}
        around = folders_of(own)
        known = own | around

        def others(within: str) -> Iterator[str]:
            for entry in sorted(os.scandir(self._folder / within), key=attrgetter("name")):
                path = f"{within}{entry.name}"
                is_folder = entry.is_dir(follow_symlinks=False)
                if is_folder and path in around:
                    yield from others(f"{path}/")
                elif path not in known and entry.name not in JUNK:
                    yield f"{path}/" if is_folder else path

        yield from others("")

    def _remove(self, path: str) -> None:
        """Remove a file that is no longer made if it is as we made it, and emptied folders."""
        place = self._folder / path
        if os.path.lexists(place):
            if digest(place) not in self._known.files[path]:
                return
            self._back_up(path)
            place.unlink(missing_ok=True)
        for above in folders_above(path):
            folder = self._folder / above
            if above in self._folders or not folder.is_dir() or any(folder.iterdir()):
                return
            self._undo.append(partial(folder.mkdir, exist_ok=True))
            folder.rmdir()

    def _put(self, path: str) -> None:
        """Put a new file in its place."""
        place = self._folder / path
        for above in reversed([*folders_above(path)]):
            self._make_folder(above)
        if os.path.lexists(place):
            if self._known.made(place, path, digest(place)):
                self._back_up(path)
            else:
                self._set_aside(path)
        self._move(self._work / NEW / path, place)

    def _make_folder(self, path: str) -> None:
        folder = self._folder / path
        if folder.is_dir() and not folder.is_symlink():
            return
        if os.path.lexists(folder):
            self._set_aside(path)
        self._undo.append(partial(_remove_folder, folder))
        folder.mkdir()

    def _back_up(self, path: str) -> None:
        """Keep a file until the change is complete."""
        place, backup = self._folder / path, self._work / OLD / path
        backup.parent.mkdir(parents=True, exist_ok=True)
        backup.unlink(missing_ok=True)
        self._undo.append(partial(_move_back, backup, place))
        try:
            backup.hardlink_to(place)
        except OSError:  # On a USB stick a file has one name only.
            os.replace(place, backup)  # noqa: PTH105

    def _set_aside(self, path: str) -> None:
        """Give what others put, or changed, in the place of one of ours a name of its own."""
        free = self._free_name(path)
        self.aside.append((path, free))
        self._move(self._folder / path, self._folder / free)

    def _free_name(self, path: str) -> str:
        pure, number = PurePosixPath(path), 1
        while True:
            end = ASIDE if number == 1 else f"{ASIDE}-{number}"
            free = pure.with_name(f"{pure.stem}{end}{pure.suffix}").as_posix()
            if free not in self._after.files and not os.path.lexists(self._folder / free):
                return free
            number += 1

    def _move(self, source: Path, target: Path) -> None:
        # Noted first: a signal may come between the two.
        self._undo.append(partial(_move_back, target, source))
        os.replace(source, target)  # noqa: PTH105 - its error names both


def _move_back(moved: Path, source: Path) -> None:
    if not os.path.lexists(source):
        os.replace(moved, source)  # noqa: PTH105


def _remove_folder(folder: Path) -> None:
    if folder.is_dir():
        folder.rmdir()
