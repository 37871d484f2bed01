"""Whatever its size, a file is answered: floods are counted, limits are named, nothing explodes."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from gesprekskit.definitions.questions import Question
from gesprekskit.definitions.text import LONGEST_WORD
from gesprekskit.diagnostics import Diagnostic, Span
from gesprekskit.diagnostics.capping import MOST_OF_ONE_CODE, capped
from gesprekskit.diagnostics.wording import line, report
from gesprekskit.examination import examine
from gesprekskit.loading import files, similar_words, validation
from gesprekskit.sources import LARGEST, bounds, diagnostic_sink, read
from tests.conftest import KitFolder
from tests.effort import LINEAR, effort
from tests.layers.conftest import HEAD

BANK = "id: groot\ntitle: Groot\nquestions:\n"
REST = (
    "form: open, phase: kern, theme: werk, asked_of: [medewerker], purpose: verkennen,"
    " sensitivity: 0, sources: [003-17]}\n"
)
FILE = "questions/groot.yml"
NEEDED = sum(info.is_required() for info in Question.model_fields.values())


def told(kit: KitFolder, text: str | bytes, file: str = FILE) -> dict[str, int]:
    """Return how often each code is found in a kit with this file; a hundred of each are listed."""
    path = kit.path / file
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    found = [it for it in examine(kit.path).diagnostics if it.severity != "note"]
    listed: dict[str, list[Diagnostic]] = {}
    for diagnostic in found:
        assert diagnostic.span.file == path.as_posix()
        listed.setdefault(diagnostic.code, []).append(diagnostic)
    assert max(map(len, listed.values())) <= MOST_OF_ONE_CODE
    return {code: sum(1 + it.more for it in same) for code, same in listed.items()}


def numbered(line: str, count: int) -> str:
    return "".join(line.replace("N", str(number)) for number in range(count))


FLOODS: dict[str, tuple[str, dict[str, int]]] = {
    "entries without keys": (BANK + "  - {}\n" * 300, {"schema.missing-key": 300 * NEEDED}),
    "unknown keys": (
        "id: groot\ntitle: Groot\n" + numbered("wN: x\n", 500) + "questions: [x]\n",
        {"schema.unknown-key": 500, "schema.type": 1},
    ),
    "repeated keys": (
        "id: groot\n" + "title: Groot\n" * 500 + "questions: [x]\n",
        {"yaml.duplicate-key": 499, "schema.type": 1},
    ),
    "swallowed texts": (
        BANK + "  - a #b\n" * 300,
        {"yaml.hash": 300},
    ),
    "names that nothing has": (
        BANK
        + numbered("  - {id: g-N, text: 'Wat {role:xN} {term:yN}?', ", 1)
        + REST
        + "".join(
            f"  - {{id: h-{number}, text: Wat?, {REST}".replace(": werk", f": wexk{number}")
            for number in range(300)
        ),
        {"ref.unknown": 302},
    ),
    "the same id": (BANK + f"  - {{id: g, text: Wat?, {REST}" * 300, {"id.duplicate": 299}),
    "characters that show nothing": (
        BANK + f"  - {{id: g, text: Wat?, {REST}" + "#" + "\a" * 5000,
        {"enc.control": 5000},
    ),
    "no question marks": (
        BANK + numbered(f"  - {{id: g-N, text: Wat, {REST}", 300),
        {"question.no-mark": 300},
    ),
}


@pytest.mark.parametrize("name", FLOODS)
def test_of_a_flood_the_first_are_listed_and_all_are_counted(
    kit_folder: KitFolder, name: str
) -> None:
    text, expected = FLOODS[name]
    assert told(kit_folder, text) == expected


def test_a_flood_hides_no_other_mistake_and_is_told_from_its_start(kit_folder: KitFolder) -> None:
    text = BANK + f"  - {{id: g-1, text: Wat, {REST}" + "  - {}\n" * 500 + "  - {id: '!'}\n"
    assert {"id.pattern", "schema.missing-key"} <= set(told(kit_folder, text))
    missing = [it for it in examine(kit_folder.path).diagnostics if it.code == "schema.missing-key"]
    assert (missing[0].span.line, missing[-1].span.line) == (
        5,
        5 + (MOST_OF_ONE_CODE - 1) // NEEDED,
    )


def test_the_report_counts_what_is_not_listed(kit_folder: KitFolder) -> None:
    told(kit_folder, BANK + f"  - {{id: g, text: Wat?, {REST}" * 300)
    said = report(examine(kit_folder.path).diagnostics).splitlines()
    again = next(line for line in said if "[id.duplicate], op regel" in line)
    assert again.startswith(f"en nog 291 keer hetzelfde in {kit_folder.path}/{FILE}")
    assert again.endswith(" …")
    assert said[-1] == "299 fouten in 1 bestand"


def test_capping_keeps_the_first_by_place_and_the_order_of_the_rest() -> None:
    many = [Diagnostic(Span("a.yml", number), "schema.empty") for number in range(500, 0, -1)]
    other = Diagnostic(Span("b.yml"), "schema.empty", more=3)
    kept = capped([*many, other, other])
    assert [it.span.line for it in kept] == [*range(MOST_OF_ONE_CODE, 0, -1), 1]
    assert [it.more for it in kept if it.more] == [400, 3]
    assert capped([*kept, *many[:7]])[0].more == 400 + 7


LIMITS = {
    "entries": (BANK + "  - {}\n" * (bounds.MOST_ENTRIES + 1), "limit.entries", 3 + 20_001),
    "keys": (numbered("kN: x\n", bounds.MOST_ENTRIES + 1), "limit.entries", 20_001),
    "mistakes": (
        "id: &a x\nquestions:\n" + "- *a\n" * (bounds.MOST_ENTRIES // 2) * 2,
        "limit.mistakes",
        20_002,
    ),
    "tabs": (BANK + "\t- a\n" * 390_000, "limit.mistakes", 1),
    "unseen": (BANK + "\a" * (LARGEST - 100), "limit.mistakes", 1),
    "lost letters": (BANK + "\ufffd" * (LARGEST // 3 - 100), "limit.mistakes", 1),
    "quoted lines": (BANK + '  - "' + "a\n" * 900_000 + '"\n', "limit.mistakes", 4),
    "bracketed lines": (BANK + "  - [" + "a,\n" * 19_000 + "]\n", "schema.type", 4),
    "depth": ("".join(" " * deep + "a:\n" for deep in range(1_900)), "yaml.depth", 21),
    "dashes": ("questions: \n" + "- " * 900_000, "yaml.depth", 2),
    "brackets": (BANK + "[" * (LARGEST - 100), "yaml.syntax", 4),
    "size": ("#" * (LARGEST + 1), "limit.file-size", 1),
    "one text": (f"title: {'a' * (LARGEST - 100)}\n", "text.too-long", 1),
    "one key": (f"{'k' * (LARGEST - 100)}: x\n", "yaml.syntax", 1),
    "slots": (f"title: '{'{role:x}' * 200_000}'\n", "text.too-long", 1),
}


@pytest.mark.parametrize("name", LIMITS)
def test_beyond_a_limit_a_file_is_refused_with_the_limit(kit_folder: KitFolder, name: str) -> None:
    """Files of up to 2 MB: each would take minutes if anything were done for all that it holds."""
    text, code, at = LIMITS[name]
    told(kit_folder, text)
    found = {it.code: it for it in examine(kit_folder.path).diagnostics}
    assert code in found, sorted(found)
    assert found[code].span.line == at
    assert "{" not in line(found[code])


def test_what_a_file_holds_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MOST_PARTS", 1_000)
    (found,) = read(("a:\n" + "- [x, y, z]\n" * 1_000).encode(), "a.yml")[1]
    assert (found.code, found.span.line) == ("limit.parts", 1 + 1_000 // 5)


def test_ten_thousand_questions_in_one_file_are_within_the_limits() -> None:
    text = BANK + numbered(f"  - {{id: g-N, text: Wat is er?, {REST}", 10)
    parts = sum(1 for _ in yaml.parse(text, Loader=yaml.CSafeLoader))
    assert parts / 10 * 10_000 < bounds.MOST_PARTS


def test_more_mistakes_than_are_looked_at_are_told_from_their_start(kit_folder: KitFolder) -> None:
    counts = told(kit_folder, BANK + "  - {}\n" * 19_000)
    assert counts == {"limit.mistakes": 1, "schema.missing-key": validation.FIRST * NEEDED}
    found = examine(kit_folder.path).diagnostics
    assert {it.span.line for it in found if it.code.startswith("limit")} == {4}


def test_mistakes_far_down_are_told_by_their_number(kit_folder: KitFolder) -> None:
    good = numbered(f"  - {{id: g-N, text: Wat?, {REST}", validation.FIRST)
    assert told(kit_folder, BANK + good + "  - {}\n" * 19_000) == {"limit.mistakes": 1}


def test_a_layer_is_bounded_and_told_in_its_own_file(kit_folder: KitFolder) -> None:
    company = KitFolder(Path("kits/bedrijf"))
    wide = "- {type: replace, node: bank/voortgang, values: {questions: [" + "{}," * 9_000 + "]}}\n"
    company.write("kit.yml", f"{HEAD}changes:\n{wide}")
    found = [it for it in examine(company.path).diagnostics if it.severity == "error"]
    assert {it.code for it in found} == {"limit.mistakes", "schema.missing-key"}
    assert {it.span.file for it in found} == {"kits/bedrijf/kit.yml"}


@pytest.mark.parametrize(
    ("changes", "code", "count"),
    [
        (numbered("- {type: hide, node: question/q-N}\n", 1_500), "layer.unknown-node", 1_500),
        (
            "- type: order\n  node: bank/voortgang\n  list: questions\n  ids: ["
            + numbered("x-N, ", 1_500)
            + "]\n",
            "layer.unknown-entry",
            1_500,
        ),
        (
            "- type: order\n  node: bank/voortgang\n  list: questions\n  ids: ["
            + "vo-01, " * 1_500
            + "]\n",
            "ref.twice",
            1_499,
        ),
        (
            numbered("- {type: replace, node: question/vo-01, values: {txt: N}}\n", 1_500),
            "schema.unknown-key",
            1_500,
        ),
    ],
)
def test_changes_that_name_nothing_are_counted(
    kit_folder: KitFolder, changes: str, code: str, count: int
) -> None:
    company = KitFolder(Path("kits/bedrijf"))
    company.write("kit.yml", f"{HEAD}changes:\n{changes}")
    found = [it for it in examine(company.path).diagnostics if it.code == code]
    assert len(found) == MOST_OF_ONE_CODE
    assert sum(1 + it.more for it in found) == count


def test_a_folder_with_too_many_files_is_refused(kit_folder: KitFolder) -> None:
    for number in range(files.MOST_FILES):
        kit_folder.write(f"sections/leeg-{number}.yml", "")
    found = examine(kit_folder.path).diagnostics
    (limit,) = [it for it in found if it.code == "limit.files"]
    assert line(limit).startswith("kits/werkplekleren/kit.yml:1:1: fout: in deze map staan 20")
    assert not [it for it in found if it.code == "ref.unknown"]


def test_a_suggestion_is_found_among_thousands_without_comparing_all() -> None:
    known = [f"vraag-{number:05}" for number in range(8_000)]
    assert similar_words.near("vrag-00123", known) == {"near": "vraag-00123"}
    assert similar_words.near("raag-07999", known) == {"near": "vraag-07999"}
    assert similar_words.near("v" * 5_000, known) == {}
    few = effort(lambda: similar_words.near("vrag-00123", known[:2_000]))
    assert effort(lambda: similar_words.near("vrag-00123", known[:4_000])) < LINEAR * few


WORDS = [
    ("a" * LONGEST_WORD, None),
    ("a" * (LONGEST_WORD + 1), "`aaaaaaaaaaaaaaaaaaaa…` heeft 61 tekens achter elkaar"),
    ("_" * 1_900, "heeft 1900 tekens achter elkaar"),
    ("https://www.voorbeeld.nl/een/adres/dat-lang-is/en-nog-langer/wordt/dan-een-woord", None),
    ("arbeids-" * 30 + "zaken", None),
    ("{conversation:voortgangsgesprek.plural}{conversation:voortgangsgesprek}", None),
]


@pytest.mark.parametrize(("word", "message"), WORDS)
def test_a_word_is_bounded(kit_folder: KitFolder, word: str, message: str | None) -> None:
    kit_folder.change("questions/voortgang.yml", "Hoe zit je er", f"Hoe zit {word} er")
    found = [it for it in examine(kit_folder.path).diagnostics if it.severity == "error"]
    assert [it.code for it in found] == (["text.word"] if message else [])
    if message:
        assert message in line(found[0])
        text = kit_folder.line_of("questions/voortgang.yml", word)
        assert (found[0].span.file, found[0].span.line) == (
            f"{kit_folder.path}/questions/voortgang.yml",
            text,
        )


def test_limits_are_those_that_are_documented() -> None:
    page = (Path(__file__).parent.parent / "generator" / "README.md").read_text(encoding="utf-8")
    section = " ".join(page.partition("## What is bounded")[2].partition("\n## ")[0].split())
    for figure, named in (
        (bounds.MOST_ENTRIES, "20,000 entries"),
        (bounds.MOST_PARTS, "300,000 parts"),
        (bounds.DEEPEST, "20 levels"),
        (diagnostic_sink.MOST_MISTAKES, "20,000 mistakes"),
        (files.MOST_FILES, "2,000 files"),
        (LONGEST_WORD, "60 between"),
    ):
        assert f"{figure:,} {named.split()[1]}" in section
