"""Rules of layers, one by one: what may be changed, how much of it, and what changes with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from gesprekskit import pipeline
from gesprekskit.definitions.fields import Pick
from gesprekskit.layers.bases import base_folder, extended_kit, is_kit, kit_folders
from gesprekskit.layers.origins import locate, overflow_origin
from gesprekskit.layers.stacks import load_stack
from gesprekskit.loading import Library, load
from gesprekskit.loading.occurrences import NodeOccurrence
from gesprekskit.pipeline.updates import accept, updates
from tests.conftest import KitFolder
from tests.layers.conftest import HEAD, Company

FIRST = len(HEAD.splitlines()) + 2
"""The line of a company's first change."""


def library_of(company: Company) -> Library:
    """Return the kit's files with the company's changes, which must all be valid."""
    stack = load_stack(company.folder.path)
    assert [diagnostic for diagnostic in stack.diagnostics if diagnostic.severity == "error"] == []
    return stack.library


def addresses(library: Library, kind: str) -> list[str]:
    return [
        occurrence.address
        for file in library.files
        for occurrence in file.occurrences
        if isinstance(occurrence, NodeOccurrence) and occurrence.kind == kind
    ]


FIXED = [
    *(
        ("kit/werkplekleren", key, value)
        for key, value in {
            "version": "9.9",
            "date": "2030-01-01",
            "language": "en",
            "publisher": "{name: Bol}",
            "licence": "{line: Alles mag.}",
            "funding": "{shown: true}",
            "notices": "[]",
            "id": "bol",
        }.items()
    ),
    ("conversation/voortgangsgesprek", "judgement", "full"),
    ("conversation/voortgangsgesprek", "sources", "[L1]"),
    ("section/vervolg/tijd-en-plek", "type", "box"),
    ("section/vervolg/tijd-en-plek", "id", "plek"),
    ("question/vo-03", "sources", "[L1]"),
]


WHO = """\
id: wie
title: Wie
fields:
  - id: wie
    type: pick_one
    label: Met wie praat je?
    why: Dan weet je wie je uitnodigt.
    used_by: [medewerker]
    options:
      - {id: a, label: '{role:leidinggevende}'}
      - {id: b, label: '{role:praktijkopleider}'}
      - {id: c, label: iemand anders}
sources: [000-13]
"""
LOGO = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10">
  <rect width="30" height="10" fill="#7a3b1b"/>
</svg>
"""


class TestFixed:
    @pytest.mark.parametrize(("node", "key", "value"), FIXED)
    def test_what_no_company_may_change(
        self, company: Company, node: str, key: str, value: str
    ) -> None:
        """A kit keeps its own version and date under a company's changes, and its promises."""
        change = f"- {{type: replace, node: {node}, values: {{{key}: {value}}}}}\n"
        (found,) = company.write(change).errors()
        assert (found.code, found.values) == ("layer.locked", {"name": f"{node}#{key}"})
        assert (found.span.line, found.span.column) == (FIRST, change.index(f"{key}: {value}") + 1)

    @pytest.mark.parametrize(
        ("key", "value"),
        [("title", "Praten bij Bol"), ("summary", "Van ons."), ("handbook_url", "https://bol.nl/")],
    )
    def test_what_a_company_may_change_of_a_kit(
        self, company: Company, key: str, value: str
    ) -> None:
        change = f"- {{type: replace, node: kit/werkplekleren, values: {{{key}: '{value}'}}}}\n"
        kit = company.write(change).kit()
        shown = getattr(kit.definition, key)
        assert getattr(shown, "source", shown) == value

    @pytest.mark.parametrize("kind", ["source", "requirement"])
    def test_a_source_is_as_it_is(self, company: Company, kind: str) -> None:
        name = "source/L22" if kind == "source" else "source/000-21"
        for change in (
            f"{{type: replace, node: {name}, values: {{title: X}}}}",
            f"{{type: hide, node: {name}}}",
        ):
            (found,) = company.write(f"- {change}\n").errors()
            assert (found.code, found.values) == ("layer.locked", {"name": name})

    @pytest.mark.parametrize(
        ("node", "text"),
        [
            ("notice/privacy", "{key: text, was: X, now: Y}"),
            ("kit/werkplekleren", "{key: funding.line, was: X, now: Y}"),
            ("source/L22", "{key: title, was: X, now: Y}"),
        ],
    )
    def test_what_is_fixed_in_dutch_is_fixed_in_english(
        self, company: Company, node: str, text: str
    ) -> None:
        words = f"translations:\n  - node: {node}\n    texts:\n      - {text}\n"
        found = company.write(translations__en__ons=words).errors()
        (locked,) = [diagnostic for diagnostic in found if diagnostic.code == "layer.locked"]
        assert locked.values["name"].startswith(f"{node}#")
        assert (locked.span.line, locked.span.column) == (4, text.index("Y") + 9)


HIDDEN = (
    *("area", "card", "conversation", "deck", "faq", "field", "form", "item", "level", "matrix"),
    *("option", "pitfall", "point", "poster", "question", "section", "signatory", "stop", "task"),
)
STAYING = ("role", "theme", "term", "step", "rule", "phase", "feedback", "column", "row", "kit")


class TestHiding:
    @pytest.mark.parametrize("kind", HIDDEN)
    def test_what_can_be_left_out(self, company: Company, kind: str) -> None:
        there = addresses(library_of(company.write()), kind)
        gone = there[-1]
        library = library_of(company.write(f"- {{type: hide, node: {gone}}}\n"))
        assert gone not in addresses(library, kind)
        assert pipeline.examine(company.folder.path).kit

    @pytest.mark.parametrize("kind", STAYING)
    def test_what_stays(self, company: Company, kind: str) -> None:
        there = addresses(library_of(company.write()), kind)
        if not there:
            assert kind in ("row", "column", "phase", "feedback"), "there is none to try"
            return
        (found,) = company.write(f"- {{type: hide, node: {there[0]}}}\n").errors()
        assert (found.code, found.values) == ("layer.locked", {"name": there[0]})

    def test_a_question_goes_with_its_last_conversation(
        self, company: Company, kit_folder: KitFolder
    ) -> None:
        """No conversations would mean all of them."""
        bank = (kit_folder.path / "questions/voortgang.yml").read_text(encoding="utf-8")
        own = bank.replace("  - id: vo-36\n", "  - id: vo-36\n    conversations: [startgesprek]\n")
        head, _, rest = own.partition("conversations: [startgesprek]\n")
        again = rest.index("    conversations: ")
        rest = rest[:again] + rest[rest.index("\n", again) + 1 :]
        kit_folder.write("questions/voortgang.yml", f"{head}conversations: [startgesprek]\n{rest}")
        assert "vo-36" in company.write().kit().questions
        kit = company.write("- {type: hide, node: conversation/startgesprek}\n").kit()
        assert "vo-36" not in kit.questions
        assert "vo-01" in kit.questions

    def test_a_deck_goes_with_its_last_card(self, company: Company) -> None:
        kit = company.write().kit()
        cards = [card.id for card in kit.decks["doorvraagkaarten"].cards]
        hide = "".join(f"- {{type: hide, node: deck/doorvraagkaarten/{card}}}\n" for card in cards)
        most = company.write(hide.rpartition("- ")[0]).kit()
        assert [card.id for card in most.decks["doorvraagkaarten"].cards] == cards[-1:]
        assert "doorvraagkaarten" not in company.write(hide).kit().decks

    def test_counts_of_a_field_go_with_it(self, company: Company) -> None:
        kit = company.write(
            "- {type: hide, node: section/akkoord/opmerking}\n"
            "- {type: hide, node: section/vervolg/hoe-vaak}\n"
            "- {type: hide, node: section/afspraken/nagelezen}\n"
        ).kit()
        uses = {section.section: section for section in kit.forms["voortgang-verslag"].sections}
        assert dict(uses["akkoord"].lines) == {}
        assert uses["vervolg"].leave_out == ()
        assert dict(uses["afspraken"].rows) == {"lijst": 4}

    def test_a_form_goes_with_its_last_section(self, company: Company) -> None:
        kit = company.write(
            "- {type: hide, node: section/kop}\n- {type: hide, node: section/afspraken}\n"
        ).kit()
        assert "afsprakenlijst" not in kit.forms
        assert "voortgang-verslag" in kit.forms


class TestAdding:
    @pytest.mark.parametrize(
        ("beside", "at"),
        [("before: beschermen, ", 0), ("after: beschermen, ", 1), ("", 12)],
    )
    def test_where_it_comes(self, company: Company, beside: str, at: int) -> None:
        change = f"list: tasks, {beside}entry: {{id: oven, text: De oven}}}}"
        kit = company.write(f"- {{type: add, node: matrix/basistaken, {change}\n").kit()
        assert [task.id for task in kit.matrices["basistaken"].tasks].index("oven") == at

    def test_on_two_sides_it_cannot_stand(self, company: Company) -> None:
        change = (
            "- {type: add, node: matrix/basistaken, list: tasks, before: meten, after: meten,"
            " entry: {id: oven, text: De oven}}\n"
        )
        (found,) = company.write(change).errors()
        assert found.code == "layer.two-sides"
        assert (found.span.line, found.span.column) == (FIRST, change.index("before") + 1)

    def test_an_order_names_what_comes_first_and_each_once(self, company: Company) -> None:
        order = "- {type: order, node: matrix/basistaken, list: tasks, ids: [%s]}\n"
        kit = company.write(order % "meten, storing").kit()
        tasks = [task.id for task in kit.matrices["basistaken"].tasks]
        assert tasks[:4] == ["meten", "storing", "beschermen", "veilig-starten"]
        assert len(tasks) == 12
        (found,) = company.write(order % "meten, meten").errors()
        assert (found.code, found.values["name"]) == ("ref.twice", "meten")
        assert found.values["first"].endswith(f":{FIRST}:61")
        assert found.span.column == 68


class TestHowMuch:
    def test_a_layer_has_two_thousand_changes_at_most(self, company: Company) -> None:
        """These name removed nodes, so that each costs nothing."""
        change = "- {type: hide, node: question/weg-%d, was: {text: Weg?}}\n"
        changes = "".join(change % number for number in range(2_001))
        (found,) = company.write(changes).errors()
        assert (found.code, found.values) == ("layer.too-many", {"most": "2000"})
        assert found.span.line == FIRST + 2_000
        assert company.write("".join(change % number for number in range(2_000))).errors() == []

    def test_eight_kits_stand_on_each_other_and_no_more(self, kit_folder: KitFolder) -> None:
        below = "werkplekleren"
        for number in range(1, 9):
            folder = KitFolder(Path(f"kits/laag-{number}"))
            folder.write("kit.yml", HEAD.replace("extends: werkplekleren", f"extends: {below}"))
            below = f"laag-{number}"
        base, layers, found = kit_folders(Path("kits/laag-7"))
        assert base == kit_folder.path.resolve()
        assert [layer.name for layer in layers] == [f"laag-{number}" for number in range(1, 8)]
        assert found == []
        assert base_folder(Path("kits/laag-7")) == base
        assert base_folder(kit_folder.path) == kit_folder.path
        base, layers, (error,) = kit_folders(Path("kits/laag-8"))
        assert (base, len(layers)) == (None, 8)
        assert (error.code, error.values) == (
            "layer.too-high",
            {"name": "werkplekleren", "most": "8"},
        )

    def test_which_kit_a_name_means(self, company: Company, tmp_path: Path) -> None:
        folder = company.write().folder.path
        beside = (tmp_path / "kits" / "werkplekleren").resolve()
        assert extended_kit(folder, "werkplekleren") == beside
        assert extended_kit(folder, "../werkplekleren") == beside
        for name in ("nergens", "", " ", str(beside)):
            assert extended_kit(folder, name) is None
        (tmp_path / "kits" / "link").symlink_to(beside)
        assert extended_kit(folder, "../link") is None
        assert (is_kit(folder), is_kit(folder.parent)) == (True, False)


SHEET = """\
id: eigen-{role}
type: form
code: EI-{code}
title: Blad
conversation: startgesprek
roles: [{role}]
moment: {moment}
summary: Hiermee schrijf je iets op.
opening: [geen-beoordeling]
sections: [{{section: neem-mee}}]
closing: [niet-opschrijven]
max_pages: 1
retention: weg
sources: [000-01]
"""


class TestOnePerson:
    @pytest.mark.parametrize(
        ("moment", "kept"), [("before", 1), ("during", 2), ("after", 2), ("any", 2)]
    )
    def test_only_preparing_twice_is_too_much(
        self, company: Company, kit_folder: KitFolder, moment: str, kept: int
    ) -> None:
        """What both fill in at another moment may differ, and stays."""
        for code, role in (("P", "praktijkopleider"), ("L", "leidinggevende")):
            sheet = SHEET.format(role=role, code=code, moment=moment)
            kit_folder.write(f"forms/eigen-{role}.yml", sheet)
        kit = company.write(
            "- {type: combine, node: role/praktijkopleider, into: role/leidinggevende}\n"
        ).kit()
        own = [form for form in kit.forms if form.startswith("eigen-")]
        assert len(own) == kept
        assert {kit.forms[text].roles for text in own} == {("leidinggevende",)}
        assert kit.roles["leidinggevende"].stands_for == ("praktijkopleider",)

    def test_of_a_list_with_both_names_one_is_left(
        self, company: Company, kit_folder: KitFolder
    ) -> None:
        kit_folder.write("sections/wie.yml", WHO)
        kit = company.write(
            "- {type: combine, node: role/praktijkopleider, into: role/leidinggevende}\n"
        ).kit()
        (field,) = kit.sections["wie"].fields
        assert isinstance(field, Pick)
        assert [kit.render_text(option.label) for option in field.options] == [
            "Leidinggevende",
            "iemand anders",
        ]


class TestBranding:
    def test_a_logo_says_whose_it_is(self, company: Company) -> None:
        company.folder.write("kit.yml", f"{HEAD}logo: merk.svg\n")
        company.folder.write("merk.svg", LOGO)
        logo = company.kit().brand.logo
        assert logo
        assert logo.text == "Bakkerij Bol"

    def test_a_file_that_comes_later_is_seen(self, company: Company) -> None:
        assert [found.code for found in company.write().errors()] == []
        company.folder.write("vragen/eigen.yaml", "x")
        assert "kit.file-extension" in {found.code for found in company.examined().diagnostics}


class TestUpdates:
    """What a company is notified of in the fund's new version."""

    def open_after(
        self, company: Company, change: str, kit: KitFolder, *changes: tuple[str, str, str]
    ) -> set[tuple[str, str]]:
        company.write(change)
        accept(updates(company.folder.path), lambda _: True)
        for file, old, new in changes:
            kit.change(file, old, new)
        return {(status.node, status.state) for status in updates(company.folder.path).open}

    def test_what_is_left_out_is_not_told_of(self, company: Company, kit_folder: KitFolder) -> None:
        """Nor is what is in it; another with a name that begins alike is reported."""
        found = self.open_after(
            company,
            "- {type: hide, node: section/akkoord}\n",
            kit_folder,
            ("sections/akkoord.yml", "  - id: opmerking\n", "  - id: opmerkingen\n"),
            ("forms/voortgang-verslag.yml", "    lines: {opmerking: 2}\n", ""),
        )
        assert found == {("form/voortgang-verslag/akkoord", "changed")}

    def test_a_node_in_another_list_has_moved(
        self, company: Company, kit_folder: KitFolder
    ) -> None:
        bank = "questions/doorvragen.yml"
        text = (kit_folder.path / bank).read_text(encoding="utf-8")
        question = "  - id: dv-02\n" + text.split("  - id: dv-02\n")[1].split("  - id:")[0]
        other = (kit_folder.path / "questions/beoordeling.yml").read_text(encoding="utf-8")
        company.write()
        accept(updates(company.folder.path), lambda _: True)
        kit_folder.write(bank, text.replace(question, ""))
        kit_folder.write("questions/beoordeling.yml", other.rstrip("\n") + "\n\n" + question)
        found = {(status.node, status.state) for status in updates(company.folder.path).open}
        assert found == {("question/dv-02", "moved")}

    @pytest.mark.parametrize(
        ("file", "old", "new"),
        [
            ("kit.yml", "version: 1.0", "version: 1.1"),
            ("kit.yml", "date: 2026-11-22", "date: 2027-11-22"),
            ("matrices/basistaken.yml", "sources: [000-21, ", "sources: ["),
        ],
    )
    def test_a_version_a_date_or_a_source_is_no_news(
        self, company: Company, kit_folder: KitFolder, file: str, old: str, new: str
    ) -> None:
        assert self.open_after(company, "", kit_folder, (file, old, new)) == set()

    def test_what_it_says_is_news(self, company: Company, kit_folder: KitFolder) -> None:
        title = ("kit.yml", "title: Goede gesprekken op het werk", "title: Praten")
        found = self.open_after(company, "", kit_folder, title)
        assert found == {("kit/werkplekleren", "changed")}


class TestWhere:
    """Where a problem on paper can be mended: in a file of the layer that caused it."""

    def stacked(self, company: Company, low: str, high: str) -> Library:
        company.folder.write("kit.yml", f"{HEAD}{low}")
        top = KitFolder(company.folder.path.parent / "filiaal")
        text = HEAD.replace("id: bedrijf", "id: filiaal").replace("werkplekleren", "bedrijf")
        top.write("kit.yml", f"{text}{high}")
        return load_stack(top.path).library

    def test_of_two_layers_the_highest_is_the_cause(self, company: Company) -> None:
        library = self.stacked(company, "contact: Bo\n", "contact: An\n")
        assert str(overflow_origin(library, "form/feedbackzin")) == "kits/filiaal/kit.yml:6:10"

    def test_a_contact_before_a_name(self, company: Company) -> None:
        library = self.stacked(company, "", "contact: An\n")
        assert str(overflow_origin(library, "form/feedbackzin")) == "kits/filiaal/kit.yml:6:10"
        library = self.stacked(company, "contact: Bo\n", "")
        assert str(overflow_origin(library, "form/feedbackzin")) == "kits/filiaal/kit.yml:3:7"

    def test_a_name_that_the_thing_says(self, company: Company) -> None:
        rename = "{type: rename, node: role/leidinggevende, name: chef, plural: chefs}"
        library = self.stacked(company, f"changes:\n- {rename}\n", "contact: An\n")
        place = f"kits/bedrijf/kit.yml:7:{rename.index('chef') + 3}"
        assert str(overflow_origin(library, "form/voortgang-verslag")) == place

    def test_what_a_layer_wrote_itself(self, company: Company) -> None:
        change = "{type: replace, node: section/afspraken, values: {title: Afgesproken}}"
        library = self.stacked(company, f"changes:\n- {change}\n", "contact: An\n")
        place = f"kits/bedrijf/kit.yml:7:{change.index('Afgesproken') + 3}"
        assert str(locate(library, "form/voortgang-verslag#max_pages")) == place
        assert overflow_origin(library, "form/voortgang-verslag") is None
        other = str(locate(library, "form/feedbackzin#max_pages"))
        assert other.startswith("kits/werkplekleren/forms/feedbackzin.yml:")

    def test_a_kit_without_layers_made_it_itself(self, kit_folder: KitFolder) -> None:
        library, _ = load(kit_folder.path)
        assert overflow_origin(library, "form/feedbackzin") is None
        assert overflow_origin(library, "kit/werkplekleren") is None
