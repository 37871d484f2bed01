"""Everything that is named exists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from gesprekskit.diagnostics import Diagnostic
from gesprekskit.loading import Library
from gesprekskit.loading.validation import listed, near
from gesprekskit.loading.visits import NodeVisit, ReferenceVisit, TextVisit

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


def check_slots(library: Library) -> Iterator[Diagnostic]:
    """A slot in a text names a role or a term."""
    known = _known(library)
    for file in library.files:
        for visit in file.visits:
            if not isinstance(visit, TextVisit):
                continue
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
