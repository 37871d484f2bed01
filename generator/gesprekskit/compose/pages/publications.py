"""Kit in, what it prints in the order in which readers look for it: by conversation, by moment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from gesprekskit.definitions.decks import DeckDefinition
from gesprekskit.definitions.forms import FormDefinition, FormKind
from gesprekskit.definitions.publications import Moment, Publication
from gesprekskit.definitions.text import capital
from gesprekskit.kit import Kit

ThingKind = FormKind | Literal["cards", "poster"]

GENERAL = "algemeen"
MOMENTS: Mapping[Moment, str] = {
    "before": "voor",
    "during": "tijdens",
    "after": "na",
    "any": "hele-jaar",
}
KINDS: Mapping[ThingKind, str] = {
    "form": "formulier",
    "checklist": "checklist",
    "planner": "planner",
    "cards": "kaarten",
    "poster": "poster",
}
"""In reading order, with what stands for each in an address."""


def kind_of(thing: Publication) -> ThingKind:
    """Return what kind of thing it is, as the catalogue says it."""
    if isinstance(thing, FormDefinition):
        return thing.type
    return "cards" if isinstance(thing, DeckDefinition) else "poster"


def kind_name(kit: Kit, thing: Publication) -> str:
    """Return what readers call its kind."""
    name: str = getattr(kit.words.handbook.kinds, kind_of(thing))
    return name


def per_conversation(kit: Kit) -> Iterator[tuple[str, str | None, list[Publication]]]:
    """Yield each conversation that has things, by name and id; those for any come last."""
    for conversation in [*kit.conversations, None]:
        things = [one for one in kit.publications.values() if one.conversation == conversation]
        if things:
            heading = (
                capital(kit.conversations[conversation].name)
                if conversation
                else kit.words.handbook.headings.all_conversations
            )
            yield heading, conversation, in_order(kit, things)


def in_order(kit: Kit, things: Iterable[Publication]) -> list[Publication]:
    """Return things in the order of a conversation, then of their kinds and of the roles."""
    moments, kinds, roles = list(MOMENTS), list(KINDS), list(kit.roles)
    return sorted(
        things,
        key=lambda one: (
            moments.index(one.moment),
            kinds.index(kind_of(one)),
            roles.index(one.roles[0]),
        ),
    )


def conversations_of(kit: Kit, thing: Publication) -> tuple[str, ...]:
    """Return what a thing is for: its own conversation, else those that its users take part in."""
    if thing.conversation:
        return (thing.conversation,)
    return tuple(
        one.id
        for one in kit.conversations.values()
        if {it.role for it in one.participants} & set(thing.roles)
    )
