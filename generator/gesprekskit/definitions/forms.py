"""forms/<id>.yml: one form for a role and a moment: its sections, lines and page budget."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from gesprekskit.definitions.base import Definition, Flag, Id, Refers, Some, Whole
from gesprekskit.definitions.publications import Publication
from gesprekskit.definitions.text import Text
from gesprekskit.kinds import NodeKind

FormKind = Literal["form", "checklist", "planner"]


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


class FormDefinition(Publication):
    """forms/<id>.yml."""

    kind: ClassVar[NodeKind] = NodeKind(
        name="form",
        word={"nl": "formulier", "en": "form"},
        hideable=True,
        sourced=True,
        printed=True,
        page_folder="formulieren",
        lists_of_names=("opening", "closing"),
    )
    type: FormKind = Field(
        "form", description="Wat het is: `form`, `checklist` (afvinklijst) of `planner`."
    )
    opening: tuple[Annotated[Id, Refers("notice")], ...] = Field(
        (), description="Vaste zinnen boven aan het formulier."
    )
    sections: Some[SectionUse] = Field(description="De secties, in volgorde.", max_length=30)
    closing: tuple[Annotated[Id, Refers("notice")], ...] = Field(
        (), description="Vaste zinnen onder aan het formulier."
    )
    landscape: Flag = Field(False, description="`true` legt het papier dwars.")
    max_pages: Annotated[int, Whole(1, 4)] = Field(
        description="Hoeveel bladzijden het hooguit mag zijn."
    )
    retention: Text = Field(description="Hoe lang je het bewaart.")

    @property
    def catalogue_kind(self) -> str:
        """Return its kind in the catalogue."""
        return self.type
