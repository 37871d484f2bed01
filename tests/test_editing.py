"""Values that the program writes into an author's file: all else is unchanged."""

from __future__ import annotations

from copy import deepcopy
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gesprekskit.sources import read
from gesprekskit.sources.editing import with_value

BLOCK = """\
# Bovenaan.
changes:
  - type: replace   # hier
    node: question/vo-12
    values:
      text: Waar heb je moeite mee?  # eigen vraag


  # de laatste
  - {type: hide, node: question/vo-07}   # weg
"""


def data(text: str) -> dict[str, Any]:
    source, found = read(text.encode(), "x.yml")
    assert not found
    assert source.data is not None
    return source.data


@pytest.mark.parametrize(
    ("before", "where", "value", "after"),
    [
        pytest.param(
            BLOCK,
            ("changes", 0, "was"),
            {"text": "Oud: anders?"},
            BLOCK.replace(
                "# eigen vraag\n", '# eigen vraag\n    was: {text: "Oud: anders?"}\n'
            ),
            id="a key comes behind the last value, before empty lines and comments",
        ),
        pytest.param(
            BLOCK,
            ("changes", 1, "was"),
            {},
            BLOCK.replace("vo-07}   # weg", "vo-07, was: {}}   # weg"),
            id="a key in braces",
        ),
        pytest.param(
            'a: {was: {text: "x"}, b: c} # d\n',
            ("a", "was"),
            {"text": "y"},
            'a: {was: {text: y}, b: c} # d\n',
            id="a value in braces",
        ),
        pytest.param("a: {}", ("a", "b"), "c", 'a: {b: c}', id="empty braces"),
        pytest.param("a:\n  b: c", ("a", "d"), "e", 'a:\n  b: c\n  d: e', id="no last line end"),
        pytest.param(
            "a:\r\n  b: c\r\n# e\r\n", ("a", "d"), "e", 'a:\r\n  b: c\r\n  d: e\r\n# e\r\n',
            id="lines as the author's program ends them",
        ),
        pytest.param(
            "a: b\r\nc:\n  d: e\n  # f\r\n", ("c", "g"), "h",
            'a: b\r\nc:\n  d: e\n  g: h\n  # f\r\n',
            id="a line that ends as the one before it, where the file has both kinds",
        ),
        pytest.param(
            "a:\r  b: |\r    c\rd: e\r", ("a", "f"), "g", 'a:\r  b: |\r    c\r  f: g\rd: e\r',
            id="lines as an old Mac ends them",
        ),
        pytest.param(
            "a:\r\n  b: c", ("a", "d"), "e", 'a:\r\n  b: c\r\n  d: e',
            id="no last line end, behind a line that has one",
        ),
        pytest.param(
            "a:\n  b: |\n    c\n    d\nf: g\n", ("a", "b"), "e", 'a:\n  b: e\nf: g\n',
            id="a text over lines is replaced",
        ),
        pytest.param(
            "a:\n  b: |\n    c\nf: g\n", ("a", "d"), "e", 'a:\n  b: |\n    c\n  d: e\nf: g\n',
            id="a key behind a text over lines",
        ),
        pytest.param(
            "a:\n  was:\n    b: c\n    d: e\n  # x\n  f: g\n", ("a", "was"), {"b": ["h"]},
            'a:\n  was:\n    {b: [h]}\n  # x\n  f: g\n',
            id="a block is replaced",
        ),
    ],
)  # fmt: skip
def test_value(before: str, where: tuple[str | int, ...], value: object, after: str) -> None:
    assert with_value(before, where, value) == after
    data(after)


WORDS = st.text(
    st.characters(
        exclude_categories=["Cs", "Cc", "Cn", "Co", "Zl", "Zp"], exclude_characters="\ufeff"
    ),
    min_size=1,
)


@given(WORDS)
def test_what_is_written_reads_back(value: str) -> None:
    written = with_value(BLOCK, ("changes", 0, "was"), {"text": value})
    source, _ = read(written.encode(), "x.yml")
    assert source.data
    assert source.data["changes"][0]["was"] == {"text": normalize("NFC", value)}
    assert source.data["changes"][1] == {"type": "hide", "node": "question/vo-07"}


CHANGES = """\
name: M
changes:
  - type: hide  # weg
    node: question/vo-01

  # tot hier
  - type: replace
    node: section/akkoord
    values:
      title: |
        Klaar?

  - {type: hide, node: question/vo-07}
  # de laatste
  - type: replace
    node: question/vo-12
    values: {text: Gaat het?}
    was:
      text: Lukt het?"""


@st.composite
def ended_lines(draw: st.DrawFn) -> str:
    """Return the changes with any kind of line end after each line."""
    lines = CHANGES.split("\n")
    ends = st.sampled_from(["\n", "\r\n", "\r"])
    ended = "".join(f"{line}{draw(ends)}" for line in lines[:-1])
    return ended + lines[-1] + draw(st.sampled_from(["", "\n", "\r\n", "\r"]))


@given(ended_lines(), st.permutations([0, 1, 2]))
def test_lines_that_end_in_several_ways(text: str, order: list[int]) -> None:
    expected = deepcopy(data(text))
    for index in order:
        expected["changes"][index]["was"] = {"text": "Zo was het."}
        before, text = text, with_value(text, ("changes", index, "was"), {"text": "Zo was het."})
        assert data(text) == expected
        more = len(text) - len(before)
        ats = [at for at in range(len(before) + 1) if before[at:] == text[at + more :]]
        assert before[: ats[0]] == text[: ats[0]], "a character that stood there is gone"


@given(ended_lines())
def test_a_value_is_replaced_whatever_its_lines_end_in(text: str) -> None:
    expected = deepcopy(data(text))
    expected["changes"][3]["was"] = {"text": "Zo was het."}
    after = with_value(text, ("changes", 3, "was"), {"text": "Zo was het."})
    assert data(after) == expected
    head = text.partition("text: Lukt het?")[0]
    assert after.startswith(head)
