"""Publications have unique names, and every card and poster says something."""

from __future__ import annotations

from collections.abc import Iterator

from gesprekskit.definitions.decks import DeckDefinition
from gesprekskit.definitions.feedback import FeedbackSet
from gesprekskit.definitions.posters import FeedbackPoster, PosterDefinition
from gesprekskit.definitions.publications import Publication
from gesprekskit.diagnostics import Diagnostic
from gesprekskit.loading import Library
from gesprekskit.sources import Source


def check_codes(library: Library) -> Iterator[Diagnostic]:
    """A code names one thing: it is its short address in the handbook."""
    first: dict[str, Source] = {}
    for file, publication in library.placed(Publication):
        if publication.code and publication.code in first:
            values = {
                "name": publication.code,
                "first": str(first[publication.code].span(("code",))),
            }
            yield Diagnostic(file.source.span(("code",)), "form.code-twice", values)
        first.setdefault(publication.code, file.source)


def check_thing_ids(library: Library) -> Iterator[Diagnostic]:
    """Forms, cards and posters share one list of pages, so their ids differ."""
    first: dict[str, Source] = {}
    for file, publication in library.placed(Publication):
        if publication.id and publication.id in first:
            values = {"name": publication.id, "first": str(first[publication.id].span(("id",)))}
            yield Diagnostic(file.source.span(("id",)), "id.duplicate", values)
        first.setdefault(publication.id, file.source)


def check_decks(library: Library) -> Iterator[Diagnostic]:
    """A deck has cards, and every side of a card says something."""
    for file, deck in library.placed(DeckDefinition):
        if deck.id and not deck.questions and not deck.cards:
            yield Diagnostic(file.source.span(("id",)), "deck.no-cards", {"name": deck.id})
        for index, card in enumerate(deck.cards):
            for name, side in (("front", card.front), ("back", card.back)):
                if not (side.title or side.text or side.points or side.steps):
                    span = file.span("cards", index, name, key=True)
                    yield Diagnostic(span, "deck.empty-side", {"name": card.id})


def check_feedback_posters(library: Library) -> Iterator[Diagnostic]:
    """The rules on a poster bracket all steps on it, in their order."""
    sets = {group.id: group for group in library.all(FeedbackSet)}
    for file, poster in library.placed(PosterDefinition):
        if not isinstance(poster.shows, FeedbackPoster):
            continue
        steps, rules = sets.get(poster.shows.steps), sets.get(poster.shows.rules)
        if steps is None or rules is None:
            continue
        if _steps_of_rules(rules) != [step.id for step in steps.steps]:
            span = file.source.span(("shows", "rules"))
            values = {"name": rules.id, "steps": steps.id}
            yield Diagnostic(span, "poster.rules-without-steps", values)


def _steps_of_rules(rules: FeedbackSet) -> list[str]:
    """Return the steps of all rules in order, each where it comes last."""
    order = [step for rule in rules.rules for step in rule.steps]
    return [name for at, name in enumerate(order) if name not in order[at + 1 :]]
