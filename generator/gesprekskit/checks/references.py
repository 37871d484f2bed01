"""Everything that is named exists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from gesprekskit.definitions import DEFINITIONS
from gesprekskit.definitions.base import Definition
from gesprekskit.definitions.roles import Role
from gesprekskit.definitions.text import slot_pattern
from gesprekskit.diagnostics import Diagnostic
from gesprekskit.diagnostics.capping import first_of
from gesprekskit.loading import Library, LoadedFile
from gesprekskit.loading.occurrences import (
    NodeOccurrence,
    ReferenceOccurrence,
    TextOccurrence,
    shapes,
)
from gesprekskit.loading.similar_words import near
from gesprekskit.loading.validation import bare, is_meant, listed
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


Unknown = tuple[Where, str, str]
"""A name that nothing has: where it stands, the kind that it should be of, and the name."""


def check_references(library: Library) -> Iterator[Diagnostic]:
    """A reference names a node of the kind that is meant."""
    known = _Known(library)
    for file in library.files:
        unknown = [
            (occurrence.where, occurrence.kind, occurrence.id)
            for occurrence in file.occurrences
            if isinstance(occurrence, ReferenceOccurrence)
            and known.lacks(occurrence.kind, occurrence.id)
        ]
        yield from _unknown(file, unknown, known)


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
    known = _Known(library)
    known.add("role", (former for role in library.all(Role) for former in role.stands_for))
    for file in library.files:
        unknown: list[Unknown] = []
        for occurrence in file.occurrences:
            if not isinstance(occurrence, TextOccurrence):
                continue
            if not any(occurrence.text.slots) and (
                found := slot_pattern().search(occurrence.text.source)
            ):
                span = file.source.span(occurrence.where)
                yield Diagnostic(span, "text.no-slot", {"name": found[0]})
            unknown += (
                (occurrence.where, slot.kind, slot.id)
                for slot in occurrence.text.slots
                if known.lacks(slot.kind, slot.id)
            )
        yield from _unknown(file, unknown, known)


class _Known:
    """The ids of a kit's nodes, by kind."""

    def __init__(self, library: Library) -> None:
        self._unread = library.unread
        self._ids: dict[str, dict[str, None]] = defaultdict(dict)
        self._bare: dict[tuple[str, str], list[str]] = defaultdict(list)
        for file in library.files:
            if file.kind.one_per_file:
                self.add(file.kind.model.kind.name, [Path(file.source.file).stem])
            for occurrence in file.occurrences:
                if isinstance(occurrence, NodeOccurrence):
                    self.add(occurrence.kind, [occurrence.id])

    def add(self, kind: str, ids: Iterable[str]) -> None:
        """Add ids of nodes of a kind."""
        for identity in ids:
            self._ids[kind][identity] = None
            self._bare[kind, bare(identity)].append(identity)

    def lacks(self, kind: str, name: str) -> bool:
        """Return True if nothing has this name, and it stands in nothing that could not be read.

        A whole file that is missing is already reported.
        """
        if name in self._ids[kind] or kind in self._unread:
            return False
        if is_meant(name, self._bare[kind, bare(name)]):
            return False
        return bool(self._ids[kind]) or kind not in _always_there()

    def values(self, kind: str, name: str) -> dict[str, str]:
        """Return the values of the diagnostic on a name that nothing has."""
        ids = list(self._ids[kind])
        return {"name": name, "what": kind, "known": listed(ids), **near(name, ids)}


def _unknown(file: LoadedFile, found: list[Unknown], known: _Known) -> Iterator[Diagnostic]:
    """Yield diagnostics on names in a file that nothing has."""
    placed = sorted((file.source.span(where), kind, name) for where, kind, name in found)
    return first_of(placed, lambda it: Diagnostic(it[0], "ref.unknown", known.values(it[1], it[2])))
