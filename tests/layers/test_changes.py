"""What companies change, most likely first: the few lines that do it, and what is printed then."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

from gesprekskit.compose import decks, forms, posters
from gesprekskit.layers import Kit
from gesprekskit.renderers.glyphs import texts
from tests.layers.conftest import Company

EVERYWHERE = ""
ADDRESS = re.compile(r"\S*/\S*|\S+\.\S+|[a-z]+(-[a-z]+)+")
"""What is no word for readers: addresses of nodes and pages, names of answers."""


def said(kit: Kit, thing: str) -> str:
    """Return all that a thing says, or all that everything says."""
    made = (*forms.on_paper(kit), *decks.decks(kit), *posters.posters(kit))
    chosen = [one for one in made if thing in (EVERYWHERE, one.id)]
    found = (text for one in chosen for _, text in texts(one, ""))
    return "\n".join(ADDRESS.sub("", text) for text in found)


@dataclass(frozen=True)
class Case:
    """Changes, where they show, what is there then and what is not any more."""

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

CASES = [
    Case("name of the company", "", "feedbackzin", ("Bakkerij Bol",)),
    Case(
        "name of a role",
        "- {type: rename, node: role/werkplekbegeleider, name: leermeester, plural: leermeesters}",
        EVERYWHERE,
        ("leermeester", "Leermeester"),
        ("werkplekbegeleider", "Werkplekbegeleider"),
    ),
    Case(
        "name of another role",
        "- {type: rename, node: role/leidinggevende, name: chef, plural: chefs, article: de}",
        EVERYWHERE,
        ("chef", "Chef"),
        ("leidinggevende", "Leidinggevende"),
    ),
    Case(
        "a section off one form",
        "- {type: hide, node: form/voortgang-verslag/ambities}",
        "voortgang-verslag",
        ("Onze afspraken",),
        ("Dit wil ik kunnen",),
    ),
    Case("a section off every form", "- {type: hide, node: section/ambities}", EVERYWHERE, (),
         ("Dit wil ik kunnen",)),
    Case(
        "an own task",
        "- {type: add, node: matrix/basistaken, list: tasks,"
        " entry: {id: oven, text: De oven schoonmaken}}",
        "takenmatrix",
        ("De oven schoonmaken",),
    ),
    Case(
        "a task before another",
        "- {type: add, node: matrix/basistaken, list: tasks, before: meten,"
        " entry: {id: oven, text: De oven schoonmaken, safety: true}}",
        "takenmatrix",
        ("De oven schoonmaken\n",),
    ),
    Case("a task less", "- {type: hide, node: matrix/basistaken/meten}", "takenmatrix", (),
         ("Meten en maten noteren",)),
    Case(
        "other levels",
        "- {type: replace, node: matrix/basistaken/alleen, values: {label: gezel}}",
        "takenmatrix",
        ("gezel",),
    ),
    Case(
        "questions of their choice on cards",
        "- {type: replace, node: deck/vragenkaarten-voortgang,"
        " values: {questions: [vo-02, vo-03]}}",
        "vragenkaarten-voortgang",
        ("1 van 2", "Op welk stuk werk ben je trots?"),
        ("Hoe zit je er vandaag bij?",),
    ),
    Case(
        "an own question on a card",
        "- {type: add, node: deck/vragenkaarten-voortgang, list: questions, entry: eigen-01}",
        "vragenkaarten-voortgang",
        ("Wat viel je op bij de oven?",),
        own=(("questions__eigen", QUESTIONS),),
    ),
    Case(
        "other words for a question",
        "- {type: replace, node: question/vo-03, values: {text: Waar ben je trots op?}}",
        "vragenkaarten-voortgang",
        ("Waar ben je trots op?",),
        ("Op welk stuk werk ben je trots?",),
    ),
    Case("a question less", "- {type: hide, node: question/vo-03}", EVERYWHERE, (),
         ("Op welk stuk werk ben je trots?",)),
    Case(
        "name of a conversation",
        "- {type: rename, node: conversation/voortgangsgesprek, name: bila, plural: bila's}",
        "voortgang-verslag",
        ("Bila · tijdens",),
    ),
    Case(
        "a rhythm of their own",
        "- {type: replace, node: conversation/voortgangsgesprek,"
        " values: {rhythm: {advice: elke zes weken}}}",
        "jaarplanner-persoon",
        ("Elke zes weken",),
    ),
    Case(
        "fewer rows",
        "- {type: replace, node: form/voortgang-verslag/afspraken, values: {rows: {lijst: 2}}}",
        "voortgang-verslag",
        ("Onze afspraken",),
    ),
    Case(
        "how long it is kept",
        "- {type: replace, node: form/voortgang-verslag, values: {retention: een jaar.}}",
        "voortgang-verslag",
        ("Bewaren: een jaar.",),
    ),
    Case(
        "who gets a copy",
        "- {type: hide, node: section/vervolg/kopie-voor/hr}",
        "voortgang-verslag",
        ("Kopie voor",),
        ("Hr-medewerker",),
    ),
    Case(
        "an own sentence at the foot",
        "- {type: add, node: kit/werkplekleren, list: notices,"
        " entry: {id: contact, text: Vragen? Bel Bo van kantoor.}}\n"
        "- {type: add, node: form/voortgang-verslag, list: closing, entry: contact}",
        "voortgang-verslag",
        ("Vragen? Bel Bo van kantoor.",),
    ),
    Case(
        "a third signature",
        "- {type: add, node: section/akkoord/handtekening, list: people,"
        " entry: {id: school, role: schoolbegeleider}}",
        "voortgang-verslag",
        ("Schoolbegeleider",),
    ),
    Case(
        "no signature",
        "- {type: hide, node: section/akkoord/handtekening}",
        "voortgang-verslag",
        ("Dit wil ik erbij zetten",),
        ("Handtekening",),
    ),
    Case(
        "house rules",
        "- {type: add, node: form/takenmatrix, list: sections, entry: {section: huisregels}}",
        "takenmatrix",
        ("Onze huisregels", "Ik draag dichte schoenen."),
        own=(("sections__huisregels", SECTION),),
    ),
    Case(
        "a block on safety",
        "- type: add\n  node: section/matrix\n  list: fields\n"
        "  entry: {id: veilig, type: explanation, text: Vraag het eerst als je twijfelt.}",
        "takenmatrix",
        ("Vraag het eerst als je twijfelt.",),
    ),
    Case(
        "a form less",
        "- {type: hide, node: form/ontwikkel-voorbereiding-leidinggevende}",
        EVERYWHERE,
        (),
        ("Mijn voorbereiding als leidinggevende",),
    ),
    Case(
        "a conversation less, with its forms and cards",
        "- {type: hide, node: conversation/ontwikkelgesprek}",
        EVERYWHERE,
        ("Verslag van het voortgangsgesprek",),
        ("Verslag van het ontwikkelgesprek", "Vragenkaarten voor het ontwikkelgesprek"),
    ),
    Case(
        "another address of the handbook",
        "- {type: replace, node: kit/werkplekleren, values: {handbook_url: 'https://bol.nl/x/'}}",
        "feedbackzin",
        ("Bakkerij Bol",),
    ),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda one: one.name)
def test_a_company_makes_it_its_own(company: Company, case: Case) -> None:
    kit = company.write(case.changes, **dict(case.own)).kit()
    shown = said(kit, case.thing)
    assert [one for one in case.there if one not in shown] == []
    assert [one for one in case.gone if one in shown] == []


def test_lines_are_further_apart(company: Company) -> None:
    change = "- {type: replace, node: kit/werkplekleren, values: {print: {line_height: 9.5}}}"
    made = forms.on_paper(company.write(change).kit())
    assert {one.variant.line for one in made} == {9.5}


def test_sections_come_in_another_order(company: Company) -> None:
    change = "- {type: order, node: form/voortgang-verslag, list: sections, ids: [kop, voortgang]}"
    kit = company.write(change).kit()
    form = next(one for one in forms.on_paper(kit) if one.id == "voortgang-verslag")
    assert [one.node for one in form.sections][:3] == [
        "section/kop",
        "section/voortgang",
        "section/terugblik",
    ]


def test_a_task_stands_before_the_one_that_is_named(company: Company) -> None:
    case = next(one for one in CASES if one.name == "a task before another")
    kit = company.write(case.changes).kit()
    tasks = [one.id for one in kit.matrices["basistaken"].tasks]
    assert tasks[tasks.index("oven") + 1] == "meten"


def test_the_catalogue_and_the_kit_know_their_layers(company: Company) -> None:
    kit = company.write().kit()
    assert (kit.id, kit.version) == ("bedrijf", "2.1")
    assert [one.id for one in kit.layers] == ["werkplekleren", "bedrijf"]


def test_the_handbooks_address_is_the_companys(company: Company) -> None:
    change = (
        "- {type: replace, node: kit/werkplekleren, values: {handbook_url: 'https://bol.nl/x/'}}"
    )
    form = next(iter(forms.on_paper(company.write(change).kit())))
    assert form.link.startswith("https://bol.nl/x/nl/formulieren/")
