"""Every id is given once."""

from __future__ import annotations

from collections.abc import Iterator

from gesprekskit.diagnostics import Diagnostic, Span
from gesprekskit.loading import Library
from gesprekskit.loading.visits import NodeVisit


def check_unique_ids(library: Library) -> Iterator[Diagnostic]:
    """An id stands once: in the whole kit, or within its parent where it is scoped to that."""
    first: dict[tuple[str, str], Span] = {}
    for file in library.files:
        for visit in file.visits:
            if not isinstance(visit, NodeVisit):
                continue
            span = file.source.span((*visit.where, "id"))
            node = (visit.kind, visit.address)
            if node in first:
                values = {"name": visit.id, "first": str(first[node])}
                yield Diagnostic(span, "id.duplicate", values)
            first.setdefault(node, span)
