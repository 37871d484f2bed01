"""Kit and catalogue in, everything there is to print out, with filters to find your own."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from gesprekskit.artifacts import CatalogueEntry
from gesprekskit.compose.pages.downloads import group
from gesprekskit.compose.pages.publications import (
    GENERAL,
    KINDS,
    MOMENTS,
    conversations_of,
    kind_of,
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
        _panel(kit), groups, "" if any(one.anchor == GENERAL for one in groups) else GENERAL
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
    conversations = {one for it in things for one in conversations_of(kit, it)}
    roles = {role for it in things for role in it.roles}
    moments = {it.moment for it in things}
    kinds = {kind_of(it) for it in things}
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
                Option(value, getattr(words.kinds_together, kind))
                for kind, value in KINDS.items()
                if kind in kinds
            ),
        ),
    )


def _named(
    all_of: Mapping[str, Conversation] | Mapping[str, Role], used: Collection[str]
) -> tuple[Option, ...]:
    return tuple(Option(one.id, capital(one.name)) for one in all_of.values() if one.id in used)
