"""Words in the heads of tables: hyphenated where they are too wide, else refused at their label."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import docx
import pytest

from gesprekskit import pipeline
from gesprekskit.compose.forms import variants
from gesprekskit.diagnostics import Diagnostic, KitError
from gesprekskit.documents.forms import Form
from gesprekskit.kit import Kit
from gesprekskit.pipeline.rendering import Renderer
from gesprekskit.renderers import pdf, word
from tests.broken_words import cut
from tests.conftest import KitFolder
from tests.overlaps import printed_words, straying
from tests.test_english import SECTIONS, both, in_english

__all__ = ["both"]

MATRIX, TABLE = "matrices/basistaken.yml", "sections/afspraken.yml"
EVERY: tuple[str, ...] = ("print", "fillable", "large-print", "ink-saving")


def leveled(folder: KitFolder, *labels: str) -> None:
    """Rename the levels of the matrix of tasks."""
    for old, new in zip(("met hulp", "alleen", "leg ik uit"), labels, strict=False):
        folder.change(MATRIX, f"label: {old}\n", f"label: {new}\n")


def narrowed(folder: KitFolder, label: str) -> None:
    """Set a label on a column of the agreements, and make it as narrow as possible."""
    who, what = "label: Wie\n        width: ", "label: Wat\n        width: "
    folder.change(TABLE, f"{who}2", f"label: {label}\n        width: 1")
    folder.change(TABLE, f"{what}3", f"{what}4")


def matrix(kit: Kit, variant: str) -> Form:
    (form,) = (
        drawn_form
        for drawn_form in variants(kit, kit.forms["takenmatrix"])
        if drawn_form.variant.name == variant
    )
    return form


def told(kit: Kit, renderer: Renderer, form: str) -> list[Diagnostic]:
    """Return what is reported when a form is printed."""
    with pytest.raises(KitError) as caught:
        pipeline.print_kit(kit, renderer, lambda entry: entry.id == form)
    return list(caught.value.diagnostics)


@pytest.mark.parametrize("variant", EVERY)
def test_the_levels_of_most_companies_are_hyphenated_well(
    kit_folder: KitFolder, variant: str, tmp_path: Path
) -> None:
    leveled(kit_folder, "onder toezicht", "zelfstandig")
    form = matrix(pipeline.load_kit(kit_folder.path)[0], variant)
    rendered = pdf.render(form)
    assert (rendered.problems, rendered.pages) == ((), form.max_pages)
    assert straying(form, tmp_path) == []
    file = tmp_path / "matrix.pdf"
    file.write_bytes(rendered.content)
    assert variant == "fillable" or cut(form, file) == []
    words = [word.what for page in printed_words(file) for word in page]
    assert {"toezicht", "zelf-", "standig"} <= set(words)


def test_word_shows_where_a_long_word_breaks(kit_folder: KitFolder) -> None:
    """It hyphenates nothing by itself; what surely fits has no hyphens that may show."""
    leveled(kit_folder, "onder toezicht", "zelfstandig")
    written = word.render(matrix(pipeline.load_kit(kit_folder.path)[0], "print")).content
    (table,) = (
        table for table in docx.Document(BytesIO(written)).tables if len(table.columns) == 7
    )
    shown = [re.sub(r"<w:softHyphen/>", "|", cell._tc.xml) for cell in table.rows[0].cells[2:5]]
    said = ["".join(re.findall(r"\||(?<=preserve\">)[^<]*", text)) for text in shown]
    assert said == ["onder toe|zicht", "zelf|stan|dig", "leg ik uit"]


def test_a_word_that_is_wider_than_its_column_is_refused_at_its_label(
    kit_folder: KitFolder, renderer: Renderer
) -> None:
    """Even if only in large print."""
    narrowed(kit_folder, "Naam")
    errors = told(pipeline.load_kit(kit_folder.path)[0], renderer, "afsprakenlijst")
    place = (f"{kit_folder.path}/{TABLE}", kit_folder.line_of(TABLE, "label: Naam"))
    assert [(error.span.file, error.span.line) for error in errors] == [place]
    assert [(error.code, error.values) for error in errors] == [("print.head", {"word": "Naam"})]


def test_a_translation_that_is_wider_than_its_column_is_refused_where_it_stands(
    both: KitFolder, renderer: Renderer
) -> None:
    narrowed(both, "Wie")
    who = "afspraken/lijst/wie\n    texts:\n      - key: label\n        was: Wie\n        now: "
    both.change(SECTIONS, f"section/{who}Who", f"section/{who}Names")
    errors = told(in_english(both.path), renderer, "afsprakenlijst")
    assert {error.span.file for error in errors} == {f"{both.path}/{SECTIONS}"}
    assert {error.span.line for error in errors} == {both.line_of(SECTIONS, "now: Names")}


def test_what_is_still_dutch_is_refused_in_dutch_alone(both: KitFolder, renderer: Renderer) -> None:
    """The mark behind it may be wider than its column."""
    narrowed(both, "Nr")
    pipeline.print_kit(in_english(both.path), renderer, lambda entry: entry.id == "afsprakenlijst")
