"""What looks like a slot, or like quotation marks of YAML, and is printed is pointed out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from gesprekskit.definitions.text import Slot, nearly_a_slot
from gesprekskit.diagnostics import Diagnostic
from gesprekskit.kinds import named_kinds
from gesprekskit.loading import Library
from gesprekskit.loading.occurrences import NodeOccurrence, TextOccurrence
from gesprekskit.loading.similar_words import near
from gesprekskit.loading.validation import listed

SLOT_LIKE = re.compile(
    r"""
      \$?\{+ [^{}]{0,60} \}+                      # {naam}, {{ naam }}, ${naam}
    | « \s* \w+ \s* »                             # «Naam», a merge field of Word
    | < /? [^\W\d] [\w\ -]{0,40} >                # <naam>, <b>
    | (?<! [\w%]) % [^\W\d]\w* %                  # %naam%
    """,
    re.VERBOSE,
)
"""What no Dutch or English sentence holds: square brackets are left alone, people write those."""


MOST = 5
"""How many are pointed out in one text."""


def check_slot_like(library: Library) -> Iterator[Diagnostic]:
    """A text has no braces or marks that other programs fill in: those are printed."""
    slots = _slots(library)
    for file in library.files:
        # What a translation says is judged where it is put in the place of the Dutch.
        for occurrence in () if file.kind.language else file.occurrences:
            if not isinstance(occurrence, TextOccurrence):
                continue
            for found in islice(SLOT_LIKE.finditer(_without_slots(occurrence)), MOST):
                # What is nearly a slot is refused already.
                if not nearly_a_slot().search(found[0]):
                    meant = near(re.sub(r"\W+", "-", found[0]).strip("-").lower(), list(slots))
                    values = {"name": found[0].replace(FILLED, "…"), "known": listed(_some(slots))}
                    if meant:
                        values["near"] = slots[meant["near"]]
                    span = file.source.span(occurrence.where)
                    yield Diagnostic(span, "text.slot-like", values, "warning")


WORD_QUOTES = re.compile(r"[“”„]([^“”„]+)[“”]")
"""A whole text between the quotation marks that Word puts in place of straight ones."""


def check_quotes(library: Library) -> Iterator[Diagnostic]:
    """A text does not stand between curly quotation marks: those are no quotation marks of YAML."""
    for file in library.files:
        for occurrence in () if file.kind.language else file.occurrences:
            if isinstance(occurrence, TextOccurrence) and (
                quoted := WORD_QUOTES.fullmatch(occurrence.text.source.strip())
            ):
                values = {"name": quoted[0], "bare": quoted[1]}
                span = file.source.span(occurrence.where)
                yield Diagnostic(span, "text.curly-quotes", values, "warning")


FILLED = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for a slot: braces around one are printed as well."""


def _without_slots(occurrence: TextOccurrence) -> str:
    parts = occurrence.text.parts
    return "".join(part if isinstance(part, str) else FILLED for part in parts)


def _slots(library: Library) -> dict[str, str]:
    """Return every slot that the kit can fill, as it is written, by its id."""
    kinds = {kind.name for kind in named_kinds()}
    return {
        occurrence.id: Slot(occurrence.kind, occurrence.id).written
        for file in library.files
        for occurrence in file.occurrences
        if isinstance(occurrence, NodeOccurrence) and occurrence.kind in kinds
    }


def _some(slots: dict[str, str]) -> list[str]:
    """Return the slots, those of roles first."""
    return sorted(slots.values(), key=lambda slot: not slot.startswith("{role:"))
