"""sources.yml: the kit's sources, and the requirements of each."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from gesprekskit.definitions.base import Day, Definition, Plain, Some, SourceId, SourceRef, Url
from gesprekskit.definitions.text import Text
from gesprekskit.kinds import NodeKind

SOURCE = NodeKind(name="source", word={"nl": "bron", "en": "source"}, hideable=False, locked=True)
"""A source and what it asks for are both what others name as their source."""


class Requirement(Definition):
    """A requirement of a source on the kit; content names it as its source."""

    kind: ClassVar[NodeKind] = SOURCE
    id: SourceId = Field(description="Nummer van de bron en volgnummer: `000-16`.")
    text: Text = Field(description="Wat de kit moet hebben, in eigen woorden.")
    left_out: Text | None = Field(
        None, description="Waarom de kit dit bewust niet heeft; leeg als de kit het wel heeft."
    )


class BibliographicSource(Definition):
    """A publication, page or report that the kit is based on."""

    kind: ClassVar[NodeKind] = SOURCE
    id: SourceId = Field(description="Nummer van de bron, zoals `000` of `L13`.")
    title: Plain = Field(description="Titel van de bron.")
    authors: Plain | None = Field(None, description="Schrijvers.")
    year: Plain | None = Field(None, description="Jaar van verschijnen.")
    publisher: Plain | None = Field(None, description="Wie de bron uitgaf.")
    url: Url | None = Field(None, description="Webadres.")
    checked_on: Day | None = Field(None, description="Wanneer het webadres voor het laatst werkte.")
    type: Literal["handreiking", "webpagina", "artikel", "onderzoek", "norm", "wet"] = Field(
        description="Soort bron."
    )
    sources: tuple[SourceRef, ...] = Field(
        (), description="Eisen die deze vermelding zelf invult, zoals `001-33`."
    )
    taken: Text = Field(description="Wat de kit eraan ontleent: feiten, ideeën of woorden.")
    requirements: tuple[Requirement, ...] = Field(
        (), description="Wat deze bron van de kit vraagt."
    )


class Bibliography(Definition):
    """sources.yml."""

    sources: Some[BibliographicSource] = Field(description="Alle bronnen.")
