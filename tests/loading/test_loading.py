"""Definitions as authors write them: what is loaded, what is refused, and where."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gesprekskit import loading, pipeline
from gesprekskit.definitions import DEFINITIONS
from gesprekskit.diagnostics.wording import line, words_of
from gesprekskit.loading import files, load
from gesprekskit.loading.validation import validate
from gesprekskit.sources import read
from tests.conftest import KitFolder

MODELS = {kind.name: kind.model for kind in DEFINITIONS}


def refused(kind: str, text: str) -> list[tuple[str, str]]:
    """Return place and code of what is wrong with a file of this kind."""
    source, found = read(text.encode(), "x.yml")
    _, more = validate(MODELS[kind], source)
    return [
        (f"{diagnostic.span.line}:{diagnostic.span.column}", diagnostic.code)
        for diagnostic in (*found, *more)
    ]


SECTION = """\
id: kop
title: Wie en wanneer
fields:
  - id: naam
    type: short_text
    label: Naam
    used_by: [medewerker]
    why: Zo weet je van wie dit is.
sources: [000-13]
"""

REFUSALS = [
    (
        "title: Wie en wanneer",
        "titel: Wie",
        [("2:1", "schema.unknown-key")],
    ),
    ("title: Wie en wanneer", "title:", [("2:7", "schema.empty")]),
    ("title: Wie en wanneer", "title: [Wie]", [("2:8", "schema.type")]),
    ("title: Wie en wanneer", 'title: "  "', [("2:8", "schema.empty")]),
    ("id: kop", "id: Kop", [("1:5", "id.pattern")]),
    ("id: kop", 'id: "ko\u200bp"', [("1:5", "id.pattern")]),
    ("id: kop", "id: con", [("1:5", "id.reserved")]),
    ("id: kop", "id: __proto__", [("1:5", "id.pattern")]),
    ("id: kop", "id: kop.", [("1:5", "id.pattern")]),
    ("id: kop", "id: " + "k" * 300, [("1:5", "id.length")]),
    ("type: short_text", "type: short_tekst", [("5:11", "schema.choice")]),
    ("    type: short_text\n", "", [("4:5", "schema.missing-key")]),
    ("label: Naam", "label: Naam\n    width: dertien", [("7:12", "schema.whole-number")]),
    ("label: Naam", "label: Naam\n    width: 13", [("7:12", "schema.whole-number")]),
    ("label: Naam", "label: Naam\n    width: 6.5", [("7:12", "schema.whole-number")]),
    ("label: Naam", "label: Naam\n    optional: ja", [("7:15", "schema.bool")]),
    ("label: Naam", "label: Naam\n    optional: yes", [("7:15", "schema.bool")]),
    ("label: Naam", "label: Naam\n    lines: 2", [("7:5", "schema.unknown-key")]),
    ("used_by: [medewerker]", "used_by: medewerker", [("7:14", "schema.type")]),
    ("used_by: [medewerker]", "used_by: []", [("7:14", "schema.empty-list")]),
    ("sources: [000-13]", "sources: [000/13]", [("9:11", "id.source-pattern")]),
    ("label: Naam", "label: '{rol:monteur} en jij'", [("6:12", "text.slot")]),
    ("label: Naam", "label: '{role:monteur.meervoud}'", [("6:12", "text.slot")]),
    ("label: Naam", "label: '" + "a" * 3000 + "'", [("6:12", "text.too-long")]),
    ("label: Naam", "label: 'a" + "\u0301" * 12 + "'", [("6:12", "text.combining")]),
]


LINES = """\
id: kop
title: Wie en wanneer
fields:
  - id: naam
    type: lines
    label: Naam
    lines: 2
    used_by: [medewerker]
    why: Zo weet je van wie dit is.
sources: [000-13]
"""
MATRIX = """\
id: kop
title: Wie en wanneer
fields:
  - id: taken
    type: matrix
    matrix: basistaken
    rows: 5
    used_by: [medewerker]
    why: Zo weet je wat lukt.
sources: [000-13]
"""
NAMED_AS_THEIR_TYPE = [
    (LINES, "label: Naam", "label: Naam\n    width: 99", [("7:12", "schema.whole-number")]),
    (LINES, "label: Naam", "label: Naam\n    widht: 4", [("7:5", "schema.unknown-key")]),
    (LINES, "label: Naam", "label: [x]", [("6:12", "schema.type")]),
    (LINES, "used_by: [medewerker]", "used_by: x", [("8:14", "schema.type")]),
    (LINES, "lines: 2", "lines: veel", [("7:12", "schema.whole-number")]),
    (LINES, "lines: 2", "lines: [2]", [("7:12", "schema.type")]),
    (LINES, "    lines: 2\n", "", [("4:5", "schema.missing-key")]),
    (MATRIX, "rows: 5", "rows: 5\n    width: 99", [("8:12", "schema.whole-number")]),
    (MATRIX, "rows: 5", "rows: 5\n    lable: Taken", [("8:5", "schema.unknown-key")]),
    (MATRIX, "used_by: [medewerker]", "used_by: x", [("8:14", "schema.type")]),
    (MATRIX, "matrix: basistaken", "matrix: Basis taken", [("6:13", "id.pattern")]),
    (MATRIX, "    matrix: basistaken\n", "", [("4:5", "schema.missing-key")]),
]


@pytest.mark.parametrize(("text", "old", "new", "expected"), NAMED_AS_THEIR_TYPE)
def test_a_mistake_beside_a_key_that_is_called_as_the_type(
    text: str, old: str, new: str, expected: list[tuple[str, str]]
) -> None:
    assert text.count(old) == 1
    assert refused("section", text) == []
    assert refused("section", text.replace(old, new)) == expected


@pytest.mark.parametrize(("old", "new", "expected"), REFUSALS)
def test_a_section_is_refused_in_its_place(
    old: str, new: str, expected: list[tuple[str, str]]
) -> None:
    assert SECTION.count(old) == 1
    assert refused("section", SECTION.replace(old, new)) == expected


def test_a_good_section_is_loaded() -> None:
    assert refused("section", SECTION) == []


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("handbook_url: gesprekskit.nl", "schema.url"),
        ("handbook_url: javascript:alert(1)", "schema.url"),
        ("version: v1", "schema.version"),
        ("date: 22-11-2026", "schema.date"),
        ("date: 2026-02-31", "schema.date"),
        ("language: frysk", "schema.choice"),
    ],
)
def test_a_kit_is_refused(written: str, expected: str) -> None:
    key = written.partition(":")[0]
    found = refused("kit", written + "\n")
    column = len(key) + 3
    assert (f"1:{column}", expected) in found


def test_a_misspelt_key_gets_a_suggestion() -> None:
    source, _ = read(SECTION.replace("label: Naam", "lable: Naam").encode(), "x.yml")
    _, found = validate(MODELS["section"], source)
    assert line(found[0]) == (
        "x.yml:6:5: fout: onbekend veld `lable` [schema.unknown-key]\n  tip: bedoel je `label`?"
    )


def test_an_unquoted_slot_says_to_quote_it() -> None:
    source, _ = read(SECTION.replace("label: Naam", "label: {role:medewerker}").encode(), "x.yml")
    _, found = validate(MODELS["section"], source)
    assert [(diagnostic.code, diagnostic.span.line) for diagnostic in found] == [
        ("schema.quote", 6)
    ]
    assert "aanhalingstekens" in words_of(found[0])[1]


def test_a_hundred_mistakes_are_a_hundred_diagnostics() -> None:
    fields = "".join(
        f"  - id: veld-{number}\n    type: lines\n    label: Veld\n    lines: veel\n"
        f"    used_by: [medewerker]\n    why: Omdat.\n"
        for number in range(100)
    )
    text = SECTION.partition("fields:")[0] + "fields:\n" + fields + "sources: [000-13]\n"
    found = refused("section", text)
    assert [code for _, code in found] == ["schema.whole-number"] * 100
    assert len({place for place, _ in found}) == 100


@pytest.mark.parametrize(
    ("name", "code", "suggestion"),
    [
        ("rollen.yml", "kit.unknown-file", "roles.yml"),
        ("question/nieuw.yml", "kit.unknown-folder", "questions"),
        ("questions/nieuw.yaml", "kit.file-extension", "nieuw.yml"),
        ("forms/oud/nieuw.yml", "kit.unknown-folder", "forms"),
    ],
)
def test_a_file_that_would_not_be_read_is_named(
    kit_folder: KitFolder, name: str, code: str, suggestion: str
) -> None:
    kit_folder.write(name, "id: nieuw\n")
    _, found = load(kit_folder.path)
    (only,) = [
        diagnostic for diagnostic in found if diagnostic.span.file == f"{kit_folder.path}/{name}"
    ]
    assert only.code == code
    assert suggestion in line(only)


def test_a_link_is_not_read(kit_folder: KitFolder, tmp_path: Path) -> None:
    (kit_folder.path / "sections" / "kwijt.yml").symlink_to("/etc/hostname")
    _, found = load(kit_folder.path)
    assert [diagnostic.code for diagnostic in found] == ["path.not-a-file"]


def test_a_file_that_may_not_be_opened_is_named(
    kit_folder: KitFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusing(path: Path) -> bytes:
        if path.name == "roles.yml":
            raise PermissionError(13, "Permission denied")
        return files.content(path)

    monkeypatch.setattr(loading, "content", refusing)
    found = pipeline.examine(kit_folder.path).diagnostics
    errors = [diagnostic for diagnostic in found if diagnostic.severity == "error"]
    assert [(str(error.span), error.code) for error in errors] == [
        (f"{kit_folder.path}/roles.yml:1:1", "path.unreadable")
    ]


@pytest.mark.parametrize("content", [b"\x93\xff\x00", b"", b"roles: ["])
def test_a_file_that_says_nothing_makes_no_noise_elsewhere(
    kit_folder: KitFolder, content: bytes
) -> None:
    (kit_folder.path / "roles.yml").write_bytes(content)
    found = pipeline.examine(kit_folder.path).diagnostics
    errors = {diagnostic.span.file for diagnostic in found if diagnostic.severity == "error"}
    assert errors == {f"{kit_folder.path}/roles.yml"}


def test_a_missing_folder_is_named(kit_folder: KitFolder) -> None:
    for path in (kit_folder.path / "feedback").iterdir():
        path.unlink()
    _, found = load(kit_folder.path)
    assert [(diagnostic.code, diagnostic.span.file) for diagnostic in found] == [
        ("kit.nothing-there", f"{kit_folder.path}/feedback")
    ]


def test_the_file_name_is_the_id(kit_folder: KitFolder) -> None:
    kit_folder.change("sections/kop.yml", "id: kop\n", "id: hoofd\n")
    examined = pipeline.examine(kit_folder.path)
    told = [it.code for it in examined.diagnostics if it.severity != "note"]
    assert told == ["id.file-name"]


@given(st.sampled_from(sorted(MODELS)), st.text(max_size=200))
def test_no_file_of_any_kind_raises(kind: str, text: str) -> None:
    refused(kind, text)


WORDS = st.one_of(st.text(max_size=8), st.sampled_from(["id", "fields", "type", "lines", "kop"]))
DATA = st.recursive(
    WORDS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(WORDS, inner, max_size=4)),
    max_leaves=20,
)


@given(st.sampled_from(sorted(MODELS)), st.dictionaries(WORDS, DATA, max_size=6))
def test_no_data_of_any_shape_raises(kind: str, data: dict[str, object]) -> None:
    import json

    refused(kind, json.dumps(data, ensure_ascii=True))
