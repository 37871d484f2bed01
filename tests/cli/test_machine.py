"""A machine that lacks something: the status, and the line that mends it."""

from __future__ import annotations

import errno
import io
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from gesprekskit.bundled import PACKAGE
from gesprekskit.cli import run
from gesprekskit.cli.machine import lacking
from gesprekskit.diagnostics import MachineLacks
from gesprekskit.documents.rendered import EngineMissing
from gesprekskit.pipeline.libraries import require_libraries
from gesprekskit.renderers import engine_loading
from tests.conftest import ROOT, SMALL_KIT, KitFolder
from tests.layers.conftest import HEAD, Company

ONE_FORM = [
    *("--conversation", "voortgangsgesprek", "--kind", "form"),
    *("--variant", "fillable", "--in", "nl"),
]


def started(
    command: str, folder: Path, limits: Mapping[int, int] | None = None, language: str = "nl"
) -> tuple[int, str]:
    """Return the status of a command, run in a folder without a cache, and what it said."""

    def limit() -> None:
        for kind, most in (limits or {}).items():
            resource.setrlimit(kind, (most, most))

    arguments = ["--language", language, command, str(SMALL_KIT)]
    arguments += ["-o", str(folder / "print"), *ONE_FORM] if command == "print" else []
    path = os.pathsep.join([str(folder), *filter(None, [os.environ.get("PYTHONPATH")])])
    done = subprocess.run(
        [sys.executable, "-m", "gesprekskit", *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": path, "GESPREKSKIT_CACHE": str(folder / "cache")},
        preexec_fn=limit,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stderr


NO_PANGO = """
import cffi

def missing(self, name, flags=0, found=cffi.FFI.dlopen):
    if name and "pango" in name:
        raise OSError(f"cannot load library {name!r}")
    return found(self, name, flags)

cffi.FFI.dlopen = missing
"""


@pytest.mark.parametrize(
    ("language", "said", "tip"),
    [
        ("nl", "fout: het programma dat pdf's tekent, start niet: ", "tip: installeer Pango en"),
        ("en", "error: the program that draws PDFs does not start: ", "tip: install Pango and"),
    ],
)
def test_without_pango_nothing_is_printed_and_everything_is_checked(
    language: str, said: str, tip: str, tmp_path: Path
) -> None:
    (tmp_path / "sitecustomize.py").write_text(NO_PANGO, encoding="ascii")
    status, told = started("print", tmp_path, language=language)
    assert status == 3
    assert said in told
    assert tip in told
    assert "apt-get install libpango-1.0-0" in told
    assert not (tmp_path / "print").exists()
    assert started("check", tmp_path)[0] == 0


def test_few_files_may_be_open(tmp_path: Path) -> None:
    """Two workers take sixteen; with less, the limit is named."""
    assert started("print", tmp_path, {resource.RLIMIT_NOFILE: 32})[0] == 0
    shutil.rmtree(tmp_path / "cache")
    status, told = started("print", tmp_path, {resource.RLIMIT_NOFILE: 10})
    assert (status, "ulimit" in told, "Traceback" in told) == (3, True, False)


def test_no_memory(tmp_path: Path) -> None:
    status, told = started("check", tmp_path, {resource.RLIMIT_AS: 90_000_000})
    assert (status, "Traceback" in told) == (3, False)
    assert "fout: het geheugen is op [machine.memory]\n  tip: sluit andere programma's" in told


ELSEWHERE = {
    "LC_ALL": "C",
    "LANG": "tr_TR.UTF-8",
    "PYTHONUTF8": "0",
    "PYTHONIOENCODING": "ascii",
    "TZ": "Pacific/Apia",
    "FONTCONFIG_FILE": os.devnull,
    "TMPDIR": "/nowhere",
}
"""A machine with another language, zone and terminal, without fonts of its own."""


@pytest.mark.parametrize("clock", [0, 2**31, 2**32])
def test_another_machine_at_another_time_prints_the_same(
    clock: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, printed_here: dict[str, str]
) -> None:
    """In 1970, 2038 and 2106."""
    shim = "import time\nstarted = time.time()\nreal = time.time\n"
    shim += f"time.time = lambda: {clock} + real() - started\n"
    (tmp_path / "sitecustomize.py").write_text(shim, encoding="ascii")
    for name, value in ELSEWHERE.items():
        monkeypatch.setenv(name, value)
    status, told = started("print", tmp_path)
    assert status == 0, told
    assert sums(tmp_path / "print") == printed_here


@pytest.fixture(scope="module")
def printed_here(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("here")
    assert started("print", folder)[0] == 0
    return sums(folder / "print")


def sums(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file in a folder, by name."""
    return {
        path.name: sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the fonts, which the engine then has."""
    copy = tmp_path / "fonts"
    shutil.copytree(engine_loading.FONTS, copy)
    monkeypatch.setattr(engine_loading, "FONTS", copy)
    engine_loading.engine.cache_clear()
    return copy


def lost(font: Path) -> None:
    font.unlink()


def cut(font: Path) -> None:
    font.write_bytes(font.read_bytes()[:1000])


@pytest.mark.parametrize("damage", [lost, cut])
def test_a_damaged_font_draws_nothing(damage: Callable[[Path], None], fonts: Path) -> None:
    damage(fonts / "noto-sans-bold.ttf")
    with pytest.raises(EngineMissing) as missing:
        engine_loading.engine()
    assert (missing.value.code, missing.value.values) == (
        "machine.font",
        {"name": "noto-sans-bold.ttf"},
    )


def test_every_font_has_its_sum(fonts: Path) -> None:
    assert engine_loading.engine()
    listed = (fonts / "SHA256SUMS").read_text(encoding="ascii").split()[1::2]
    assert listed == sorted(path.name for path in fonts.glob("*.ttf"))


def installed(folder: Path, name: str, found: str) -> None:
    about = folder / f"{name}-{found}.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {found}\n")


@pytest.mark.parametrize(("name", "found"), [("pillow", "12.2.0"), ("jinja2", "3.1.5")])
def test_a_library_below_its_floor_draws_nothing(
    name: str, found: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    require_libraries.cache_clear()
    require_libraries()
    installed(tmp_path, name, found)
    monkeypatch.syspath_prepend(str(tmp_path))
    require_libraries.cache_clear()
    with pytest.raises(MachineLacks) as lacking:
        require_libraries()
    assert lacking.value.code == "machine.version"
    assert (lacking.value.values["name"], lacking.value.values["found"]) == (name, found)
    monkeypatch.undo()
    assert version(name) != found
    require_libraries.cache_clear()


def cannot_be_opened(number: int, patch: pytest.MonkeyPatch) -> Failing:
    failing = Failing(number)
    patch.setattr(os, "open", failing.instead_of(os.open))
    patch.setattr(io, "open", failing.instead_of(io.open))
    return failing


def breaks_off_halfway(number: int, patch: pytest.MonkeyPatch) -> Breaking:
    breaking = Breaking(number)
    patch.setattr(os, "open", breaking.instead_of(os.open))
    patch.setattr(os, "fdopen", breaking.instead_of_fdopen(os.fdopen))
    return breaking


@pytest.mark.parametrize("fault", [cannot_be_opened, breaks_off_halfway])
def test_a_file_that_cannot_be_read_is_named_whichever_it_is(
    fault: Callable[[int, pytest.MonkeyPatch], Failing | Breaking],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A disk that fails at the first file, then at the second, and so on."""
    kit = tmp_path / "kit"
    shutil.copytree(PACKAGE / "starters" / "kit", kit)
    monkeypatch.chdir(tmp_path)
    named = set()
    for number in range(1, 1000):
        with monkeypatch.context() as patch:
            disk = fault(number, patch)
            status = run(["check", "kit"])
        said = capsys.readouterr().err
        if not disk.path:
            break
        assert "Traceback" not in said
        assert status in (2, 3), (disk.path, said)
        assert disk.path in said
        named.add(disk.path)
    assert status == 0, said
    assert named >= {path.relative_to(tmp_path).as_posix() for path in kit.rglob("*.yml")}


def test_a_disk_that_gives_a_logo_back_by_half_is_told(
    kit_folder: KitFolder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    company = Company(KitFolder(kit_folder.path.parent / "bedrijf"))
    company.folder.write("logo.png", "")
    company.folder.write("kit.yml", f"{HEAD}logo: logo.png\n")
    opening = Path.open

    def opened(path: Path, *arguments: Any, **named: Any) -> Any:
        file = opening(path, *arguments, **named)
        return Broken(file) if path.name == "logo.png" else file

    monkeypatch.setattr(Path, "open", opened)
    assert run(["check", str(company.folder.path)]) == 2
    assert capsys.readouterr().err.startswith(
        "kits/bedrijf/kit.yml:6:7: fout: dit bestand kan niet gelezen worden: Input/output error"
    )


def test_a_disk_that_does_not_say_which_file_it_keeps_is_told() -> None:
    lacks = lacking(OSError(errno.EIO, os.strerror(errno.EIO)))
    assert lacks
    assert (lacks.code, lacks.values) == ("machine.disk", {"said": "Input/output error"})
    assert lacking(OSError(errno.EINVAL, os.strerror(errno.EINVAL))) is None


@pytest.mark.parametrize(
    ("command", "status", "told"),
    [
        ("check", 3, "de map waarin je dit typt, is er niet meer [machine.folder]"),
        ("changes", 3, "de map waarin je dit typt, is er niet meer [machine.folder]"),
        ("print", 4, "`print` kan niet geschreven worden"),
        ("build", 4, "`site` kan niet geschreven worden"),
    ],
)
def test_a_folder_that_is_no_longer_there_is_told(
    command: str,
    status: int,
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    tmp_path.rmdir()
    assert run([command, str(SMALL_KIT)]) == status
    assert capsys.readouterr().err.startswith(f"fout: {told}")


@pytest.mark.parametrize(
    ("where", "refused", "code"),
    [
        ("tempfile.mkdtemp", FileNotFoundError(2, "No usable temporary directory"), "temporary"),
        ("tempfile.mkdtemp", OSError(errno.ENOSPC, "No space left on device"), "temporary"),
        ("multiprocessing.popen_spawn_posix.Popen", BlockingIOError(errno.EAGAIN, "x"), "process"),
        ("os.pipe", OSError(errno.EMFILE, "Too many open files"), "process"),
    ],
    ids=["no temporary folder", "a full one", "no processes left", "no files left"],
)
def test_a_machine_that_has_no_more_to_give_is_named(
    where: str,
    refused: OSError,
    code: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """As if it had: for root, Linux sets no limit to processes."""

    def refuse(*_: object, **__: object) -> None:
        raise refused

    monkeypatch.setenv("GESPREKSKIT_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(where, refuse)
    output = tmp_path / "print"
    assert run(["print", str(SMALL_KIT), "-o", str(output), *ONE_FORM]) == 3
    said = capsys.readouterr().err
    assert f"[machine.{code}]" in said
    assert "Traceback" not in said
    assert not output.exists()


class Breaking:
    """Opens files of the kit, of which the one of this number cannot be read."""

    def __init__(self, number: int) -> None:
        self._left = number
        self._paths: dict[int, str] = {}
        self.path = ""

    def instead_of(self, opening: Callable[..., Any]) -> Callable[..., Any]:
        def opened(path: Any, *arguments: Any, **named: Any) -> Any:
            descriptor = opening(path, *arguments, **named)
            self._paths[descriptor] = str(path)
            return descriptor

        return opened

    def instead_of_fdopen(self, opening: Callable[..., Any]) -> Callable[..., Any]:
        def opened(descriptor: int, *arguments: Any, **named: Any) -> Any:
            file = opening(descriptor, *arguments, **named)
            if self._paths.get(descriptor, "").startswith("kit/"):
                self._left -= 1
                if self._left == 0:
                    self.path = self._paths[descriptor]
                    return Broken(file)
            return file

        return opened


class Broken:
    """A file of which the disk gives nothing back."""

    def __init__(self, file: Any) -> None:
        self._file = file

    def __enter__(self) -> Broken:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def read(self, *_: int) -> bytes:
        raise OSError(errno.EIO, os.strerror(errno.EIO))


class Failing:
    """Opens files of the kit, except the one of this number."""

    def __init__(self, number: int) -> None:
        self._left = number
        self.path = ""

    def instead_of(self, opening: Callable[..., Any]) -> Callable[..., Any]:
        def opened(path: Any, *arguments: Any, **named: Any) -> Any:
            if str(path).startswith("kit/"):
                self._left -= 1
                if self._left == 0:
                    self.path = str(path)
                    raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))
            return opening(path, *arguments, **named)

        return opened
