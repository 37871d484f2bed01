"""Letters that no font has are told by checking as printing tells them."""

from __future__ import annotations

import re

import pytest

from gesprekskit.diagnostics import KitError
from gesprekskit.examination import examine, has_undrawable
from gesprekskit.outputs import compose
from gesprekskit.pipeline import render
from gesprekskit.pipeline.undrawable import undrawable_letters
from gesprekskit.renderers.glyphs import ORDINARY, drawable
from tests.conftest import KitFolder

VERSLAG = "forms/voortgang-verslag.yml"


def with_title(kit_folder: KitFolder, letters: str) -> None:
    """Put letters in front of the title of a form."""
    text = (kit_folder.path / VERSLAG).read_text()
    title = re.search(r"^title: (.*)$", text, re.MULTILINE)
    assert title
    kit_folder.change(VERSLAG, title[0], f"title: {letters} {title[1]}")


@pytest.mark.parametrize("letter", ["漢", "😀", "ع", "ក"])
def test_a_letter_that_cannot_be_drawn_is_told_at_its_form(
    kit_folder: KitFolder, letter: str
) -> None:
    with_title(kit_folder, letter)
    found = [told for kit in examine(kit_folder.path).kits[:1] for told in undrawable_letters(kit)]
    assert {(told.code, told.values["letters"]) for told in found} == {("print.glyph", letter)}
    assert any(told.span.file.endswith(VERSLAG) for told in found)


@pytest.mark.parametrize("letters", ["Çağrı", "Łukasz", "’t Groß", "…"])
def test_letters_that_can_be_drawn_are_no_mistake(kit_folder: KitFolder, letters: str) -> None:
    with_title(kit_folder, letters)
    kits = examine(kit_folder.path).kits
    assert kits
    assert not any(has_undrawable(kit.library) for kit in kits)
    assert not [told for kit in kits for told in undrawable_letters(kit)]


def test_checking_and_printing_say_the_same(
    kit_folder: KitFolder, caplog: pytest.LogCaptureFixture
) -> None:
    with_title(kit_folder, "漢")
    kit = examine(kit_folder.path).kits[0]
    assert has_undrawable(kit.library)
    form = next(made for made in compose(kit) if made.document.node == "form/voortgang-verslag")
    with pytest.raises(KitError) as refused:
        render(kit, form)
    caplog.clear()
    printed = [told for told in refused.value.diagnostics if told.code == "print.glyph"]
    assert printed
    assert {str(told) for told in printed} <= {str(told) for told in undrawable_letters(kit)}


def test_the_fonts_have_every_ordinary_character() -> None:
    ordinary = re.compile(f"[{ORDINARY}]")
    assert {code for code in range(0x10000) if ordinary.match(chr(code))} <= drawable()


def test_a_letter_is_told_at_its_own_place(kit_folder: KitFolder) -> None:
    with_title(kit_folder, "Verslag 漢")
    kit = examine(kit_folder.path).kits[0]
    spans = {told.span for told in undrawable_letters(kit)}
    (span,) = (span for span in spans if span.file.endswith(VERSLAG))
    line = (kit_folder.path / VERSLAG).read_text(encoding="utf-8").splitlines()[span.line - 1]
    assert line[span.column - 1] == "漢"
