"""Composes the list of everything to print, with filters to find what you need."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from gesprekskit.artifacts import CatalogueEntry
from gesprekskit.catalogue import KINDS, THINGS
from gesprekskit.compose.pages.downloads import group
from gesprekskit.compose.pages.publications import (
    GENERAL,
    MOMENTS,
    conversations_of,
    per_conversation,
)
from gesprekskit.compose.phrases import moment_name
from gesprekskit.definitions.conversations import Conversation
from gesprekskit.definitions.roles import Role
from gesprekskit.definitions.text import capital
from gesprekskit.documents.downloads import Finder
from gesprekskit.documents.filters import Filter, Option, Panel
from gesprekskit.kit import Kit


def finder(kit: Kit, catalogue: Sequence[CatalogueEntry]) -> Finder:
    """Return everything there is to print, per conversation; what fits any comes last."""
    groups = tuple(
        group(kit, catalogue, heading, conversation or GENERAL, things)
        for heading, conversation, things in per_conversation(kit)
    )
    return Finder(
        _panel(kit), groups, "" if any(group.anchor == GENERAL for group in groups) else GENERAL
    )


def _panel(kit: Kit) -> Panel:
    words = kit.words.handbook
    return Panel(
        title=words.finder.title,
        word=words.filter.word,
        all=words.filter.all,
        clear=words.filter.clear,
        found=words.finder.found,
        nothing=words.finder.nothing,
        filters=_filters(kit),
    )


def _filters(kit: Kit) -> tuple[Filter, ...]:
    """Return the filters, each with only what at least one thing has."""
    words = kit.words.handbook
    things = kit.publications.values()
    conversations = {conversation for it in things for conversation in conversations_of(kit, it)}
    roles = {role for it in things for role in it.roles}
    moments = {it.moment for it in things}
    kinds = {it.catalogue_kind for it in things}
    return (
        Filter("gesprek", words.finder.conversation, _named(kit.conversations, conversations)),
        Filter("rol", words.finder.role, _named(kit.roles, roles)),
        Filter(
            "moment",
            words.finder.moment,
            tuple(
                Option(value, moment_name(kit, moment))
                for moment, value in MOMENTS.items()
                if moment in moments
            ),
        ),
        Filter(
            "soort",
            words.finder.sort,
            tuple(
                Option(KINDS[kind].filter, words.kinds_together[kind])
                for kind in THINGS
                if kind in kinds
            ),
        ),
    )


def _named(
    all_of: Mapping[str, Conversation] | Mapping[str, Role], used: Collection[str]
) -> tuple[Option, ...]:
    return tuple(
        Option(thing.id, capital(thing.name)) for thing in all_of.values() if thing.id in used
    )
