"""What companies change, most likely first: the few lines that do it, and what is printed then.

The numbers are those of the domain model's table of changes (section j).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

import pytest

from gesprekskit import pipeline
from gesprekskit.compose import forms
from gesprekskit.documents.forms import Agreements, Block, Choice, Form, Lines, Year
from gesprekskit.kit import Kit
from gesprekskit.pipeline.rendering import Renderer
from gesprekskit.renderers import word
from gesprekskit.renderers.glyphs import texts
from tests.conftest import ROOT
from tests.layers.conftest import Company
from tests.reader_text import printed_text

EVERYWHERE = ""
ADDRESS = re.compile(r"\S*/\S*|\S+\.\S+|[a-z]+(-[a-z]+)+")
"""What is no word for readers: addresses of nodes and pages, names of answers."""


@dataclass(frozen=True)
class Case:
    """Changes, where they show, what is then there and what no longer is."""

    name: str
    changes: str
    thing: str
    there: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    own: tuple[tuple[str, str], ...] = ()


QUESTIONS = """\
id: eigen
title: Onze eigen vragen
questions:
  - id: eigen-01
    text: Wat viel je op bij de oven?
    form: open
    phase: kern
    theme: werk
    asked_of: [medewerker]
    purpose: verkennen
    sensitivity: 0
    sources: [000-01]
"""
SECTION = """\
id: huisregels
title: Onze huisregels
fields:
  - id: regels
    type: checklist
    items: [{id: schoenen, text: Ik draag dichte schoenen.}]
    used_by: [medewerker]
    why: Zo werk je veilig.
sources: [000-01]
"""

SAFETY = """\
id: veilig
title: Veilig beginnen
fields:
  - id: lmra
    type: checklist
    items:
      - {id: gevaar, text: Ik weet wat hier gevaarlijk is.}
      - {id: vergunning, text: Ik heb een geldige werkvergunning.}
    used_by: [medewerker, werkplekbegeleider]
    why: Zo begin je veilig.
sources: [L22]
"""
COMBINED = "- {type: combine, node: role/werkplekbegeleider, into: role/leidinggevende}\n"

CASES = [
    Case("1 name of the company", "", "feedbackzin", ("Bakkerij Bol",)),
    Case(
        "2 name of a role",
        "- {type: rename, node: role/werkplekbegeleider, name: leermeester, plural: leermeesters}",
        EVERYWHERE,
        ("leermeester", "Leermeester"),
        ("werkplekbegeleider", "Werkplekbegeleider"),
    ),
    Case(
        "2 name of another role",
        "- {type: rename, node: role/leidinggevende, name: chef, plural: chefs, article: de}",
        EVERYWHERE,
        ("chef", "Chef"),
        ("leidinggevende", "Leidinggevende"),
    ),
    Case(
        "3 a section off one form",
        "- {type: hide, node: form/voortgang-verslag/ambities}",
        "voortgang-verslag",
        ("Onze afspraken",),
        ("Dit wil ik kunnen",),
    ),
    Case("3 a section off every form", "- {type: hide, node: section/ambities}", EVERYWHERE, (),
         ("Dit wil ik kunnen",)),
    Case(
        "4 an own task",
        "- {type: add, node: matrix/basistaken, list: tasks,"
        " entry: {id: oven, text: De oven schoonmaken}}",
        "takenmatrix",
        ("De oven schoonmaken",),
    ),
    Case(
        "4 a task before another",
        "- {type: add, node: matrix/basistaken, list: tasks, before: meten,"
        " entry: {id: oven, text: De oven schoonmaken, safety: true}}",
        "takenmatrix",
        ("De oven schoonmaken\n",),
    ),
    Case(
        "3 a conversation less, and its letter off the planner",
        "- {type: hide, node: conversation/planningsgesprek}",
        "jaarplanner-team",
        ("V = voortgangsgesprek",),
        ("planningsgesprek",),
    ),
    Case("4 a task less", "- {type: hide, node: matrix/basistaken/meten}", "takenmatrix", (),
         ("Meten en maten noteren",)),
    Case(
        "14 other levels",
        "- {type: replace, node: matrix/basistaken/alleen, values: {label: gezel}}",
        "takenmatrix",
        ("gezel",),
    ),
    Case(
        "5 a card less",
        "- {type: hide, node: deck/vragenkaarten-voortgang/vo-03}",
        "vragenkaarten-voortgang",
        ("Hoe zit je er vandaag bij?",),
        ("Op welk stuk werk ben je trots?",),
    ),
    Case(
        "8 a conversation less in a planner",
        "- {type: hide, node: section/jaar-persoon/maanden/begeleidingsgesprek}",
        "jaarplanner-persoon",
        ("Voortgangsgesprek",),
        ("Begeleidingsgesprek",),
    ),
    Case(
        "5 questions of their choice on cards",
        "- {type: replace, node: deck/vragenkaarten-voortgang,"
        " values: {questions: [vo-02, vo-03]}}",
        "vragenkaarten-voortgang",
        ("1 van 2", "Op welk stuk werk ben je trots?"),
        ("Hoe zit je er vandaag bij?",),
    ),
    Case(
        "6 an own question on a card",
        "- {type: add, node: deck/vragenkaarten-voortgang, list: questions, entry: eigen-01}",
        "vragenkaarten-voortgang",
        ("Wat viel je op bij de oven?",),
        own=(("questions__eigen", QUESTIONS),),
    ),
    Case(
        "6 other words for a question",
        "- {type: replace, node: question/vo-03, values: {text: Waar ben je trots op?}}",
        "vragenkaarten-voortgang",
        ("Waar ben je trots op?",),
        ("Op welk stuk werk ben je trots?",),
    ),
    Case("5 a question less", "- {type: hide, node: question/vo-03}", EVERYWHERE, (),
         ("Op welk stuk werk ben je trots?",)),
    Case(
        "7 name of a conversation",
        "- {type: rename, node: conversation/voortgangsgesprek, name: bila, plural: bila's}",
        "voortgang-verslag",
        ("Bila · tijdens",),
    ),
    Case(
        "8 a rhythm of their own",
        "- {type: replace, node: conversation/voortgangsgesprek,"
        " values: {rhythm: {advice: elke zes weken}}}",
        "jaarplanner-persoon",
        ("Elke zes weken",),
    ),
    Case(
        "8 a planner with their own conversations",
        "- {type: replace, node: section/jaar-persoon/maanden,"
        " values: {conversations: [voortgangsgesprek, functioneringsgesprek], rows: 6}}",
        "jaarplanner-persoon",
        ("Voortgangsgesprek", "Functioneringsgesprek"),
        ("Beoordelingsgesprek",),
    ),
    Case(
        "10 how long it is kept, and where",
        "- {type: replace, node: form/voortgang-verslag,"
        " values: {retention: een jaar. Het ligt op kantoor in de kast.}}",
        "voortgang-verslag",
        ("Bewaren: een jaar. Het ligt op kantoor in de kast.",),
    ),
    Case(
        "10 who gets no copy",
        "- {type: hide, node: section/vervolg/kopie-voor/hr}",
        "voortgang-verslag",
        ("Kopie voor",),
        ("Hr-medewerker",),
    ),
    Case(
        "10 who gets a copy as well",
        "- {type: add, node: section/vervolg/kopie-voor, list: options, after: hr,"
        " entry: {id: or, label: ondernemingsraad}}",
        "voortgang-verslag",
        ("ondernemingsraad",),
    ),
    Case(
        "11 an own sentence at the foot of one form",
        "- {type: add, node: kit/werkplekleren, list: notices,"
        " entry: {id: contact, text: Vragen? Bel Bo van kantoor.}}\n"
        "- {type: add, node: form/voortgang-verslag, list: closing, entry: contact}",
        "voortgang-verslag",
        ("Jullie kiezen samen wie dit krijgt.", "Vragen? Bel Bo van kantoor."),
    ),
    Case(
        "12 a third signature",
        "- {type: add, node: section/akkoord/handtekening, list: people,"
        " entry: {id: school, role: schoolbegeleider}}",
        "voortgang-verslag",
        ("Schoolbegeleider",),
    ),
    Case(
        "12 no signature on one form",
        "- {type: hide, node: section/akkoord/handtekening}",
        "voortgang-verslag",
        ("Dit wil ik erbij zetten",),
        ("Handtekening",),
    ),
    Case(
        "12 no signature anywhere",
        "- {type: hide, node: section/akkoord}",
        EVERYWHERE,
        (),
        ("Handtekening", "Gezien en akkoord"),
    ),
    Case(
        "13 house rules",
        "- {type: add, node: form/takenmatrix, list: sections, entry: {section: huisregels}}",
        "takenmatrix",
        ("Onze huisregels", "Ik draag dichte schoenen."),
        own=(("sections__huisregels", SECTION),),
    ),
    Case(
        "13 what they stand for, to tick",
        "- type: add\n  node: section/voortgang\n  list: fields\n  entry:\n"
        "    id: waarden\n    type: pick_many\n    label: Hier was ik goed in\n"
        "    options: [{id: netjes, label: netjes werken}, {id: samen, label: samen bakken}]\n"
        "    used_by: [medewerker]\n    why: Hier staan wij voor.",
        "voortgang-verslag",
        ("Hier was ik goed in", "netjes werken", "samen bakken"),
    ),
    Case(
        "17 one person guides and leads",
        COMBINED,
        EVERYWHERE,
        ("Leidinggevende",),
        ("erkplekbegeleider",),
    ),
    Case(
        "20 a block on safety",
        "- type: add\n  node: section/matrix\n  list: fields\n"
        "  entry: {id: veilig, type: explanation, text: Vraag het eerst als je twijfelt.}",
        "takenmatrix",
        ("Vraag het eerst als je twijfelt.",),
    ),
    *(
        Case(
            f"20 a part on safety on {form}",
            f"- {{type: add, node: form/{form}, list: sections, entry: {{section: veilig}}}}",
            form,
            ("Veilig beginnen", "Ik heb een geldige werkvergunning."),
            own=(("sections__veilig", SAFETY),),
        )
        for form in ("takenmatrix", "checklist-eerste-dag-en-week")
    ),
    Case(
        "3 a form less",
        "- {type: hide, node: form/voortgang-voorbereiding-begeleider}",
        EVERYWHERE,
        (),
        ("Mijn voorbereiding als begeleider",),
    ),
    Case(
        "3 a conversation less, with its forms and cards",
        "- {type: hide, node: conversation/voortgangsgesprek}",
        EVERYWHERE,
        ("Mijn afsprakenlijst",),
        ("Verslag van het voortgangsgesprek", "Vragenkaarten voor het voortgangsgesprek"),
    ),
    Case(
        "another address of the handbook",
        "- {type: replace, node: kit/werkplekleren, values: {handbook_url: 'https://bol.nl/x/'}}",
        "feedbackzin",
        ("Bakkerij Bol",),
    ),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_company_makes_it_its_own(company: Company, case: Case) -> None:
    kit = company.write(case.changes, **dict(case.own)).kit()
    shown = ADDRESS.sub("", printed_text(kit, case.thing))
    assert [text for text in case.there if text not in shown] == []
    assert [text for text in case.gone if text in shown] == []


def form_of(kit: Kit, name: str) -> Form:
    """Return a form as it is printed by default."""
    return next(form for form in forms.on_paper(kit) if form.id == name)


def blocks(form: Form) -> dict[str, Block]:
    """Return the blocks of a form by section and field."""
    return {block.name.partition(".")[2]: block for it in form.sections for block in it.blocks}


def test_9_lines_and_rows_of_their_own(company: Company) -> None:
    """As many as they want on one form; others keep what the fund chose."""
    kit = company.write(
        "- {type: replace, node: form/voortgang-verslag/afspraken, values: {rows: {lijst: 2}}}\n"
        "- {type: replace, node: form/voortgang-verslag/akkoord, values: {lines: {opmerking: 4}}}\n"
    ).kit()
    report = blocks(form_of(kit, "voortgang-verslag"))
    agreements, remark = report["afspraken.lijst"], report["akkoord.opmerking"]
    assert isinstance(agreements, Agreements)
    assert isinstance(remark, Lines)
    assert (agreements.rows, remark.lines) == (2, 4)
    other = blocks(form_of(kit, "afsprakenlijst"))["afspraken.lijst"]
    assert isinstance(other, Agreements)
    assert other.rows > 2


def test_8_the_planner_has_the_rows_that_they_want(company: Company) -> None:
    case = next(case for case in CASES if case.name.startswith("8 a planner"))
    year = blocks(form_of(company.write(case.changes).kit(), "jaarplanner-persoon"))
    shown = year["jaar-persoon.maanden"]
    assert isinstance(shown, Year)
    assert (len(shown.rows), shown.empty_rows) == (2, 6)


def test_11_whom_to_ask_stands_on_every_form(company: Company) -> None:
    """Beside the fixed lines about privacy, which stay."""
    privacy = "Schrijf niets op over ziekte, gezondheid, geloof, vakbond of thuis."
    company.write()
    company.folder.change("kit.yml", "version: 2.1\n", "version: 2.1\ncontact: Bo van kantoor\n")
    made = forms.on_paper(company.kit())
    assert len(made) == 14
    assert {form.id for form in made if not form.retention.endswith("Bo van kantoor")} == set()
    assert {form.id for form in made if privacy not in form.closing} == set()


class TestOnePersonOfTwoRoles:
    """17: the guide is the manager, as in many small companies."""

    def test_there_is_one_sheet_to_prepare(self, company: Company) -> None:
        kit = company.write(COMBINED).kit()
        beforehand = [
            (form.conversation, form.type)
            for form in kit.forms.values()
            if form.moment == "before" and "leidinggevende" in form.roles
        ]
        assert len(beforehand) == len(set(beforehand)) > 2
        assert "checklist-voorbereiding-begeleider" not in kit.forms
        for conversation in kit.conversations.values():
            for people in (conversation.participants, conversation.preparation):
                roles = [person.role for person in people]
                assert len(roles) == len(set(roles))
                assert "werkplekbegeleider" not in roles

    def test_no_list_names_the_person_twice(self, company: Company) -> None:
        kit = company.write(COMBINED).kit()
        copies = blocks(form_of(kit, "voortgang-verslag"))["vervolg.kopie-voor"]
        assert isinstance(copies, Choice)
        assert [option.label for option in copies.options][:2] == ["Medewerker", "Leidinggevende"]
        for node in (*kit.publications.values(), *kit.sections.values()):
            references = repr(node).replace("kind='role', id='werkplekbegeleider'", "")
            assert "'werkplekbegeleider'" not in references

    def test_texts_name_the_person_once(self, company: Company) -> None:
        kit = company.write(COMBINED).kit()
        both = "Vraag je {role:werkplekbegeleider} of je {role:leidinggevende} wat het is."
        assert kit.render_text(both) == "Vraag je leidinggevende wat het is."
        people = ("medewerker", "werkplekbegeleider", "leidinggevende")
        first, second, third = (f"{{role:{person}.plural}}" for person in people)
        assert (
            kit.render_text(f"{first}, {second} en {third}.") == "Medewerkers en leidinggevenden."
        )
        assert kit.render_text("{role:werkplekbegeleider.the} belt") == "De leidinggevende belt"

    def test_the_author_hears_what_to_read_again(self, company: Company) -> None:
        found = company.write(COMBINED).examined().diagnostics
        told = {
            diagnostic.code: diagnostic.values["nodes"]
            for diagnostic in found
            if "combined" in diagnostic.code
        }
        assert told == {
            "layer.combined-forms": "`form/checklist-voorbereiding-begeleider`",
            "layer.combined-texts": "`conversation/voortgangsgesprek/een-persoon`",
        }

    def test_the_other_sheet_can_stay(self, company: Company) -> None:
        other = "- {type: hide, node: form/checklist-voorbereiding-leidinggevende}\n"
        kit = company.write(other + COMBINED).kit()
        assert kit.forms["checklist-voorbereiding-begeleider"].roles == ("leidinggevende",)

    def test_three_roles_become_one(self, company: Company) -> None:
        more = "- {type: combine, node: role/leidinggevende, into: role/praktijkopleider}\n"
        rename = "- {type: rename, node: role/praktijkopleider, name: baas, plural: bazen}\n"
        kit = company.write(COMBINED + more + rename).kit()
        assert (
            kit.render_text("{role:werkplekbegeleider}, {role:leidinggevende} weet het")
            == "Baas weet het"
        )


@pytest.mark.parametrize("variant", ["large-print", "ink-saving", "fillable"])
def test_15_and_16_every_variant_says_it(company: Company, variant: str) -> None:
    case = next(case for case in CASES if case.name == "4 an own task")
    made = [
        form for form in forms.forms(company.write(case.changes).kit()) if form.id == case.thing
    ]
    (form,) = [form for form in made if form.variant.name == variant]
    assert case.there[0] in [text for _, text in texts(form, "")]


def test_18_the_word_file_says_it_and_names_its_kit(company: Company, tmp_path: Path) -> None:
    case = next(case for case in CASES if case.name == "4 an own task")
    form = form_of(company.write(case.changes).kit(), case.thing)
    file = tmp_path / "x.docx"
    file.write_bytes(word.render(form).content)
    with ZipFile(file) as parts:
        body = parts.read("word/document.xml").decode()
        foot = "".join(parts.read(f"word/footer{text}.xml").decode() for text in (1, 2))
    assert case.there[0] in body
    for words in ("werkplekleren 1.0", "Bakkerij Bol 2.1", "CC BY 4.0"):
        assert words in foot


def test_21_a_text_leads_to_their_own_address(company: Company) -> None:
    text = "Geld voor een opleiding? Kijk op bol.nl/leren."
    kit = company.write(
        "- type: add\n  node: section/ambities\n  list: fields\n"
        f"  entry: {{id: geld, type: explanation, text: '{text}'}}\n"
    ).kit()
    assert text in [text for _, text in texts(form_of(kit, "voortgang-verslag"), "")]


def test_the_examples_in_the_readme_are_right_and_fit_their_pages(
    real_company: Company, renderer: Renderer
) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"(?ms)^changes:\n(.*?)^```", readme)
    assert sum(block.count("- {type: ") for block in blocks) > 15
    plain = real_company.write().kit()
    for changes in blocks:
        real_company.write(changes, sections__veilig=SAFETY)
        assert real_company.errors() == []
        kit = real_company.kit()
        touched = {
            name
            for name in kit.publications
            if printed_text(kit, name) != printed_text(plain, name)
        }
        assert len(touched) > 5
        pipeline.print_kit(
            kit, renderer, lambda item, names=touched: item.variant == "print" and item.id in names
        )


def test_lines_are_further_apart(company: Company) -> None:
    change = "- {type: replace, node: kit/werkplekleren, values: {print: {line_height: 9.5}}}"
    made = forms.on_paper(company.write(change).kit())
    assert {form.variant.line for form in made} == {9.5}


def test_sections_come_in_another_order(company: Company) -> None:
    change = "- {type: order, node: form/voortgang-verslag, list: sections, ids: [kop, voortgang]}"
    kit = company.write(change).kit()
    form = next(form for form in forms.on_paper(kit) if form.id == "voortgang-verslag")
    assert [section.node for section in form.sections][:3] == [
        "section/kop",
        "section/voortgang",
        "section/terugblik",
    ]


def test_a_task_stands_before_the_one_that_is_named(company: Company) -> None:
    case = next(case for case in CASES if case.name == "4 a task before another")
    kit = company.write(case.changes).kit()
    tasks = [task.id for task in kit.matrices["basistaken"].tasks]
    assert tasks[tasks.index("oven") + 1] == "meten"


def test_the_catalogue_and_the_kit_know_their_layers(company: Company) -> None:
    kit = company.write().kit()
    assert (kit.id, kit.version) == ("bedrijf", "2.1")
    assert [layer.id for layer in kit.layers] == ["werkplekleren", "bedrijf"]


def test_the_handbooks_address_is_the_companys(company: Company) -> None:
    change = (
        "- {type: replace, node: kit/werkplekleren, values: {handbook_url: 'https://bol.nl/x/'}}"
    )
    form = next(iter(forms.on_paper(company.write(change).kit())))
    assert form.link.startswith("https://bol.nl/x/nl/formulieren/")
