"""A new version of the fund's kit under a company's changes: what is reported to the company."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gesprekskit import cli, pipeline
from gesprekskit.pipeline.updates import accept, updates
from gesprekskit.updates.upstream import ChangeStatus
from tests.conftest import KitFolder
from tests.layers.conftest import Company

CHANGES = """\
# Van ons, en van niemand anders.
changes:
  # Zo noemen wij dat.
  - {type: rename, node: role/werkplekbegeleider, name: leermeester, plural: leermeesters}   # Ria
  - type: replace
    node: question/vo-12   # de vraag over de oven
    values: {text: Welke taak bij de oven wil je leren?}

  - type: replace
    node: section/terugblik
    values:
      help: >
        Pak de lijst
        van vorige keer.
  - {type: replace, node: section/hoe-het-gaat/lijn/werk, values: {label: Werk aan de oven}}
  - type: hide
    node: question/vo-07

  - {type: hide, node: matrix/basistaken/storing}
  - type: add
    node: matrix/basistaken
    list: tasks
    after: meten
    entry: {id: oven, text: De oven aanzetten}
  - type: add
    node: matrix/basistaken
    list: tasks
    after: machine
    entry: {id: kneder, text: De kneder schoonmaken}
  - {type: order, node: form/afsprakenlijst, list: sections, ids: [afspraken, kop]}
# Tot hier.
"""

QUESTIONS, TASKS = "questions/voortgang.yml", "matrices/basistaken.yml"
REPORT, LINE = "forms/voortgang-verslag.yml", "sections/hoe-het-gaat.yml"
MACHINE = "  - id: machine\n    text: Een machine starten en stoppen\n    safety: true\n"
STORING = "  - id: storing\n    text: Een storing of fout melden\n"
DRAWING = "  - id: tekening\n    text: Een tekening of werkorder lezen\n"
CONTROL = "  - id: controleren\n"
REVIEW, AIMS = "  - section: terugblik\n", "  - section: ambities\n"
HEAD = "  - section: kop\n"
WORK = "      - id: werk\n"
FAQ = "conversations/voortgangsgesprek.yml"
VERSION_2 = (
    # What the company changed, changed by the fund as well.
    ("roles.yml", "    name: werkplekbegeleider\n", "    name: begeleider op de werkplek\n"),
    (QUESTIONS, "text: Welke taak wil je hierna leren?", "text: Wat wil je leren?"),
    ("sections/terugblik.yml", "help: Neem de afsprakenlijst erbij.", "help: Pak de lijst."),
    (LINE, "        label: Werk\n", "        label: Je werk\n"),
    (QUESTIONS, "text: Hoe zeker ben je van jezelf bij deze taak?", "text: Lukt het?"),
    # What the company changed, removed by the fund.
    (TASKS, STORING, ""),
    (TASKS, MACHINE, ""),
    # What the company left alone, changed by the fund.
    (QUESTIONS, "text: Hoe zit je er vandaag bij?", "text: Hoe gaat het?"),
    (REPORT, "max_pages: 2", "max_pages: 3"),
    (TASKS, "text: Eigen werk controleren", "text: Eigen werk nakijken"),
    ("sections/terugblik.yml", "            label: deels", "            label: half"),
    (FAQ, "question: Wie krijgt het verslag?", "question: Wie leest het verslag?"),
    # Gone.
    (LINE, "      - id: samenwerken\n        label: Samenwerken\n", ""),
    (TASKS, "  - id: bewerken\n    text: Een eenvoudig onderdeel maken\n", ""),
    # Elsewhere in its list.
    (REPORT, AIMS, ""),
    (REPORT, REVIEW, AIMS + REVIEW),
    (TASKS, DRAWING, ""),
    (TASKS, CONTROL, DRAWING + CONTROL),
    # New.
    (TASKS, CONTROL, "  - id: opruimen\n    text: Opruimen\n" + CONTROL),
    (LINE, WORK, "      - id: rust\n        label: Rust\n" + WORK),
    ("forms/afsprakenlijst.yml", HEAD, "  - section: eigen-punten\n" + HEAD),
)

EXPECTED = {
    ("role/werkplekbegeleider", "changed"),
    ("question/vo-12", "changed"),
    ("section/terugblik", "changed"),
    ("section/hoe-het-gaat/lijn/werk", "changed"),
    ("question/vo-07", "changed"),
    ("matrix/basistaken/storing", "removed"),
    ("matrix/basistaken", "changed"),
    ("matrix/basistaken/machine", "removed"),
    ("form/afsprakenlijst", "changed"),
    ("question/vo-01", "changed"),
    ("form/voortgang-verslag", "changed"),
    ("matrix/basistaken/controleren", "changed"),
    ("section/terugblik/afspraken/gelukt/deels", "changed"),
    ("conversation/voortgangsgesprek/wie-leest", "changed"),
    ("section/hoe-het-gaat/lijn/samenwerken", "removed"),
    ("matrix/basistaken/bewerken", "removed"),
    ("form/voortgang-verslag/ambities", "moved"),
    ("matrix/basistaken/tekening", "moved"),
    ("matrix/basistaken/opruimen", "new"),
    ("section/hoe-het-gaat/lijn/rust", "new"),
    ("form/afsprakenlijst/eigen-punten", "new"),
}


@pytest.fixture
def bakery(company: Company) -> Company:
    """A company that recorded its decisions on the first version."""
    company.write()
    company.folder.write("changes/ons.yml", CHANGES)
    found = updates(company.folder.path)
    accept(found, lambda _: True)
    return company


@pytest.fixture
def after(bakery: Company, kit_folder: KitFolder) -> Company:
    """The same company under the fund's second version."""
    for name, old, new in VERSION_2:
        kit_folder.change(name, old, new)
    return bakery


def open_(company: Company) -> dict[str, ChangeStatus]:
    return {status.node: status for status in updates(company.folder.path).open}


def test_before_anything_is_recorded_that_is_what_is_said(company: Company) -> None:
    company.write("  - {type: hide, node: question/vo-07}\n")
    (note,) = [
        diagnostic
        for diagnostic in company.examined().diagnostics
        if diagnostic.code == "layer.unrecorded"
    ]
    assert note.severity == "note"
    assert (note.span.line, note.span.column) == (7, 24)
    assert {status.state for status in open_(company).values()} == {"unrecorded"}


def test_recording_keeps_what_the_author_wrote(bakery: Company) -> None:
    text = (bakery.folder.path / "changes" / "ons.yml").read_text(encoding="utf-8")
    for line in CHANGES.splitlines():
        head, brace, comment = line.partition("}   #")
        assert head.removesuffix("}") in text
        assert brace + comment in text
    kept = [line for line in text.splitlines() if not line.lstrip().startswith("was: ")]
    assert len(kept) == len(CHANGES.splitlines())
    assert [text.partition(", was: ")[0].rstrip("}") for text in kept] == [
        line.partition("}   #")[0].rstrip("}") if ", was: " in now else line.rstrip("}")
        for line, now in zip(CHANGES.splitlines(), kept, strict=True)
    ]
    assert open_(bakery) == {}


def test_every_change_of_the_fund_is_named(after: Company) -> None:
    found = {(status.node, status.state) for status in open_(after).values()}
    assert found == EXPECTED


def test_a_changed_text_is_shown_as_it_was_as_it_is_and_as_the_company_has_it(
    after: Company,
) -> None:
    question = open_(after)["question/vo-12"]
    assert question.was == {"text": "Welke taak wil je hierna leren?"}
    assert question.now == {"text": "Wat wil je leren?"}
    assert question.own == {"text": "Welke taak bij de oven wil je leren?"}
    assert str(question.span) == "kits/bedrijf/changes/ons.yml:6:11"


def test_a_build_says_what_is_undecided_and_keeps_the_companys_text(after: Company) -> None:
    examined = pipeline.examine(after.folder.path)
    told = {
        (diagnostic.code, diagnostic.values["name"])
        for diagnostic in examined.diagnostics
        if diagnostic.severity == "warning"
    }
    assert ("layer.changed", "question/vo-12") in told
    assert ("layer.removed", "matrix/basistaken/storing") in told
    assert examined.kit
    assert examined.kit.questions["vo-12"].text.source == "Welke taak bij de oven wil je leren?"
    tasks = [task.id for task in examined.kit.matrices["basistaken"].tasks]
    assert tasks[tasks.index("meten") + 1] == "oven"
    assert tasks[-1] == "kneder"


def test_one_decision_leaves_the_others_open(after: Company) -> None:
    before = open_(after)
    accept(updates(after.folder.path), lambda status: status.node == "matrix/basistaken/tekening")
    assert set(open_(after)) == set(before) - {"matrix/basistaken/tekening"}
    accept(updates(after.folder.path), lambda status: status.node == "matrix/basistaken/opruimen")
    assert set(before) - set(open_(after)) == {
        "matrix/basistaken/tekening",
        "matrix/basistaken/opruimen",
    }


def test_after_deciding_on_all_there_is_nothing_left(after: Company) -> None:
    own = after.folder.path / "changes" / "ons.yml"
    before = own.read_text(encoding="utf-8").splitlines()
    accept(updates(after.folder.path), lambda _: True)
    assert open_(after) == {}
    lines = own.read_text(encoding="utf-8").splitlines()
    changed = [(old, new) for old, new in zip(before, lines, strict=True) if old != new]
    assert changed
    assert all(
        old.partition("was: ")[0] == new.partition("was: ")[0] or ", removed: true" in new
        for old, new in changed
    )
    assert [
        diagnostic for diagnostic in after.examined().diagnostics if diagnostic.severity != "note"
    ] == []


def test_what_was_gone_and_comes_back_is_told(after: Company, kit_folder: KitFolder) -> None:
    accept(updates(after.folder.path), lambda _: True)
    tail = "  - id: controleren\n"
    kit_folder.change(
        "matrices/basistaken.yml", tail, f"  - id: storing\n    text: Weer terug\n{tail}"
    )
    assert open_(after)["matrix/basistaken/storing"].state == "changed"
    accept(updates(after.folder.path), lambda _: True)
    assert open_(after) == {}


def test_the_command_tells_and_records(after: Company, capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(after.folder.path)
    assert cli.run(["changes", folder]) == 0
    said = capsys.readouterr().out
    assert "kits/bedrijf/changes/ons.yml:6:11: question/vo-12: veranderd\n" in said
    assert "  vraag ‘Wat wil je leren?’\n" in said
    assert "  − text: [Welke taak] wil je [hierna] leren?\n" in said
    assert "  + text: [Wat] wil je leren?\n" in said
    assert "  jij  text: Welke taak bij de oven wil je leren?\n" in said
    assert cli.run(["changes", folder, "--accept", "question/vo-12"]) == 0
    assert "question/vo-12: veranderd" not in capsys.readouterr().out
    assert cli.run(["changes", folder, "--json", "--all"]) == 0
    assert {row["state"] for row in json.loads(capsys.readouterr().out)} == {"unchanged"}
    assert cli.run(["changes", folder, "--accept", "question/vo-99"]) == 2
    assert "`question/vo-99`" in capsys.readouterr().err


def test_a_kit_that_extends_nothing_has_nothing_to_decide(
    kit_folder: KitFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["--language", "en", "changes", str(kit_folder.path)]) == 0
    assert "nothing to decide" in capsys.readouterr().out
    assert not Path(kit_folder.path, "seen.yml").exists()


SECTION, CARDS = "sections/akkoord.yml", "cards/vragenkaarten-voortgang.yml"
TITLE = (SECTION, "title: Gezien en akkoord", "title: Wij tekenen")
HELP = (SECTION, "help: Gezien betekent dat je dit gelezen hebt.", "help: Lees het eerst.")
CARD = (CARDS, "  - vo-36\n", "")
CARD_TITLE = (CARDS, "title: Vragenkaarten voor", "title: Kaarten voor")
SIGNED = "{type: replace, node: section/akkoord, values: {title: Getekend}}"
HIDDEN = "{type: hide, node: section/akkoord}"
REMARK = """{type: add, node: section/akkoord, list: fields, after: opmerking,
     entry: {id: let-op, type: explanation, text: Lees het na.}}"""
ORDER = "{type: order, node: section/akkoord, list: fields, ids: [opmerking]}"
CARD_BESIDE = """{type: add, node: deck/vragenkaarten-voortgang, list: questions, after: vo-36,
     entry: vo-12}"""
CARD_ORDER = "{type: order, node: deck/vragenkaarten-voortgang, list: questions, ids: [vo-05]}"

OF_ONE_NODE = [
    ("what is replaced", SIGNED, [TITLE], [{"title"}]),
    ("something else", SIGNED, [HELP], [{"help"}]),
    ("both", SIGNED, [TITLE, HELP], [{"title"}, {"help"}]),
    ("both of what is hidden", HIDDEN, [TITLE, HELP], [{"title"}, {"help"}]),
    ("a text where something is added", REMARK, [TITLE], [{"title"}]),
    ("a text of what is put in order", ORDER, [HELP], [{"help"}]),
    ("beside what comes", CARD_BESIDE, [CARD], [{"questions"}]),
    ("beside what comes, and a text", CARD_BESIDE, [CARD, CARD_TITLE], [{"questions"}, {"title"}]),
    ("what is put in order", CARD_ORDER, [CARD], [{"questions"}]),
    (
        "what is put in order, and a text",
        CARD_ORDER,
        [CARD, CARD_TITLE],
        [{"questions"}, {"title"}],
    ),
]


@pytest.mark.parametrize(
    ("change", "version_2", "lines"),
    [item[1:] for item in OF_ONE_NODE],
    ids=[item[0] for item in OF_ONE_NODE],
)
def test_all_that_changed_in_one_node_is_told_once(
    company: Company,
    kit_folder: KitFolder,
    change: str,
    version_2: list[tuple[str, str, str]],
    lines: list[set[str]],
) -> None:
    company.write(f"  - {change}\n")
    accept(updates(company.folder.path), lambda _: True)
    for name, old, new in version_2:
        kit_folder.change(name, old, new)
    found = updates(company.folder.path).open
    assert {status.state for status in found} == {"changed"}
    assert len({status.node for status in found}) == 1
    assert len(found) == len(lines)
    for status, keys in zip(found, lines, strict=True):
        assert keys <= set(status.now)
    accept(updates(company.folder.path), lambda _: True)
    assert updates(company.folder.path).open == ()


def test_a_new_help_is_heard_of_beside_the_title_that_the_company_replaced(
    company: Company, kit_folder: KitFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    company.write(f"  - {SIGNED}\n")
    accept(updates(company.folder.path), lambda _: True)
    for name, old, new in (TITLE, HELP):
        kit_folder.change(name, old, new)
    assert cli.run(["changes", str(company.folder.path)]) == 0
    said = capsys.readouterr().out
    assert "  + title: Wij tekenen\n  jij  title: Getekend\n" in said
    assert "kits/werkplekleren/sections/akkoord.yml:3:1: section/akkoord: veranderd\n" in said
    assert "  + help: [Lees het eerst]. Akkoord betekent" in said
    assert said.count("title: Wij tekenen") == 1


def test_who_reads_an_answer_stays_when_the_option_with_that_name_goes(
    company: Company, kit_folder: KitFolder
) -> None:
    company.write("  - {type: hide, node: section/vervolg/kopie-voor/hr}\n")
    accept(updates(company.folder.path), lambda _: True)
    option = "      - id: hr\n        label: '{role:hr}'\n        sources: [000-41]\n"
    kit_folder.change("sections/vervolg.yml", option, "")
    assert open_(company)["section/vervolg/kopie-voor/hr"].state == "removed"
    (field,) = [
        field for field in company.kit().sections["vervolg"].fields if field.id == "kopie-voor"
    ]
    assert "hr" in field.used_by


PREPARATION = """\
id: nieuw-{role}
type: form
code: NW-{code}
title: Voorbereiding van een {{role:{role}}}
conversation: startgesprek
roles: [{role}]
moment: before
summary: Hiermee bereid je het gesprek voor.
opening: [persoonlijke-aantekening, geen-beoordeling]
sections: [{{section: eigen-punten}}]
closing: [niet-opschrijven]
max_pages: 1
retention: Gooi dit blad weg na het verslag.
sources: [000-01]
"""


class TestOnePersonOfTwoRoles:
    """The fund adds new forms for both roles that are one person here."""

    COMBINED = "  - {type: combine, node: role/praktijkopleider, into: role/leidinggevende}\n"
    OLD = "checklist-voorbereiding-praktijkopleider"

    def test_the_forms_that_go_are_recorded(self, company: Company) -> None:
        company.write(self.COMBINED)
        accept(updates(company.folder.path), lambda _: True)
        text = (company.folder.path / "kit.yml").read_text(encoding="utf-8")
        assert f"was: {{name: praktijkopleider, forms: [{self.OLD}]}}" in text
        assert open_(company) == {}
        assert not [
            diagnostic
            for diagnostic in company.examined().diagnostics
            if "combined" in diagnostic.code
        ]

    def test_a_form_that_goes_as_well_is_told(
        self, company: Company, kit_folder: KitFolder
    ) -> None:
        company.write(self.COMBINED)
        accept(updates(company.folder.path), lambda _: True)
        for code, role in (("P", "praktijkopleider"), ("L", "leidinggevende")):
            new = PREPARATION.format(role=role, code=code)
            kit_folder.write(f"forms/nieuw-{role}.yml", new)
        assert "nieuw-praktijkopleider" not in company.kit().forms
        status = open_(company)["role/praktijkopleider"]
        assert status.state == "changed"
        assert status.now["forms"] == [self.OLD, "nieuw-praktijkopleider"]
        (note,) = [
            diagnostic
            for diagnostic in company.examined().diagnostics
            if "combined" in diagnostic.code
        ]
        assert note.values["nodes"] == "`form/nieuw-praktijkopleider`"
        accept(updates(company.folder.path), lambda _: True)
        assert open_(company) == {}


COPIES = """\
    type: pick_many
    label: Kopie voor
    columns: 3
    options:
      - id: medewerker
        label: '{role:medewerker}'
      - id: begeleider
        label: '{role:werkplekbegeleider}'
      - id: leidinggevende
        label: '{role:leidinggevende}'
        sources: [000-41]
      - id: hr
        label: '{role:hr}'
        sources: [000-41]
      - id: school
        label: '{role:schoolbegeleider}'
"""
AS_LINES = (
    "sections/vervolg.yml",
    COPIES,
    "    type: lines\n    label: Kopie voor\n    lines: 2\n",
)
FIXED = ("kit.yml", "L49]\n", "L49]\n    locked: true\n")

STANDS_STILL = [
    (
        "a list that is no list any more",
        "{type: add, node: section/vervolg/kopie-voor, list: options, entry: {id: or, label: OR}}",
        AS_LINES,
        ("layer.removed", "section/vervolg/kopie-voor#options"),
    ),
    (
        "an order of it",
        "{type: order, node: section/vervolg/kopie-voor, list: options, ids: [school]}",
        AS_LINES,
        ("layer.removed", "section/vervolg/kopie-voor#options"),
    ),
    (
        "a setting that is none any more",
        "{type: replace, node: section/vervolg/kopie-voor, values: {columns: 2}}",
        AS_LINES,
        ("layer.removed", "section/vervolg/kopie-voor#columns"),
    ),
    (
        "a setting that is none any more, beside one that is",
        "{type: replace, node: section/vervolg/kopie-voor, values: {columns: 2, label: Kopie}}",
        AS_LINES,
        ("layer.changed", "section/vervolg/kopie-voor"),
    ),
    (
        "a sentence that is fixed now",
        "{type: replace, node: notice/vul-alles-in, values: {text: Vul in wat je wilt.}}",
        FIXED,
        ("layer.locked-since", "notice/vul-alles-in"),
    ),
]


@pytest.mark.parametrize(
    ("change", "version_2", "warning"),
    [item[1:] for item in STANDS_STILL],
    ids=[item[0] for item in STANDS_STILL],
)
def test_what_cannot_be_done_any_more_stops_nothing(
    company: Company,
    kit_folder: KitFolder,
    change: str,
    version_2: tuple[str, str, str],
    warning: tuple[str, str],
) -> None:
    company.write(f"  - {change}\n  - {SIGNED}\n")
    accept(updates(company.folder.path), lambda _: True)
    kit_folder.change(*version_2)
    examined = company.examined()
    assert examined.kit
    assert examined.kit.sections["akkoord"].title.source == "Getekend"
    assert told(company) == [warning]
    accept(updates(company.folder.path), lambda _: True)
    assert updates(company.folder.path).open == ()
    assert told(company) == []


def told(company: Company) -> list[tuple[str, str]]:
    """Return what a check reports on the company's changes."""
    found = company.examined().diagnostics
    return [
        (diagnostic.code, diagnostic.values["name"])
        for diagnostic in found
        if diagnostic.code.startswith("layer.")
    ]


def test_a_role_that_is_gone_takes_no_other_in(company: Company, kit_folder: KitFolder) -> None:
    other = "  - id: hr\n"
    role = (
        "  - {id: baas, name: baas, plural: bazen, article: de, summary: X, first_steps: [Kijk.]}\n"
    )
    kit_folder.change("roles.yml", other, role + other)
    company.write("  - {type: combine, node: role/praktijkopleider, into: role/baas}\n")
    accept(updates(company.folder.path), lambda _: True)
    assert "praktijkopleider" not in company.kit().roles
    kit_folder.change("roles.yml", role, "")
    assert "praktijkopleider" in company.kit().roles
    assert told(company) == [("layer.removed", "role/baas")]
    assert open_(company)["role/praktijkopleider"].state == "removed"
    accept(updates(company.folder.path), lambda _: True)
    assert open_(company) == {}
    assert told(company) == []


def test_a_slip_beside_what_is_recorded_is_still_told(company: Company) -> None:
    change = "{type: replace, node: section/akkoord, was: {title: Gezien en akkoord}, values: %s}"
    (found,) = company.write(f"  - {change % '{title: Getekend, hlep: Kijk.}'}\n").errors()
    assert found.code == "schema.unknown-key"


def test_a_name_that_the_fund_took_away_is_told_as_such(
    company: Company, kit_folder: KitFolder
) -> None:
    question = "  - id: vo-90\n    text: Wat gaat er goed?\n"
    rest = (
        "    form: open\n    phase: kern\n    theme: werk\n    asked_of: [medewerker]\n"
        "    purpose: verkennen\n    sensitivity: 0\n    sources: [000-01]\n"
    )
    kit_folder.change(QUESTIONS, "questions:\n", f"questions:\n{question}{rest}")
    cards = "values: {questions: [vo-02, vo-90, vo-05]}"
    company.write(f"  - {{type: replace, node: deck/vragenkaarten-voortgang, {cards}}}\n")
    accept(updates(company.folder.path), lambda _: True)
    kit_folder.change(QUESTIONS, question + rest, "")
    (found,) = company.errors()
    assert (found.code, found.values["name"]) == ("layer.gone", "question/vo-90")
    line = (company.folder.path / "kit.yml").read_text(encoding="utf-8").splitlines()[6]
    assert line[found.span.column - 1 :].startswith("vo-90")
    assert (found.span.file, found.span.line) == ("kits/bedrijf/kit.yml", 7)


@pytest.mark.parametrize(
    "change",
    [
        "{type: replace, node: form/voortgang-verslag, values: {opening: [geen-beoordeling]}}",
        "{type: hide, node: form/voortgang-verslag/vul-alles-in}",
    ],
)
def test_a_sentence_that_is_fixed_now_comes_back_where_it_was_left_out(
    company: Company, kit_folder: KitFolder, change: str
) -> None:
    company.write(f"  - {change}\n")
    accept(updates(company.folder.path), lambda _: True)
    assert company.kit().forms["voortgang-verslag"].opening == ("geen-beoordeling",)
    kit_folder.change(*FIXED)
    assert company.kit().forms["voortgang-verslag"].opening == ("geen-beoordeling", "vul-alles-in")
    (found,) = [
        diagnostic
        for diagnostic in company.examined().diagnostics
        if diagnostic.severity == "warning"
    ]
    assert (found.code, found.span.line) == ("layer.locked", 7)


def test_that_a_sentence_is_fixed_now_is_told_once(company: Company, kit_folder: KitFolder) -> None:
    company.write("  - {type: replace, node: notice/vul-alles-in, values: {text: Vul in.}}\n")
    accept(updates(company.folder.path), lambda _: True)
    kit_folder.change(*FIXED)
    (found,) = updates(company.folder.path).open
    assert (found.state, found.own) == ("locked", {"text": "Vul in."})
    assert found.was == found.now
