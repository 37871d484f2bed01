"""Everything that is named exists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from gesprekskit.definitions.roles import Role
from gesprekskit.definitions.text import SLOT
from gesprekskit.diagnostics import Diagnostic, Span
from gesprekskit.loading import Library
from gesprekskit.loading.occurrences import NodeOccurrence, ReferenceOccurrence, TextOccurrence
from gesprekskit.loading.validation import listed, near
from gesprekskit.sources import Where

OF_REQUIRED_FILES = ("role", "theme", "term", "source", "conversation", "question", "section")
"""Kinds of which a kit has at least one, or else an error that names their file."""


def check_references(library: Library) -> Iterator[Diagnostic]:
    """A reference names a node of the kind that is meant."""
    known = _known(library)
    for file in library.files:
        for occurrence in file.occurrences:
            if isinstance(occurrence, ReferenceOccurrence) and _astray(
                occurrence.kind, occurrence.id, known
            ):
                values = _values(occurrence.kind, occurrence.id, known)
                yield Diagnostic(file.source.span(occurrence.where), "ref.unknown", values)


def check_named_once(library: Library) -> Iterator[Diagnostic]:
    """A list of references names each thing once."""
    for file in library.files:
        first: dict[tuple[Where, str], Span] = {}
        for occurrence in file.occurrences:
            if isinstance(occurrence, ReferenceOccurrence) and isinstance(
                occurrence.where[-1], int
            ):
                span, name = (
                    file.source.span(occurrence.where),
                    (occurrence.where[:-1], occurrence.id),
                )
                if name in first:
                    values = {"name": occurrence.id, "first": str(first[name])}
                    yield Diagnostic(span, "ref.twice", values)
                first.setdefault(name, span)


def check_slots(library: Library) -> Iterator[Diagnostic]:
    """A slot in a text names a role, a term or a conversation; a name has none."""
    known = _known(library)
    known["role"] |= {one: None for role in library.all(Role) for one in role.stands_for}
    for file in library.files:
        for occurrence in file.occurrences:
            if not isinstance(occurrence, TextOccurrence):
                continue
            if not any(occurrence.text.slots) and (found := SLOT.search(occurrence.text.source)):
                span = file.source.span(occurrence.where)
                yield Diagnostic(span, "text.no-slot", {"name": found[0]})
            for slot in occurrence.text.slots:
                if _astray(slot.kind, slot.id, known):
                    values = _values(slot.kind, slot.id, known)
                    yield Diagnostic(file.source.span(occurrence.where), "ref.unknown", values)


def _astray(kind: str, name: str, known: Mapping[str, dict[str, None]]) -> bool:
    """Return True if nothing has this name; where a whole file is missing, that is said already."""
    return name not in known[kind] and not (kind in OF_REQUIRED_FILES and not known[kind])


def _known(library: Library) -> Mapping[str, dict[str, None]]:
    known: dict[str, dict[str, None]] = defaultdict(dict)
    for file in library.files:
        for occurrence in file.occurrences:
            if isinstance(occurrence, NodeOccurrence):
                known[occurrence.kind][occurrence.id] = None
    return known


def _values(kind: str, name: str, known: Mapping[str, dict[str, None]]) -> dict[str, str]:
    ids = list(known[kind])
    return {"name": name, "what": kind, "known": listed(ids), **near(name, ids)}
