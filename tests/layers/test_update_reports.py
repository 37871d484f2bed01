"""What `changes` says of a new version: choices before news, by conversation and thing, by word."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gesprekskit import cli
from gesprekskit.compose.word_differences import BETWEEN, differing
from gesprekskit.documents.letters import Pieces
from gesprekskit.pipeline.updates import accept, updates
from tests.conftest import KitFolder
from tests.layers.conftest import Company

CHANGES = """\
  - {type: replace, node: question/vo-12, values: {text: Wat wil je bij de oven leren?}}
  - {type: hide, node: question/vo-07}
  - {type: hide, node: matrix/basistaken/storing}
  - {type: rename, node: role/werkplekbegeleider, name: leermeester, plural: leermeesters}
"""
QUESTIONS, TASKS = "questions/voortgang.yml", "matrices/basistaken.yml"
REVIEW, AIMS = "  - section: terugblik\n", "  - section: ambities\n"
REPORT = "forms/voortgang-verslag.yml"
OPRUIMEN = "  - id: opruimen\n    text: Opruimen na het werk\n"
WAVES = (
    (
        (QUESTIONS, "text: Welke taak wil je hierna leren?", "text: Welke taak wil je nu leren?"),
        ("sections/terugblik.yml", "            label: deels", "            label: half"),
        (REPORT, AIMS, ""),
        (REPORT, REVIEW, AIMS + REVIEW),
    ),
    (
        (TASKS, "  - id: storing\n    text: Een storing of fout melden\n", ""),
        (TASKS, "  - id: controleren\n", f"{OPRUIMEN}  - id: controleren\n"),
        (QUESTIONS, "text: Hoe zeker ben je van jezelf bij deze taak?", "text: Lukt het?"),
    ),
    (
        (TASKS, OPRUIMEN, ""),
        (TASKS, "id: bewerken", "id: maken"),
        ("roles.yml", "    name: werkplekbegeleider\n", "    name: begeleider\n"),
    ),
)
EXPECTED = (
    (
        [("question/vo-12", "changed")],
        [
            ("form/voortgang-verslag/ambities", "moved"),
            ("section/terugblik/afspraken/gelukt/deels", "changed"),
        ],
    ),
    (
        [("matrix/basistaken/storing", "removed"), ("question/vo-07", "changed")],
        [("matrix/basistaken/opruimen", "new")],
    ),
    (
        [("role/werkplekbegeleider", "changed")],
        [
            ("matrix/basistaken/bewerken", "removed"),
            ("matrix/basistaken/maken", "new"),
            ("matrix/basistaken/opruimen", "removed"),
        ],
    ),
)


def rows(company: Company, capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    capsys.readouterr()
    assert cli.run(["changes", str(company.folder.path), "--json"]) == 0
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out)
    return found


def test_three_versions_one_after_another(
    company: Company, kit_folder: KitFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    company.write(CHANGES)
    accept(updates(company.folder.path), lambda _: True)
    for wave, (choices, news) in zip(WAVES, EXPECTED, strict=True):
        for name, old, new in wave:
            kit_folder.change(name, old, new)
        found = [row for row in rows(company, capsys) if row["state"] != "unchanged"]
        chosen = [row["choice"] for row in found]
        assert chosen == sorted(chosen, reverse=True)
        told = [(row["node"], row["state"]) for row in found if row["choice"]]
        assert sorted(told) == choices
        assert sorted((row["node"], row["state"]) for row in found if not row["choice"]) == news
        own = (company.folder.path / "kit.yml").read_text(encoding="utf-8")
        accept(updates(company.folder.path), lambda _: True)
        assert updates(company.folder.path).open == ()
        after = (company.folder.path / "kit.yml").read_text(encoding="utf-8")
        assert _without_records(after) == _without_records(own)
    assert company.kit().questions["vo-12"].text.source == "Wat wil je bij de oven leren?"


def _without_records(text: str) -> list[str]:
    """Return the lines without what `--accept` writes into them."""
    kept = (line.partition(", was: ")[0] for line in text.splitlines())
    return [line.removesuffix("}").partition(", removed: ")[0] for line in kept]


def test_what_a_person_reads(
    company: Company, kit_folder: KitFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    company.write(CHANGES)
    accept(updates(company.folder.path), lambda _: True)
    for wave in WAVES[:2]:
        for name, old, new in wave:
            kit_folder.change(name, old, new)
    assert cli.run(["changes", str(company.folder.path)]) == 0
    said = capsys.readouterr().out
    choices, _, news = said.partition("# Dit komt vanzelf mee: 3\n")
    assert choices.startswith("# Hier kies je zelf: 3\n\n== De hele kit – ")
    assert (
        "question/vo-12: veranderd\n"
        "  vraag ‘Welke taak wil je nu leren?’\n"
        "  − text: Welke taak wil je [hierna] leren?\n"
        "  + text: Welke taak wil je [nu] leren?\n"
        "  jij  text: Wat wil je bij de oven leren?\n"
    ) in choices
    assert "  − text: Een storing of fout melden\n  jij  weggelaten\n" in choices
    assert "\n== Voortgangsgesprek – Verslag van het voortgangsgesprek\n" in news
    assert "  antwoord ‘half’\n  − label: deels\n  + label: half\n" in news
    assert "matrix/basistaken/opruimen: nieuw\n  taak ‘Opruimen na het werk’\n" in news
    assert said.endswith("te kiezen: 3; nieuws: 3; jouw veranderingen: 4\n")


def test_the_same_as_data(
    company: Company, kit_folder: KitFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    company.write(CHANGES)
    accept(updates(company.folder.path), lambda _: True)
    for name, old, new in WAVES[0]:
        kit_folder.change(name, old, new)
    found = {row["node"]: row for row in rows(company, capsys)}
    question = found["question/vo-12"]
    assert (question["choice"], question["change"], question["kind"]) == (True, "replace", "vraag")
    assert question["was"] == {"text": "Welke taak wil je hierna leren?"}
    assert question["differences"] == [
        {
            "key": "text",
            "was": [
                {"text": "Welke taak wil je ", "changed": False},
                {"text": "hierna ", "changed": True},
                {"text": "leren?", "changed": False},
            ],
            "now": [
                {"text": "Welke taak wil je ", "changed": False},
                {"text": "nu ", "changed": True},
                {"text": "leren?", "changed": False},
            ],
            "own": "Wat wil je bij de oven leren?",
        }
    ]
    moved = found["form/voortgang-verslag/ambities"]
    assert (moved["title"], moved["conversations"], moved["thing"], moved["differences"]) == (
        "Vooruit",
        ["voortgangsgesprek"],
        "Verslag van het voortgangsgesprek",
        [],
    )


def test_a_text_with_a_role_that_is_gone_is_still_told(
    company: Company, kit_folder: KitFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    role = (
        "  - {id: baas, name: baas, plural: bazen, article: de, summary: X, first_steps: [Kijk.]}\n"
    )
    kit_folder.change("roles.yml", "  - id: hr\n", f"{role}  - id: hr\n")
    was = "text: Wat vindt {role:baas.the} ervan?"
    kit_folder.change(QUESTIONS, "text: Hoe zit je er vandaag bij?", was)
    company.write()
    accept(updates(company.folder.path), lambda _: True)
    kit_folder.change("roles.yml", role, "")
    kit_folder.change(QUESTIONS, was, "text: Wat vindt de chef ervan?")
    assert cli.run(["changes", str(company.folder.path)]) == 0
    lines = capsys.readouterr().out
    assert "  − text: Wat vindt [baas] ervan?\n  + text: Wat vindt [de chef] ervan?\n" in lines


def said(pieces: Pieces) -> str:
    return "".join(piece.text for piece in pieces)


def kept(pieces: Pieces) -> str:
    """Return what is in both, without what separates it."""
    same = "".join(piece.text for piece in pieces if not piece.changed)
    return "".join(same.replace(BETWEEN.strip(), " ").split())


VALUES = st.text(alphabet="ab .?é", max_size=30) | st.lists(
    st.text(alphabet="ab ", max_size=4), max_size=5
)


@given(VALUES, VALUES)
@settings(derandomize=True, max_examples=200, deadline=None)
def test_pieces_are_the_whole_text_and_only_the_rest_differs(
    was: str | list[str], now: str | list[str]
) -> None:
    old, new = differing(was, now)
    for value, pieces in ((was, old), (now, new)):
        assert said(pieces) == (value if isinstance(value, str) else BETWEEN.join(value))
    assert kept(old) == kept(new)


def test_texts_with_little_in_common_are_not_compared_word_by_word() -> None:
    old, new = differing("Hoe zit je er vandaag bij?", "Wat heb je nodig om verder te gaan?")
    assert [piece.changed for piece in (*old, *new)] == [True, True]


def test_a_page_is_compared_as_a_whole_where_that_would_take_long() -> None:
    page = "woord " * 5000
    old, new = differing(page, f"{page}meer")
    assert [piece.changed for piece in (*old, *new)] == [True, True]
