"""A box to tick hangs on the first line of its words, on every form; answers keep together."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
import pytest

from gesprekskit.compose.forms import forms
from gesprekskit.documents.forms import Choice, Rows
from gesprekskit.kit import Kit
from gesprekskit.pipeline import Printed

POINT = 25.4 / 72
LEVEL = 0.8
"""How far the middle of a box may be from the middle of the first line beside it, in mm."""
LINES = 5.1
"""Lines that belong to a box are no further from its middle: more than a line, less than a row."""
BESIDE = 20.0
"""Letters no further to the right, in mm, are looked at."""
SHORT = frozenset("acemnorsuvwxz")
"""Letters without stems or tails, whose middle is that of their line."""


def boxes(content: bytes) -> Iterator[tuple[int, str, tuple[float, float, float, float]]]:
    """Yield the page, the spoken name and the place of each box and circle with words beside it."""
    with pikepdf.open(BytesIO(content)) as pdf:
        for number, page in enumerate(pdf.pages):
            for field in page.get("/Annots", []):
                about = field if "/FT" in field else field.get("/Parent", field)
                if about.get("/FT") == "/Btn":
                    left, low, right, high = (float(it) * POINT for it in field.Rect)
                    yield number, str(field.get("/TU", "")), (left, low, right, high)


def short_letters(text: Any) -> Iterator[tuple[float, float]]:
    """Yield how far from the left each short letter of a page starts, and its height, in mm."""
    for at in range(text.count_chars()):
        if text.get_text_range(at, 1) in SHORT:
            left, bottom, _, top = text.get_charbox(at)
            yield left * POINT, (bottom + top) / 2 * POINT


@pytest.fixture(scope="module")
def fillable(printed: Printed) -> dict[str, bytes]:
    made = {artifact.path: artifact.content for artifact in printed.artifacts}
    return {
        entry.id: made[entry.path]
        for entry in printed.catalogue.entries
        if entry.variant == "fillable"
    }


def test_a_box_hangs_on_the_first_line_of_its_words(fillable: dict[str, bytes]) -> None:
    judged, off = 0, []
    for form, content in fillable.items():
        document = pypdfium2.PdfDocument(content)
        texts = [page.get_textpage() for page in document]
        letters = [[*short_letters(text)] for text in texts]
        for page, called, (_, low, right, high) in boxes(content):
            heights = [
                height - (low + high) / 2
                for start, height in letters[page]
                if 0 < start - right < BESIDE
            ]
            beside = [height for height in heights if abs(height) < LINES]
            if beside:
                judged += 1
                if abs(max(beside)) > LEVEL:
                    off.append((form, called, round(max(beside), 2)))
    assert judged > 50
    assert off == []


def test_answers_that_exclude_each_other_are_on_one_line_or_each_on_its_own(kit: Kit) -> None:
    seen = set()
    for form in forms(kit):
        blocks = [block for section in form.sections for block in section.blocks]
        for block in blocks:
            if isinstance(block, Choice) and not block.many and form.variant.name == "large-print":
                assert block.columns in (1, len(block.options)), block.name
            for column in block.columns if isinstance(block, Rows) else ():
                if column.options and not column.many:
                    assert column.abreast in (1, len(column.options)), column.name
                    seen.add((form.variant.name, column.abreast))
    assert {("print", 3), ("large-print", 1)} <= seen
