"""What every publication has, whether form, deck or poster."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from gesprekskit.definitions.base import SOURCES, Definition, Id, Refers, Some, SourceRef, matching
from gesprekskit.definitions.text import Text

CODE_PATTERN = r"^[A-Z]{2,4}(-[A-Z]{1,4})?$"
Code = Annotated[
    str,
    BeforeValidator(matching(CODE_PATTERN, "schema.code")),
    WithJsonSchema({"type": "string", "pattern": CODE_PATTERN}),
]
Moment = Literal["before", "during", "after", "any"]


class Publication(Definition):
    """Something to print: for whom, when, and what for."""

    id: Id = Field(description="Vaste naam; gelijk aan de bestandsnaam.")
    code: Code = Field(description="Korte code op papier, zoals `VO-M`.")
    title: Text = Field(description="Titel op papier.")
    conversation: Annotated[Id, Refers("conversation")] | None = Field(
        None, description="Het gesprek waar het bij hoort; leeg betekent: bij elk gesprek."
    )
    roles: Some[Annotated[Id, Refers("role")]] = Field(description="Wie het gebruikt of invult.")
    moment: Moment = Field(description="`before`, `during`, `after` of `any` (doorlopend).")
    summary: Text = Field(description="Waar het voor dient, in één zin.")
    sources: tuple[SourceRef, ...] = Field((), description=SOURCES)

    @property
    def catalogue_kind(self) -> str:
        """Return its kind in the catalogue."""
        return self.kind.printed_as
