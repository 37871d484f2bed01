"""Composes decks of cards: questions from the bank and a deck's own cards, numbered."""

from __future__ import annotations

from collections.abc import Iterator

from gesprekskit.compose.imprints import imprint
from gesprekskit.compose.versions import released, stamped
from gesprekskit.definitions import decks as definitions
from gesprekskit.definitions.decks import DeckDefinition
from gesprekskit.documents.decks import SIZES, Card, Deck, Side, ThemeMark
from gesprekskit.kit import Kit

SENSITIVE = 2
"""From here on a question touches the relation, the workload or safety."""

FOLLOW_UPS = 3


def decks(kit: Kit) -> tuple[Deck, ...]:
    """Return every deck of the kit, in the order of the kit's files."""
    return tuple(stamped(deck, released(kit, deck)) for deck in standard(kit))


def standard(kit: Kit) -> tuple[Deck, ...]:
    """Return every deck without a version."""
    return tuple(_deck(kit, definition) for definition in kit.decks.values())


def _deck(kit: Kit, definition: DeckDefinition) -> Deck:
    cards = [*_questions(kit, definition), *_own(kit, definition)]
    count = len(cards)
    words = kit.words.forms
    return Deck(
        **imprint(kit, definition),
        size=SIZES[definition.size],
        how_label=words.card_how,
        how=tuple(kit.render_text(text) for text in definition.how),
        cutting=words.card_cutting,
        themes_label=words.card_themes,
        list_label=words.card_list,
        cards=tuple(
            Card(
                node=node,
                theme=_theme(kit, theme),
                front=front,
                back=back,
                name=name,
                number=words.card_of.format(number=at, count=count),
                note=note,
            )
            for at, (node, name, theme, front, back, note) in enumerate(cards, 1)
        ),
    )


Drafted = tuple[str, str, str, Side, Side, str]
"""Node, name, theme, front, back and note of a card."""


def _questions(kit: Kit, definition: DeckDefinition) -> Iterator[Drafted]:
    words = kit.words
    for name in definition.questions:
        question = kit.questions[name]
        front = Side(title="", text=kit.render_text(question.text), points=())
        asked = [kit.render_text(follow_up) for follow_up in question.follow_ups] or [
            words.forms.card_ask_on
        ]
        back = Side(
            title=words.handbook.phrases.follow_up, text="", points=tuple(asked[:FOLLOW_UPS])
        )
        note = words.handbook.phrases.sensitive if question.sensitivity >= SENSITIVE else ""
        yield f"question/{name}", name, question.theme, front, back, note


def _own(kit: Kit, definition: DeckDefinition) -> Iterator[Drafted]:
    for card in definition.cards:
        node = f"deck/{definition.id}/{card.id}"
        yield node, card.id, card.theme, _side(kit, card.front), _side(kit, card.back), ""


def _side(kit: Kit, side: definitions.Side) -> Side:
    points = tuple(kit.render_text(point) for point in side.points)
    title = kit.render_text(side.title) if side.title else ""
    if side.steps:
        group = kit.feedback[side.steps]
        title = title or kit.render_text(group.title)
        points = tuple(kit.render_text(step.rule) for step in group.steps)
    return Side(
        title=title,
        text=kit.render_text(side.text) if side.text else "",
        points=points,
        numbered=bool(side.steps),
    )


def _theme(kit: Kit, name: str) -> ThemeMark:
    theme = kit.themes[name]
    return ThemeMark(letter=theme.letter, name=theme.name, icon=theme.icon, edge=theme.edge)
