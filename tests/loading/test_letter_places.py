"""The place of a letter is its own, however its text is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gesprekskit.diagnostics import Span
from gesprekskit.loading.letter_places import letter_span
from gesprekskit.sources import read


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("text: Hoe 漢 is het?\n", (1, 11)),
        ("text: 'Hoe 漢 is het?'\n", (1, 12)),
        ('text: "Hoe \\"gaat\\" 漢 het?"\n', (1, 21)),
        ("text: >\n  Hoe gaat\n  het met 漢?\n", (3, 11)),
        ("text: |\n  Hoe gaat\n\n    het met 漢?\n", (4, 13)),
        ("text: Hoe gaat\n  het 漢?\n", (2, 7)),
        ("text:\r\n  Hoe gaat\r\n  het 漢?\r\n", (3, 7)),
        ("# 漢 hier niet\nextra: 漢\ntext: en 漢\n", (3, 10)),
        ("\ufefftext: 漢\n", (1, 7)),
        # Written as an escape, it is nowhere in the text.
        ('text: "Hoe \\u6F22?"\nextra: 漢\n', (1, 7)),
    ],
)
def test_a_letter_has_its_own_place(written: str, place: tuple[int, int], tmp_path: Path) -> None:
    file = tmp_path / "kit.yml"
    file.write_bytes(written.encode())
    source, found = read(file.read_bytes(), str(file))
    assert (source.data["text"].count("漢"), found) == (1, ())
    assert letter_span(source.span(("text",)), ["漢"]) == Span(str(file), *place)


def test_the_first_of_several_letters_counts(tmp_path: Path) -> None:
    file = tmp_path / "kit.yml"
    file.write_text("text: zo 😀 en 漢\n", encoding="utf-8")
    assert letter_span(Span(str(file), 1, 7), ["漢", "😀"]) == Span(str(file), 1, 10)


def test_a_file_that_is_gone_has_the_place_of_the_text(tmp_path: Path) -> None:
    span = Span(str(tmp_path / "weg.yml"), 3, 4)
    assert letter_span(span, ["漢"]) == span
    (tmp_path / "weg.yml").write_bytes(b"text: \xff")
    assert letter_span(span, ["漢"]) == span


@settings(derandomize=True, max_examples=60)
@given(
    lines=st.lists(st.text("ab c\n", max_size=9), max_size=4),
    before=st.text("ab \n", max_size=9),
)
def test_the_place_is_that_of_the_letter(
    lines: list[str], before: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("kit") / "kit.yml"
    text = "\n".join(lines) + "\ntext: x" + before + "漢"
    file.write_text(text, encoding="utf-8")
    start = text.index("text: x")
    line = text.count("\n", 0, start) + 1
    found = letter_span(Span(str(file), line, 7), ["漢"])
    assert text.split("\n")[found.line - 1][found.column - 1] == "漢"
