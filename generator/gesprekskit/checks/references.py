"""Everything that is named exists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from gesprekskit.definitions import DEFINITIONS
from gesprekskit.definitions.base import Definition
from gesprekskit.definitions.roles import Role
from gesprekskit.definitions.text import slot_pattern
from gesprekskit.diagnostics import Diagnostic
from gesprekskit.loading import Library
from gesprekskit.loading.occurrences import (
    NodeOccurrence,
    ReferenceOccurrence,
    TextOccurrence,
    shapes,
)
from gesprekskit.loading.validation import listed, near, tidied
from gesprekskit.sources import Where


@cache
def _always_there() -> frozenset[str]:
    """Return the kinds of which a kit always has a node, or else an error that names their file."""
    return frozenset(
        model.kind.name
        for file in DEFINITIONS
        if file.required
        for model in (file.model, *_models_of_required_lists(file.model))
    )


def _models_of_required_lists(model: type[Definition]) -> Iterator[type[Definition]]:
    for name, info in model.model_fields.items():
        if info.is_required():
            yield from shapes(model)[name].models


def check_references(library: Library) -> Iterator[Diagnostic]:
    """A reference names a node of the kind that is meant."""
    known = _known(library)
    for file in library.files:
        for occurrence in file.occurrences:
            if isinstance(occurrence, ReferenceOccurrence) and _is_unknown(
                library, occurrence.kind, occurrence.id, known
            ):
                values = _values(occurrence.kind, occurrence.id, known)
                yield Diagnostic(file.source.span(occurrence.where), "ref.unknown", values)


def check_named_once(library: Library) -> Iterator[Diagnostic]:
    """A list of references names each node once."""
    for file in library.files:
        first: dict[tuple[Where, str], Where] = {}
        for occurrence in file.occurrences:
            if isinstance(occurrence, ReferenceOccurrence) and isinstance(
                occurrence.where[-1], int
            ):
                entry = (occurrence.where[:-1], occurrence.id)
                before = first.setdefault(entry, occurrence.where)
                if before is not occurrence.where:
                    values = {"name": occurrence.id, "first": str(file.source.span(before))}
                    span = file.source.span(occurrence.where)
                    yield Diagnostic(span, "ref.twice", values)


def check_slots(library: Library) -> Iterator[Diagnostic]:
    """A slot in a text names a role, a term or a conversation; a name has none."""
    known = _known(library)
    known["role"] |= {former: None for role in library.all(Role) for former in role.stands_for}
    for file in library.files:
        for occurrence in file.occurrences:
            if not isinstance(occurrence, TextOccurrence):
                continue
            if not any(occurrence.text.slots) and (
                found := slot_pattern().search(occurrence.text.source)
            ):
                span = file.source.span(occurrence.where)
                yield Diagnostic(span, "text.no-slot", {"name": found[0]})
            for slot in occurrence.text.slots:
                if _is_unknown(library, slot.kind, slot.id, known):
                    values = _values(slot.kind, slot.id, known)
                    yield Diagnostic(file.source.span(occurrence.where), "ref.unknown", values)


def _is_unknown(
    library: Library, kind: str, name: str, known: Mapping[str, dict[str, None]]
) -> bool:
    """Return True if nothing has this name, and it stands in nothing that could not be read.

    A whole file that is missing is already reported.
    """
    if name in known[kind] or kind in library.unread:
        return False
    if tidied(name) in map(tidied, known[kind]):
        return False
    return bool(known[kind]) or kind not in _always_there()


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
