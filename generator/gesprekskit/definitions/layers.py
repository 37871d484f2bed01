"""kit.yml of a layer, changes/<name>.yml and seen.yml: what a company changes in the kit below."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, BeforeValidator, Field, JsonValue, WithJsonSchema

from gesprekskit.definitions.base import (
    Day,
    Definition,
    Flag,
    Id,
    Name,
    Plain,
    Some,
    Version,
    matching,
    refusal,
)
from gesprekskit.kinds import NodeKind

ADDRESS_PATTERN = r"^[a-z]+(-[a-z]+)*(/[A-Za-z0-9]+(-[A-Za-z0-9]+)*)+$"
Address = Annotated[
    str,
    BeforeValidator(matching(ADDRESS_PATTERN, "schema.address")),
    WithJsonSchema({"type": "string", "pattern": ADDRESS_PATTERN}),
]
COLOUR_PATTERN = r"^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$"


def _bare(value: Any) -> Any:
    """Return an id; refuses an address: `form/voortgang-verslag`."""
    kind, _, name = value.partition("/") if isinstance(value, str) else ("", "", "")
    if kind and name:
        raise refusal("layer.print-address", name=value[:120], bare=name[:100])
    return value


def _whole(colour: str) -> str:
    """Return a colour in six digits: `#159` is `#115599`."""
    digits = colour.removeprefix("#").lower()
    return f"#{digits}" if len(digits) == 6 else "#" + "".join(digit * 2 for digit in digits)


Colour = Annotated[
    str,
    BeforeValidator(matching(COLOUR_PATTERN, "schema.colour")),
    AfterValidator(_whole),
    WithJsonSchema({"type": "string", "pattern": COLOUR_PATTERN}),
]
SIGHTING_PATTERN = r"^\S+ [0-9a-f]{8}$"
Sighting = Annotated[
    str,
    BeforeValidator(matching(SIGHTING_PATTERN, "schema.seen")),
    WithJsonSchema({"type": "string", "pattern": SIGHTING_PATTERN}),
]
"""A node and its fingerprint, with a space between them."""
NODE = "Wat je verandert: `question/vo-01`, `section/kop/naam`, `form/voortgang-verslag/ambities`."
LIST = "De lijst in dat onderdeel, zoals `tasks`, `fields`, `sections` of `items`."


WAS = (
    "Wat er in de kit eronder stond toen je dit koos; dat schrijft `gesprekskit changes --accept`."
)


class NodeChange(Definition):
    """What every change has: the node, and what was there when its author decided."""

    node: Address = Field(description=NODE)
    was: Mapping[Plain, Any] | None = Field(None, description=WAS)
    removed: Flag = Field(
        False, description="`true` als je weet dat de kit eronder dit niet meer heeft."
    )


class Replace(NodeChange):
    """Other texts or settings for something that the base kit has."""

    type: Literal["replace"]
    values: Mapping[Plain, Any] = Field(description="De nieuwe waarden, per sleutel.")


class Hide(NodeChange):
    """Something to leave out, with everything that depends on it."""

    type: Literal["hide"]


class Add(NodeChange):
    """A new entry in a list of the base kit, at the end or beside another."""

    type: Literal["add"]
    list: Plain = Field(description=LIST)
    entry: Any = Field(description="Wat erbij komt, zoals het in die lijst staat.")
    after: Id | None = Field(None, description="Na welke het komt; anders achteraan.")
    before: Id | None = Field(None, description="Voor welke het komt.")


class Order(NodeChange):
    """Another order of a list; what is not named comes after, in its former order."""

    type: Literal["order"]
    list: Plain = Field(description=LIST)
    ids: Some[Id] = Field(description="De namen in de nieuwe volgorde.")


class Rename(NodeChange):
    """Another word for a role, a term or a conversation, everywhere."""

    type: Literal["rename"]
    name: Name = Field(description="Het nieuwe woord, met kleine letter.")
    plural: Name | None = Field(None, description="Het meervoud.")
    article: Literal["de", "het"] | None = Field(None, description="Het lidwoord.")


class Combine(NodeChange):
    """Two roles that are one person: one is merged into the other, everywhere."""

    type: Literal["combine"]
    into: Address = Field(description="De rol die blijft, zoals `role/leidinggevende`.")


Change = Annotated[Replace | Hide | Add | Order | Rename | Combine, Field(discriminator="type")]


def _perhaps_none(given: Any) -> Any:
    """Read a key without a value as an empty list."""
    return () if given == "" else given


ChangeList = Annotated[tuple[Change, ...], BeforeValidator(_perhaps_none)]
"""Changes, or none yet: then the examples below `changes:` are comments, or all were taken out."""
OR_NULL: dict[str, JsonValue] = {"type": ["array", "null"]}


class Colours(Definition):
    """The company's own colours, dark enough to be read on white."""

    main: Colour | None = Field(
        None, description="Kleur van titels en balken, zoals `'#1a5a96'` (met aanhalingstekens)."
    )
    accent: Colour | None = Field(
        None, description="Tweede kleur, voor lijnen; anders dezelfde als `main`."
    )


class LayerDefinition(Definition):
    """kit.yml of a layer."""

    kind: ClassVar[NodeKind] = NodeKind(
        name="layer",
        word={"nl": "laag", "en": "layer"},
        hideable=False,
    )
    id: Id = Field(description="Vaste naam van de laag, zoals de naam van je bedrijf.")
    extends: Plain = Field(
        description="De kit eronder: een map zoals `../werkplekleren`, of de naam van een kit."
    )
    name: Name = Field(description="Naam van het bedrijf, zoals die op papier staat.")
    version: Version = Field(description="Versie van je eigen laag, zoals `1.0`.")
    date: Day = Field(description="Datum van deze versie: jjjj-mm-dd.")
    logo: Plain | None = Field(
        None, description="Je logo: een SVG, PNG of JPEG in de map van deze laag, zoals `logo.svg`."
    )
    logo_text: Name | None = Field(
        None,
        description="Wat er op het logo staat, voor wie het niet ziet; anders de naam hierboven.",
    )
    colours: Colours = Field(Colours(), description="De kleuren van je bedrijf.")
    contact: Name | None = Field(
        None, description="Bij wie lezers met vragen terechtkunnen: naam, e-mail of telefoon."
    )
    languages: tuple[Literal["nl", "en"], ...] = Field(
        (), description="In welke talen je print en het handboek maakt; leeg is alle talen."
    )
    prints: tuple[Annotated[Id, BeforeValidator(_bare)], ...] = Field(
        (), description="Wat je print: namen van formulieren, kaarten en posters; leeg is alles."
    )
    changes: ChangeList = Field((), description="Wat je verandert.", json_schema_extra=OR_NULL)


class Changes(Definition):
    """changes/<name>.yml."""

    changes: ChangeList = Field(description="Wat je verandert.", json_schema_extra=OR_NULL)


class SeenList(Definition):
    """The nodes of one list of the kit below, in its order, each with a fingerprint."""

    list: Plain = Field(description="De lijst, zoals `bank/voortgang#questions`.")
    nodes: Some[Sighting] = Field(
        description="Naam en vingerafdruk van elk onderdeel, in volgorde."
    )


class SeenText(Definition):
    """What a node of the kit below said itself, by path."""

    node: Plain = Field(description="Het onderdeel, zoals `question/vo-01`.")
    says: Mapping[Plain, Plain] = Field(description="Wat er stond, per sleutel.")


class Seen(Definition):
    """seen.yml, written by `gesprekskit changes --accept`."""

    version: Version | None = Field(None, description="De versie die je toen zag.")
    seen: tuple[SeenList, ...] = Field((), description="Wat er was toen je voor het laatst keek.")
    texts: tuple[SeenText, ...] = Field((), description="Wat er toen in elk onderdeel stond.")
