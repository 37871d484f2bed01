"""roles.yml: the people who have conversations, and their names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar, Literal, get_args

from pydantic import Field

from gesprekskit.definitions.base import SOURCES, Definition, Id, Name, Some, SourceRef
from gesprekskit.definitions.text import Text
from gesprekskit.kinds import NodeKind

LEADS = "leidinggevende"
"""The role that others go into, where it is one person with them."""
Article = Literal["de", "het"]
ARTICLES: tuple[str, ...] = get_args(Article)


class Role(Definition):
    """Someone who takes part in conversations or makes them possible."""

    kind: ClassVar[NodeKind] = NodeKind(
        name="role",
        word={"nl": "rol", "en": "role"},
        hideable=False,
        names_entries=True,
        named=True,
        page_folder="ik-ben",
    )
    id: Id = Field(description="Vaste naam van de rol.")
    name: Name = Field(description="Hoe de rol heet, met kleine letter: `werkplekbegeleider`.")
    plural: Name = Field(description="Meervoud: `werkplekbegeleiders`.")
    article: Article = Field(description="Lidwoord: `de` of `het`.")
    also_called: tuple[Name, ...] = Field((), description="Andere woorden voor dezelfde rol.")
    stands_for: tuple[Id, ...] = Field(
        (), description="Rollen die hierin opgaan: een invulplek voor zo'n rol zegt deze naam."
    )
    summary: Text = Field(description="Eén zin voor de pagina `Ik ben …`: wat doe je in deze rol?")
    first_steps: Some[Text] = Field(description="Waar je mee begint, in korte zinnen.")
    sources: tuple[SourceRef, ...] = Field((), description=SOURCES)


class Roles(Definition):
    """roles.yml."""

    roles: Some[Role] = Field(description="Alle rollen, in de volgorde van het handboek.")


def namesakes(names: Mapping[str, str]) -> Iterator[list[str]]:
    """Yield the groups of roles with the same name; `names` are their names by id."""
    found: dict[str, list[str]] = defaultdict(list)
    for role, name in names.items():
        found[name.casefold()].append(role)
    return (roles for roles in found.values() if len(roles) > 1)


def who_stays(roles: Sequence[str]) -> str:
    """Return the role that the others are merged into if all are one person."""
    return LEADS if LEADS in roles else roles[-1]
