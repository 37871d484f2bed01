"""A node in, the place where it can be mended out: in a layer's own file, if there is one."""

from __future__ import annotations

from collections.abc import Iterator

from gesprekskit.diagnostics import Span
from gesprekskit.loading import Library
from gesprekskit.loading.occurrences import Occurrence, ReferenceOccurrence, TextOccurrence
from gesprekskit.sources import Source, Where

PRINTED = ("form", "deck", "poster")
SHOWN = ("section", "question", "matrix", "notice", "feedback")
"""What printed things show of other files."""
NAMED = ("role", "term", "conversation")
NAME_KEYS = ("name", "plural", "article")
ON_EVERYTHING = ("contact", "logo", "name")
"""What a layer says of itself that stands on everything printed; what takes most room first."""


def locate(library: Library, address: str) -> Span:
    """Return where a layer wrote in a printed thing, or in what that shows; else its own place.

    The address is that of a node, or of one of its keys (`form/takenmatrix#max_pages`).
    """
    node = address.partition("#")[0]
    for one in _shown(library, node) if node.startswith((*PRINTED, *SHOWN)) else ():
        if own := _own(library, one):
            return min(own)
    return library.span(address)


def overflow_origin(library: Library, node: str) -> Span | None:
    """Return where a layer made a printed thing longer without writing in it, if one did.

    That is a name that the thing says, or else what a layer puts on everything. For without the
    layer the thing fitted.
    """
    shown = list(_shown(library, node))
    if not node.startswith((*PRINTED, *SHOWN)) or any(_own(library, one) for one in shown):
        return None
    names = {one: None for it in shown for one in _named(library, it)}
    renamed = [span for one in names for span in _own(library, one, NAME_KEYS)]
    if renamed:
        return min(renamed)
    layers = [place for one, place in library.nodes.items() if one.startswith("layer/")]
    said = [
        source.values[(*where, key)]
        for source, where in reversed(layers)
        for key in ON_EVERYTHING
        if (*where, key) in source.values
    ]
    return said[0] if said else None


def _own(library: Library, node: str, keys: tuple[str, ...] = ()) -> list[Span]:
    """Return the places in layers where a node was written, or these keys of it."""
    if node not in library.nodes:
        return []
    source, where = library.nodes[node]
    return [
        span
        for path, span in source.values.items()
        if path[: len(where)] == where
        and not span.file.startswith(f"{library.folder}/")
        and (not keys or path[len(where) :][:1] in [(key,) for key in keys])
    ]


def _named(library: Library, node: str) -> Iterator[str]:
    """Yield the roles, terms and conversations that a node names."""
    for occurrence in _occurrences(library, *library.nodes[node]):
        if isinstance(occurrence, TextOccurrence):
            yield from (f"{slot.kind}/{slot.id}" for slot in occurrence.text.slots)
        elif isinstance(occurrence, ReferenceOccurrence) and occurrence.kind in NAMED:
            yield f"{occurrence.kind}/{occurrence.id}"


def _occurrences(library: Library, source: Source, where: Where) -> Iterator[Occurrence]:
    """Yield the occurrences within a node."""
    file = next(it for it in library.files if it.source is source)
    return (
        occurrence for occurrence in file.occurrences if occurrence.where[: len(where)] == where
    )


def _shown(library: Library, node: str) -> Iterator[str]:
    """Yield a node, and those that it shows."""
    waiting, seen = [node], set[str]()
    while waiting:
        one = waiting.pop(0)
        if one in seen or one not in library.nodes:
            continue
        seen.add(one)
        yield one
        waiting += (
            f"{occurrence.kind}/{occurrence.id}"
            for occurrence in _occurrences(library, *library.nodes[one])
            if isinstance(occurrence, ReferenceOccurrence) and occurrence.kind in SHOWN
        )
