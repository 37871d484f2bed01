"""releases.yml: version and date of every publication, written by `gesprekskit release`."""

from __future__ import annotations

from pydantic import Field

from gesprekskit.definitions.base import Day, Definition, Id, Plain, Version


class Release(Definition):
    """When the content of a publication last changed."""

    id: Id = Field(description="Vaste naam van het formulier.")
    language: Plain = Field("nl", description="De taal waarin het verscheen.")
    version: Version = Field(
        description="Versie van de kit waarin de inhoud het laatst veranderde."
    )
    date: Day = Field(description="Datum van die versie.")
    content: Plain = Field(description="Vingerafdruk van de inhoud; schrijft het programma zelf.")


class Releases(Definition):
    """releases.yml."""

    releases: tuple[Release, ...] = Field((), description="Alle uitgebrachte dingen.")
