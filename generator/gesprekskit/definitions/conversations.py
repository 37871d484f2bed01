"""conversations/<id>.yml: a type of conversation: its purpose and its course."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from gesprekskit.definitions.base import (
    SOURCES,
    Definition,
    Flag,
    Id,
    Name,
    Refers,
    Some,
    SourceRef,
    Whole,
)
from gesprekskit.definitions.questions import Phase
from gesprekskit.definitions.text import Text
from gesprekskit.kinds import NodeKind

Look = Literal["terug", "nu", "vooruit"]


class Rhythm(Definition):
    """How often."""

    advice: Text = Field(description="Wat de kit aanraadt: `elke maand of elk kwartaal`.")
    range: Text | None = Field(None, description="Wat je ook ziet: `ook wel elk half jaar`.")
    agreed_together: Flag = Field(False, description="`true` als je het ritme samen kiest.")


class Duration(Definition):
    """How long, in minutes."""

    least: Annotated[int, Whole(5, 240)] = Field(description="Minuten, minstens.")
    most: Annotated[int, Whole(5, 240)] = Field(description="Minuten, hooguit.")


class Participant(Definition):
    """Who takes part."""

    role: Annotated[Id, Refers("role")] = Field(description="De rol.")
    starts: Flag = Field(False, description="`true` als deze rol het gesprek kan aanvragen.")
    sometimes: Flag = Field(False, description="`true` als deze rol er soms bij is.")


class Preparation(Definition):
    """What one role does beforehand."""

    role: Annotated[Id, Refers("role")] = Field(description="De rol.")
    minutes: Annotated[int, Whole(5, 60)] = Field(description="Hoeveel minuten het kost.")
    steps: Some[Text] = Field(description="Wat je doet, in korte zinnen.")


class PhaseOfConversation(Definition):
    """A part of the conversation with the minutes it takes."""

    kind: ClassVar[NodeKind] = NodeKind(
        name="phase",
        word={"nl": "fase", "en": "phase"},
        hideable=False,
        scoped=True,
        lists_of_names=("questions",),
    )
    id: Phase = Field(description="De fase: `opening`, `terugblik`, `kern` …")
    minutes: Annotated[int, Whole(0, 60)] = Field(description="Hoeveel minuten het duurt.")
    text: Text = Field(description="Wat je in deze fase doet, in een paar korte zinnen.")
    questions: tuple[Annotated[Id, Refers("question")], ...] = Field(
        (), description="Vragen die hier helpen, in volgorde."
    )


class Pitfall(Definition):
    """What often goes wrong and what to do instead."""

    kind: ClassVar[NodeKind] = NodeKind(
        name="pitfall",
        word={"nl": "valkuil", "en": "pitfall"},
        hideable=True,
        scoped=True,
    )
    id: Id = Field(description="Vaste naam van de valkuil.")
    text: Text = Field(description="Wat er misgaat, in één zin.")
    instead: Text = Field(description="Wat je beter doet.")
    sources: tuple[SourceRef, ...] = Field((), description=SOURCES)


class Answer(Definition):
    """A question that readers often ask, and the answer."""

    kind: ClassVar[NodeKind] = NodeKind(
        name="faq",
        word={"nl": "veelgestelde vraag", "en": "frequent question"},
        hideable=True,
        scoped=True,
    )
    id: Id = Field(description="Vaste naam van de vraag.")
    question: Text = Field(description="De vraag van de lezer.")
    answer: Text = Field(description="Het antwoord.")
    sources: tuple[SourceRef, ...] = Field((), description=SOURCES)


class NeverMix(Definition):
    """A conversation that must not be combined with this one."""

    conversation: Annotated[Id, Refers("conversation")] = Field(description="Het andere gesprek.")
    reason: Text = Field(description="Waarom je ze niet in één gesprek doet.")


class Point(Definition):
    """A sentence with its sources."""

    kind: ClassVar[NodeKind] = NodeKind(
        name="point",
        word={"nl": "zin", "en": "sentence"},
        hideable=True,
        scoped=True,
    )
    id: Id = Field(description="Vaste naam van de zin.")
    text: Text = Field(description="De zin.")
    sources: tuple[SourceRef, ...] = Field((), description=SOURCES)


class Conversation(Definition):
    """conversations/<id>.yml."""

    kind: ClassVar[NodeKind] = NodeKind(
        name="conversation",
        word={"nl": "gesprek", "en": "conversation"},
        hideable=True,
        names_entries=True,
        locked_keys=("judgement",),
        named=True,
        sourced=True,
        page_folder="gesprekken",
    )
    id: Id = Field(description="Vaste naam; gelijk aan de bestandsnaam.")
    name: Name = Field(description="Naam van het gesprek, met kleine letter.")
    plural: Name = Field(description="Meervoud van de naam.")
    article: Literal["de", "het"] = Field("het", description="Lidwoord: `de` of `het`.")
    also_called: tuple[Name, ...] = Field((), description="Hoe bedrijven het ook noemen.")
    order: Annotated[int, Whole(1, 99)] = Field(description="Plaats in lijsten; laag komt eerst.")
    core_question: Text = Field(description="De vraag waar het om draait.")
    purpose: Text = Field(description="Waar het gesprek voor is, in één of twee zinnen.")
    intent: Text = Field(description="De bedoeling in twee of drie woorden: `aanpassen en helpen`.")
    looks: Some[Look] = Field(description="Waar je naar kijkt: `terug`, `nu`, `vooruit`.")
    horizon: Text = Field(description="Hoe ver je kijkt: `weken tot drie maanden`.")
    rhythm: Rhythm = Field(description="Hoe vaak.")
    duration: Duration = Field(description="Hoe lang.")
    participants: Some[Participant] = Field(description="Wie er zijn.")
    judgement: Literal["none", "limited", "full"] = Field(
        description="Of er een oordeel valt: `none` nee, `limited` beperkt, `full` ja."
    )
    outcome: Some[Text] = Field(description="Wat er daarna op papier staat.")
    in_short: tuple[Point, ...] = Field(
        (), description="Drie zinnen die de lezer onthoudt.", max_length=3
    )
    preparation: tuple[Preparation, ...] = Field((), description="Wat ieder vooraf doet.")
    phases: tuple[PhaseOfConversation, ...] = Field((), description="Het gesprek, stap voor stap.")
    agreements: tuple[Point, ...] = Field((), description="Hoe je afspraken maakt en volgt.")
    pitfalls: tuple[Pitfall, ...] = Field((), description="Wat vaak misgaat.")
    faq: tuple[Answer, ...] = Field((), description="Wat lezers vaak vragen.", max_length=6)
    never_mix_with: tuple[NeverMix, ...] = Field((), description="Wat je er niet mee mengt.")
    retention: Text = Field(description="Hoe lang je de papieren bewaart.")
    sources: tuple[SourceRef, ...] = Field((), description=SOURCES)
