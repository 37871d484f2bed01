"""Editing with the preview open: an edit shows, a mistake does not take the page away."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

from gesprekskit.pipeline import Printed
from tests.conftest import KitFolder, run

BANK = "questions/voortgang.yml"
PROSE = Path("content/nl/vaardigheden/open-vragen.md")
ASKED, ASKED_NOW, ASKED_LATER = (
    "Waar maak ik me zorgen over?",
    "Waar maak ik me nu zorgen over?",
    "Waar maak ik me straks zorgen over?",
)
SOON = 15
"""Within how many seconds an edit has to show."""

STARTED = 60
ENDED = 5


@pytest.fixture(autouse=True)
def _all_printed(printed: Printed) -> None:
    """Print everything first, so that no test waits for rendering."""


@dataclass(frozen=True)
class Preview:
    """A running preview: its process, its address, and the files with its output."""

    process: subprocess.Popen[bytes]
    address: str
    output: Path
    errors: Path

    def page(self, name: str) -> str:
        """Return the current response, even for a missing page; empty if there is none."""
        try:
            with urlopen(f"{self.address}/{name}", timeout=SOON) as answer:
                text: str = answer.read().decode()
                return text
        except HTTPError as error:
            return error.read().decode()
        except (URLError, TimeoutError, ConnectionError):
            return ""

    def said(self) -> str:
        """Return what it said on standard error so far."""
        return self.errors.read_text(encoding="utf-8")

    def shows(self, text: str, name: str = "nl/vragen/index.html", *, within: float = SOON) -> bool:
        """Wait until a page shows a text; return True if it did in time."""
        return self._comes(lambda: text in self.page(name), within)

    def says(self, text: str, *, within: float = SOON) -> bool:
        """Wait until a text appears on standard error; return True if it did in time."""
        return self._comes(lambda: text in self.said(), within)

    def _comes(self, there: Callable[[], bool], within: float) -> bool:
        end = time.monotonic() + within
        while time.monotonic() < end:
            if there():
                return True
            time.sleep(0.2)
        return there()

    def is_gone(self, *, within: float = ENDED) -> bool:
        """Wait until no process of the preview runs; return True if none does."""
        return self._comes(lambda: not self.members(), within)

    def members(self) -> list[int]:
        """Return the processes of the preview that run, itself included."""
        return [
            int(stat.parent.name)
            for stat in Path("/proc").glob("[0-9]*/stat")
            if group_of(stat) == self.process.pid
        ]

    def stop(self) -> int:
        """Press Ctrl-C in its terminal, which signals every process; return the exit status."""
        os.killpg(self.process.pid, signal.SIGINT)
        return self.process.wait(SOON)


def group_of(stat: Path) -> int | None:
    """Return the process group that a `/proc/N/stat` names; None when it has ended."""
    try:
        state, _, group, *_ = stat.read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return None
    return None if state == "Z" else int(group)


def free_port() -> int:
    with socket.socket() as item:
        item.bind(("127.0.0.1", 0))
        port: int = item.getsockname()[1]
        return port


@contextmanager
def preview(project: Path, program: str, option: str) -> Iterator[Preview]:
    """Run a program's `serve` in the project until the end of the block."""
    place = f"127.0.0.1:{free_port()}"
    command = [sys.executable, "-m", program, "serve", option, place]
    output, errors = project / "output.txt", project / "errors.txt"
    scratch = project / "scratch"
    scratch.mkdir()
    with output.open("wb") as out, errors.open("wb") as err:
        process = subprocess.Popen(
            command,
            cwd=project,
            env={**os.environ, "TMPDIR": str(scratch)},
            stdout=out,
            stderr=err,
            start_new_session=True,
        )
        running = Preview(process, f"http://{place}", output, errors)
        try:
            assert running.shows(ASKED, within=STARTED), running.said()
            yield running
        finally:
            if running.members():
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


@pytest.fixture
def served_kit(kit_folder: KitFolder, project: Path) -> Iterator[tuple[KitFolder, Preview]]:
    with preview(project, "gesprekskit", "--address") as running:
        yield kit_folder, running


def test_an_edit_shows_and_a_mistake_does_no_harm(
    served_kit: tuple[KitFolder, Preview], project: Path
) -> None:
    kit, running = served_kit
    assert not running.shows(ASKED_NOW, within=0)

    kit.change(BANK, f"text: {ASKED}", f"text: {ASKED_NOW}")
    assert running.shows(ASKED_NOW), running.said()
    assert ASKED not in running.page("nl/vragen/index.html")
    assert "fout:" not in running.said()

    kit.change(BANK, f"text: {ASKED_NOW}", f"txt: {ASKED_NOW}")
    line = kit.line_of(BANK, f"txt: {ASKED_NOW}")
    place = f"kits/werkplekleren/{BANK}:{line}:5: fout: onbekend veld `txt`"
    assert running.says(place), running.said()
    assert "bedoel je `text`?" in running.said()
    assert running.shows(ASKED_NOW)

    mistake = "\n<!-- blok: vergelijkin -->\n"
    kit.change(BANK, f"txt: {ASKED_NOW}", f"text: {ASKED_LATER}")
    assert running.shows(ASKED_LATER), running.said()

    page = project / PROSE
    written = page.read_text(encoding="utf-8")
    page.write_text(written + mistake, encoding="utf-8")
    number = len((written + mistake).splitlines())
    assert running.says(f"{PROSE}:{number}:1: fout: "), running.said()
    assert running.shows(ASKED_LATER)
    page.write_text(f"{written}\nEen nieuwe regel.\n", encoding="utf-8")
    assert running.shows("Een nieuwe regel.", "nl/vaardigheden/open-vragen.html")
    assert "Traceback" not in running.said()


def test_a_file_that_comes_and_goes(served_kit: tuple[KitFolder, Preview], project: Path) -> None:
    kit, running = served_kit
    form = kit.path / "forms" / "takenmatrix.yml"
    away = project / "takenmatrix.yml"
    address = "nl/formulieren/takenmatrix.html"
    assert running.shows("Mijn takenmatrix", address)
    form.rename(away)
    assert running.shows("Deze pagina is er niet", address), running.said()
    away.rename(form)
    assert running.shows("Mijn takenmatrix", address), running.said()
    assert "Traceback" not in running.said()


def test_ctrl_c_ends_it_and_everything_it_started(
    served_kit: tuple[KitFolder, Preview], project: Path
) -> None:
    kit, running = served_kit
    # a text never printed before has to be rendered, so that there are workers to end
    kit.change(BANK, f"text: {ASKED}", "text: Waar denk ik vandaag over na?")
    assert running.shows("Waar denk ik vandaag over na?")
    assert len(running.members()) > 1
    assert not running.is_gone(within=0)
    assert list((project / "scratch").iterdir()) != []
    assert running.stop() in (0, 130)
    assert running.is_gone()
    assert list((project / "scratch").iterdir()) == []
    assert "Traceback" not in running.said()


def test_plain_mkdocs_serves_as_well(kit_folder: KitFolder, project: Path) -> None:
    with preview(project, "mkdocs", "--dev-addr") as running:
        kit_folder.change(BANK, f"text: {ASKED}", f"text: {ASKED_NOW}")
        assert running.shows(ASKED_NOW), running.said()
        kit_folder.change(BANK, f"text: {ASKED_NOW}", f"txt: {ASKED_NOW}")
        assert running.says(f"{BANK}:{kit_folder.line_of(BANK, 'txt: ')}:5: fout: ")
        assert running.shows(ASKED_NOW)
        os.kill(running.process.pid, signal.SIGINT)
        assert running.process.wait(SOON) in (0, 130)
        assert running.is_gone()
        assert "Traceback" not in running.said()


def test_a_kit_that_is_wrong_from_the_start_is_not_served(
    kit_folder: KitFolder, project: Path
) -> None:
    kit_folder.change(BANK, f"text: {ASKED}", f"txt: {ASKED}")
    done = run("serve", "--address", f"127.0.0.1:{free_port()}", cwd=project)
    assert done.returncode == 2
    assert re.search(rf"{BANK}:\d+:5: fout: onbekend veld `txt`", done.stderr)
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "place", ["taken", "127.0.0.1:80000", "127.0.0.1", "hallo", "192.0.2.1:80"]
)
def test_an_address_that_cannot_be_had_is_said(project: Path, place: str) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        if place == "taken":
            place = f"127.0.0.1:{taken.getsockname()[1]}"
        done = run("serve", "--address", place, cwd=project)
    assert done.returncode == 4
    assert f"fout: op `{place}` kan het handboek niet staan: " in done.stderr
    assert "[output.address]" in done.stderr
    assert "Traceback" not in done.stderr
