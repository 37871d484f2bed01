"""Library in, diagnostics out: rules that need more than one file, or know the field."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from gesprekskit.checks.conversations import check_course, check_minutes
from gesprekskit.checks.fields import (
    check_columns,
    check_guide,
    check_labels,
    check_room,
    check_room_in_columns,
)
from gesprekskit.checks.forms import (
    check_counts,
    check_fixed_sentences,
    check_optional_line,
    check_sections_once,
    check_sections_used,
)
from gesprekskit.checks.identity import check_letters, check_looks, check_unique_ids
from gesprekskit.checks.publications import (
    check_codes,
    check_decks,
    check_feedback_posters,
    check_thing_ids,
)
from gesprekskit.checks.questions import check_one_question
from gesprekskit.checks.references import check_named_once, check_references, check_slots
from gesprekskit.checks.roles import check_articles, check_namesakes
from gesprekskit.checks.sources import check_sourced
from gesprekskit.diagnostics import Diagnostic
from gesprekskit.loading import Library

KitCheck = Callable[[Library], Iterator[Diagnostic]]

KIT_CHECKS: tuple[KitCheck, ...] = (
    check_unique_ids,
    check_thing_ids,
    check_letters,
    check_looks,
    check_namesakes,
    check_articles,
    check_references,
    check_named_once,
    check_slots,
    check_sourced,
    check_labels,
    check_guide,
    check_columns,
    check_room,
    check_room_in_columns,
    check_codes,
    check_counts,
    check_decks,
    check_feedback_posters,
    check_sections_once,
    check_sections_used,
    check_fixed_sentences,
    check_optional_line,
    check_one_question,
    check_course,
    check_minutes,
)

ROOM_CHECKS: tuple[KitCheck, ...] = (check_room, check_room_in_columns)
"""The rules that a translation can break: its words may be wider than the Dutch."""


def check(library: Library) -> list[Diagnostic]:
    """Return what every rule found; files that were refused are left out of rules on content."""
    return [found for rule in KIT_CHECKS for found in rule(library)]


def check_translated(library: Library, translations: Collection[str]) -> list[Diagnostic]:
    """Return what these files of a translation make too wide; what is still Dutch `check` tells."""
    found = (one for rule in ROOM_CHECKS for one in rule(library))
    return [one for one in found if one.span.file in translations]
