"""The commands as a user runs them: what they print, write and leave alone."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.conftest import KIT, ROOT, KitFolder, run

BANK = "questions/voortgang.yml"
FORM_FILES = {
    f"voortgang-voorbereiding-medewerker{ending}"
    for ending in (
        ".pdf",
        "-invulbaar.pdf",
        "-grote-letters.pdf",
        "-inktbesparend.pdf",
        ".docx",
    )
}

PROGRAM_FILES = {"catalogue", ".gesprekskit"}
"""What `print` writes about what it wrote."""


@pytest.fixture
def kit_folder(real_kit_folder: KitFolder) -> KitFolder:
    """Return a copy of the real kit, whose printed matter is already cached."""
    return real_kit_folder


def counts(output: str) -> tuple[int, int]:
    """Return the numbers of `N gemaakt, M al klaar`."""
    found = re.search(r"(\d+) gemaakt, (\d+) al klaar", output)
    assert found, output
    return int(found[1]), int(found[2])


def test_check_is_silent_about_the_real_kit() -> None:
    done = run("check", str(KIT), "--strict", cwd=ROOT)
    assert done.returncode == 0
    assert "fout" not in done.stderr
    assert done.stdout == ""


def test_second_print_renders_nothing_and_one_question_only_its_forms(
    kit_folder: KitFolder, tmp_path: Path
) -> None:
    first = run("print", cwd=tmp_path, check=True)
    total = sum(counts(first.stdout))
    assert total >= 10
    for done in range(sum(counts(first.stdout)) - counts(first.stdout)[0] + 1, total + 1):
        assert f"gedrukt: {done}/{total}\n" in first.stderr
    second = run("print", cwd=tmp_path, check=True)
    assert counts(second.stdout) == (0, total)
    assert "gedrukt:" not in second.stderr
    before = {path.name: path.read_bytes() for path in tmp_path.glob("print/nl/*/*.*")}
    kit_folder.change(BANK, "text: Waar maak ik me zorgen over?", "text: Wat geeft mij zorgen?")
    third = run("print", cwd=tmp_path, check=True)
    assert counts(third.stdout) == (len(FORM_FILES), total - len(FORM_FILES))
    after = {path.name: path.read_bytes() for path in tmp_path.glob("print/nl/*/*.*")}
    changed = {name for name in before if before[name] != after[name]}
    packs = {"pakket-voortgangsgesprek.pdf", "pakket-voortgangsgesprek.zip"}
    assert changed == FORM_FILES | packs


def names_of(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*.*") if path.stem not in PROGRAM_FILES)


def test_print_chooses(tmp_path: Path) -> None:
    out = tmp_path / "out"
    arguments = ["--conversation", "voortgangsgesprek", "--role", "leidinggevende"]
    arguments += ["--kind", "form", "--format", "pdf", "--variant", "print"]
    run("print", str(KIT), "--in", "nl", "-o", str(out), *arguments, cwd=ROOT, check=True)
    names = names_of(out)
    assert names == ["voortgang-verslag.pdf", "voortgang-voorbereiding-begeleider.pdf"]
    catalogue = json.loads((out / "catalogue.json").read_text(encoding="utf-8"))
    assert sorted(Path(artifact["path"]).name for artifact in catalogue["artifacts"]) == names


def test_a_pack_that_is_chosen_is_whole(tmp_path: Path) -> None:
    """Its parts are drawn, but only the pack is written."""
    out = tmp_path / "out"
    arguments = ["--kind", "pack", "--conversation", "voortgangsgesprek", "--format", "pdf"]
    run("print", str(KIT), "--in", "nl", "-o", str(out), *arguments, cwd=ROOT, check=True)
    assert names_of(out) == ["pakket-voortgangsgesprek.pdf"]
    (entry,) = json.loads((out / "catalogue.json").read_text(encoding="utf-8"))["artifacts"]
    assert entry["pages"] > 20


@pytest.mark.parametrize(
    ("choice", "name"),
    [
        ("--format zip", "pakket-ontwikkelgesprek.zip"),
        ("--variant all --conversation voortgangsgesprek", "pakket-voortgangsgesprek.zip"),
        ("--kind pack --format zip", "pakket-voortgangsgesprek.zip"),
        ("--conversation voortgangsgesprek", "pakket-voortgangsgesprek.pdf"),
        ("--variant tiles", "poster-feedback-a4.pdf"),
    ],
)
def test_what_is_chosen_is_what_a_full_print_gives(
    printed_folder: Path, tmp_path: Path, choice: str, name: str
) -> None:
    """A choice omits files; it does not change the others."""
    out = tmp_path / "out"
    run("print", str(KIT), "--in", "nl", "-o", str(out), *choice.split(), cwd=ROOT, check=True)
    files = [path for path in out.rglob("*.*") if path.stem not in PROGRAM_FILES]
    assert name in names_of(out)
    assert [
        path.name
        for path in files
        if path.read_bytes() != (printed_folder / path.relative_to(out)).read_bytes()
    ] == []


def test_print_says_which_kinds_there_are(tmp_path: Path) -> None:
    done = run("print", str(KIT), "--kind", "formulier", cwd=tmp_path)
    assert done.returncode == 2
    assert all(kind in done.stderr for kind in ("form", "checklist", "cards", "poster", "pack"))


def test_print_refuses_a_choice_that_nothing_fits(tmp_path: Path) -> None:
    unknown = run("print", str(KIT), "--role", "baas", cwd=tmp_path)
    assert unknown.returncode == 2
    assert "leidinggevende" in unknown.stderr
    choice = ["--conversation", "exitgesprek", "--kind", "form"]
    empty = run("print", str(KIT), *choice, cwd=tmp_path)
    assert empty.returncode == 2
    assert not (tmp_path / "print").exists()


def test_a_refused_kit_leaves_the_old_output(kit_folder: KitFolder, tmp_path: Path) -> None:
    run("print", cwd=tmp_path, check=True)
    before = {path: path.read_bytes() for path in tmp_path.glob("print/**/*") if path.is_file()}
    kit_folder.change(
        BANK, "text: Waar maak ik me zorgen over?", "txt: Waar maak ik me zorgen over?"
    )
    refused = run("print", cwd=tmp_path)
    assert refused.returncode == 2
    line = kit_folder.line_of(BANK, "txt: Waar maak ik")
    assert f"{kit_folder.path}/{BANK}:{line}:5: fout: onbekend veld `txt`" in refused.stderr
    assert "bedoel je `text`?" in refused.stderr
    assert "Traceback" not in refused.stderr
    after = {path: path.read_bytes() for path in tmp_path.glob("print/**/*") if path.is_file()}
    assert after == before


def test_a_form_over_its_page_budget_is_an_error_in_its_yaml(
    kit_folder: KitFolder, tmp_path: Path
) -> None:
    form = "forms/voortgang-verslag.yml"
    kit_folder.change(form, "rows: {lijst: 4}", "rows: {lijst: 9}")
    assert run("check", cwd=tmp_path).returncode == 0
    line = kit_folder.line_of(form, "max_pages")
    for command in (["check", "--print"], ["print"], ["build"]):
        refused = run(*command, cwd=tmp_path)
        assert refused.returncode == 2, command
        place = f"{kit_folder.path}/{form}:{line}:12"
        assert f"{place}: fout: 3 bladzijden, en het mogen er 2 zijn: `VO-V`" in refused.stderr
    assert not (tmp_path / "site").exists()
    assert not (tmp_path / "print").exists()


def test_json_report(kit_folder: KitFolder, tmp_path: Path) -> None:
    kit_folder.change(
        BANK, "text: Waar maak ik me zorgen over?", "text: Waar maak ik me zorgen over"
    )
    done = run("check", "--json", cwd=tmp_path)
    assert done.returncode == 2
    found = [row for row in json.loads(done.stdout) if row["severity"] == "error"]
    assert [(row["code"], row["line"]) for row in found] == [
        ("question.no-mark", kit_folder.line_of(BANK, "Waar maak ik me zorgen over"))
    ]


def test_messages_in_english(kit_folder: KitFolder, tmp_path: Path) -> None:
    kit_folder.change(
        BANK, "text: Waar maak ik me zorgen over?", "text: Waar maak ik me zorgen over"
    )
    done = run("--language", "en", "check", cwd=tmp_path)
    assert done.returncode == 2
    assert "error: this question has no question mark [question.no-mark]" in done.stderr


def test_warnings_refuse_only_when_strict(kit_folder: KitFolder, tmp_path: Path) -> None:
    kit_folder.write(
        "sections/los.yml",
        "id: los\ntitle: Los\nfields:\n  - id: uitleg\n    type: explanation\n"
        "    text: Niemand gebruikt dit.\nsources: [000-13]\n",
    )
    assert run("check", cwd=tmp_path).returncode == 0
    strict = run("check", "--strict", cwd=tmp_path)
    assert strict.returncode == 2
    assert "waarschuwing: geen formulier gebruikt sectie `los` [section.unused]" in strict.stderr


def test_no_kit_at_all(tmp_path: Path) -> None:
    done = run("check", "nergens", cwd=tmp_path)
    assert done.returncode == 2
    assert "nergens/kit.yml:1:1: fout: in `nergens` staat geen kit" in done.stderr


def test_where_no_kit_is_named_it_is_that_of_the_folder_then_the_programs_own(
    kit_folder: KitFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere, company = tmp_path / "elders", Path("kits/bedrijf")
    elsewhere.mkdir()
    KitFolder(company).write(
        "kit.yml",
        "id: bedrijf\nextends: werkplekleren\nname: Bol\nversion: 1.0\ndate: 2026-11-22\nnaam: x\n",
    )
    assert "./kit.yml:6:1: fout: onbekend veld `naam`" in run("check", cwd=company).stderr
    assert run("check", cwd=Path()).stderr.startswith(f"{kit_folder.path}/kit.yml")
    assert str(KIT) in run("check", cwd=elsewhere, check=True).stderr


@pytest.mark.parametrize("kind", ["file", "link", "strange"])
def test_output_that_is_not_ours_is_left_alone(tmp_path: Path, kind: str) -> None:
    out = tmp_path / "out"
    treasure = tmp_path / "elsewhere" / "treasure.txt"
    treasure.parent.mkdir()
    treasure.write_text("mine", encoding="utf-8")
    if kind == "file":
        out.write_text("mine", encoding="utf-8")
    elif kind == "link":
        out.symlink_to(treasure.parent)
    else:
        treasure = out / "treasure.txt"
        out.mkdir()
        treasure.write_text("mine", encoding="utf-8")
    done = run("print", str(KIT), "--in", "nl", "-o", str(out), cwd=ROOT)
    assert done.returncode == 4
    assert "[output." in done.stderr
    assert treasure.read_text(encoding="utf-8") == "mine"
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(".")) == []


def test_a_disk_that_refuses_is_status_four(tmp_path: Path) -> None:
    few = ["--kind", "form", "--variant", "print", "--in", "nl"]
    done = run("print", str(KIT), *few, "-o", "/proc/nowhere/print", cwd=tmp_path)
    assert done.returncode == 4
    assert "Traceback" not in done.stderr


def test_schemas_in_the_repository_are_fresh(tmp_path: Path) -> None:
    run("schema", "-o", str(tmp_path / "schema"), cwd=ROOT, check=True)
    fresh = {
        path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "schema").iterdir()
    }
    kept = {
        path.name: path.read_text(encoding="utf-8")
        for path in (ROOT / "kits" / "schema").glob("*.json")
    }
    assert fresh, "no schema was written"
    assert kept == fresh, "kits/schema is stale: run `gesprekskit schema`"


def test_version_and_help(tmp_path: Path) -> None:
    assert run("--version", cwd=tmp_path, check=True).stdout.startswith("gesprekskit")
    for command in ("check", "build", "print", "serve", "release", "schema"):
        assert command in run("--help", cwd=tmp_path, check=True).stdout
        run(command, "--help", cwd=tmp_path, check=True)


def test_release_records_what_changed_and_asks_for_a_new_version(
    kit_folder: KitFolder, tmp_path: Path
) -> None:
    assert "0 uitgebracht" in run("release", cwd=tmp_path, check=True).stdout
    kit_folder.change(BANK, "text: Waar maak ik me zorgen over?", "text: Wat geeft mij zorgen?")
    refused = run("release", cwd=tmp_path)
    assert refused.returncode == 2
    line = kit_folder.line_of("kit.yml", "version:")
    assert f"kits/werkplekleren/kit.yml:{line}:10: fout: nl/voortgang-voorbereiding-medewerker" in (
        refused.stderr
    )
    kit_folder.change("kit.yml", "version: 1.0", "version: 1.1")
    kit_folder.change("kit.yml", "date: 2026-11-22", "date: 2027-02-01")
    done = run("release", cwd=tmp_path, check=True)
    assert "voortgang-voorbereiding-medewerker  1.1" in done.stdout
    assert "1 uitgebracht" in done.stdout
    text = (kit_folder.path / "releases.yml").read_text(encoding="utf-8")
    assert text.count('version: "1.1", date: 2027-02-01') == 1
    assert text.count('version: "1.0", date: 2026-11-22') >= 9
    printed = run("print", cwd=tmp_path, check=True)
    catalogue = json.loads((tmp_path / "print" / "catalogue.json").read_text(encoding="utf-8"))
    versions = {
        artifact["id"]: artifact["version"]
        for artifact in catalogue["artifacts"]
        if artifact["kind"] == "form"
    }
    assert versions["voortgang-voorbereiding-medewerker"] == "1.1"
    assert versions["feedbackzin"] == "1.0"
    assert counts(printed.stdout)[0] >= 1
