"""The kinds of field that a form section is made of (domain model, field kinds)."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, get_args

from pydantic import Field

from gesprekskit.definitions.base import (
    SOURCES,
    Decimal,
    Definition,
    Flag,
    Id,
    Name,
    Refers,
    Some,
    SourceRef,
    Whole,
    type_names,
)
from gesprekskit.definitions.text import Text
from gesprekskit.kinds import NodeKind

Twelfths = Annotated[int, Whole(1, 12)]
LineCount = Annotated[int, Whole(1, 8)]
RowCount = Annotated[int, Whole(1, 20)]
RowHeight = Annotated[float, Decimal(8.5, 40), Field(description="Hoogte van een rij in mm.")]


class FieldBase(Definition):
    """What every field has."""

    kind: ClassVar[NodeKind] = NodeKind(
        name="field",
        word={"nl": "veld", "en": "field"},
        hideable=True,
        scoped=True,
        lists_of_names=("conversations",),
    )
    id: Id = Field(description="Vaste naam binnen de sectie; hoort bij het antwoord.")
    width: Twelfths = Field(12, description="Breedte in twaalfden van de regel.")


class Answerable(FieldBase):
    """A field to fill in, with who uses the answer and why."""

    label: Text | None = Field(None, description="Wat er boven het veld staat.")
    question: Annotated[Id, Refers("question")] | None = Field(
        None, description="Vraag uit de vragenbank die boven het veld staat, in plaats van `label`."
    )
    help: Text | None = Field(None, description="Hulp onder het label: hooguit twee korte zinnen.")
    optional: Flag = Field(False, description="`true` zet `(niet verplicht)` achter het label.")
    used_by: Some[Annotated[Id, Refers("role")]] = Field(description="Wie het antwoord gebruikt.")
    why: Text = Field(description="Waarom je dit vraagt; staat in het handboek.")
    sources: tuple[SourceRef, ...] = Field((), description=SOURCES)


class ShortText(Answerable):
    """One line for a name or a few words."""

    type: Literal["short_text"]


class Lines(Answerable):
    """Ruled lines to write on."""

    type: Literal["lines"]
    lines: LineCount = Field(description="Aantal schrijflijnen (1 tot 8).")
    numbered: Flag = Field(False, description="`true` zet nummers voor de lijnen.")


class SentenceStarter(Answerable):
    """The start of a sentence, printed, and lines to finish it."""

    type: Literal["sentence_starter"]
    starter: Text = Field(description="Begin van de zin, zoals `Ik zag dat je …`.")
    lines: LineCount = Field(description="Aantal schrijflijnen; het begin staat op de eerste.")


class Box(Answerable):
    """An empty box to draw or write in."""

    type: Literal["box"]
    height: Annotated[float, Decimal(20, 120)] = Field(30, description="Hoogte in mm.")


class DateField(Answerable):
    """Segments for day, month and year."""

    type: Literal["date"]


class Option(Definition):
    """One answer to tick."""

    kind: ClassVar[NodeKind] = NodeKind(
        name="option",
        word={"nl": "antwoord", "en": "answer"},
        hideable=True,
        scoped=True,
    )
    id: Id = Field(description="Vaste naam van het antwoord.")
    label: Text = Field(description="Wat er achter het hokje staat.")
    sources: tuple[SourceRef, ...] = Field((), description=SOURCES)


class Pick(Answerable):
    """Answers to tick."""

    options: Some[Option] = Field(description="De antwoorden, in volgorde.", max_length=40)
    columns: Annotated[int, Whole(1, 6)] = Field(1, description="Aantal kolommen.")
    other: Text | None = Field(None, description="Laatste antwoord met een schrijflijn: `anders:`.")


class PickOne(Pick):
    """Round ticks: one answer."""

    type: Literal["pick_one"]


class PickMany(Pick):
    """Square ticks: any number of answers."""

    type: Literal["pick_many"]


class Scale(Answerable):
    """Steps with words at both ends; low is always left."""

    type: Literal["scale"]
    steps: Annotated[int, Whole(3, 5)] = Field(description="Aantal stappen (3 tot 5).")
    low: Name = Field(description="Woord bij de laagste stap, links.")
    high: Name = Field(description="Woord bij de hoogste stap, rechts.")


class Column(Definition):
    """A column of a table."""

    kind: ClassVar[NodeKind] = NodeKind(
        name="column",
        word={"nl": "kolom", "en": "column"},
        hideable=False,
        scoped=True,
    )
    id: Id = Field(description="Vaste naam van de kolom.")
    label: Text = Field(description="Kop van de kolom.")
    width: Twelfths | None = Field(
        None,
        description="Breedte in twaalfden; samen 12. Hokjes krijgen zonder wat ze nodig hebben.",
    )
    options: tuple[Option, ...] = Field((), description="Hokjes om aan te kruisen in elke rij.")
    one_answer: Flag = Field(
        False, description="`true` maakt de hokjes rond: in elke rij past er één."
    )


class Rows(Answerable):
    """Columns with a head, and empty rows."""

    columns: Some[Column] = Field(description="De kolommen.", max_length=12)
    rows: RowCount = Field(description="Aantal lege rijen.")
    row_height: RowHeight = 15


class Table(Rows):
    """Rows to write in."""

    type: Literal["table"]


class Agreements(Rows):
    """Who does what and when: the most prominent block."""

    type: Literal["agreements"]


class MatrixField(Answerable):
    """The tasks of a matrix with a column for every level."""

    type: Literal["matrix"]
    matrix: Annotated[Id, Refers("matrix")] = Field(description="De matrix uit `matrices/`.")
    rows: Annotated[int, Whole(0, 12)] = Field(description="Aantal lege rijen voor eigen taken.")


class Signatory(Definition):
    """Someone who signs."""

    kind: ClassVar[NodeKind] = NodeKind(
        name="signatory",
        word={"nl": "handtekening", "en": "signatory"},
        hideable=True,
        scoped=True,
    )
    id: Id = Field(description="Vaste naam van de handtekening.")
    role: Annotated[Id, Refers("role")] = Field(description="De rol van wie tekent.")


class Signature(Answerable):
    """Name, date, seen, agreed or not agreed, and room to sign."""

    type: Literal["signature"]
    people: Some[Signatory] = Field(description="Wie tekenen, naast elkaar.", max_length=3)


class ChecklistItem(Definition):
    """Something to tick off."""

    kind: ClassVar[NodeKind] = NodeKind(
        name="item",
        word={"nl": "punt", "en": "item"},
        hideable=True,
        scoped=True,
    )
    id: Id = Field(description="Vaste naam van het punt.")
    text: Text = Field(description="Het punt, in één zin.")
    sources: tuple[SourceRef, ...] = Field((), description=SOURCES)


class Checklist(Answerable):
    """Sentences with a box to tick off."""

    type: Literal["checklist"]
    items: Some[ChecklistItem] = Field(description="De punten, in volgorde.", max_length=60)
    columns: Annotated[int, Whole(1, 3)] = Field(1, description="Aantal kolommen.")


class Stop(Definition):
    """A place on a route."""

    kind: ClassVar[NodeKind] = NodeKind(
        name="stop",
        word={"nl": "halte", "en": "stop"},
        hideable=True,
        scoped=True,
    )
    id: Id = Field(description="Vaste naam van de halte.")
    label: Text = Field(description="Wat er bij de halte staat.")


class Route(Answerable):
    """A drawn path from start to goal, with stops to write at."""

    type: Literal["route"]
    stops: Annotated[tuple[Stop, ...], Field(min_length=2, max_length=6)] = Field(
        description="De haltes van begin tot doel (2 tot 6)."
    )
    lines: LineCount = Field(2, description="Aantal schrijflijnen bij elke halte.")


class TimelineRow(Definition):
    """What is marked at every moment."""

    kind: ClassVar[NodeKind] = NodeKind(
        name="timeline-row",
        word={"nl": "rij", "en": "row"},
        hideable=False,
        scoped=True,
    )
    id: Id = Field(description="Vaste naam van de rij.")
    label: Text = Field(description="Wat je op elk moment bijhoudt.")


class Timeline(Answerable):
    """A timeline with moments, and rows to mark how each went."""

    type: Literal["timeline"]
    moments: Annotated[int, Whole(2, 8)] = Field(description="Aantal momenten (2 tot 8).")
    rows: Some[TimelineRow] = Field(description="Wat je op elk moment bijhoudt.", max_length=12)
    row_height: RowHeight = 10


class Year(Answerable):
    """Twelve months next to each other, with a row for each conversation or person."""

    type: Literal["year"]
    row_label: Text = Field(description="Kop van de eerste kolom.")
    conversations: tuple[Annotated[Id, Refers("conversation")], ...] = Field(
        (), description="Gesprekken met een eigen rij.", max_length=24
    )
    rows: RowCount = Field(description="Aantal lege rijen.")
    rows_in_large_print: RowCount | None = Field(
        None, description="Aantal lege rijen in grote letters, om een tweede vel te vullen."
    )
    row_height: RowHeight = 10


class Explanation(FieldBase):
    """Text to read, nothing to fill in."""

    type: Literal["explanation"]
    text: Text = Field(description="De uitleg: hooguit twee korte zinnen.")
    conversation: Annotated[Id, Refers("conversation")] | None = Field(
        None, description="Het gesprek waar de uitleg bij hoort: zonder dat valt ze weg."
    )
    sources: tuple[SourceRef, ...] = Field((), description=SOURCES)


AnyField = Annotated[
    ShortText
    | Lines
    | SentenceStarter
    | Box
    | DateField
    | PickOne
    | PickMany
    | Scale
    | Table
    | Agreements
    | MatrixField
    | Signature
    | Checklist
    | Route
    | Timeline
    | Year
    | Explanation,
    Field(discriminator="type"),
]


def field_types() -> tuple[str, ...]:
    """Return every `type` that a field can have."""
    union, _ = get_args(AnyField)
    return tuple(name for model in get_args(union) for name in type_names(model))
