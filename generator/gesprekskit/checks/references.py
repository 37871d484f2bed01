"""Everything that is named exists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from gesprekskit.definitions.text import SLOT
from gesprekskit.diagnostics import Diagnostic, Span
from gesprekskit.loading import Library
from gesprekskit.loading.validation import listed, near
from gesprekskit.loading.visits import NodeVisit, ReferenceVisit, TextVisit
from gesprekskit.sources import Where

OF_REQUIRED_FILES = ("role", "theme", "term", "source", "conversation", "question", "section")
"""Kinds of which a kit has at least one, or else an error that names their file."""


def check_references(library: Library) -> Iterator[Diagnostic]:
    """A reference names a node of the kind that is meant."""
    known = _known(library)
    for file in library.files:
        for visit in file.visits:
            if isinstance(visit, ReferenceVisit) and _astray(visit.kind, visit.id, known):
                values = _values(visit.kind, visit.id, known)
                yield Diagnostic(file.source.span(visit.where), "ref.unknown", values)


def check_named_once(library: Library) -> Iterator[Diagnostic]:
    """A list of references names each thing once."""
    for file in library.files:
        first: dict[tuple[Where, str], Span] = {}
        for visit in file.visits:
            if isinstance(visit, ReferenceVisit) and isinstance(visit.where[-1], int):
                span, name = file.source.span(visit.where), (visit.where[:-1], visit.id)
                if name in first:
                    values = {"name": visit.id, "first": str(first[name])}
                    yield Diagnostic(span, "ref.twice", values)
                first.setdefault(name, span)


def check_slots(library: Library) -> Iterator[Diagnostic]:
    """A slot in a text names a role, a term or a conversation; a name has none."""
    known = _known(library)
    for file in library.files:
        for visit in file.visits:
            if not isinstance(visit, TextVisit):
                continue
            if not any(visit.text.slots) and (found := SLOT.search(visit.text.source)):
                span = file.source.span(visit.where)
                yield Diagnostic(span, "text.no-slot", {"name": found[0]})
            for slot in visit.text.slots:
                if _astray(slot.kind, slot.id, known):
                    values = _values(slot.kind, slot.id, known)
                    yield Diagnostic(file.source.span(visit.where), "ref.unknown", values)


def _astray(kind: str, name: str, known: Mapping[str, dict[str, None]]) -> bool:
    """Tell whether nothing has this name; where a whole file is missing, that is said already."""
    return name not in known[kind] and not (kind in OF_REQUIRED_FILES and not known[kind])


def _known(library: Library) -> Mapping[str, dict[str, None]]:
    known: dict[str, dict[str, None]] = defaultdict(dict)
    for file in library.files:
        for visit in file.visits:
            if isinstance(visit, NodeVisit):
                known[visit.kind][visit.id] = None
    return known


def _values(kind: str, name: str, known: Mapping[str, dict[str, None]]) -> dict[str, str]:
    ids = list(known[kind])
    return {"name": name, "what": kind, "known": listed(ids), **near(name, ids)}
