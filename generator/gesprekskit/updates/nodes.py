"""Files of a kit in, every node out, with the list that it is in and a fingerprint.

Comparing these shows later what is new, removed, changed or moved.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from gesprekskit.diagnostics import Span
from gesprekskit.layers.editable_files import EditableFile
from gesprekskit.layers.editable_kit import EditableKit
from gesprekskit.layers.editable_nodes import ID_KEYS
from gesprekskit.loading.occurrences import NodeOccurrence
from gesprekskit.sources import Where
from gesprekskit.sources.trees import Tree

UNFOLLOWED = ("version", "date", "sources")
"""Keys of which a layer's author need not hear."""


@dataclass(frozen=True, slots=True)
class Node:
    """A node, the list that it is in (`bank/voortgang#questions`), and its own content."""

    address: str
    list: str
    said: Mapping[str, str]
    file: EditableFile
    where: Where

    @property
    def tree(self) -> Tree:
        """Return the node's tree."""
        return self.file.tree.at(self.where)

    @property
    def span(self) -> Span:
        """Return the node's span."""
        return self.tree.span

    @property
    def fingerprint(self) -> str:
        """Return the fingerprint of the node's own content."""
        return fingerprint(self.said)


def fingerprint(said: Mapping[str, str]) -> str:
    """Return the fingerprint of some content."""
    return sha256(repr(sorted(said.items())).encode()).hexdigest()[:8]


def said_with(mark: str, address: str, kept: Mapping[str, str]) -> Mapping[str, str]:
    """Return what a node said when it had this fingerprint; empty if what is kept is not that.

    What is kept is without the id, which the address ends with.
    """
    for said in (kept, {"id": address.rpartition("/")[2], **kept}):
        if kept and fingerprint(said) == mark:
            return said
    return {}


def saying(data: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield a node's own content by path, without that of the nodes below it."""
    if isinstance(data, dict):
        for name, value in data.items():
            yield from saying(value, f"{path}.{name}" if path else name)
    elif isinstance(data, list):
        for at, entry in enumerate(data):
            if not _named(entry):
                yield from saying(entry, f"{path}[{at}]")
    elif root(path) not in UNFOLLOWED:
        yield path, data


def root(path: str) -> str:
    """Return the key of a node at which a path begins."""
    return path.partition("[")[0].partition(".")[0]


def _named(entry: Any) -> str:
    """Return the name of an entry that is a node."""
    named = (key for key in ID_KEYS if key in entry) if isinstance(entry, dict) else ()
    return next((str(entry[key]) for key in named), "")


def nodes(editable: EditableKit) -> dict[str, Node]:
    """Return every node by its address, in the order of the files."""
    found: dict[str, Node] = {}
    for file in editable.files:
        if file.kind.followed:
            known = {
                it.where: it.address for it in file.occurrences() if isinstance(it, NodeOccurrence)
            }
            walk = _Walk(file, known, frozenset(known.values()))
            for node in walk.node(file.data(), (), file.kind.name, file.kind.name):
                found.setdefault(node.address, node)
    return found


@dataclass(frozen=True, slots=True)
class _Walk:
    file: EditableFile
    known: Mapping[Where, str]
    addresses: frozenset[str]

    def node(self, data: Any, where: Where, address: str, within: str) -> Iterator[Node]:
        """Yield the node at a path, and those below it."""
        address = self.known.get(where, address)
        if where or address in self.addresses:
            yield Node(address, within, dict(saying(data)), self.file, where)
        yield from self._nodes_below(data, where, "", address)

    def _nodes_below(self, data: Any, where: Where, path: str, address: str) -> Iterator[Node]:
        """Yield the nodes below a path."""
        if isinstance(data, dict):
            for name, value in data.items():
                inner = f"{path}.{name}" if path else name
                yield from self._nodes_below(value, (*where, name), inner, address)
        elif isinstance(data, list):
            for at, entry in enumerate(data):
                if name := _named(entry):
                    place, inside = (*where, at), f"{address}/{name}"
                    yield from self.node(entry, place, inside, f"{address}#{path}")
                else:
                    yield from self._nodes_below(entry, (*where, at), f"{path}[{at}]", address)
