"""Texts with slots: what is a slot, what is text, and how a sentence reads once filled in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gesprekskit.definitions.text import Slot, Text

WORDS = {"": "leermeester", "plural": "leermeesters", "the": "de leermeester"}


def said(source: str) -> str:
    return Text.parse(source).said(lambda slot: WORDS[slot.form])


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Vraag je {role:begeleider}.", "Vraag je leermeester."),
        ("Vraag {role:begeleider.the} om hulp.", "Vraag de leermeester om hulp."),
        ("{role:begeleider.the} helpt.", "De leermeester helpt."),
        ("Hulp nodig? {role:begeleider.the} helpt.", "Hulp nodig? De leermeester helpt."),
        ("‘{role:begeleider.plural}’ zegt hij", "‘Leermeesters’ zegt hij"),
        ("Voor: {role:begeleider}", "Voor: leermeester"),
        ("Voor {role:begeleider} en {role:begeleider}", "Voor leermeester en leermeester"),
        ("{{ 7*7 }}", "{{ 7*7 }}"),
        ("{role:Begeleider}", "{role:Begeleider}"),
        ("{role:begeleider.gen}", "{role:begeleider.gen}"),
        ("{begeleider}", "{begeleider}"),
    ],
)
def test_said(source: str, expected: str) -> None:
    assert said(source) == expected


def test_slots() -> None:
    text = Text.parse("{role:hr.the} kent {term:pop}")
    assert list(text.slots) == [Slot("role", "hr", "the"), Slot("term", "pop", "")]


@given(st.text())
def test_a_text_without_slots_is_said_as_it_is(source: str) -> None:
    text = Text.parse(source)
    if not list(text.slots):
        assert text.said(lambda slot: "x") == source


@given(st.lists(st.one_of(st.text(alphabet="ab {}.:"), st.just("{role:hr}")), max_size=8))
def test_parts_put_together_are_the_source(pieces: list[str]) -> None:
    source = "".join(pieces)
    text = Text.parse(source)
    together = "".join("{role:hr}" if isinstance(part, Slot) else part for part in text.parts)
    assert together == source
