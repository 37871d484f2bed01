"""Twenty mistakes of as many kinds in one kit: all reported in one run, each in its place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gesprekskit.artifacts import Artifact
from gesprekskit.writing import SITE, write
from tests.conftest import KitFolder, run

BANK = "questions/voortgang.yml"

# file, text that occurs once in it, its replacement, the place of the mistake in that line, code
MISTAKES = [
    ("kit.yml", "version: 1.0", "version: eerste", "eerste", "schema.version"),
    ("kit.yml", "  shown: false", "  shown: nee", "nee", "schema.bool"),
    ("kit.yml", "date: 2026-11-22", "date: 2026-02-31", "2026-02-31", "schema.date"),
    ("roles.yml", "  - id: hr\n", "  - id: HR\n", "HR", "id.pattern"),
    (
        "themes.yml",
        "  - id: werk\n    name: Werk\n    letter: W",
        "  - id: werk\n    name: Werk\n    letter: w",
        "w",
        "schema.letter",
    ),
    (
        BANK,
        "text: Hoe zit je er vandaag bij?",
        "txt: Hoe zit je er vandaag bij?",
        "txt",
        "schema.unknown-key",
    ),
    (
        BANK,
        "text: Welk concreet gedrag heb ik gezien?",
        "text: Welk gedrag zag ik? En wanneer?",
        "Welk gedrag",
        "question.several",
    ),
    (BANK, "text: Waar maak ik me zorgen over?", "text: Nr #1 zorgen?", "#1", "yaml.hash"),
    (
        "questions/doorvragen.yml",
        "  - id: dv-02\n    text: Wat gebeurde",
        "  - id: dv-01\n    text: Wat gebeurde",
        "dv-01",
        "id.duplicate",
    ),
    (
        "sections/kop.yml",
        "    label: Naam\n",
        "    label: Naam van {role:monteur}\n",
        "Naam van",
        "ref.unknown",
    ),
    (
        "sections/kop.yml",
        "    label: Gesprek met\n",
        "    label: Gesprek met {rol:medewerker}\n",
        "Gesprek met",
        "text.slot",
    ),
    (
        "sections/terugblik.yml",
        "        label: Wie\n        width: 3",
        "        label: Wie\n        width: 4",
        "columns",
        "table.widths",
    ),
    (
        "sections/matrix.yml",
        "    matrix: basistaken",
        "    matrix: basistaak",
        "basistaak",
        "ref.unknown",
    ),
    (
        "forms/voortgang-verslag.yml",
        "  - section: ambities",
        "  - section: ambitie",
        "ambitie",
        "ref.unknown",
    ),
    (
        "forms/voortgang-verslag.yml",
        "rows: {lijst: 4}",
        "rows: {lijstje: 4}",
        "lijstje",
        "form.unknown-field",
    ),
    (
        "forms/voortgang-verslag.yml",
        "max_pages: 2",
        "max_pages: twee",
        "twee",
        "schema.whole-number",
    ),
    ("forms/feedbackzin.yml", "code: ALG-F", "code: ALG-A", "ALG-A", "form.code-twice"),
    (
        "forms/takenmatrix.yml",
        "closing: [privacy, niet-opschrijven]",
        "closing: [privacy]",
        "closing",
        "form.privacy-line-missing",
    ),
    (
        "forms/voortgang-voorbereiding-begeleider.yml",
        "opening: [geen-beoordeling, ",
        "opening: [",
        "opening",
        "form.judgement-line-missing",
    ),
    ("conversations/voortgangsgesprek.yml", "order: ", "orde: ", "orde", "schema.unknown-key"),
]


@pytest.fixture
def kit_folder(real_kit_folder: KitFolder) -> KitFolder:
    """Return a copy of the real kit: the mistakes are spread over all of it."""
    return real_kit_folder


@pytest.fixture
def broken(kit_folder: KitFolder) -> KitFolder:
    for file, old, new, *_ in MISTAKES:
        kit_folder.change(file, old, new)
    return kit_folder


def expected(kit: KitFolder) -> list[tuple[str, str]]:
    """Return `file:line:column` and code of every mistake."""
    places = []
    for file, _, new, mark, code in MISTAKES:
        text = (kit.path / file).read_text(encoding="utf-8")
        end = text.index(new) + len(new)
        at = text.rindex(mark, 0, end)
        if code == "table.widths":
            at = text.index("columns:")
        line = text.count("\n", 0, at) + 1
        column = at - (text.rfind("\n", 0, at) + 1) + 1
        places.append((f"{kit.path}/{file}:{line}:{column}", code))
    return places


def reported(output: str) -> list[tuple[str, str]]:
    """Return the place and code of every diagnostic printed."""
    return re.findall(r"^(\S+:\d+:\d+): fout: .* \[([a-z.-]+)\]$", output, re.MULTILINE)


def test_all_are_reported_at_once_each_in_its_place(broken: KitFolder, tmp_path: Path) -> None:
    done = run("check", cwd=tmp_path)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    found = reported(done.stderr)
    missing = set(expected(broken)) - set(found)
    assert not missing
    assert len(MISTAKES) == 20
    count, unread = done.stderr.strip().splitlines()[-2:]
    assert re.fullmatch(r"\d+ fouten in \d+ bestanden", count)
    assert "nog niet helemaal nagekeken" in unread


def test_nothing_else_is_reported(broken: KitFolder, tmp_path: Path) -> None:
    """A mistake in one place is not reported in another, unless something is really missing."""
    found = reported(run("check", cwd=tmp_path).stderr)
    extra = [item for item in found if item not in expected(broken)]
    codes = {code for _, code in extra}
    # `hr` is gone (its id became `HR`), `txt` leaves a question without a text, `orde` a
    # conversation without its order, and the ` #` cuts the question's mark off
    assert codes <= {"ref.unknown", "schema.missing-key", "question.no-mark"}


def test_build_refuses_and_leaves_the_site(broken: KitFolder, tmp_path: Path) -> None:
    site = tmp_path / "site"
    write([Artifact("nl/index.html", b"the old one")], site, SITE)
    for program, command in (("gesprekskit", ["build"]), ("mkdocs", ["build", "--strict"])):
        done = run(*command, cwd=tmp_path, program=program)
        assert done.returncode != 0
        if program == "gesprekskit":
            assert done.returncode == 2
        assert "Traceback" not in done.stderr
        assert not set(expected(broken)) - set(reported(done.stderr)), program
        files = sorted(path.name for path in site.rglob("*") if path.is_file())
        assert files == [".gesprekskit.json", "index.html"]
        assert (site / "nl" / "index.html").read_text(encoding="utf-8") == "the old one"
