"""cards/<id>.yml: cards to cut out, with a question or a few lines on each side."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from gesprekskit.definitions.base import Definition, Id, Refers, Some
from gesprekskit.definitions.publications import Publication
from gesprekskit.definitions.text import Text
from gesprekskit.kinds import NodeKind


class Side(Definition):
    """One side of a card: a few words, points, or the steps of a feedback set."""

    title: Text | None = Field(None, description="Klein kopje boven aan de kaart.")
    text: Text | None = Field(None, description="De zin waar het om gaat, groot gedrukt.")
    points: tuple[Text, ...] = Field((), description="Korte punten onder elkaar, hooguit acht.")
    steps: Annotated[Id, Refers("feedback")] | None = Field(
        None, description="Feedbackset waarvan de stappen als genummerde punten op de kaart staan."
    )


class Card(Definition):
    """A card with two sides of its own."""

    kind: ClassVar[NodeKind] = NodeKind(
        name="card",
        word={"nl": "kaart", "en": "card"},
        hideable=True,
        scoped=True,
    )
    id: Id = Field(description="Vaste naam van de kaart.")
    theme: Annotated[Id, Refers("theme")] = Field(description="Thema: letter, teken en rand.")
    front: Side = Field(description="De voorkant.")
    back: Side = Field(description="De achterkant.")


class DeckDefinition(Publication):
    """cards/<id>.yml: questions from the bank first, then cards of its own."""

    kind: ClassVar[NodeKind] = NodeKind(
        name="deck",
        word={"nl": "set kaarten", "en": "deck"},
        hideable=True,
        sourced=True,
        printed=True,
        printed_as="cards",
        page_folder="formulieren",
        lists_of_names=("questions",),
        one_of=("questions", "cards"),
    )
    size: Literal["a7", "a6"] = Field(
        description="`a7`: acht kaarten op een vel. `a6`: vier kaarten op een vel."
    )
    how: Some[Text] = Field(description="Zo gebruik je de kaarten: hooguit vier korte zinnen.")
    questions: tuple[Annotated[Id, Refers("question")], ...] = Field(
        (),
        description="Vragen uit de vragenbank; de vragen om door te vragen komen achterop.",
        max_length=200,
    )
    cards: tuple[Card, ...] = Field((), description="Kaarten met een eigen tekst.", max_length=200)
