"""kit.yml: the kit's title, publisher, licence and print settings."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from gesprekskit.definitions.base import (
    SOURCES,
    Day,
    Decimal,
    Definition,
    Flag,
    Id,
    Plain,
    Some,
    SourceRef,
    Url,
    Version,
)
from gesprekskit.definitions.text import Text
from gesprekskit.kinds import NodeKind


class Publisher(Definition):
    """Who publishes the kit."""

    name: Plain = Field(
        description="Naam van de uitgever, zoals die op papier en op de site staat."
    )
    contact: Plain | None = Field(
        None, description="Waar lezers terecht kunnen: e-mail of telefoon."
    )


class Licence(Definition):
    """What others may do with the kit."""

    id: Plain = Field(description="SPDX-naam van de licentie, zoals `CC-BY-4.0`.")
    name: Plain = Field(description="Korte naam voor onder aan elk formulier, zoals `CC BY 4.0`.")
    url: Url = Field(description="Adres van de licentietekst.")
    line: Text = Field(
        description="Eén zin over wat mag, zoals `Je mag dit aanpassen. Noem de bron.`"
    )


class Funding(Definition):
    """The line and emblem of a funder; printed only when switched on."""

    shown: Flag = Field(description="`true` zet de regel en het embleem op elke bladzijde.")
    line: Text = Field(description="De zin over de subsidie.")
    emblem: Literal["eu"] | None = Field(None, description="Het embleem naast de zin.")
    sources: tuple[SourceRef, ...] = Field((), description=SOURCES)


class Notice(Definition):
    """A fixed sentence that forms print, such as the line about privacy."""

    kind: ClassVar[NodeKind] = NodeKind(
        name="notice",
        word={"nl": "vaste zin", "en": "notice"},
        hideable=False,
        shown=True,
    )
    id: Id = Field(description="Vaste naam van de zin.")
    text: Text = Field(description="De zin zelf.")
    locked: Flag = Field(False, description="`true` als een bedrijf de zin niet mag veranderen.")
    sources: tuple[SourceRef, ...] = Field((), description=SOURCES)


class Print(Definition):
    """How the standard forms are printed."""

    line_height: Annotated[float, Decimal(8, 12)] = Field(
        8.5, description="Afstand tussen schrijflijnen in mm (8 tot 12)."
    )


class KitDefinition(Definition):
    """kit.yml."""

    kind: ClassVar[NodeKind] = NodeKind(
        name="kit",
        word={"nl": "kit", "en": "kit"},
        hideable=False,
        locked_keys=(
            "version",
            "date",
            "language",
            "publisher",
            "licence",
            "funding",
            "notices",
        ),
        growing=("notices",),
    )
    id: Id = Field(description="Vaste naam van de kit.")
    title: Text = Field(description="Titel van de kit en van het handboek.")
    summary: Text = Field(description="Eén of twee zinnen over de kit.")
    version: Version = Field(description="Versie van de kit, zoals `1.0`.")
    date: Day = Field(description="Datum van deze versie: jjjj-mm-dd.")
    language: Literal["nl"] = Field(description="Taal waarin de kit geschreven is.")
    handbook_url: Url = Field(description="Webadres van het handboek; de QR-codes wijzen hierheen.")
    publisher: Publisher = Field(description="Wie de kit uitgeeft.")
    licence: Licence = Field(description="Onder welke licentie de kit verschijnt.")
    funding: Funding = Field(description="De subsidieregel; staat standaard uit.")
    notices: Some[Notice] = Field(description="Vaste zinnen voor op de formulieren.")
    print: Print = Field(Print(), description="Hoe de formulieren geprint worden.")
