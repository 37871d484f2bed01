"""Kit in, what it prints in the order in which readers look for it: by conversation, by moment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from gesprekskit.catalogue import THINGS
from gesprekskit.definitions.publications import Moment, Publication
from gesprekskit.definitions.text import capital
from gesprekskit.kit import Kit

GENERAL = "algemeen"
MOMENTS: Mapping[Moment, str] = {
    "before": "voor",
    "during": "tijdens",
    "after": "na",
    "any": "hele-jaar",
}


def kind_name(kit: Kit, thing: Publication) -> str:
    """Return what readers call its kind."""
    return kit.words.handbook.kinds[thing.catalogue_kind]


def per_conversation(kit: Kit) -> Iterator[tuple[str, str | None, list[Publication]]]:
    """Yield each conversation that has things, by name and id; those for any come last."""
    for conversation in [*kit.conversations, None]:
        things = [
            thing for thing in kit.publications.values() if thing.conversation == conversation
        ]
        if things:
            heading = (
                capital(kit.conversations[conversation].name)
                if conversation
                else kit.words.handbook.headings.all_conversations
            )
            yield heading, conversation, in_order(kit, things)


def in_order(kit: Kit, things: Iterable[Publication]) -> list[Publication]:
    """Return things in the order of a conversation, then of their kinds and of the roles."""
    moments, kinds, roles = list(MOMENTS), THINGS, list(kit.roles)
    return sorted(
        things,
        key=lambda publication: (
            moments.index(publication.moment),
            kinds.index(publication.catalogue_kind),
            roles.index(publication.roles[0]),
        ),
    )


def conversations_of(kit: Kit, thing: Publication) -> tuple[str, ...]:
    """Return what a thing is for: its own conversation, else those that its users take part in."""
    if thing.conversation:
        return (thing.conversation,)
    return tuple(
        conversation.id
        for conversation in kit.conversations.values()
        if {it.role for it in conversation.participants} & set(thing.roles)
    )
