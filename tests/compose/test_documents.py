"""Everything that a small kit composes, line by line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gesprekskit import pipeline
from gesprekskit.compose import decks, forms, posters
from gesprekskit.kit import Kit
from tests.compose.expected_documents import (
    FOLDER,
    THINGS,
    all_pages,
    expected,
    packs_of,
    page,
    thing,
)
from tests.compose.small_kit import CATALOGUE
from tests.conftest import SMALL_KIT

RENEW = "is it right? then: python -m tests.compose.expected_documents"


@pytest.fixture(scope="module")
def kit() -> Kit:
    return pipeline.load_kit(SMALL_KIT)[0]


def said_before(name: str) -> list[str]:
    return expected(name).read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("name", THINGS)
def test_a_printed_thing_says_what_it_said(kit: Kit, name: str) -> None:
    said = "\n".join(thing(kit, name)).splitlines()
    assert said, "there is no such thing"
    assert said == said_before(name), RENEW


def test_the_funding_line_and_its_emblem_stand_on_everything_once_shown(kit: Kit) -> None:
    plain = forms.on_paper(kit)[0].footer
    assert (plain.funding, plain.emblem, plain.emblem_label) == ("", "", "")
    funding = kit.definition.funding.model_copy(update={"shown": True})
    shown = replace(kit, definition=kit.definition.model_copy(update={"funding": funding}))
    for document in (*forms.on_paper(shown), *decks.decks(shown), *posters.posters(shown)):
        assert document.footer.funding == "Medegefinancierd door de Europese Unie"
        assert document.footer.emblem == "eu"
        assert document.footer.emblem_label


def test_packs_hold_what_they_held(kit: Kit) -> None:
    assert "\n".join(packs_of(kit)).splitlines() == said_before("pakketten"), RENEW


@pytest.mark.parametrize("path", all_pages())
def test_a_page_says_what_it_said(path: str) -> None:
    assert "\n".join(page(CATALOGUE, path)).splitlines() == said_before(path), RENEW


def test_nothing_is_expected_that_is_not_composed() -> None:
    names = {expected(text).name for text in ("pakketten", *THINGS, *all_pages())}
    assert {path.name for path in FOLDER.glob("*.txt")} == names
