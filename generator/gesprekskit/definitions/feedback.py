"""feedback/<set>.yml: rules for giving feedback, as ordered steps."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from gesprekskit.definitions.base import SOURCES, Definition, Id, Name, Refers, Some, SourceRef
from gesprekskit.definitions.text import Text
from gesprekskit.kinds import NodeKind


class Step(Definition):
    """One step of giving feedback."""

    kind: ClassVar[NodeKind] = NodeKind(
        name="step",
        word={"nl": "stap", "en": "step"},
        hideable=False,
        sourced=True,
    )
    id: Id = Field(description="Vaste naam van de stap.")
    name: Name = Field(description="Eén of twee woorden: `gedrag`.")
    rule: Text = Field(description="Wat je doet, in één zin.")
    check: Text = Field(description="Waaraan je ziet dat het klopt.")
    starters: Some[Text] = Field(description="Hoe een zin kan beginnen.")
    good: Text = Field(description="Een voorbeeld van hoe het wel klinkt.")
    bad: Text = Field(description="Een voorbeeld van hoe het niet klinkt.")
    sources: tuple[SourceRef, ...] = Field((), description=SOURCES)


class Rule(Definition):
    """A rule that groups several steps; a step may recur in a later rule."""

    kind: ClassVar[NodeKind] = NodeKind(
        name="rule",
        word={"nl": "regel", "en": "rule"},
        hideable=False,
        scoped=True,
        sourced=True,
        lists_of_names=("steps",),
    )
    id: Id = Field(description="Vaste naam van de regel, zoals `a`.")
    text: Text = Field(description="De regel in één zin.")
    steps: Some[Annotated[Id, Refers("step")]] = Field(description="De stappen, in volgorde.")
    sources: tuple[SourceRef, ...] = Field((), description=SOURCES)


class FeedbackSet(Definition):
    """feedback/<set>.yml: steps of its own, or rules that order the steps of others."""

    kind: ClassVar[NodeKind] = NodeKind(
        name="feedback",
        word={"nl": "feedbackset", "en": "feedback set"},
        hideable=False,
        shown=True,
    )
    id: Id = Field(description="Vaste naam; gelijk aan de bestandsnaam.")
    title: Text = Field(description="Titel, zoals `Zeven stappen voor feedback`.")
    summary: Text = Field(description="Wanneer je dit gebruikt.")
    steps: tuple[Step, ...] = Field((), description="De stappen, in volgorde.")
    rules: tuple[Rule, ...] = Field((), description="Regels die stappen samennemen.")
