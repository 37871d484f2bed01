"""themes.yml: what questions are about; a letter and an icon, never colour alone."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from gesprekskit.definitions.base import Definition, Id, Name, Some, matching
from gesprekskit.definitions.text import Text
from gesprekskit.kinds import NodeKind

Letter = Annotated[str, BeforeValidator(matching(r"[A-Z]", "schema.letter"))]


Icon = Literal[
    "afstudeerhoed",
    "boek",
    "collegas",
    "deur",
    "gewicht",
    "helm",
    "lijst",
    "moersleutel",
    "oog",
    "reddingsboei",
    "ster",
    "tekstballonnen",
    "vergrootglas",
    "versperring",
    "vinkje",
    "vlag",
    "wegwijzer",
]
Edge = Literal[
    "bakstenen",
    "blokken",
    "dikke-strepen",
    "driehoeken",
    "dubbele-lijn",
    "golf",
    "grote-stippen",
    "kruisjes",
    "ladder",
    "ringen",
    "ruiten",
    "schuin",
    "schuin-terug",
    "stippen",
    "strepen",
    "visgraat",
    "zigzag",
]


class Theme(Definition):
    """A subject that questions share."""

    kind: ClassVar[NodeKind] = NodeKind(
        name="theme",
        word={"nl": "thema", "en": "theme"},
        hideable=False,
    )
    id: Id = Field(description="Vaste naam van het thema.")
    name: Name = Field(description="Naam van het thema, zoals lezers die zien.")
    letter: Letter = Field(description="Eén hoofdletter, voor op kaarten en in lijsten.")
    icon: Icon = Field(description="Tekening op kaarten, uit de tekeningen van het programma.")
    edge: Edge = Field(description="Patroon van de rand op kaarten; elk thema een ander.")
    summary: Text = Field(description="Waar vragen met dit thema over gaan.")


class Themes(Definition):
    """themes.yml."""

    themes: Some[Theme] = Field(description="Alle thema's, in de volgorde van het handboek.")
