"""A name on a marker line of a handwritten page in, the block that comes in its place out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from gesprekskit.artifacts import CatalogueEntry
from gesprekskit.compose.pages.feedback import feedback
from gesprekskit.compose.pages.finder import finder
from gesprekskit.compose.pages.questions import of_phase, question_bank
from gesprekskit.compose.pages.references import glossary, source_list
from gesprekskit.compose.pages.summaries import (
    colophon,
    comparison,
    conversation_cards,
    retention,
    role_cards,
)
from gesprekskit.documents.pages import Block
from gesprekskit.kit import Kit

PLAIN: Mapping[str, Callable[[Kit], Block]] = {
    "begrippen": glossary,
    "bewaren": retention,
    "bronnen": source_list,
    "colofon": colophon,
    "gesprekken": conversation_cards,
    "rollen": role_cards,
    "vergelijking": comparison,
    "vragenbank": question_bank,
}
"""Blocks that take no argument."""

NAMED: Mapping[str, Callable[[Kit, str], Block | None]] = {
    "feedback": feedback,
    "vragen": of_phase,
}
"""Blocks that take an argument: a feedback set, a phase."""


def block(kit: Kit, catalogue: Sequence[CatalogueEntry], name: str, argument: str) -> Block | None:
    """Return the block; None where there is no block with this name and argument."""
    if name == "formulieren" and not argument:
        return finder(kit, catalogue)
    if name in PLAIN and not argument:
        return PLAIN[name](kit)
    return NAMED[name](kit, argument) if name in NAMED else None
