"""forms/<id>.yml: one form for a role and a moment: its sections, lines and page budget."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from gesprekskit.definitions.base import (
    SOURCES,
    Definition,
    Flag,
    Id,
    Refers,
    Some,
    SourceRef,
    Whole,
    matching,
)
from gesprekskit.definitions.text import Text

CODE_PATTERN = r"^[A-Z]{2,4}(-[A-Z]{1,4})?$"
Code = Annotated[
    str,
    BeforeValidator(matching(CODE_PATTERN, "schema.code")),
    WithJsonSchema({"type": "string", "pattern": CODE_PATTERN}),
]
Moment = Literal["before", "during", "after", "any"]


class SectionUse(Definition):
    """A section on a form, with this form's own counts."""

    section: Annotated[Id, Refers("section")] = Field(description="De sectie uit `sections/`.")
    title: Text | None = Field(None, description="Een andere kop, alleen voor dit formulier.")
    lines: Mapping[Id, Annotated[int, Whole(1, 8)]] = Field(
        default_factory=dict, description="Aantal schrijflijnen per veld, als dat anders is."
    )
    rows: Mapping[Id, Annotated[int, Whole(0, 20)]] = Field(
        default_factory=dict, description="Aantal rijen per veld, als dat anders is."
    )
    leave_out: tuple[Id, ...] = Field((), description="Velden die dit formulier niet heeft.")
    new_page: Flag = Field(
        False, description="`true` laat de sectie op een nieuwe bladzijde beginnen."
    )


class FormDefinition(Definition):
    """forms/<id>.yml."""

    kind: ClassVar[str] = "form"
    id: Id = Field(description="Vaste naam; gelijk aan de bestandsnaam.")
    code: Code = Field(description="Korte code op papier, zoals `VO-M`.")
    title: Text = Field(description="Titel op papier.")
    conversation: Annotated[Id, Refers("conversation")] | None = Field(
        None, description="Het gesprek waar het bij hoort; leeg betekent: bij elk gesprek."
    )
    roles: Some[Annotated[Id, Refers("role")]] = Field(description="Wie het formulier invult.")
    moment: Moment = Field(description="`before`, `during`, `after` of `any` (doorlopend).")
    summary: Text = Field(description="Waar het formulier voor dient, in één zin.")
    opening: tuple[Annotated[Id, Refers("notice")], ...] = Field(
        (), description="Vaste zinnen boven aan het formulier."
    )
    sections: Some[SectionUse] = Field(description="De secties, in volgorde.")
    closing: tuple[Annotated[Id, Refers("notice")], ...] = Field(
        (), description="Vaste zinnen onder aan het formulier."
    )
    max_pages: Annotated[int, Whole(1, 4)] = Field(
        description="Hoeveel bladzijden het hooguit mag zijn."
    )
    retention: Text = Field(description="Hoe lang je het bewaart.")
    sources: Some[SourceRef] = Field(description=SOURCES)
