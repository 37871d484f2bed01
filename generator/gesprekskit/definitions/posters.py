"""posters/<id>.yml: one message on a large sheet, to read from a distance or to talk about."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from gesprekskit.definitions.base import Definition, Id, Refers, Some
from gesprekskit.definitions.publications import Publication
from gesprekskit.definitions.text import Text
from gesprekskit.kinds import NodeKind


class Area(Definition):
    """A place on a poster: a large word and a small line."""

    kind: ClassVar[NodeKind] = NodeKind(
        name="area",
        word={"nl": "plek op de poster", "en": "area"},
        hideable=True,
        scoped=True,
    )
    id: Id = Field(description="Vaste naam van de plek.")
    title: Text = Field(description="Een of twee woorden, groot.")
    text: Text | None = Field(None, description="Eén korte zin eronder.")
    conversation: Annotated[Id, Refers("conversation")] | None = Field(
        None, description="Het gesprek dat hierbij hoort; de naam staat op de poster."
    )


class FeedbackPoster(Definition):
    """The steps of feedback in a column, with the rules as brackets around them."""

    type: Literal["feedback"]
    steps: Annotated[Id, Refers("feedback")] = Field(description="De set met de stappen.")
    rules: Annotated[Id, Refers("feedback")] = Field(description="De set met de regels.")


class WordsPoster(Definition):
    """Large words, each with an example."""

    type: Literal["words"]
    areas: Some[Area] = Field(description="De woorden, in volgorde (6 tot 9).")


class SignsPoster(Definition):
    """Signs on a post: each says when, and which conversation."""

    type: Literal["signs"]
    areas: Some[Area] = Field(description="De borden, in volgorde (6 tot 8).")


class RoadPoster(Definition):
    """A winding road with stops, and room to write or stick something at each of them."""

    type: Literal["road"]
    areas: Some[Area] = Field(description="De haltes, van begin tot doel (6 tot 8).")


Shown = Annotated[
    FeedbackPoster | WordsPoster | SignsPoster | RoadPoster, Field(discriminator="type")
]


class PosterDefinition(Publication):
    """posters/<id>.yml; printed on A3, and on two A4 sheets to paste together."""

    kind: ClassVar[NodeKind] = NodeKind(
        name="poster",
        word={"nl": "poster", "en": "poster"},
        hideable=True,
        sourced=True,
        printed=True,
        printed_as="poster",
        page_folder="formulieren",
    )
    lead: Text = Field(description="De ene boodschap, in een korte zin onder de titel.")
    shows: Shown = Field(description="Wat er te zien is.")
