"""Words are as wide as the file of widths says, and break where the engine breaks them."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from html import escape

from hypothesis import given, settings
from hypothesis import strategies as st

from gesprekskit.documents import hyphenating
from gesprekskit.documents.letter_widths import FILE, WIDEST, width
from gesprekskit.renderers import pdf
from gesprekskit.renderers.geometry import Spot
from gesprekskit.renderers.html import HtmlPage
from tests.documents.measured_fonts import measured

FOOT = '<footer class="footer" id="page-foot">1</footer>'
WORDS = (
    *("Elektriciteitsinstallatiewerkzaamheden", "kwaliteitsmanagementsysteemdocumentatie"),
    *("onder toezicht", "zelfstandig", "Gereedschapsonderhoud", "coëfficiënt", "café-eigenaar"),
    *(
        "AVATar",
        "To.",
        "werkplekbegeleider/leidinggevende",
        "‘loopbaanbegeleiding’?",
        "xxxxxxxxxxx",
    ),
    *("10-12-2026", "info@installatiebedrijf.nl", "Vooruitgang—samen", "LTV"),
)


def drawn(body: str) -> Mapping[str, Spot]:
    """Return the places of elements in a page that the engine draws."""

    def page(inner: str) -> str:
        return f'<!DOCTYPE html><html lang="nl"><head><title>x</title></head><body>{inner}</body>'

    shown = pdf.typeset(HtmlPage(page(f"{FOOT}{body}"), page(FOOT)), ("base", "form"), {})
    return {name: spot for spots in shown.spots for name, spot in spots.items()}


def narrowest(text: str) -> float:
    """Return how narrow a head can be, in mm."""
    return max(
        width(piece, 16, bold=True)
        for part in hyphenating.parts(text)
        for piece in hyphenating.narrowest(part, "nl", "-", 3)
    )


def test_the_file_is_fresh() -> None:
    kept = json.loads(FILE.read_text(encoding="utf-8"))
    assert kept == measured()
    assert max(max(weight["widths"].values()) for weight in kept.values()) < 1000 * WIDEST


def test_a_word_is_as_wide_as_the_engine_draws_it() -> None:
    style = "display: inline-block; hyphens: none; white-space: nowrap; font-size: 22pt"
    body = "".join(
        f'<p><span id="{weight}-{at}" style="{style}; font-weight: {weight}">{word}</span></p>'
        for weight in (400, 700)
        for at, word in enumerate(WORDS)
    )
    spots = drawn(body)
    for weight in (400, 700):
        for at, word in enumerate(WORDS):
            spot = spots[f"{weight}-{at}"]
            difference = spot.right - spot.left - width(word, 22, bold=weight == 700)
            assert abs(difference) < 0.05, (word, weight, difference)


def test_the_narrowest_that_a_word_can_be_is_what_the_engine_makes_of_it() -> None:
    body = "".join(
        f'<div style="width: 1mm"><span class="head" id="w{at}" style="font: 700 16pt/1 '
        f"'Atkinson Hyperlegible Next', 'Noto Sans'\">{word}</span></div>"
        for at, word in enumerate(WORDS)
    )
    spots = drawn(body)
    for at, word in enumerate(WORDS):
        spot = spots[f"w{at}"]
        assert abs(spot.right - spot.left - narrowest(word)) < 0.05, word


def test_no_word_is_taken_for_wider_than_the_engine_makes_it() -> None:
    chosen = random.Random(11)
    signs = "-/?!|–—.,:;&+()’'…%=@_*·" + "éÅßïł7"
    syllables = ("werk", "plek", "be", "ge", "lei", "ding", "Straat", "xyz", "AV", "12")
    words = [
        "".join(
            chosen.choice(syllables) + chosen.choice(signs + 60 * " ").strip() for _ in range(7)
        )
        for _ in range(120)
    ]
    body = "".join(
        f'<div style="width: 1mm"><span class="head" id="w{at}" style="font: 700 16pt/1 '
        f"'Atkinson Hyperlegible Next', 'Noto Sans'\">{escape(word)}</span></div>"
        for at, word in enumerate(words)
    )
    spots = drawn(body)
    exact = 0
    for at, word in enumerate(words):
        shown = spots[f"w{at}"].right - spots[f"w{at}"].left
        expected = narrowest(word)
        assert expected < shown + 0.05, word
        exact += abs(expected - shown) < 0.05
    assert exact > 100


@settings(derandomize=True)
@given(st.text(st.characters(max_codepoint=0x2030), max_size=30), st.integers(2, 3))
def test_nothing_of_a_text_is_lost_where_it_breaks(text: str, right: int) -> None:
    found = hyphenating.parts(text)
    if not found:
        return
    assert "".join(found) == "".join(text.split())
    for part in found:
        pieces = list(hyphenating.narrowest(part, "nl", "|", right))
        assert "".join(pieces[:-1]).count("|") - part.count("|") <= len(pieces) - 1
        assert "".join(piece.removesuffix("|") for piece in pieces[:-1]) + pieces[-1] == part
