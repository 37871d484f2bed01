"""Every rule on content: the mistake as an author makes it, and the place where it is reported."""

from __future__ import annotations

import pytest

from gesprekskit import pipeline
from gesprekskit.diagnostics import KitError
from gesprekskit.diagnostics.wording import line, report
from gesprekskit.pipeline.rendering import Renderer
from tests.conftest import KIT, KitFolder
from tests.layers.conftest import HEAD

VERSLAG = "forms/voortgang-verslag.yml"
GESPREK = "conversations/voortgangsgesprek.yml"
BANK = "questions/voortgang.yml"

# file, text, what it becomes, what the line of the mistake holds, code, what the tip names
RULES = [
    (
        VERSLAG,
        "  - section: ambities",
        "  - section: ambitie",
        "ambitie",
        "ref.unknown",
        "ambities",
    ),
    (
        VERSLAG,
        "conversation: voortgangsgesprek",
        "conversation: voortgang",
        "conversation: ",
        "ref.unknown",
        "voortgangsgesprek",
    ),
    (
        VERSLAG,
        "opening: [geen-beoordeling, vul-alles-in]",
        "opening: [geen-beoordeling, vul-in]",
        "opening:",
        "ref.unknown",
        "vul-alles-in",
    ),
    (
        VERSLAG,
        "roles: [medewerker, ",
        "roles: [medewerkers, ",
        "roles:",
        "ref.unknown",
        "medewerker",
    ),
    (
        "matrices/basistaken.yml",
        "\nsources: [",
        "\n# sources: [",
        "id: basistaken",
        "source.none",
        "sources.yml",
    ),
    (VERSLAG, "sources: [000-13, ", "sources: [000-99, ", "sources:", "ref.unknown", "000-"),
    (
        BANK,
        "theme: gesprek\n    asked_of: [medewerker]\n    conversations: [voortgangsgesprek, beg",
        "theme: gesprekje\n    asked_of: [medewerker]\n    conversations: [voortgangsgesprek, beg",
        "gesprekje",
        "ref.unknown",
        "gesprek",
    ),
    (
        "sections/matrix.yml",
        "    matrix: basistaken",
        "    matrix: basistaak",
        "basistaak",
        "ref.unknown",
        "basistaken",
    ),
    (
        "sections/voorbereiding-medewerker.yml",
        "    question: vo-26",
        "    question: vo-99",
        "vo-99",
        "ref.unknown",
        "",
    ),
    (
        "sections/feedback.yml",
        "label: Voor {role:medewerker.the}",
        "label: Voor {role:medewerkr.the}",
        "medewerkr",
        "ref.unknown",
        "medewerker",
    ),
    (
        "glossary.yml",
        "  - id: pop\n",
        "  - id: pop\n    explanation: x\n",
        "explanation: x",
        "",
        "",
    ),
    (
        "feedback/vier-regels.yml",
        "steps: [positief]",
        "steps: [positeif]",
        "positeif",
        "ref.unknown",
        "positief",
    ),
    (
        VERSLAG,
        "    leave_out: [hoe-vaak]",
        "    leave_out: [hoe-vak]",
        "hoe-vak",
        "form.unknown-field",
        "hoe-vaak",
    ),
    (
        VERSLAG,
        "    rows: {lijst: 4}",
        "    lines: {lijst: 4}",
        "lines: {lijst",
        "form.no-lines",
        "rows",
    ),
    (
        VERSLAG,
        "    lines: {opmerking: 2}",
        "    rows: {opmerking: 2}",
        "rows: {opmerking",
        "form.no-rows",
        "lines",
    ),
    (VERSLAG, "  - section: ambities", "  - section: voortgang", "", "form.section-twice", ""),
    (
        VERSLAG,
        "opening: [geen-beoordeling, vul-alles-in]",
        "opening: [vul-alles-in]",
        "opening:",
        "form.judgement-line-missing",
        "geen-beoordeling",
    ),
    (
        VERSLAG,
        "conversation: voortgangsgesprek",
        "conversation: beoordelingsgesprek",
        "opening:",
        "form.judgement-line-false",
        "geen-beoordeling",
    ),
    (
        "forms/mijn-route.yml",
        "closing: [privacy, niet-opschrijven]",
        "opening: [vul-alles-in]\nclosing: [privacy, niet-opschrijven]",
        "opening:",
        "form.optional-line-false",
        "vul-alles-in",
    ),
    (
        VERSLAG,
        "closing: [privacy, niet-opschrijven]",
        "closing: [privacy]",
        "closing:",
        "form.privacy-line-missing",
        "niet-opschrijven",
    ),
    (VERSLAG, "code: VO-V", "code: ALG-A", "code:", "form.code-twice", ""),
    (
        "sections/terugblik.yml",
        "        label: Wie\n        width: 2",
        "        label: Wie\n        width: 4",
        "columns:",
        "table.widths",
        "12",
    ),
    (
        "sections/voorbereiding-medewerker.yml",
        "    question: vo-26\n",
        "    question: vo-26\n    label: Werk\n",
        "label: Werk",
        "field.label-and-question",
        "",
    ),
    (
        BANK,
        "text: Hoe zit je er vandaag bij?",
        "text: Hoe zit je er vandaag bij",
        "text: Hoe zit",
        "question.no-mark",
        "vraagteken",
    ),
    (
        BANK,
        "text: Hoe zit je er vandaag bij?",
        "text: Hoe gaat het? En thuis?",
        "text: Hoe gaat",
        "question.several",
        "follow_ups",
    ),
    (
        "questions/doorvragen.yml",
        "text: Noem eens een voorbeeld.",
        "text: Noem eens een voorbeeld?",
        "text: Noem",
        "question.mark-too-many",
        "",
    ),
    (GESPREK, "  least: 20\n", "  least: 40\n", "least: 40", "conversation.duration", ""),
    (GESPREK, "  least: 20\n", "  least: 29\n", "phases:", "conversation.minutes", "duration"),
]
RULES = [rule for rule in RULES if rule[4]]


@pytest.mark.parametrize(
    ("file", "old", "new", "mark", "code", "tip"), RULES, ids=lambda value: str(value)[:24]
)
def test_rule(
    kit_folder: KitFolder, file: str, old: str, new: str, mark: str, code: str, tip: str
) -> None:
    kit_folder.change(file, old, new)
    found = [
        diagnostic
        for diagnostic in pipeline.examine(kit_folder.path).diagnostics
        if diagnostic.code == code and diagnostic.span.file == f"{kit_folder.path}/{file}"
    ]
    assert found, "the rule found nothing"
    if mark:
        assert kit_folder.line_of(file, mark) in [diagnostic.span.line for diagnostic in found]
    assert tip in line(found[0])


ENORMOUS = str(10**9)
MATRIX = "forms/takenmatrix.yml"


@pytest.mark.parametrize(
    ("file", "written", "count", "code", "bounds"),
    [
        (VERSLAG, "rows: {lijst: 4}", "0", "form.count", "van 1 tot en met 20"),
        (VERSLAG, "rows: {lijst: 4}", "-1", "schema.whole-number", "van 0 tot en met 20"),
        (VERSLAG, "rows: {lijst: 4}", ENORMOUS, "schema.whole-number", "van 0 tot en met 20"),
        (VERSLAG, "lines: {opmerking: 2}", "0", "schema.whole-number", "van 1 tot en met 8"),
        (VERSLAG, "lines: {opmerking: 2}", "-1", "schema.whole-number", "van 1 tot en met 8"),
        (VERSLAG, "lines: {opmerking: 2}", ENORMOUS, "schema.whole-number", "van 1 tot en met 8"),
        (MATRIX, "rows: {taken: 3}", "13", "form.count", "van 0 tot en met 12"),
    ],
)
def test_a_count_is_one_that_the_field_can_have(
    kit_folder: KitFolder, file: str, written: str, count: str, code: str, bounds: str
) -> None:
    start, _, _ = written.rpartition(" ")
    kit_folder.change(file, written, f"{start} {count}}}")
    (found,) = (
        diagnostic
        for diagnostic in pipeline.examine(kit_folder.path).diagnostics
        if diagnostic.severity == "error"
    )
    text = (kit_folder.path / file).read_text(encoding="utf-8").splitlines()[found.span.line - 1]
    assert found.code == code
    assert text[found.span.column - 1 :] == f"{count}}}"
    assert bounds in line(found)


def test_a_matrix_may_have_no_rows_for_own_tasks(kit_folder: KitFolder) -> None:
    kit_folder.change(MATRIX, "rows: {taken: 3}", "rows: {taken: 0}")
    assert {
        diagnostic.severity for diagnostic in pipeline.examine(kit_folder.path).diagnostics
    } == {"note"}


def test_phases_out_of_order(kit_folder: KitFolder) -> None:
    path = kit_folder.path / GESPREK
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("  - id: opening\n", "  - id: X\n", 1)
        .replace("  - id: terugblik\n", "  - id: opening\n", 1)
        .replace("  - id: X\n", "  - id: terugblik\n", 1),
        encoding="utf-8",
    )
    codes = {diagnostic.code for diagnostic in pipeline.examine(kit_folder.path).diagnostics}
    assert "conversation.phase-order" in codes


def test_a_theme_letter_is_given_once(kit_folder: KitFolder) -> None:
    kit_folder.change("themes.yml", "    letter: L\n", "    letter: W\n")
    found = [
        diagnostic
        for diagnostic in pipeline.examine(kit_folder.path).diagnostics
        if diagnostic.code == "theme.letter-twice"
    ]
    assert [diagnostic.span.line for diagnostic in found] == [
        kit_folder.line_of("themes.yml", "id: leren") + 2
    ]


def test_a_removed_question_is_named_where_it_was_used(kit_folder: KitFolder) -> None:
    kit_folder.change(BANK, "  - id: vo-25\n", "  - id: vo-925\n")
    places = {
        diagnostic.span.file
        for diagnostic in pipeline.examine(kit_folder.path).diagnostics
        if diagnostic.code == "ref.unknown"
    }
    assert f"{kit_folder.path}/sections/voorbereiding-medewerker.yml" in places


@pytest.mark.parametrize("folder", ["cards", "forms", "posters", "sections"])
def test_refused_ids_are_not_named_by_rules(kit_folder: KitFolder, folder: str) -> None:
    files = sorted((kit_folder.path / folder).glob("*.yml"))
    for file in files:
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace(f"id: {file.stem}\n", "id: X_1\n", 1), encoding="utf-8")
    found = pipeline.examine(kit_folder.path).diagnostics
    refused = [diagnostic for diagnostic in found if diagnostic.code == "id.pattern"]
    assert len(refused) == len(files)
    assert "`X_1`" in report(refused)
    assert all(line(diagnostic) for diagnostic in found)


def test_the_real_kit_gives_only_the_note_on_its_address() -> None:
    found = pipeline.examine(KIT).diagnostics
    assert [(diagnostic.code, diagnostic.severity) for diagnostic in found] == [
        ("kit.example-address", "note")
    ]


CARDS = "cards/vragenkaarten-voortgang.yml"
PROBING = "cards/doorvraagkaarten.yml"
POSTER = "posters/poster-feedback.yml"


def told(kit_folder: KitFolder, code: str) -> list[str]:
    """Return where a code is reported: `file:line`."""
    found = pipeline.examine(kit_folder.path).diagnostics
    prefix = f"{kit_folder.path}/"
    return [
        f"{diagnostic.span.file.removeprefix(prefix)}:{diagnostic.span.line}"
        for diagnostic in found
        if diagnostic.code == code
    ]


@pytest.mark.parametrize(
    ("old", "new", "code", "down"),
    [
        ("    icon: boek\n", "    icon: moersleutel\n", "theme.icon-twice", 3),
        ("    edge: schuin\n", "    edge: strepen\n", "theme.edge-twice", 4),
    ],
)
def test_a_theme_looks_like_no_other(
    kit_folder: KitFolder, old: str, new: str, code: str, down: int
) -> None:
    kit_folder.change("themes.yml", old, new)
    line_of_theme = kit_folder.line_of("themes.yml", "id: leren")
    assert told(kit_folder, code) == [f"themes.yml:{line_of_theme + down}"]


def test_a_deck_has_cards(kit_folder: KitFolder) -> None:
    text = (kit_folder.path / CARDS).read_text(encoding="utf-8")
    kit_folder.write(CARDS, text[: text.index("questions:")])
    assert told(kit_folder, "deck.no-cards") == [f"{CARDS}:{kit_folder.line_of(CARDS, 'id: ')}"]


def test_a_side_of_a_card_says_something(kit_folder: KitFolder) -> None:
    text = (kit_folder.path / PROBING).read_text(encoding="utf-8")
    start = text.index("    back:")
    kit_folder.write(PROBING, f"{text[:start]}    back: {{}}\n")
    line_of_back = kit_folder.line_of(PROBING, "back: {}")
    assert told(kit_folder, "deck.empty-side") == [f"{PROBING}:{line_of_back}"]


def test_a_card_asks_a_question_that_there_is(kit_folder: KitFolder) -> None:
    kit_folder.change(CARDS, "vo-01", "vo-991")
    assert told(kit_folder, "ref.unknown")[0].startswith(f"{CARDS}:")


def test_the_rules_of_a_poster_take_its_steps_together(kit_folder: KitFolder) -> None:
    kit_folder.change("feedback/vier-regels.yml", "steps: [ik, gedrag]", "steps: [ik]")
    line_of_rules = kit_folder.line_of(POSTER, "rules:")
    assert told(kit_folder, "poster.rules-without-steps") == [f"{POSTER}:{line_of_rules}"]


def test_codes_and_ids_are_shared_by_forms_cards_and_posters(kit_folder: KitFolder) -> None:
    kit_folder.change(POSTER, "code: PO-F", "code: VO-V")
    assert len(told(kit_folder, "form.code-twice")) == 1
    (kit_folder.path / POSTER).rename(kit_folder.path / "posters/feedbackzin.yml")
    kit_folder.change("posters/feedbackzin.yml", "id: poster-feedback", "id: feedbackzin")
    assert len(told(kit_folder, "id.duplicate")) == 1


def test_a_card_that_is_too_full_is_reported_at_the_card(
    kit_folder: KitFolder, renderer: Renderer
) -> None:
    """Only printing shows it; the place is that of the card, in the author's file."""
    long = "Noem eens een voorbeeld van wat je bedoelt. " * 8
    kit_folder.change(PROBING, "text: Noem eens een voorbeeld.", f"text: {long.strip()}")
    kit, _ = pipeline.load_kit(kit_folder.path)
    with pytest.raises(KitError) as refused:
        pipeline.print_kit(kit, renderer, lambda entry: entry.id == "doorvraagkaarten")
    place = f"{kit_folder.path}/{PROBING}:{kit_folder.line_of(PROBING, 'id: voorbeeld')}:"
    assert [
        (diagnostic.code, str(diagnostic.span).startswith(place))
        for diagnostic in refused.value.diagnostics
    ] == [("print.card", True)]


def test_an_example_address_is_told_in_the_file_of_who_prints(kit_folder: KitFolder) -> None:
    kit_folder.write("../bedrijf/kit.yml", HEAD)
    (note,) = [
        found
        for found in pipeline.examine(kit_folder.path.parent / "bedrijf").diagnostics
        if found.code == "kit.example-address"
    ]
    assert str(note.span.file) == "kits/bedrijf/kit.yml"
