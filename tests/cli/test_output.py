"""Where a command may write: asked before its work, and told in the user's words."""

from __future__ import annotations

from pathlib import Path

import pytest

from gesprekskit import api, cli, pipeline
from gesprekskit.artifacts import Artifact
from gesprekskit.writing import PRINT, opened, write
from tests.conftest import SMALL_KIT, KitFolder, run
from tests.layers.conftest import HEAD

THESIS = b"Scriptie"


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder by its path."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(autouse=True)
def _no_work(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail a test in which a kit is loaded, unless it says that it works."""

    def loaded(folder: Path) -> None:
        pytest.fail(f"{folder} is loaded")

    if "kit_folder" in request.fixturenames:
        monkeypatch.setattr(pipeline, "load_kits", loaded)
        monkeypatch.setattr("gesprekskit.handbook.edition.pipeline.load_kits", loaded)


PLACES = [
    ("kits/werkplekleren", "output.in-the-kit"),
    ("kits/werkplekleren/forms", "output.in-the-kit"),
    ("kits", "output.in-the-kit"),
    (".", "output.in-the-kit"),
    ("school", "output.not-ours"),
    ("school/scriptie.docx", "output.not-a-folder"),
    ("school/scriptie.docx/out", "output.disk"),
    ("link", "output.symlink"),
    ("busy", "output.busy"),
]


@pytest.mark.parametrize("command", ["print", "build"])
@pytest.mark.parametrize(("place", "code"), PLACES)
def test_a_place_that_will_not_do_is_refused_before_the_work(
    kit_folder: KitFolder,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    command: str,
    place: str,
    code: str,
) -> None:
    kit_folder.write("catalogue.json", '{"kit": {"id": "kit"}, "artifacts": []}')
    (tmp_path / "school").mkdir()
    (tmp_path / "school" / "scriptie.docx").write_bytes(THESIS)
    (tmp_path / "school" / "catalogue.json").write_bytes(b"{}")
    (tmp_path / "link").symlink_to("school")
    with opened(tmp_path / "busy", PRINT):
        before = contents(tmp_path)
        assert cli.run([command, "kits/werkplekleren", "-o", place]) == 4
        assert contents(tmp_path) == before
    said = capsys.readouterr()
    assert f"[{code}]\n  tip: " in said.err
    assert said.out == ""


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_handbook_does_not_replace_papers(
    kit_folder: KitFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    write([Artifact("a.pdf", b"%PDF")], tmp_path / "print")
    status = cli.run(["--language", language, "build", str(kit_folder.path), "-o", "print"])
    assert status == 4
    word = {"nl": "drukwerk", "en": "printed matter"}[language]
    assert f"{word}" in capsys.readouterr().err


def test_a_new_company_does_not_come_among_definitions(
    kit_folder: KitFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(tmp_path)
    assert cli.run(["new", "company", str(kit_folder.path / "forms" / "bol"), "--yes"]) == 4
    assert "[output.in-the-kit]" in capsys.readouterr().err
    assert contents(tmp_path) == before


def test_python_is_refused_as_well(kit_folder: KitFolder) -> None:
    with pytest.raises(api.OutputError) as refused:
        api.build(kit_folder.path, kit_folder.path / "questions")
    assert refused.value.code == "output.in-the-kit"


def test_what_a_role_had_goes_with_the_role(kit_folder: KitFolder, tmp_path: Path) -> None:
    """What is printed into the same folder is then what a new folder would hold."""
    merged = "{type: combine, node: role/werkplekbegeleider, into: role/leidinggevende}"
    kit_folder.write("../bedrijf/kit.yml", HEAD)
    arguments = ["--kind", "checklist", "--format", "docx", "--in", "nl"]
    run("print", "kits/bedrijf", "-o", "out", *arguments, cwd=tmp_path, check=True)
    before = contents(tmp_path / "out")
    (tmp_path / "out" / "scriptie.docx").write_bytes(THESIS)
    kit_folder.write("../bedrijf/kit.yml", f"{HEAD}changes:\n  - {merged}\n")
    for folder in ("out", "clean"):
        run("print", "kits/bedrijf", "-o", folder, *arguments, cwd=tmp_path, check=True)
    after = contents(tmp_path / "out")
    assert after.pop("scriptie.docx") == THESIS
    assert after == contents(tmp_path / "clean")
    assert set(before) - set(after)


def test_what_stays_is_told_when_all_is_done(tmp_path: Path) -> None:
    arguments = ["print", str(SMALL_KIT), "-o", "print", "--kind", "poster", "--variant", "print"]
    run(*arguments, "--in", "nl", cwd=tmp_path, check=True)
    (paper, *_) = sorted((tmp_path / "print").rglob("*.pdf"))
    paper.write_bytes(b"filled in")
    (tmp_path / "print" / "scriptie.docx").write_bytes(THESIS)
    done = run(*arguments, "--in", "nl", cwd=tmp_path, check=True)
    kept = paper.with_name(f"{paper.stem}-bewaard.pdf")
    assert kept.read_bytes() == b"filled in"
    assert paper.read_bytes().startswith(b"%PDF")
    assert (tmp_path / "print" / "scriptie.docx").read_bytes() == THESIS
    shown = kept.relative_to(tmp_path).as_posix()
    assert "print:1:1: opmerking: dit bleef staan" in done.stderr
    assert f"{shown}:1:1: opmerking: " in done.stderr
    assert "3 opmerkingen in 3 bestanden" in done.stderr
