"""Composes the page of a deck or a poster: to open it, and how to use it.

The QR code on the paper leads here. It shows in text what is on the paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import assert_never

from gesprekskit.artifacts import CatalogueEntry
from gesprekskit.compose import decks, posters
from gesprekskit.compose.pages import places
from gesprekskit.compose.pages.downloads import facts, files_of_thing
from gesprekskit.compose.pages.references import notes
from gesprekskit.compose.phrases import together
from gesprekskit.definitions.publications import Publication
from gesprekskit.documents import decks as on_cards
from gesprekskit.documents import posters as on_posters
from gesprekskit.documents.blocks import Fact, Link, Links, Paragraph, Points
from gesprekskit.documents.downloads import Deck
from gesprekskit.documents.pages import Page, Section
from gesprekskit.kit import Kit


def deck_pages(kit: Kit, catalogue: Sequence[CatalogueEntry]) -> tuple[Page, ...]:
    """Return a page for every deck of the kit."""
    return tuple(
        _page(kit, kit.decks[deck.id], deck.node, _of_deck(kit, catalogue, deck))
        for deck in decks.standard(kit)
    )


def poster_pages(kit: Kit, catalogue: Sequence[CatalogueEntry]) -> tuple[Page, ...]:
    """Return a page for every poster of the kit."""
    return tuple(
        _page(kit, kit.posters[poster.id], poster.node, _of_poster(kit, catalogue, poster))
        for poster in posters.standard(kit)
    )


def _page(kit: Kit, thing: Publication, node: str, sections: Iterator[Section]) -> Page:
    title = kit.render_text(thing.title)
    return Page(
        path=places.form_page(thing.id),
        title=title,
        menu=title,
        description=kit.words.handbook.phrases.thing_description.format(title=title),
        nodes=(node,),
        lead=kit.render_text(thing.summary),
        notes=(),
        sections=tuple(sections),
    )


def _of_deck(
    kit: Kit, catalogue: Sequence[CatalogueEntry], deck: on_cards.Deck
) -> Iterator[Section]:
    definition = kit.decks[deck.id]
    words = kit.words.handbook
    sizes = {"a7": words.phrases.cards_a7, "a6": words.phrases.cards_a6}
    size = sizes[definition.size].format(count=len(deck.cards))
    yield _opened(kit, catalogue, definition, size)
    use = (Points(deck.how, numbered=True), Paragraph(deck.cutting))
    yield Section(words.headings.use_cards, "zo-gebruik-je", use)
    cards = Deck(words.phrases.card_back, deck.cards)
    yield Section(words.headings.cards, "kaarten", (cards,))
    asked = (kit.questions[question].sources for question in definition.questions)
    yield _sources(kit, (*definition.sources, *chain.from_iterable(asked)))


def _of_poster(
    kit: Kit, catalogue: Sequence[CatalogueEntry], poster: on_posters.Poster
) -> Iterator[Section]:
    definition = kit.posters[poster.id]
    words = kit.words.handbook
    yield _opened(kit, catalogue, definition, words.phrases.poster_size)
    how = Links((Link(words.skills.printing, places.ALL_FORMS),))
    yield Section(words.headings.use_poster, "zo-gebruik-je", (Paragraph(poster.lead), how))
    shown = tuple(_shown(kit, poster.shown))
    yield Section(words.headings.shown, "wat-staat-erop", shown)
    yield _sources(kit, definition.sources)


def _opened(
    kit: Kit, catalogue: Sequence[CatalogueEntry], thing: Publication, size: str
) -> Section:
    words = kit.words.handbook
    told = facts(kit, thing, words.facts.used_for, Fact(words.facts.size, (size,)))
    opened = files_of_thing(kit, catalogue, thing, told)
    return Section(words.headings.print, "open-en-print", (opened,))


def _sources(kit: Kit, sources: Iterable[str]) -> Section:
    found = notes(kit, sources)
    return Section(kit.words.handbook.headings.sources, "bronnen", (found,))


def _shown(kit: Kit, shown: on_posters.Shown) -> Iterator[Points]:
    """Yield what is on a poster in words, for those who cannot see it or want to copy it."""
    match shown:
        case on_posters.Steps():
            steps = [step for bracket in shown.brackets for step in bracket.steps]
            yield Points(tuple(_area(kit, step) for step in steps), numbered=True)
            yield Points(tuple(_bracket(kit, bracket) for bracket in shown.brackets))
        case on_posters.BigWords() | on_posters.Signs() | on_posters.Road():
            yield Points(tuple(_area(kit, area) for area in shown.areas))
        case _:
            assert_never(shown)


def _area(kit: Kit, area: on_posters.Area) -> str:
    phrases = kit.words.handbook.phrases
    said = area.title
    if area.text:
        said = phrases.poster_area.format(title=area.title, text=area.text)
    return phrases.poster_area_for.format(area=said, name=area.name) if area.name else said


def _bracket(kit: Kit, bracket: on_posters.Bracket) -> str:
    """Return a rule with the steps that it takes together."""
    phrases = kit.words.handbook.phrases
    steps = together([step.title.lower() for step in bracket.steps], phrases.conjunction)
    return phrases.poster_area_for.format(area=bracket.text, name=steps)
