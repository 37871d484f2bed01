"""questions/<bank>.yml: questions to ask, each with its purpose and its sources."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from gesprekskit.definitions.base import SOURCES, Definition, Id, Refers, Some, SourceRef, Whole
from gesprekskit.definitions.text import Text
from gesprekskit.kinds import NodeKind

Phase = Literal[
    "voorbereiding",
    "opening",
    "terugblik",
    "kern",
    "vooruit",
    "afspraken",
    "afsluiting",
    "vervolg",
    "doorvragen",
]
"""The course of a conversation; the order is fixed (domain model, phases)."""

QuestionForm = Literal[
    "open",
    "open-feit",
    "graad",
    "schaal",
    "uitnodiging",
    "verkapt-open",
    "keuze",
    "gesloten",
    "stellingvraag",
    "aanvulzin",
]

Purpose = Literal[
    "kennismaken",
    "verkennen",
    "terugkijken",
    "waarderen",
    "sterkte",
    "feedback",
    "hulp",
    "meten",
    "bijsturen",
    "plannen",
    "slim-doel",
    "afstemmen",
    "afspreken",
    "controle",
    "doorvragen",
    "evalueren",
    "voorbereiden",
    "signaleren",
    "aantonen",
    "reactie",
    "overdracht",
]


class Question(Definition):
    """A question, with its follow-ups."""

    kind: ClassVar[NodeKind] = NodeKind(
        name="question",
        word={"nl": "vraag", "en": "question"},
        hideable=True,
        names_entries=True,
        sourced=True,
        shown=True,
        empty_means_all=("conversations",),
    )
    id: Id = Field(description="Vaste naam van de vraag, zoals `vo-01`; verandert nooit meer.")
    text: Text = Field(description="De vraag zelf: één vraag, één vraagteken.")
    form: QuestionForm = Field(description="Vorm: `open`, `open-feit`, `graad`, `gesloten` …")
    phase: Phase = Field(description="Waar in het gesprek de vraag past.")
    theme: Annotated[Id, Refers("theme")] = Field(description="Thema uit `themes.yml`.")
    asked_of: Some[Annotated[Id, Refers("role")]] = Field(description="Wie de vraag beantwoordt.")
    conversations: tuple[Annotated[Id, Refers("conversation")], ...] = Field(
        (), description="Bij welke gesprekken de vraag past; leeg betekent: bij elk gesprek."
    )
    purpose: Purpose = Field(description="Waar de vraag voor dient.")
    sensitivity: Annotated[int, Whole(0, 2)] = Field(
        description="Hoe gevoelig: 0 gewoon, 1 mening, 2 raakt de relatie, drukte of veiligheid."
    )
    follow_ups: tuple[Text, ...] = Field((), description="Vragen om door te vragen.")
    sources: tuple[SourceRef, ...] = Field((), description=SOURCES)


class QuestionBank(Definition):
    """questions/<bank>.yml."""

    kind: ClassVar[NodeKind] = NodeKind(
        name="bank",
        word={"nl": "vragenbank", "en": "question bank"},
        hideable=False,
    )
    id: Id = Field(description="Vaste naam van de vragenbank; gelijk aan de bestandsnaam.")
    title: Text = Field(description="Titel van de vragenbank.")
    sources: tuple[SourceRef, ...] = Field((), description=SOURCES)
    questions: Some[Question] = Field(description="De vragen.")
