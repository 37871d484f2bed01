"""Runs, people and interruptions in any order: nothing of people is lost, nothing of ours stays."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from gesprekskit.artifacts import Artifact
from gesprekskit.writing import write
from gesprekskit.writing.names import MANIFEST
from tests.writing.faults import acting

PATHS = ["a", "a/b.pdf", "b.pdf", "b-bewaard.pdf", "d", "d/a", "d/a/c.html", "d/e.pdf", "e/f/g"]
"""Some cannot be there together: a file and a folder of one name."""

Papers = dict[str, int]


def fitting(papers: Papers) -> Papers:
    """Return what can be in a folder together."""
    return {
        path: number
        for path, number in papers.items()
        if not any(other.startswith(f"{path}/") for other in papers)
    }


PAPERS = st.dictionaries(st.sampled_from(PATHS), st.integers(0, 2), max_size=5).map(fitting)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("write"), PAPERS),
        st.tuples(st.just("cut"), st.tuples(PAPERS, st.integers(1, 120))),
        st.tuples(st.just("put"), st.sampled_from(PATHS)),
        st.tuples(st.just("remove"), st.sampled_from(PATHS)),
    ),
    max_size=8,
)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def written(papers: Papers) -> dict[str, bytes]:
    return {path: b"%d of ours" % number for path, number in papers.items()}


def write_papers(papers: Papers, folder: Path) -> None:
    write([Artifact(path, content) for path, content in written(papers).items()], folder)


def interrupt(_: str) -> None:
    raise KeyboardInterrupt


class Someone:
    """Puts files into the folder and removes them, and knows what should still be there."""

    def __init__(self, folder: Path) -> None:
        self.files: list[bytes] = []
        self._folder = folder
        self._count = 0

    def put(self, name: str) -> None:
        path = self._folder / name
        if path.is_dir() or any(above.is_file() for above in path.parents):
            return
        self.remove(name)
        self._count += 1
        content = b"%d of someone" % self._count
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        self.files.append(content)

    def remove(self, name: str) -> None:
        path = self._folder / name
        if path.is_file():
            content = path.read_bytes()
            path.unlink()
            self.files = [file for file in self.files if file != content]


@settings(max_examples=60, derandomize=True, deadline=None)
@given(STEPS, PAPERS)
def test_nothing_of_people_is_lost_and_nothing_of_ours_stays(
    steps: list[tuple[str, object]], last: Papers
) -> None:
    with TemporaryDirectory() as place, patch.object(os, "fsync", lambda descriptor: None):
        folder = Path(place) / "out"
        write_papers({"b.pdf": 0}, folder)
        someone = Someone(folder)
        for step in [*steps, ("write", last)]:
            match step:
                case ("write", dict(papers)):
                    write_papers(papers, folder)
                    check(folder, someone, papers)
                case ("cut", (dict(papers), int(nth))):
                    with suppress(KeyboardInterrupt), acting(nth, interrupt):
                        write_papers(papers, folder)
                case ("put", str(name)):
                    someone.put(name)
                case ("remove", str(name)):
                    someone.remove(name)
            assert set(someone.files) <= set(contents(folder).values())


def check(folder: Path, someone: Someone, papers: Papers) -> None:
    """Assert that a folder holds these papers and what someone put there, and no more."""
    found = contents(folder)
    assert found.pop(MANIFEST)
    ours = written(papers)
    assert {path: found.pop(path) for path in ours} == ours
    assert sorted(found.values()) == sorted(someone.files)
    assert sorted(path.name for path in folder.parent.iterdir()) == ["out"]
