"""Words that are wider than their place are told from widths alone, as printing tells them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import pytest

from gesprekskit import pipeline
from gesprekskit.cli import run
from gesprekskit.compose.decks import decks
from gesprekskit.compose.forms import variants
from gesprekskit.compose.narrow_places import wide_words
from gesprekskit.definitions.text import Text
from gesprekskit.documents.rendered import Problem
from gesprekskit.kit import Kit
from gesprekskit.renderers import pdf
from tests.conftest import KIT, ROOT, SMALL_KIT, KitFolder

TABLE, BANK = "sections/afspraken.yml", "questions/voortgang.yml"
WIDE = "Xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"


@pytest.fixture(scope="module")
def small() -> Kit:
    """Return the small kit."""
    return pipeline.load_kit(SMALL_KIT)[0]


def with_field(kit: Kit, section: str, field: str, **values: Any) -> Kit:
    """Return a kit in which a field is different."""
    before = kit.sections[section]
    changed = tuple(it.model_copy(update=values) if it.id == field else it for it in before.fields)
    after = before.model_copy(update={"fields": changed})
    return replace(kit, sections={**kit.sections, section: after})


def with_column(kit: Kit, section: str, field: str, number: int, word: str) -> Kit:
    columns = list(next(it for it in kit.sections[section].fields if it.id == field).columns)  # type: ignore[union-attr]
    columns[number] = columns[number].model_copy(update={"label": Text.parse(word)})
    return with_field(kit, section, field, columns=tuple(columns))


def with_level(kit: Kit, word: str, levels: int = 3) -> Kit:
    matrix = kit.matrices["basistaken"]
    first = matrix.levels[0].model_copy(update={"label": word})
    more = [matrix.levels[1].model_copy(update={"id": f"extra-{at}"}) for at in range(levels - 3)]
    changed = matrix.model_copy(update={"levels": (first, *matrix.levels[1:], *more)})
    return replace(kit, matrices={"basistaken": changed})


def with_year(kit: Kit, word: str, *, landscape: bool) -> Kit:
    form = kit.forms["jaarplanner-team"].model_copy(update={"landscape": landscape})
    kit = with_field(kit, "jaar-team", "maanden", row_label=Text.parse(word))
    return replace(kit, forms={**kit.forms, "jaarplanner-team": form})


def with_question(kit: Kit, **values: Any) -> Kit:
    question = kit.questions["vo-03"].model_copy(update=values)
    return replace(kit, questions={**kit.questions, "vo-03": question})


def form_problems(kit: Kit, form: str) -> Iterator[Problem]:
    for shown in variants(kit, kit.forms[form]):
        if shown.variant.name in ("print", "large-print"):
            yield from pdf.render(shown).problems


def deck_problems(kit: Kit, deck: str) -> Sequence[Problem]:
    return pdf.deck(next(it for it in decks(kit) if it.id == deck)).problems


PLACES: dict[str, tuple[Callable[[Kit, str], Kit], Callable[[Kit], Any], str]] = {
    "first column of agreements": (
        lambda kit, word: with_column(kit, "afspraken", "lijst", 0, word),
        lambda kit: form_problems(kit, "afsprakenlijst"),
        "section/afspraken/lijst/",
    ),
    "other column of agreements": (
        lambda kit, word: with_column(kit, "afspraken", "lijst", 1, word),
        lambda kit: form_problems(kit, "afsprakenlijst"),
        "section/afspraken/lijst/",
    ),
    "column of a table": (
        lambda kit, word: with_column(kit, "terugblik", "afspraken", 1, word),
        lambda kit: form_problems(kit, "voortgang-verslag"),
        "section/terugblik/afspraken/",
    ),
    "one of three levels": (
        with_level,
        lambda kit: form_problems(kit, "takenmatrix"),
        "matrix/basistaken/",
    ),
    "one of four levels": (
        lambda kit, word: with_level(kit, word, 4),
        lambda kit: form_problems(kit, "takenmatrix"),
        "matrix/basistaken/",
    ),
    "year on a landscape sheet": (
        lambda kit, word: with_year(kit, word, landscape=True),
        lambda kit: form_problems(kit, "jaarplanner-team"),
        "section/jaar-team/maanden",
    ),
    "year on a portrait sheet": (
        lambda kit, word: with_year(kit, word, landscape=False),
        lambda kit: form_problems(kit, "jaarplanner-team"),
        "section/jaar-team/maanden",
    ),
    "front of a card": (
        lambda kit, word: with_question(kit, text=Text.parse(f"Wat {word}?")),
        lambda kit: deck_problems(kit, "vragenkaarten-voortgang"),
        "question/vo-03",
    ),
    "back of a card": (
        lambda kit, word: with_question(kit, follow_ups=(Text.parse(f"Wat {word}?"),)),
        lambda kit: deck_problems(kit, "vragenkaarten-voortgang"),
        "question/vo-03",
    ),
}


@pytest.mark.parametrize("name", PLACES)
def test_the_first_letter_too_many_is_the_same_in_print(small: Kit, name: str) -> None:
    changed, printed, node = PLACES[name]
    too_many = next(many for many in range(1, 99) if list(wide_words(changed(small, "l" * many))))
    for many in (too_many - 1, too_many):
        kit = changed(small, "l" * many)
        told = {(it.code, it.node, it.at, *it.values.values()) for it in wide_words(kit)}
        shown = [it for it in printed(kit) if it.code in ("print.head", "print.word")]
        assert told == {(it.code, it.node, it.at, *it.values.values()) for it in shown}
        assert [found.startswith(node) for _, found, *_ in told] == [True] * (many == too_many)


@pytest.mark.parametrize("kit", [KIT, ROOT / "kits" / "voorbeeldbedrijf", SMALL_KIT])
def test_no_word_of_our_kits_is_too_wide(kit: Any) -> None:
    assert [told for it in pipeline.load_kits(kit)[0] for told in wide_words(it)] == []


def test_checking_tells_the_word_at_its_label(
    kit_folder: KitFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    kit_folder.change(TABLE, "label: Wie\n", f"label: {WIDE}\n")
    assert run(["check", str(kit_folder.path)]) == 2
    line = kit_folder.line_of(TABLE, WIDE)
    assert (
        f"{TABLE}:{line}:16: fout: het woord `{WIDE}` is breder dan de kolom waar het boven staat"
        in capsys.readouterr().err
    )


def test_long_words_with_syllables_are_no_mistake(kit_folder: KitFolder) -> None:
    kit_folder.change(TABLE, "label: Wie\n", "label: Elektriciteitsinstallatiecontroleur\n")
    kit_folder.change(
        BANK,
        "text: Waar maak ik me zorgen over?",
        "text: Hoe gaat kwaliteitsmanagementsysteembeheer?",
    )
    assert run(["check", str(kit_folder.path)]) == 0
