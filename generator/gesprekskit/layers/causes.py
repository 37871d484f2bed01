"""A node in, the place where it can be mended out: in a layer's own file, if that wrote in it."""

from __future__ import annotations

from collections.abc import Iterator

from gesprekskit.diagnostics import Span
from gesprekskit.loading import Library
from gesprekskit.loading.visits import ReferenceVisit

PRINTED = ("form", "deck", "poster")
SHOWN = ("section", "question", "matrix", "notice", "feedback")
"""What printed things show of other files."""


def cause(library: Library, address: str) -> Span:
    """Return where a layer wrote in a printed thing, or in what that shows; else its own place.

    The address is that of a node, or of one of its keys (`form/takenmatrix#max_pages`).
    """
    node = address.partition("#")[0]
    for one in _shown(library, node) if node.startswith((*PRINTED, *SHOWN)) else ():
        source, where = library.nodes[one]
        own = [
            span
            for path, span in source.values.items()
            if path[: len(where)] == where and not span.file.startswith(f"{library.folder}/")
        ]
        if own:
            return min(own)
    return library.span(address)


def _shown(library: Library, node: str) -> Iterator[str]:
    """Yield a node, and those that it shows."""
    waiting, seen = [node], set[str]()
    while waiting:
        one = waiting.pop(0)
        if one in seen or one not in library.nodes:
            continue
        seen.add(one)
        yield one
        source, where = library.nodes[one]
        file = next(it for it in library.files if it.source is source)
        waiting += (
            f"{visit.kind}/{visit.id}"
            for visit in file.visits
            if isinstance(visit, ReferenceVisit)
            and visit.kind in SHOWN
            and visit.where[: len(where)] == where
        )
