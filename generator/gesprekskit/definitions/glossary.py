"""glossary.yml: words that need one sentence of explanation."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from gesprekskit.definitions.base import SOURCES, Definition, Id, Name, Some, SourceRef
from gesprekskit.definitions.text import Text
from gesprekskit.kinds import NodeKind


class Term(Definition):
    """A word and what it means."""

    kind: ClassVar[NodeKind] = NodeKind(
        name="term",
        word={"nl": "begrip", "en": "term"},
        hideable=False,
        named=True,
    )
    id: Id = Field(description="Vaste naam van het begrip.")
    name: Name = Field(description="Het woord, zoals het midden in een zin staat.")
    plural: Name | None = Field(None, description="Meervoud, als het woord dat heeft.")
    article: Literal["de", "het"] = Field(description="Lidwoord: `de` of `het`.")
    explanation: Text = Field(description="Uitleg in één of twee korte zinnen.")
    sources: tuple[SourceRef, ...] = Field((), description=SOURCES)


class Glossary(Definition):
    """glossary.yml."""

    terms: Some[Term] = Field(description="Alle begrippen.")
