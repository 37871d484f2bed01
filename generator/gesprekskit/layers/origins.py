"""A node in, the span to mend it at out: in a layer's own file, if a layer wrote it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from gesprekskit.diagnostics import Diagnostic, Span
from gesprekskit.kinds import KINDS, kind_at
from gesprekskit.loading import Library
from gesprekskit.loading.letter_places import letter_span
from gesprekskit.loading.occurrences import (
    NodeOccurrence,
    Occurrence,
    ReferenceOccurrence,
    TextOccurrence,
)
from gesprekskit.sources import Source, Where

NAME_KEYS = ("name", "plural", "article")
ON_EVERYTHING = ("contact", "logo", "name")
"""What a layer says of itself that stands on everything printed; what takes most room first."""


def locate(library: Library, address: str) -> Span:
    """Return where a layer wrote in a publication, or in what it shows; else its own span.

    The address is that of a node, or of one of its keys (`form/takenmatrix#max_pages`).
    """
    node = address.partition("#")[0]
    for address_shown in _with_shown(library, node) if _is_printed(node) else ():
        if own := _layer_spans(library, address_shown):
            return min(own)
    return library.span(address)


def letter_origin(library: Library, node: str, letters: Collection[str]) -> Span | None:
    """Return where one of these letters stands in what a publication shows of a node, if it does.

    A slot may have brought it in from elsewhere.
    """
    for shown in _with_shown(library, node):
        source, where = library.nodes[shown]
        for _, tree in source.tree.at(where).walk():
            if isinstance(tree.value, str) and not set(letters).isdisjoint(tree.value):
                return letter_span(tree.span, letters)
    return None


def at_change(library: Library, found: Diagnostic) -> Diagnostic:
    """Return a problem, moved to the place in a layer that caused it, if one did.

    That is where a layer wrote in the nearest node around it, or in what that shows: an order, or
    an entry, can break a rule in a file that the layer's author did not write.
    """
    for node in _enclosing_nodes(library, found.span):
        if own := [
            span
            for shown_node in _with_shown(library, node)
            for span in _layer_spans(library, shown_node)
        ]:
            return replace(found, span=min(own))
    return found


def _enclosing_nodes(library: Library, span: Span) -> list[str]:
    """Return the nodes around a span, the nearest first."""
    around: dict[str, int] = {}
    for file in library.files:
        if file.source.file == span.file:
            places = (*file.source.values.items(), *file.source.keys.items())
            paths = [path for path, place in places if place == span]
            for node in file.occurrences:
                inside = len(node.where)
                if isinstance(node, NodeOccurrence) and any(
                    path[:inside] == node.where for path in paths
                ):
                    around[node.address] = inside
    return sorted(around, key=lambda node: -around[node])


def overflow_origin(library: Library, node: str) -> Span | None:
    """Return where a layer made a publication longer without writing in it, if one did.

    That is a name that the publication uses, or else what a layer puts on everything: without the
    layer the publication fitted.
    """
    shown = list(_with_shown(library, node))
    if not _is_printed(node) or any(_layer_spans(library, shown_node) for shown_node in shown):
        return None
    names = {name: None for it in shown for name in _named_by(library, it)}
    renamed = [span for name in names for span in _layer_spans(library, name, NAME_KEYS)]
    if renamed:
        return min(renamed)
    # A layer comes before those below it: the highest one decides what is printed.
    layers = [place for node, place in library.nodes.items() if node.startswith("layer/")]
    for source, where in layers:
        said = source.tree.at(where).value
        for key in ON_EVERYTHING:
            if key in said:
                return source.span((*where, key))
    return None


def _is_printed(node: str) -> bool:
    """Return True if something is printed, or shown by something printed."""
    kind = kind_at(node)
    return kind.printed or kind.shown


def _layer_spans(library: Library, node: str, keys: tuple[str, ...] = ()) -> list[Span]:
    """Return the places in layers where a node was written, or these keys of it."""
    if node not in library.nodes:
        return []
    source, where = library.nodes[node]
    return [
        tree.span
        for path, tree in source.tree.at(where).walk()
        if not tree.span.file.startswith(f"{library.folder}/")
        and (not keys or path[:1] in [(key,) for key in keys])
    ]


def _named_by(library: Library, node: str) -> Iterator[str]:
    """Yield the roles, terms and conversations that a node names."""
    for occurrence in _occurrences(library, *library.nodes[node]):
        if isinstance(occurrence, TextOccurrence):
            yield from (f"{slot.kind}/{slot.id}" for slot in occurrence.text.slots)
        elif isinstance(occurrence, ReferenceOccurrence) and KINDS[occurrence.kind].named:
            yield f"{occurrence.kind}/{occurrence.id}"


def _occurrences(library: Library, source: Source, where: Where) -> Iterator[Occurrence]:
    """Yield the occurrences within a node."""
    file = next(it for it in library.files if it.source is source)
    return (
        occurrence for occurrence in file.occurrences if occurrence.where[: len(where)] == where
    )


def _with_shown(library: Library, node: str) -> Iterator[str]:
    """Yield a node, and those that it shows."""
    waiting, seen = [node], set[str]()
    while waiting:
        address = waiting.pop(0)
        if address in seen or address not in library.nodes:
            continue
        seen.add(address)
        yield address
        waiting += (
            f"{occurrence.kind}/{occurrence.id}"
            for occurrence in _occurrences(library, *library.nodes[address])
            if isinstance(occurrence, ReferenceOccurrence) and KINDS[occurrence.kind].shown
        )
