"""kit.yml of a layer, and changes/<name>.yml: what a company changes in the kit that it extends."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from gesprekskit.definitions.base import Day, Definition, Id, Plain, Some, Version, matching

ADDRESS_PATTERN = r"^[a-z]+(-[a-z]+)*(/[A-Za-z0-9]+(-[A-Za-z0-9]+)*)+$"
Address = Annotated[
    str,
    BeforeValidator(matching(ADDRESS_PATTERN, "schema.address")),
    WithJsonSchema({"type": "string", "pattern": ADDRESS_PATTERN}),
]
NODE = "Wat je verandert: `question/vo-01`, `section/kop/naam`, `form/voortgang-verslag/ambities`."
LIST = "De lijst in dat onderdeel, zoals `tasks`, `fields`, `sections` of `items`."


class Replace(Definition):
    """Other texts or settings for something that the base kit has."""

    type: Literal["replace"]
    node: Address = Field(description=NODE)
    values: Mapping[Plain, Any] = Field(description="De nieuwe waarden, per sleutel.")


class Hide(Definition):
    """Something that is left out, with everything that leans on it."""

    type: Literal["hide"]
    node: Address = Field(description=NODE)


class Add(Definition):
    """An entry of a list of the base kit's, at the end or beside another."""

    type: Literal["add"]
    node: Address = Field(description=NODE)
    list: Plain = Field(description=LIST)
    entry: Any = Field(description="Wat erbij komt, zoals het in die lijst staat.")
    after: Id | None = Field(None, description="Na welke het komt; anders achteraan.")
    before: Id | None = Field(None, description="Voor welke het komt.")


class Order(Definition):
    """Another order of a list; what is not named keeps its place behind the others."""

    type: Literal["order"]
    node: Address = Field(description=NODE)
    list: Plain = Field(description=LIST)
    ids: Some[Id] = Field(description="De namen in de nieuwe volgorde.")


class Rename(Definition):
    """Another word for a role, a term or a conversation, everywhere."""

    type: Literal["rename"]
    node: Address = Field(description="De rol, het begrip of het gesprek: `role/leidinggevende`.")
    name: Plain = Field(description="Het nieuwe woord, met kleine letter.")
    plural: Plain | None = Field(None, description="Het meervoud.")
    article: Literal["de", "het"] | None = Field(None, description="Het lidwoord.")


Change = Annotated[Replace | Hide | Add | Order | Rename, Field(discriminator="type")]


class LayerDefinition(Definition):
    """kit.yml of a layer."""

    kind: ClassVar[str] = "layer"
    id: Id = Field(description="Vaste naam van de laag, zoals de naam van je bedrijf.")
    extends: Plain = Field(
        description="De kit eronder: een map zoals `../werkplekleren`, of de naam van een kit."
    )
    name: Plain = Field(description="Naam van het bedrijf, zoals die op papier staat.")
    version: Version = Field(description="Versie van je eigen laag, zoals `1.0`.")
    date: Day = Field(description="Datum van deze versie: jjjj-mm-dd.")
    changes: tuple[Change, ...] = Field((), description="Wat je verandert.")


class Changes(Definition):
    """changes/<name>.yml."""

    changes: Some[Change] = Field(description="Wat je verandert.")
