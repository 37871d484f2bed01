"""What a company wrote is distinguished from what the fund wrote: in the handbook and on paper."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gesprekskit import cli, pipeline
from gesprekskit.compose import pages
from gesprekskit.compose.pages import places
from gesprekskit.documents.blocks import Table
from gesprekskit.kit import signed
from tests.conftest import KitFolder, run
from tests.handbook.links import faults
from tests.layers.conftest import Company
from tests.reader_text import page_text, printed_text
from tests.test_printed import extracted

SIGN = "◆"
OWN = "Waar heb je deze week op de oven moeite mee?"
CHANGES = f"""\
  - {{type: replace, node: question/vo-12, values: {{text: '{OWN}'}}}}
  - {{type: rename, node: role/werkplekbegeleider, name: leermeester, plural: leermeesters}}
  - {{type: hide, node: form/voortgang-verslag/ambities}}
  - {{type: hide, node: conversation/exitgesprek}}
  - {{type: hide, node: conversation/feedbackgesprek}}
  - type: add
    node: matrix/basistaken
    list: tasks
    entry: {{id: oven, text: De oven aanzetten}}
  - {{type: replace, node: form/takenmatrix/matrix, values: {{rows: {{taken: 3}}}}}}
"""


@pytest.fixture
def kit_folder(real_kit_folder: KitFolder) -> KitFolder:
    """Return a copy of the real kit: the handbook's own pages name its conversations."""
    return real_kit_folder


class TestText:
    def test_own_texts_have_the_sign_and_no_others(self, company: Company) -> None:
        kit = company.write(CHANGES).kit()
        assert SIGN not in printed_text(kit)
        lines = [line for line in printed_text(signed(kit)).splitlines() if SIGN in line]
        footers = {line for line in lines if "Bakkerij Bol" in line}
        assert {line.partition(SIGN)[2] for line in footers} == {" Bakkerij Bol 2.1"}
        assert set(lines) - footers == {f"{OWN}\u00a0{SIGN}", f"De oven aanzetten\u00a0{SIGN}"}

    def test_each_layer_has_a_sign_of_its_own(self, company: Company) -> None:
        company.write(CHANGES)
        department = KitFolder(Path("kits/afdeling"))
        department.write(
            "kit.yml",
            "id: afdeling\nextends: bedrijf\nname: Oven 2\nversion: 1.0\ndate: 2027-03-02\n"
            "changes: [{type: replace, node: question/vo-01, values: {text: Hoe is het hier?}}]\n",
        )
        words = printed_text(signed(pipeline.load_kit(department.path)[0]))
        assert f"{OWN}\u00a0◆" in words
        assert "Hoe is het hier?\u00a0★" in words
        assert "◆ Bakkerij Bol 2.1 · ★ Oven 2 1.0" in words

    def test_what_was_there_may_name_what_is_gone(self, company: Company) -> None:
        kit = company.write(
            "- {type: hide, node: conversation/exitgesprek}\n"
            "- type: replace\n  node: question/vo-03\n"
            "  values: {text: Waar ben je trots op?}\n"
            "  was: {text: 'Wat zeg je in {conversation:exitgesprek.the}?'}\n"
        ).kit()
        (page,) = [page for page in pages.pages(kit, ()) if page.path == places.OWN]
        (table,) = page.sections[0].blocks
        assert isinstance(table, Table)
        assert table.rows[1].cells[0] == "Wat zeg je in exitgesprek?"

    def test_what_is_added_by_name_is_told_by_its_text(self, company: Company) -> None:
        company.write(
            "- {type: add, node: deck/vragenkaarten-voortgang, list: questions, entry: bol-01}\n"
            "- type: add\n  node: form/checklist-goed-gesprek\n  list: sections\n"
            "  after: gesprek-vooraf\n  entry: {section: regels}\n",
            questions__bol=QUESTIONS,
            sections__regels=RULES,
        )
        assert [edit.own for edit in company.kit().edits] == [
            "Wat bakte je deze week?",
            "In de bakkerij",
        ]

    def test_texts_within_what_was_changed_are_told(self, company: Company) -> None:
        company.write(
            "- type: replace\n  node: conversation/voortgangsgesprek\n"
            "  values: {rhythm: {advice: elke zes weken}}\n"
            "- {type: replace, node: question/dv-01, values: {follow_ups: [En toen?]}}\n"
            "- {type: replace, node: form/takenmatrix/matrix, values: {rows: {taken: 3}}}\n"
        )
        assert [(edit.change, edit.was, edit.own) for edit in company.kit().edits] == [
            ("replace", "elke maand of elk kwartaal", "elke zes weken"),
            ("hide", "soms elk half jaar, soms een paar minuten per week", ""),
            ("add", "", "En toen?"),
        ]

    def test_what_has_no_text_is_told_by_what_it_stands_in(self, company: Company) -> None:
        company.write("- {type: hide, node: section/akkoord-leidinggevende/handtekening}\n")
        (own,) = company.kit().edits
        assert (own.was, own.own) == ("Gezien en akkoord (handtekening)", "")

    def test_on_paper_it_is_asked_for(self, company: Company, tmp_path: Path) -> None:
        company.write(CHANGES)
        company.folder.change("kit.yml", "version: 2.1\n", "version: 2.1\nprints: [takenmatrix]\n")
        command = ["print", str(company.folder.path), "--variant", "print", "--kind", "form"]
        assert cli.run([*command, "--signs", "-o", str(tmp_path / "signs")]) == 0
        matrix = tmp_path / "signs" / "nl" / "formulieren" / "takenmatrix.pdf"
        assert re.search(rf"De oven aanzetten\s{SIGN}", extracted(matrix))


@pytest.fixture
def site(real_company: Company, project: Path) -> Path:
    real_company.write(CHANGES)
    few = "version: 2.1\nlanguages: [nl]\nprints: [voortgang-verslag, takenmatrix]\n"
    real_company.folder.change("kit.yml", "version: 2.1\n", few)
    run("build", "kits/bedrijf", "-o", "site", cwd=project, check=True)
    return project / "site" / "nl"


def test_the_handbook_tells_what_is_the_companys_own(site: Path) -> None:
    assert f"{OWN} {SIGN}" in page_text(site / "vragen" / "index.html")
    page = page_text(site / "over" / "van-ons.html")
    assert f"Achter elke tekst van Bakkerij Bol staat {SIGN}." in page
    for line in (
        f"Andere tekst Dit stond er Welke taak wil je hierna leren? Dit staat er nu {OWN}",
        "Ander woord Dit stond er Werkplekbegeleider Dit staat er nu Leermeester",
        "Weggelaten Dit stond er Vooruit Dit staat er nu –",
        "Erbij Dit stond er – Dit staat er nu De oven aanzetten",
    ):
        assert line in page
    assert f"Aangepast door {SIGN} Bakkerij Bol 2.1" in page
    choose = page_text(site / "gesprekken" / "index.html")
    assert "Voor een leerling of stagiair: kies" in choose
    assert "Bijna weg" not in choose
    assert "exitgesprek" not in choose.lower()
    assert dead_links(site.parent) == []


def dead_links(site: Path) -> list[str]:
    """Return the dead links, in a handbook of which this kit has one language."""
    found = faults(site, "https://gesprekskit.example")
    return [text for text in found if "https link" not in text]


class TestChoosing:
    def test_only_what_the_company_prints(self, company: Company) -> None:
        company.write()
        company.folder.change(
            "kit.yml",
            "version: 2.1\n",
            "version: 2.1\nprints: [voortgang-verslag, feedbackkaart]\n",
        )
        assert set(company.kit().publications) == {"voortgang-verslag", "feedbackkaart"}

    def test_a_handbook_with_one_form_is_whole(self, real_company: Company, project: Path) -> None:
        real_company.write()
        text = "version: 2.1\nlanguages: [nl]\nprints: [voortgang-verslag]\n"
        real_company.folder.change("kit.yml", "version: 2.1\n", text)
        run("build", "kits/bedrijf", "-o", "site", cwd=project, check=True)
        assert dead_links(project / "site") == []
        assert "Verslag" in page_text(project / "site" / "nl" / "formulieren" / "index.html")

    def test_a_name_that_is_not_printed(self, company: Company) -> None:
        company.write()
        company.folder.change("kit.yml", "version: 2.1\n", "version: 2.1\nprints: [verslag]\n")
        (error,) = company.errors()
        assert error.code == "layer.unknown-print"
        assert (error.span.line, error.span.column) == (5, 10)

    def test_only_the_languages_that_the_company_wants(self, company: Company) -> None:
        company.folder.write("../werkplekleren/translations/en/x.yml", TRANSLATION)
        company.write()
        folder = company.folder.path
        assert [load_kit.language for load_kit in pipeline.load_kits(folder)[0]] == ["nl", "en"]
        for languages in (["nl"], ["en"]):
            company.write()
            wanted = f"version: 2.1\nlanguages: [{', '.join(languages)}]\n"
            company.folder.change("kit.yml", "version: 2.1\n", wanted)
            assert [load_kit.language for load_kit in pipeline.load_kits(folder)[0]] == languages


QUESTIONS = """\
id: bol
title: Vragen voor in de bakkerij
questions:
  - id: bol-01
    text: Wat bakte je deze week?
    form: open
    phase: terugblik
    theme: leren
    asked_of: [medewerker]
    conversations: [voortgangsgesprek]
    purpose: terugkijken
    sensitivity: 0
    follow_ups: [Wat lukte?]
"""
RULES = """\
id: regels
title: In de bakkerij
fields:
  - id: regels
    type: checklist
    items: [{id: handen, text: De handen zijn schoon.}]
    used_by: [medewerker]
    why: Zo werken we schoon.
"""
TRANSLATION = """\
translations:
  - node: question/vo-01
    texts: [{key: text, was: Hoe zit je er vandaag bij?, now: How are you?}]
"""
