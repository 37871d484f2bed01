"""What tests share: the real kit, copies of it to break, and one print of everything."""

from __future__ import annotations

import fcntl
import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from gesprekskit import pipeline
from gesprekskit.kit import Kit
from gesprekskit.pipeline import Printed
from gesprekskit.pipeline.cache import Cache
from gesprekskit.pipeline.rendering import Renderer
from gesprekskit.pipeline.workers import WorkerPool
from gesprekskit.writing import write

ROOT = Path(__file__).parent.parent
KIT = ROOT / "kits" / "werkplekleren"
SMALL_KIT = ROOT / "tests" / "kits" / "werkplekleren"
"""A complete kit of a third of the real one, with its ids; edit it as a test needs it."""

settings.register_profile("patient", settings.default, deadline=None)
settings.load_profile("patient")


TOGETHER = {
    "catalogue": "catalogue",
    "handbook": "handbook",
    "test_branding.py": "example",
    "test_example.py": "example",
}
"""Folders and files whose tests share what takes long to make."""


class Together(LoadScopeScheduling):
    """Keeps tests that share something in one of the parallel test processes."""

    # By address: the marks that pytest-xdist 3.8 groups by do not reach it under pytest 9.2.
    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return next((TOGETHER[part] for part in file.split("/") if part in TOGETHER), file)


LONGEST = [
    *("handbook", "test_printed", "test_filled", "test_commands", "test_english", "test_new"),
    *("test_word", "test_wheel", "test_pdf", "test_branding", "test_example", "test_sheets"),
]
"""What takes longest, the longest first: a process that starts it last would end alone."""

PRINTING = {"pool", "renderer", "printed", "printed_folder", "site", "browser", "example"}
"""Fixtures that print, or start what does."""

PRINTING_FILES = {
    *("cli/test_commands.py", "cli/test_new.py", "cli/test_streams.py", "test_wheel.py"),
    "cli/test_output.py",
    "writing/test_files.py",
    *("renderers/test_pdf.py", "renderers/test_word.py", "test_filled.py", "test_verapdf.py"),
    *("test_pdf_js.py", "test_twenty_mistakes.py", "layers/test_hostile.py"),
    *("layers/test_branding.py", "layers/test_logos.py", "pipeline/test_workers.py"),
    *("pipeline/test_printing.py", "cli/test_machine.py", "layers/test_letters.py"),
    *("pipeline/test_undrawable.py", "renderers/test_flow.py", "test_labels.py"),
    *("pipeline/test_keep_going.py", "pipeline/test_fitting.py", "cli/test_explosions.py"),
    *("pipeline/test_remembering.py", "pipeline/test_steadiness.py"),
    "catalogue/test_traced.py",
}
"""Files in which most tests print, or start other programs; so do all of the handbook."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark tests that print, so that they can be deselected, and put the slowest files first."""
    for item in items:
        prints = _file(item) in PRINTING_FILES or _group(item) == "handbook"
        if prints or PRINTING & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.printing)
    items.sort(key=lambda item: LONGEST.index(group) if (group := _group(item)) in LONGEST else 99)


def _file(item: pytest.Item) -> str:
    return item.path.relative_to(ROOT / "tests").as_posix()


def _group(item: pytest.Item) -> str:
    return _file(item).removesuffix(".py").split("/")[0 if _file(item)[:8] == "handbook" else -1]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Together:
    """Return the scheduler that assigns tests to processes."""
    return Together(config, log)


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the tests' cache apart from the user's; all processes share it."""
    base = tmp_path_factory.getbasetemp()
    run_of_all = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GESPREKSKIT_CACHE", str(run_of_all / "cache"))
        yield


@pytest.fixture(autouse=True)
def _silence(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test in which the engine or this program warns."""
    yield
    loud = [
        record.getMessage()
        for record in caplog.get_records("call")
        if record.levelno >= logging.WARNING
        and record.name.split(".")[0] in ("weasyprint", "fontTools", "gesprekskit")
    ]
    assert not loud, loud


@dataclass(frozen=True)
class KitFolder:
    """A kit that a test may change."""

    path: Path

    def change(self, name: str, old: str, new: str) -> None:
        """Replace a text that occurs once in a file."""
        file = self.path / name
        text = file.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"`{old}` stands {text.count(old)} times in {name}"
        file.write_text(text.replace(old, new), encoding="utf-8")

    def write(self, name: str, text: str) -> None:
        """Write a file."""
        file = self.path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def line_of(self, name: str, text: str) -> int:
        """Return the number of the first line that holds the text."""
        lines = (self.path / name).read_text(encoding="utf-8").splitlines()
        return next(number for number, line in enumerate(lines, 1) if text in line)


def copy_in_dutch(kit: Path, project: Path) -> Path:
    """Copy a kit without its translations into `kits/` of a project; return the copy."""
    folder = project / "kits" / "werkplekleren"
    return shutil.copytree(kit, folder, ignore=shutil.ignore_patterns("translations"))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a folder with a copy of the real kit, the prose and the site's configuration."""
    copy_in_dutch(KIT, tmp_path)
    shutil.copytree(ROOT / "content", tmp_path / "content")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


@pytest.fixture
def kit_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> KitFolder:
    """Return a copy of the small kit, with the copy's project as the current folder."""
    copy_in_dutch(SMALL_KIT, tmp_path)
    monkeypatch.chdir(tmp_path)
    return KitFolder(Path("kits/werkplekleren"))


@pytest.fixture
def real_kit_folder(project: Path, monkeypatch: pytest.MonkeyPatch) -> KitFolder:
    """Return a copy of the real kit, with the copy's project as the current folder."""
    monkeypatch.chdir(project)
    return KitFolder(Path("kits/werkplekleren"))


@pytest.fixture(scope="session")
def kit() -> Kit:
    """Return the real kit."""
    loaded, _ = pipeline.load_kit(KIT)
    return loaded


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Cache:
    """Return a cache that the whole run shares."""
    return Cache(Path(os.environ["GESPREKSKIT_CACHE"]))


@pytest.fixture(scope="session")
def pool() -> Iterator[WorkerPool]:
    """Return workers that the whole run shares."""
    with WorkerPool() as started:
        yield started


@pytest.fixture(scope="session")
def renderer(pool: WorkerPool, cache: Cache) -> Renderer:
    """Return a renderer that the whole run shares."""
    return Renderer(pool, cache)


@pytest.fixture(scope="session")
def printed(kit: Kit, renderer: Renderer) -> Printed:
    """Return all printed matter of the real kit."""
    return print_everything(kit, renderer)


def print_everything(kit: Kit, renderer: Renderer) -> Printed:
    """Print a whole kit, one process at a time, so that nothing is drawn twice."""
    with Path(os.environ["GESPREKSKIT_CACHE"]).with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return pipeline.print_kit(kit, renderer)


@pytest.fixture(scope="session")
def printed_folder(printed: Printed, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with all printed matter of the real kit."""
    return into_folder(printed, tmp_path_factory)


def into_folder(printed: Printed, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write what was printed into a new folder; return the folder."""
    folder = tmp_path_factory.mktemp("out") / "print"
    write([*printed.artifacts, printed.catalogue.artifact()], folder)
    return folder


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, printed: Printed) -> Path:
    """Return the built handbook."""
    folder = tmp_path_factory.mktemp("built") / "site"
    measured = "COVERAGE" in os.environ
    run("build", str(KIT), "-o", str(folder), cwd=ROOT, check=True, measured=measured)
    return folder


def run(
    *arguments: str,
    cwd: Path,
    check: bool = False,
    program: str = "gesprekskit",
    measured: bool = False,
    under: Sequence[str] = (),
) -> subprocess.CompletedProcess[str]:
    """Run a command of this environment as a user would, and return its output.

    Coverage is measured in one of them only, the build of `site`: it makes loading three times
    slower. Workers are never measured: their code is also tested in the tests' own process. `under`
    is a program, with its options, that runs it.
    """
    measuring = ["coverage", "run", "--parallel-mode", "-m"] if measured else []
    command = [*under, sys.executable, "-m", *measuring, program, *arguments]
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    if check:
        assert done.returncode == 0, done.stdout + done.stderr
    return done
