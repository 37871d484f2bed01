"""Whatever fails, and whenever the process dies: the old or the new, and nothing of others lost."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from gesprekskit.artifacts import Artifact, OutputError
from gesprekskit.writing import SITE, creating, fill, opened, write, write_file
from gesprekskit.writing.creating import clear_leftovers
from tests.writing.faults import DIED, FAILURES, acting, dying, failing, in_child

OTHERS = {"CNAME": b"kit.nl", "nl/scriptie.docx": b"Hoofdstuk 1", ".git/HEAD": b"ref"}
OLD = [Artifact("a.html", b"old"), Artifact("nl/b.pdf", b"old"), Artifact("weg/c.pdf", b"old")]
NEW = [Artifact("a.html", b"new"), Artifact("nl/b.pdf", b"new"), Artifact("en/d.pdf", b"new")]
FILLED_IN = b"filled in"


@pytest.fixture(autouse=True)
def _quick_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for no disk: these processes die, but the machine stays on."""
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)


def everything(folder: Path) -> dict[str, bytes]:
    """Return all that is in a folder: files by their path, folders with a `/`.

    An empty output folder is none: of that nobody can say who made it.
    """
    found = {
        path.relative_to(folder).as_posix() + ("/" if path.is_dir() else ""): (
            path.read_bytes() if path.is_file() else b""
        )
        for path in folder.rglob("*")
    }
    return {} if found == {"out/": b""} else found


@dataclass(frozen=True)
class Case:
    """A way of writing: what is there before, what is done, and what the next run does."""

    before: Callable[[Path], object]
    work: Callable[[Path], object]
    next_run: Callable[[Path], object]


def old_output(folder: Path) -> None:
    """Write an output of which a form is filled in, among files of others."""
    write(OLD, folder / "out", SITE)
    for path, content in OTHERS.items():
        (folder / "out" / path).parent.mkdir(exist_ok=True)
        (folder / "out" / path).write_bytes(content)
    (folder / "out" / "nl" / "b.pdf").write_bytes(FILLED_IN)


def build(folder: Path) -> None:
    """Do what a build does."""
    with opened(folder / "out", SITE) as output, output.replaced() as built:
        fill(NEW, built)


def open_only(folder: Path) -> None:
    """Do what a run does that is refused in the end."""
    with suppress(InterruptedError), opened(folder / "out", SITE):
        raise InterruptedError


def create(folder: Path) -> None:
    clear_leftovers(folder / "bol")
    with creating(folder / "bol") as made:
        fill(NEW, made)


def create_nothing(folder: Path) -> None:
    clear_leftovers(folder / "bol")
    with suppress(OutputError, InterruptedError), creating(folder / "bol"):
        raise InterruptedError


def old_file(folder: Path) -> None:
    (folder / "kit.yml").write_bytes(b"old")
    (folder / ".kit.yml-of-mine").write_bytes(b"mine")


def replace_file(folder: Path) -> None:
    write_file(b"new", folder / "kit.yml")


CASES = {
    "output": Case(old_output, build, open_only),
    "first output": Case(lambda _: None, build, open_only),
    "output in an empty folder": Case(lambda it: (it / "out").mkdir(), build, open_only),
    "new folder": Case(lambda _: None, create, create_nothing),
    "file": Case(old_file, replace_file, replace_file),
}


def moments(
    case: Case, place: Path, trial: Callable[[Path, int], bool]
) -> Iterator[tuple[int, Path]]:
    """Yield a folder after each trial of the n-th moment, until a trial says there are no more."""
    for nth in itertools.count(1):
        folder = place / str(nth)
        folder.mkdir()
        case.before(folder)
        more = trial(folder, nth)
        yield nth, folder
        if not more:
            return


def both(case: Case, place: Path) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Return what there is before the work, and what there is after it."""
    place.mkdir()
    case.before(place)
    old = everything(place)
    case.work(place)
    return old, everything(place)


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("failure", FAILURES)
def test_what_fails_once_leaves_the_old_or_the_new(tmp_path: Path, name: str, failure: str) -> None:
    case = CASES[name]
    old, new = both(case, tmp_path / "sound")
    said: list[tuple[str, str]] = []

    def trial(folder: Path, nth: int) -> bool:
        with suppress(OutputError), acting(nth, failing(FAILURES[failure])) as moment:
            try:
                case.work(folder)
            except OutputError as error:
                said.append((error.code, error.values["reason"].partition(" (")[0]))
                raise
        return moment.count >= nth

    for nth, folder in moments(case, tmp_path, trial):
        assert without_leftovers(everything(folder)) in (old, new), nth
        case.next_run(folder)
        assert everything(folder) in (old, new), nth
    assert len(said) > 4
    assert set(said) == {("output.disk", os.strerror(FAILURES[failure]))}


def without_leftovers(now: dict[str, bytes]) -> dict[str, bytes]:
    """Return what there is but for what could not be removed, which the next run must do."""
    found = {
        name: content
        for name, content in now.items()
        if "gesprekskit" not in name.replace(".gesprekskit.json", "")
    }
    return {} if found == {"out/": b""} else found


@pytest.mark.parametrize("name", CASES)
def test_a_disk_that_fails_from_then_on(tmp_path: Path, name: str) -> None:
    """Then nothing can be taken back either; the next run does it, or finishes it."""
    case = CASES[name]
    old, new = both(case, tmp_path / "sound")

    def trial(folder: Path, nth: int) -> bool:
        act = failing(FAILURES["broken"])
        with suppress(OutputError), acting(nth, act, from_then_on=True) as moment:
            case.work(folder)
        return moment.count >= nth

    for nth, folder in moments(case, tmp_path, trial):
        case.next_run(folder)
        assert everything(folder) in (old, new), nth


@pytest.mark.parametrize("name", CASES)
def test_whoever_dies_leaves_the_old_or_the_new(tmp_path: Path, name: str) -> None:
    case = CASES[name]
    old, new = both(case, tmp_path / "sound")
    ends = set()

    def trial(folder: Path, nth: int) -> bool:
        def work() -> None:
            with acting(nth, dying):
                case.work(folder)

        return in_child(work) == DIED

    for nth, folder in moments(case, tmp_path, trial):
        case.next_run(folder)
        now = everything(folder)
        assert now in (old, new), nth
        ends.add(now == new)
    assert ends == ({True} if case.work == case.next_run else {True, False})


def test_whoever_dies_twice_leaves_the_old_or_the_new(tmp_path: Path) -> None:
    """The run that finishes the work of another dies as well, at each moment."""
    case = CASES["output"]
    old, new = both(case, tmp_path / "sound")
    for first in range(40, 200, 11):
        for second in range(3, 60, 9):
            folder = tmp_path / f"{first}-{second}"
            folder.mkdir()
            case.before(folder)

            def work(nth: int, run: Callable[[Path], object], folder: Path = folder) -> None:
                with acting(nth, dying):
                    run(folder)

            if in_child(lambda nth=first: work(nth, case.work)) == 0:  # type: ignore[misc]
                return
            in_child(lambda nth=second: work(nth, case.next_run))  # type: ignore[misc]
            case.next_run(folder)
            assert everything(folder) in (old, new), (first, second)


def test_an_interrupt_at_any_moment_leaves_the_old_or_the_new(tmp_path: Path) -> None:
    case = CASES["output"]
    old, new = both(case, tmp_path / "sound")

    def interrupt(_: str) -> None:
        raise KeyboardInterrupt

    def trial(folder: Path, nth: int) -> bool:
        with suppress(KeyboardInterrupt), acting(nth, interrupt) as moment:
            case.work(folder)
        return moment.count >= nth

    for nth, folder in moments(case, tmp_path, trial):
        case.next_run(folder)
        assert everything(folder) in (old, new), nth


def test_what_someone_does_in_between_is_not_lost(tmp_path: Path) -> None:
    """A form is filled in after a run died and before the next one finishes its work."""

    def trial(folder: Path, nth: int) -> bool:
        def work() -> None:
            with acting(nth, dying):
                build(folder)

        return in_child(work) == DIED

    case = Case(lambda it: write(OLD, it / "out", SITE), build, open_only)
    for nth, folder in moments(case, tmp_path, trial):
        (folder / "out" / "nl").mkdir(exist_ok=True)
        (folder / "out" / "nl" / "b.pdf").write_bytes(FILLED_IN)
        case.next_run(folder)
        build(folder)
        now = everything(folder / "out")
        assert FILLED_IN in now.values(), nth
        assert {it.path: it.content for it in NEW}.items() <= now.items(), nth
