"""Kit in, posters out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from gesprekskit.compose.imprints import imprint
from gesprekskit.compose.versions import released, stamped
from gesprekskit.definitions import posters as definitions
from gesprekskit.definitions.posters import PosterDefinition
from gesprekskit.definitions.text import capital
from gesprekskit.documents.posters import Area, BigWords, Bracket, Poster, Road, Shown, Signs, Steps
from gesprekskit.kit import Kit


def posters(kit: Kit) -> tuple[Poster, ...]:
    """Return every poster of the kit, in the order of the kit's files."""
    return tuple(stamped(poster, released(kit, poster)) for poster in standard(kit))


def standard(kit: Kit) -> tuple[Poster, ...]:
    """Return every poster without a version."""
    return tuple(_poster(kit, definition) for definition in kit.posters.values())


def _poster(kit: Kit, definition: PosterDefinition) -> Poster:
    return Poster(
        **imprint(kit, definition, "poster"),
        lead=kit.render_text(definition.lead),
        landscape=isinstance(definition.shows, definitions.RoadPoster | definitions.SignsPoster),
        shown=_shown(kit, definition),
    )


def _shown(kit: Kit, definition: PosterDefinition) -> Shown:
    shows = definition.shows
    match shows:
        case definitions.FeedbackPoster():
            return _steps(kit, shows)
        case definitions.WordsPoster():
            return BigWords(areas=tuple(_areas(kit, definition.id, shows.areas)))
        case definitions.SignsPoster():
            return Signs(areas=tuple(_areas(kit, definition.id, shows.areas)))
        case definitions.RoadPoster():
            return Road(areas=tuple(_areas(kit, definition.id, shows.areas)))
        case _:
            assert_never(shows)


def _areas(kit: Kit, poster: str, areas: tuple[definitions.Area, ...]) -> Iterator[Area]:
    for area in areas:
        conversation = kit.conversations[area.conversation] if area.conversation else None
        yield Area(
            node=f"poster/{poster}/{area.id}",
            title=kit.render_text(area.title),
            text=kit.render_text(area.text) if area.text else "",
            name=capital(conversation.name) if conversation else "",
        )


def _steps(kit: Kit, shows: definitions.FeedbackPoster) -> Steps:
    """Return the steps under the rules; a step that comes back in a later rule stands once."""
    steps = kit.feedback[shows.steps].steps
    order = [step.id for step in steps]
    areas = tuple(
        Area(node=f"step/{step.id}", title=capital(step.name), text=kit.render_text(step.rule))
        for step in steps
    )
    brackets = []
    taken = 0
    for rule in kit.feedback[shows.rules].rules:
        first = taken
        while taken < len(order) and order[taken] in rule.steps:
            taken += 1
        brackets.append(
            Bracket(letter=rule.id, text=kit.render_text(rule.text), steps=areas[first:taken])
        )
    return Steps(brackets=tuple(brackets))
