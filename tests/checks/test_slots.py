"""What authors write where they expect something to be filled in, and what they may write."""

from __future__ import annotations

import pytest

from gesprekskit import pipeline
from gesprekskit.diagnostics.wording import line
from tests.conftest import KIT, KitFolder

BANK = "questions/voortgang.yml"
ASKED = "text: Waar maak ik me zorgen over?"


def warnings(kit: KitFolder, text: str) -> list[str]:
    """Return what is said of a question with this text, without the place."""
    kit.change(BANK, ASKED, f"text: '{text}'")
    found = pipeline.examine(kit.path).diagnostics
    at = f"{kit.path}/{BANK}:{kit.line_of(BANK, text)}:"
    return [line(it).partition(": ")[2] for it in found if str(it.span).startswith(at)]


@pytest.mark.parametrize(
    "written",
    [
        *("{naam}", "{ naam }", "{{naam}}", "${naam}", "{}", "{…}", "«Voornaam»", "« naam »"),
        *("<naam>", "<b>", "</b>", "%naam%", "%first_name%"),
    ],
)
def test_what_looks_like_a_slot_is_pointed_out(kit_folder: KitFolder, written: str) -> None:
    (said,) = warnings(kit_folder, f"Hoe gaat het, {written}?")
    assert said.startswith(
        f"waarschuwing: `{written}` komt zo op papier: het lijkt een invulplek, maar niets vult "
        "het in [text.slot-like]\n  tip: schrijf wat er moet staan; invullen kan het programma: "
        "`{role:medewerker}`, "
    )


@pytest.mark.parametrize(
    "written", ["{medewerker}", "{{ Medewerker }}", "«medewerkers»", "<naam medewerker>"]
)
def test_the_slot_that_is_meant_is_named(kit_folder: KitFolder, written: str) -> None:
    (said,) = warnings(kit_folder, f"Hoe gaat het met {written}?")
    assert said.endswith("tip: bedoel je `{role:medewerker}`?")


def test_braces_around_a_slot_are_printed_too(kit_folder: KitFolder) -> None:
    (said,) = warnings(kit_folder, "Hoe gaat het met {{role:medewerker}}?")
    assert said.startswith("waarschuwing: `{…}` komt zo op papier")


@pytest.mark.parametrize(
    "written",
    [
        *("{role:medewerker}", "{role:medewerker.plural}", "[naam]", "[ ]", "5 < 6 en 7 > 6", "<3"),
        *("100% van 50%", "10%", "«Goed zo, ga door», zei hij", "<piet@zaak.nl>", ">"),
    ],
)
def test_what_people_write_is_left_alone(kit_folder: KitFolder, written: str) -> None:
    assert warnings(kit_folder, f"Hoe gaat het met {written}?") == []


@pytest.mark.parametrize("written", ["“Hoe gaat het?”", "„Hoe gaat het?”", "”Hoe gaat het?”"])
def test_the_quotation_marks_of_word_around_a_text_are_pointed_out(
    kit_folder: KitFolder, written: str
) -> None:
    assert warnings(kit_folder, written) == [
        "waarschuwing: de hele tekst staat tussen gekrulde aanhalingstekens; die komen op papier: "
        f'`{written}` [text.curly-quotes]\n  tip: haal ze weg, of gebruik rechte: `"Hoe gaat het?"`'
    ]


@pytest.mark.parametrize(
    "written", ["Wat is “goed” werk?", "“Goed” en “beter”: wat is het verschil?", "‘Hoe dan?’"]
)
def test_quotation_marks_within_a_text_are_left_alone(kit_folder: KitFolder, written: str) -> None:
    found = warnings(kit_folder, written.replace("'", "''"))
    assert not any("curly" in said for said in found)


def test_the_real_kit_has_nothing_that_looks_like_a_slot() -> None:
    codes = {found.code for found in pipeline.examine(KIT).diagnostics}
    assert "text.slot-like" not in codes
