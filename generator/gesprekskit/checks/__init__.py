"""Library in, diagnostics out: rules that need more than one file, or know the field."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

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
from gesprekskit.checks.identity import check_letters, check_theme_marks, check_unique_ids
from gesprekskit.checks.publications import (
    check_codes,
    check_decks,
    check_feedback_posters,
    check_thing_ids,
)
from gesprekskit.checks.questions import check_one_question
from gesprekskit.checks.references import check_named_once, check_references, check_slots
from gesprekskit.checks.roles import check_articles, check_namesakes
from gesprekskit.checks.slots import check_quotes, check_slot_like
from gesprekskit.checks.sources import check_sourced
from gesprekskit.diagnostics import Diagnostic
from gesprekskit.diagnostics.capping import capped
from gesprekskit.loading import Library

Rule = Callable[[Library], Iterator[Diagnostic]]


@dataclass(frozen=True, slots=True)
class KitCheck:
    """A rule; one on `texts` runs again in every language.

    It is left out where one of the kinds that it needs `whole` could not be read whole: what is
    missed may stand there.
    """

    rule: Rule
    texts: bool = False
    whole: frozenset[str] = frozenset()


KIT_CHECKS: tuple[KitCheck, ...] = (
    KitCheck(check_unique_ids),
    KitCheck(check_thing_ids),
    KitCheck(check_letters),
    KitCheck(check_theme_marks),
    KitCheck(check_namesakes, texts=True),
    KitCheck(check_articles, texts=True),
    KitCheck(check_references),
    KitCheck(check_named_once),
    KitCheck(check_slots, texts=True),
    KitCheck(check_slot_like, texts=True),
    KitCheck(check_quotes, texts=True),
    KitCheck(check_sourced, whole=frozenset({"kit"})),
    KitCheck(check_labels),
    KitCheck(check_guide, whole=frozenset({"role"})),
    KitCheck(check_columns),
    KitCheck(check_room, texts=True),
    KitCheck(check_room_in_columns, texts=True),
    KitCheck(check_codes),
    KitCheck(check_counts),
    KitCheck(check_decks),
    KitCheck(check_feedback_posters, whole=frozenset({"feedback"})),
    KitCheck(check_sections_once),
    KitCheck(check_sections_used, whole=frozenset({"form"})),
    KitCheck(check_fixed_sentences),
    KitCheck(check_optional_line, whole=frozenset({"section"})),
    KitCheck(check_one_question, texts=True),
    KitCheck(check_course),
    KitCheck(check_minutes),
)


def check(library: Library) -> list[Diagnostic]:
    """Return what every rule found, the first of each kind; rules on content skip refused files."""
    partly = {file.kind.model.kind.name for file in library.files if file.recovered.dropped}
    return capped(
        found
        for kit_check in KIT_CHECKS
        if not kit_check.whole & (library.unread | partly)
        for found in kit_check.rule(library)
    )


def check_translated(library: Library, translations: Collection[str]) -> list[Diagnostic]:
    """Return what is wrong with the texts that these translation files supply.

    Untranslated Dutch is reported by `check`, not again for each language.
    """
    found = (
        found for kit_check in KIT_CHECKS if kit_check.texts for found in kit_check.rule(library)
    )
    return capped(diagnostic for diagnostic in found if diagnostic.span.file in translations)
