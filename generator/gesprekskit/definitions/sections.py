"""sections/<id>.yml: a part of a form, used by one or more forms."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from gesprekskit.definitions.base import SOURCES, Definition, Id, Some, SourceRef
from gesprekskit.definitions.fields import AnyField
from gesprekskit.definitions.text import Text
from gesprekskit.kinds import NodeKind


class SectionDefinition(Definition):
    """sections/<id>.yml."""

    kind: ClassVar[NodeKind] = NodeKind(
        name="section",
        word={"nl": "sectie", "en": "section"},
        hideable=True,
        names_entries=True,
        sourced=True,
        shown=True,
    )
    id: Id = Field(description="Vaste naam; gelijk aan de bestandsnaam.")
    title: Text = Field(description="Kop van de sectie.")
    help: Text | None = Field(None, description="Hulp onder de kop: hooguit twee korte zinnen.")
    fields: Some[AnyField] = Field(description="De velden, in volgorde.", max_length=40)
    sources: tuple[SourceRef, ...] = Field((), description=SOURCES)
