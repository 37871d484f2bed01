"""The handbook's pages: their content, its order, and where their links go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

import pytest

from gesprekskit.compose import pages
from gesprekskit.compose.pages import Entry, places
from gesprekskit.definitions.base import Definition
from gesprekskit.definitions.handbook import HandbookWords
from gesprekskit.documents import blocks, downloads, guidance, references
from gesprekskit.documents.blocks import Fact, Link
from gesprekskit.documents.decks import Side
from gesprekskit.documents.pages import Block, Page
from gesprekskit.kit import Kit
from tests.compose.small_kit import CATALOGUE, entry, small_kit

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "content" / "nl"
B = TypeVar("B")


@pytest.fixture(scope="module")
def small() -> Kit:
    return small_kit()


@pytest.fixture(scope="module")
def composed(small: Kit) -> dict[str, Page]:
    return {page.path: page for page in pages.pages(small, CATALOGUE)}


def found(page: Page, kind: type[B]) -> B:
    """Return the page's one block of this kind."""
    (block,) = [
        block for section in page.sections for block in section.blocks if isinstance(block, kind)
    ]
    return block


def headings(page: Page) -> list[str]:
    return [section.heading for section in page.sections]


def titles(group: downloads.DownloadGroup) -> list[str]:
    return [thing.page.text for thing in group.downloads.things]


def finder(kit: Kit) -> downloads.Finder:
    block = pages.block(kit, CATALOGUE, "formulieren", "")
    assert isinstance(block, downloads.Finder)
    return block


def lines(facts: blocks.Facts, label: str) -> tuple[str | Link, ...]:
    return next(fact.lines for fact in facts.facts if fact.label == label)


def links(item: Any) -> Iterator[str]:
    """Yield every path that a document leads to."""
    if isinstance(item, Link | downloads.Picture):
        yield item.path
    elif isinstance(item, tuple):
        for part in item:
            yield from links(part)
    elif is_dataclass(item):
        for field in fields(item):
            yield from links(getattr(item, field.name))


class TestConversation:
    path = "gesprekken/voortgang.md"

    def test_it_goes_from_preparing_to_where_it_comes_from(self, composed: dict[str, Page]) -> None:
        page = composed[self.path]
        assert headings(page) == [
            "In het kort",
            "Voorbereiden",
            "Stap voor stap",
            "Vragen die helpen",
            "Afspraken",
            "Valkuilen",
            "Veelgestelde vragen",
            "Downloads",
            "Niet mengen met",
            "Waar komt dit vandaan?",
        ]
        assert (page.title, page.lead) == ("Voortgangsgesprek", "Je kijkt hoe het gaat.")
        assert page.nodes == ("conversation/voortgang",)

    def test_sections_without_content_are_left_out(self, composed: dict[str, Page]) -> None:
        page = composed["gesprekken/oordeel.md"]
        assert headings(page) == ["In het kort", "Downloads", "Waar komt dit vandaan?"]

    def test_a_conversation_without_forms_leads_to_those_for_any(
        self, composed: dict[str, Page]
    ) -> None:
        (general,) = found(composed["gesprekken/oordeel.md"], blocks.Links).links
        assert general.path == "formulieren/index.md?gesprek=oordeel#algemeen"

    def test_other_names_stand_under_the_title_so_that_searching_finds_them(
        self, composed: dict[str, Page]
    ) -> None:
        assert composed[self.path].notes == ("Ook genoemd: check-in en bila.",)
        assert composed["gesprekken/oordeel.md"].notes == ()

    def test_facts(self, composed: dict[str, Page]) -> None:
        facts = found(composed[self.path], blocks.Facts)
        assert lines(facts, "Hoe vaak") == (
            "Elke maand",
            "Ook wel elk half jaar",
            "Kies samen wat past.",
        )
        assert lines(facts, "Hoe lang") == ("20 tot 30 minuten",)
        assert lines(facts, "Met wie") == ("Medewerker en begeleider (soms)",)
        assert lines(facts, "Je kijkt") == ("Terug en naar nu", "Weken")

    def test_only_a_conversation_without_judgement_says_so(self, composed: dict[str, Page]) -> None:
        label = "Krijg je een oordeel?"
        without = found(composed[self.path], blocks.Facts)
        assert lines(without, label) == ("Nee. Dit gesprek is geen beoordeling.",)
        judged = found(composed["gesprekken/oordeel.md"], blocks.Facts)
        assert lines(judged, label) == ("Ja",)

    def test_everyone_prepares_with_the_form_for_beforehand(
        self, composed: dict[str, Page]
    ) -> None:
        medewerker, begeleider = found(composed[self.path], guidance.Preparations).roles
        assert medewerker.role == "Medewerker"
        assert medewerker.forms == (Link("Klaar voor mijn gesprek", "formulieren/klaar.md"),)
        assert begeleider.duration == "ongeveer 15 minuten"
        assert begeleider.forms == (
            Link("Voorbereiding", "formulieren/voorbereiding-begeleider.md"),
        )

    def test_phases_carry_minutes_and_questions(self, composed: dict[str, Page]) -> None:
        timeline = found(composed[self.path], guidance.Timeline)
        assert [(phase.name, phase.duration) for phase in timeline.phases] == [
            ("Beginnen", "5 minuten"),
            ("Het gesprek zelf", "20 minuten"),
            ("Na het gesprek", ""),
        ]
        asked = guidance.Question("Hoe zit je erbij?", ("Wat maakt dat?",))
        assert timeline.phases[0].questions == (asked,)
        assert timeline.total == "Samen 25 minuten."

    def test_one_minute_is_a_minute(self, small: Kit) -> None:
        conversation = small.conversations["voortgang"]
        brief = replace(
            small,
            conversations={
                **small.conversations,
                conversation.id: conversation.model_copy(
                    update={
                        "phases": (conversation.phases[0].model_copy(update={"minutes": 1}),),
                        "preparation": (
                            conversation.preparation[0].model_copy(update={"minutes": 1}),
                        ),
                    }
                ),
            },
        )
        page = next(it for it in pages.pages(brief, CATALOGUE) if it.path == self.path)
        timeline = found(page, guidance.Timeline)
        assert timeline.phases[0].duration == "1 minuut"
        assert timeline.total == "Samen 1 minuut."
        assert found(page, guidance.Preparations).roles[0].duration == "ongeveer 1 minuut"

    def test_questions_of_a_phase_are_not_repeated(self, composed: dict[str, Page]) -> None:
        (group,) = found(composed[self.path], guidance.Questions).groups
        assert group.heading == "Terugkijken (1)"
        assert [question.text for question in group.questions] == ["Wat lukte er?"]
        (section,) = [
            section for section in composed[self.path].sections if section.anchor == "vragen"
        ]
        assert "vragen/index.md?gesprek=voortgang" in list(links(section))

    def test_downloads_say_who_when_and_how_big(self, composed: dict[str, Page]) -> None:
        listed = found(composed[self.path], downloads.Downloads)
        before, during, cards = listed.things
        assert before.files.files == ()
        assert (during.page.path, during.who, during.moment) == (
            "formulieren/verslag.md",
            "Begeleider en medewerker",
            "Tijdens het gesprek",
        )
        pdf = during.files.files[0]
        assert (pdf.link.path, pdf.detail) == ("formulieren/verslag.pdf", "2 blz., 120 kB")
        assert during.picture
        assert during.picture.path == "formulieren/verslag.png"
        assert (cards.kind, cards.page.path) == ("Kaarten", "formulieren/kaarten.md")

    def test_packs_hold_all_of_it(self, composed: dict[str, Page]) -> None:
        pack = found(composed[self.path], downloads.Downloads).pack
        assert pack.label == "Alles voor het voortgangsgesprek in één keer"
        assert [(file.link.text, file.link.path, file.detail) for file in pack.files] == [
            (
                "Alles in één pdf om te printen",
                "formulieren/pakket-voortgang.pdf",
                "14 blz., 999 kB",
            ),
            ("Alles in één zip", "formulieren/pakket-voortgang.zip", "2,4 MB"),
        ]

    def test_a_conversation_without_things_of_its_own_has_a_pack_too(self, small: Kit) -> None:
        pack = entry(
            id="oordeel",
            kind="pack",
            title="Oordeelgesprek",
            path="nl/formulieren/pakket-oordeel.pdf",
            conversation="oordeel",
        )
        made = {page.path: page for page in pages.pages(small, (*CATALOGUE, pack))}
        shown = found(made["gesprekken/oordeel.md"], downloads.Downloads)
        assert shown.things == ()
        assert [file.link.path for file in shown.pack.files] == ["formulieren/pakket-oordeel.pdf"]

    def test_what_it_does_not_go_with(self, composed: dict[str, Page]) -> None:
        (card,) = found(composed[self.path], blocks.Cards).cards
        assert card == blocks.Card(
            Link("Beoordelingsgesprek", "gesprekken/oordeel.md"), "Dan praat niemand vrij."
        )

    def test_sources_of_all_its_parts_each_once(self, composed: dict[str, Page]) -> None:
        notes = found(composed[self.path], references.SourceNotes).notes
        assert [(note.link.text, note.link.path, note.numbers) for note in notes] == [
            ("Een handreiking", "over/bronnen.md#bron-000", "000-01"),
            ("Een blad", "over/bronnen.md#bron-l1", ""),
        ]


class TestRole:
    def test_its_conversations_and_its_forms_per_moment(self, composed: dict[str, Page]) -> None:
        page = composed["ik-ben/begeleider.md"]
        assert (page.title, page.menu) == ("Ik ben begeleider", "Begeleider")
        assert page.lead == "Je helpt een medewerker."
        assert found(page, blocks.Points) == blocks.Points(("Kijk mee.", "Luister."), numbered=True)
        cards = found(page, blocks.Cards).cards
        assert [card.link.text for card in cards] == ["Voortgangsgesprek"]
        groups = found(page, downloads.DownloadGroups).groups
        assert [(group.heading, group.anchor, titles(group)) for group in groups] == [
            ("Voor het gesprek", "voor", ["Voorbereiding"]),
            ("Tijdens het gesprek", "tijdens", ["Verslag", "Vragenkaarten"]),
        ]

    def test_a_role_without_conversations_still_has_somewhere_to_go(
        self, composed: dict[str, Page]
    ) -> None:
        page = composed["ik-ben/fonds.md"]
        assert headings(page) == [
            "Zo begin je",
            "Jouw formulieren en hulpmiddelen",
            "Hier word je beter in",
        ]
        assert found(page, blocks.Links).links


class TestForm:
    def test_it_opens_with_the_file_and_when_to_use_it(self, composed: dict[str, Page]) -> None:
        page = composed["formulieren/verslag.md"]
        opened = found(page, downloads.FilesOfThing)
        assert [file.link.text for file in opened.files.files] == [
            "Pdf om te printen",
            "Pdf om op het scherm in te vullen",
            "Pdf met grote letters",
            "Pdf die inkt spaart",
            "Word-bestand",
        ]
        assert [file.detail for file in opened.files.files[1:3]] == [
            "2 blz., 120 kB",
            "3 blz., 120 kB",
        ]
        assert opened.files.files[-1].detail == "120 kB"
        assert opened.facts.facts == (
            Fact("Soort", ("Formulier",)),
            Fact("Wie vult het in", ("Begeleider en medewerker",)),
            Fact("Wanneer", ("Tijdens het gesprek",)),
            Fact("Hoort bij", (Link("Voortgangsgesprek", "gesprekken/voortgang.md"),)),
        )
        assert page.nodes == ("form/verslag", "section/kop", "section/tekst", "section/gesprek")

    def test_it_says_of_every_field_why_it_asks(self, composed: dict[str, Page]) -> None:
        page = composed["formulieren/verslag.md"]
        tables = [
            it for section in page.sections for it in section.blocks if isinstance(it, blocks.Table)
        ]
        rows = {table.caption: [(row.head, *row.cells) for row in table.rows] for table in tables}
        assert rows == {
            "Wie en wanneer": [
                ("Naam", "Dan weet je van wie.", "Medewerker"),
                ("Datum", "Dan weet je wanneer.", "Medewerker en begeleider"),
            ],
            "Ons gesprek": [
                ("Wat lukte er?", "Om te helpen.", "Begeleider"),
                ("Ik zag …", "Om te leren.", "Begeleider"),
            ],
        }

    def test_sources_of_its_sections_and_fields(self, composed: dict[str, Page]) -> None:
        notes = found(composed["formulieren/verslag.md"], references.SourceNotes).notes
        assert [note.numbers for note in notes] == ["000-01, 000-02", ""]

    def test_a_general_form_belongs_to_every_conversation(self, composed: dict[str, Page]) -> None:
        facts = found(composed["formulieren/lijst.md"], downloads.FilesOfThing).facts
        assert lines(facts, "Hoort bij") == (Link("Bij elk gesprek", "formulieren/index.md"),)

    def test_a_form_that_was_not_printed_has_a_page_all_the_same(self, small: Kit) -> None:
        page = next(it for it in pages.pages(small, ()) if it.path == "formulieren/verslag.md")
        assert found(page, downloads.FilesOfThing).files.files == ()


class TestDeck:
    path = "formulieren/kaarten.md"

    def test_it_opens_with_the_file_and_how_to_use_it(self, composed: dict[str, Page]) -> None:
        page = composed[self.path]
        assert headings(page) == [
            "Open en print",
            "Zo gebruik je de kaarten",
            "Alle kaarten",
            "Waar komt dit vandaan?",
        ]
        assert (page.title, page.lead) == ("Vragenkaarten", "Kies waarover je praat.")
        assert page.nodes == ("deck/kaarten",)
        opened = found(page, downloads.FilesOfThing)
        assert [file.link.path for file in opened.files.files] == ["formulieren/kaarten.pdf"]
        assert opened.picture
        assert opened.picture.path == "formulieren/kaarten.png"
        assert opened.facts.facts == (
            Fact("Soort", ("Kaarten",)),
            Fact("Voor wie", ("Medewerker en begeleider",)),
            Fact("Wanneer", ("Tijdens het gesprek",)),
            Fact("Hoort bij", (Link("Voortgangsgesprek", "gesprekken/voortgang.md"),)),
            Fact("Hoe groot", ("2 kaarten, acht op een vel",)),
        )
        assert found(page, blocks.Points).items == ("Leg ze op tafel.", "Kies er drie.")
        assert "lange kant" in found(page, blocks.Paragraph).text

    def test_it_shows_both_sides_of_every_card(self, composed: dict[str, Page]) -> None:
        asked, tip = found(composed[self.path], downloads.Deck).cards
        assert (asked.theme.letter, asked.theme.name) == ("W", "Werk")
        assert asked.front.text == "Hoe zit je erbij?"
        assert asked.back.points == ("Wat maakt dat?",)
        assert tip.front == Side(
            title="Een tip", text="", points=("Begin met ik.", "Zeg het gevolg."), numbered=True
        )
        assert tip.back == Side(
            title="Achterop", text="Luister eerst.", points=("Kijk de ander aan.",)
        )

    def test_its_sources(self, composed: dict[str, Page]) -> None:
        (note,) = found(composed[self.path], references.SourceNotes).notes
        assert note.numbers == "000-01"


class TestPoster:
    def test_it_opens_with_both_sizes(self, composed: dict[str, Page]) -> None:
        page = composed["formulieren/welk-gesprek.md"]
        assert page.nodes == ("poster/welk-gesprek",)
        opened = found(page, downloads.FilesOfThing)
        assert [(file.link.text, file.link.path, file.detail) for file in opened.files.files] == [
            ("Pdf op A3", "formulieren/welk-gesprek.pdf", "1 blz., 120 kB"),
            ("Pdf op twee vellen A4", "formulieren/welk-gesprek-a4.pdf", "2 blz., 120 kB"),
        ]
        assert opened.picture is None
        assert lines(opened.facts, "Hoort bij") == (
            Link("Bij elk gesprek", "formulieren/index.md"),
        )
        assert found(page, blocks.Paragraph).text == "Wijs aan wat er speelt."

    def test_what_stands_on_it_can_be_read(self, composed: dict[str, Page]) -> None:
        shown = found(composed["formulieren/welk-gesprek.md"], blocks.Points)
        assert shown.items == ("Hoe gaat het? – Kijk terug. (Voortgangsgesprek)", "Je gaat weg")

    def test_steps_come_before_the_rules_that_take_them_together(
        self, composed: dict[str, Page]
    ) -> None:
        (section,) = [
            section
            for section in composed["formulieren/feedback.md"].sections
            if section.anchor == "wat-staat-erop"
        ]
        assert section.blocks == (
            blocks.Points(
                ("Ik – Begin met ik.", "Gevolg – Zeg het gevolg."),
                numbered=True,
            ),
            blocks.Points(("Zeg wat je zag en wat het deed. (ik en gevolg)",)),
        )


class TestBlocks:
    @pytest.mark.parametrize(
        ("name", "argument", "kind"),
        [
            ("begrippen", "", references.Glossary),
            ("bewaren", "", blocks.Table),
            ("bronnen", "", references.SourceList),
            ("colofon", "", blocks.Facts),
            ("feedback", "regels", guidance.FeedbackRules),
            ("feedback", "stappen", guidance.FeedbackSteps),
            ("formulieren", "", downloads.Finder),
            ("gesprekken", "", blocks.Cards),
            ("rollen", "", blocks.Cards),
            ("vergelijking", "", blocks.Table),
            ("vragen", "doorvragen", guidance.Questions),
            ("vragenbank", "", guidance.QuestionBank),
        ],
    )
    def test_known(self, small: Kit, name: str, argument: str, kind: type[Block]) -> None:
        assert isinstance(pages.block(small, CATALOGUE, name, argument), kind)

    @pytest.mark.parametrize(
        ("name", "argument"),
        [
            ("rol", ""),
            ("rollen", "medewerker"),
            ("formulieren", "x"),
            ("feedback", ""),
            ("feedback", "x"),
            ("vragen", "x"),
        ],
    )
    def test_unknown(self, small: Kit, name: str, argument: str) -> None:
        assert pages.block(small, CATALOGUE, name, argument) is None

    def test_what_fits_any_conversation_comes_last(self, small: Kit) -> None:
        own, general = finder(small).groups
        assert (own.heading, own.anchor) == ("Voortgangsgesprek", "voortgang")
        assert titles(own) == ["Voorbereiding", "Verslag", "Vragenkaarten"]
        assert len(own.downloads.pack.files) == 2
        assert (general.heading, general.anchor) == ("Bij elk gesprek", "algemeen")
        assert titles(general) == [
            "Klaar voor mijn gesprek",
            "Afsprakenlijst",
            "Welk gesprek past nu?",
            "Zo geef je feedback",
        ]
        assert general.downloads.things[1].files.files[0].detail == "1 blz., 1 kB"
        assert general.downloads.pack.files == ()

    def test_everything_can_be_found_by_conversation_role_moment_and_kind(self, small: Kit) -> None:
        block = finder(small)
        offered = {
            one.name: [(option.value, option.name) for option in one.options]
            for one in block.panel.filters
        }
        assert offered == {
            "gesprek": [
                ("voortgang", "Voortgangsgesprek"),
                ("oordeel", "Beoordelingsgesprek"),
            ],
            "rol": [
                ("medewerker", "Medewerker"),
                ("begeleider", "Begeleider"),
                ("fonds", "Fonds"),
            ],
            "moment": [
                ("voor", "Voor het gesprek"),
                ("tijdens", "Tijdens het gesprek"),
                ("hele-jaar", "Het hele jaar door"),
            ],
            "soort": [
                ("formulier", "Formulieren"),
                ("checklist", "Checklists"),
                ("kaarten", "Kaarten"),
                ("poster", "Posters"),
            ],
        }
        values = {
            thing.page.text: dict(thing.values)
            for group in block.groups
            for thing in group.downloads.things
        }
        assert set(values) == {
            small.render_text(publication.title) for publication in small.publications.values()
        }
        assert values["Vragenkaarten"] == {
            "gesprek": "voortgang",
            "rol": "medewerker begeleider",
            "moment": "tijdens",
            "soort": "kaarten",
        }

    def test_a_general_thing_fits_where_its_users_take_part(self, small: Kit) -> None:
        fits = {
            thing.page.text: dict(thing.values)["gesprek"]
            for thing in finder(small).groups[1].downloads.things
        }
        assert fits["Klaar voor mijn gesprek"] == "voortgang oordeel"
        assert fits["Zo geef je feedback"] == ""

    def test_the_question_bank_can_be_filtered_on_all_that_it_says(self, small: Kit) -> None:
        bank = pages.block(small, CATALOGUE, "vragenbank", "")
        assert isinstance(bank, guidance.QuestionBank)
        for one in bank.panel.filters:
            offered = {option.value for option in one.options}
            used = {
                value
                for question in bank.questions
                for name, values in question.values
                if name == one.name
                for value in values.split()
            }
            assert offered <= used
        first = bank.questions[0]
        assert first.number == "vraag v-01, bron 000-01"
        assert dict(first.values) == {
            "gesprek": "voortgang",
            "fase": "opening",
            "thema": "werk",
            "rol": "medewerker",
            "open": "ja",
        }

    def test_a_question_for_no_conversation_in_particular_fits_all(self, small: Kit) -> None:
        bank = pages.block(small, CATALOGUE, "vragenbank", "")
        assert isinstance(bank, guidance.QuestionBank)
        assert dict(bank.questions[-1].values)["gesprek"] == "voortgang oordeel"

    def test_a_sensitive_question_says_that_answering_is_free(self, small: Kit) -> None:
        bank = pages.block(small, CATALOGUE, "vragenbank", "")
        assert isinstance(bank, guidance.QuestionBank)
        notes = [question.question.note for question in bank.questions]
        assert notes == ["", "", "Dit kan gevoelig zijn. Antwoord geven hoeft niet."]

    def test_rules_name_their_steps(self, small: Kit) -> None:
        rules = pages.block(small, CATALOGUE, "feedback", "regels")
        assert isinstance(rules, guidance.FeedbackRules)
        assert rules.rules[0].steps == "Stappen: ik → gevolg"

    def test_sources_in_full(self, small: Kit) -> None:
        block = pages.block(small, CATALOGUE, "bronnen", "")
        assert isinstance(block, references.SourceList)
        first = block.sources[0]
        assert first.credit == "A. Auteur, Een fonds, 2020"
        assert first.checked == "Webadres nagekeken op 3 februari 2026."
        assert first.requirements[1].left_out == "Dat past hier niet."

    def test_words_in_the_order_of_the_alphabet(self, small: Kit) -> None:
        block = pages.block(small, CATALOGUE, "begrippen", "")
        assert isinstance(block, references.Glossary)
        assert [it.word for it in block.entries] == ["Bpv", "POP"]
        assert block.entries[1].explanation == "Een plan van de medewerker."

    def test_the_colophon_names_version_publisher_and_licence(self, small: Kit) -> None:
        block = pages.block(small, CATALOGUE, "colofon", "")
        assert block == blocks.Facts(
            (
                Fact("Versie", ("1.2 van 1 maart 2026",)),
                Fact("Uitgever", ("Wij",)),
                Fact("Contact", ("0123456789",)),
                Fact("Licentie", (Link("CC BY 4.0", "https://cc.example/by"), "Noem de bron.")),
            )
        )


class TestNavigation:
    def test_handwritten_and_composed_pages_in_reading_order(
        self, small: Kit, composed: dict[str, Page]
    ) -> None:
        written = ["over/privacy.md", "over/index.md", "over/eigen.md", "los.md", "index.md"]
        written += ["gesprekken/index.md", "vragen/index.md", "ergens/anders.md"]
        menu = pages.navigation(small, list(composed.values()), written)
        assert menu == (
            Entry("Start", "index.md"),
            Entry("", "los.md"),
            Entry(
                "Gesprekken",
                entries=(
                    Entry("", "gesprekken/index.md"),
                    Entry("Voortgangsgesprek", "gesprekken/voortgang.md"),
                    Entry("Beoordelingsgesprek", "gesprekken/oordeel.md"),
                ),
            ),
            Entry("Vragen", "vragen/index.md"),
            Entry(
                "Formulieren en hulpmiddelen",
                entries=(
                    Entry(
                        "Voortgangsgesprek",
                        entries=(
                            Entry("Voorbereiding", "formulieren/voorbereiding-begeleider.md"),
                            Entry("Verslag", "formulieren/verslag.md"),
                            Entry("Vragenkaarten", "formulieren/kaarten.md"),
                        ),
                    ),
                    Entry(
                        "Bij elk gesprek",
                        entries=(
                            Entry(
                                "Formulieren",
                                entries=(Entry("Afsprakenlijst", "formulieren/lijst.md"),),
                            ),
                            Entry(
                                "Checklists",
                                entries=(Entry("Klaar voor mijn gesprek", "formulieren/klaar.md"),),
                            ),
                            Entry(
                                "Posters",
                                entries=(
                                    Entry("Welk gesprek past nu?", "formulieren/welk-gesprek.md"),
                                    Entry("Zo geef je feedback", "formulieren/feedback.md"),
                                ),
                            ),
                        ),
                    ),
                ),
            ),
            Entry(
                "Ik ben …",
                entries=(
                    Entry("Medewerker", "ik-ben/medewerker.md"),
                    Entry("Begeleider", "ik-ben/begeleider.md"),
                    Entry("Fonds", "ik-ben/fonds.md"),
                ),
            ),
            Entry(
                "Over",
                entries=(
                    Entry("", "over/index.md"),
                    Entry("", "over/privacy.md"),
                    Entry("", "over/eigen.md"),
                ),
            ),
            Entry("", "ergens/anders.md"),
        )


def test_every_link_leads_to_a_page_or_a_file(small: Kit, composed: dict[str, Page]) -> None:
    written = {path.relative_to(CONTENT).as_posix() for path in CONTENT.rglob("*.md")}
    printed = {places.file("nl", it.path) for it in CATALOGUE}
    known = written | printed | set(composed)
    followed = [path for page in composed.values() for path in links(page.sections)]
    assert len(followed) > 50
    for path in followed:
        assert path.split("#")[0].split("?")[0] in known, path


def test_pages_in_another_order_of_the_catalogue_are_the_same(small: Kit) -> None:
    assert pages.pages(small, CATALOGUE[::-1]) == pages.pages(small, CATALOGUE)


def test_a_file_for_another_form_is_not_on_the_page(small: Kit) -> None:
    other = entry(id="iets-anders", path="nl/formulieren/iets-anders.pdf")
    assert pages.pages(small, (*CATALOGUE, other)) == pages.pages(small, CATALOGUE)


def test_every_word_of_the_handbook_is_used() -> None:
    folder = ROOT / "generator" / "gesprekskit"
    readers = [*folder.joinpath("compose").rglob("*.py"), *folder.joinpath("handbook").rglob("*.*")]
    source = "".join(reader.read_text() for reader in readers if reader.suffix in (".py", ".html"))
    names = list(_names(HandbookWords))
    assert len(names) > 80
    unused = [name for name in names if f".{name}" not in source]
    assert unused == []


def _names(model: type[Definition]) -> Iterator[str]:
    for name, field in model.model_fields.items():
        kind = field.annotation
        if isinstance(kind, type) and issubclass(kind, Definition):
            if name not in ("files", "kinds", "kinds_together"):
                yield from _names(kind)
        else:
            yield name
