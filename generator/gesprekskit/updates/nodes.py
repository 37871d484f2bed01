"""Files of a kit in, every node out with the list that it stands in and a fingerprint.

With these a layer knows later what is new, gone, other than it was, or in another place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from gesprekskit.layers.editable import EditableFile, EditableKit, entry_name
from gesprekskit.loading.occurrences import NodeOccurrence
from gesprekskit.sources import Where
from gesprekskit.sources.trees import Tree

NOT_FOLLOWED = ("releases", "sources", "translation")
"""Kinds of file in which no layer changes anything."""
UNFOLLOWED = ("version", "date", "sources")
"""Keys of which a layer's author need not hear."""


@dataclass(frozen=True, slots=True)
class Node:
    """A node, the list that it stands in (`bank/voortgang#questions`), and what it says itself."""

    address: str
    list: str
    said: Mapping[str, str]
    field: EditableFile
    where: Where

    @property
    def tree(self) -> Tree:
        """Return the node's tree."""
        return self.field.tree.at(self.where)

    @property
    def fingerprint(self) -> str:
        """Return what is another one as soon as the node says something else."""
        return fingerprint(self.said)


def fingerprint(said: Mapping[str, str]) -> str:
    """Return what is another one as soon as something else is said."""
    return sha256(repr(sorted(said.items())).encode()).hexdigest()[:8]


def saying(tree: Tree, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield what a node says itself, by path: what the nodes below it say is theirs."""
    if isinstance(tree.value, dict):
        for name, one in tree.value.items():
            yield from saying(one, f"{path}.{name}" if path else name)
    elif isinstance(tree.value, list):
        for at, one in enumerate(tree.value):
            if not _named(one):
                yield from saying(one, f"{path}[{at}]")
    elif root(path) not in UNFOLLOWED:
        yield path, tree.value


def root(path: str) -> str:
    """Return the key of a node at which a path begins."""
    return path.partition("[")[0].partition(".")[0]


def _named(entry: Tree) -> str:
    """Return the name of an entry that is a node."""
    return entry_name(entry) if isinstance(entry.value, dict) else ""


def nodes(editable: EditableKit) -> dict[str, Node]:
    """Return every node by its address, in the order of the files."""
    found: dict[str, Node] = {}
    for one in editable.fields:
        if one.kind.name not in NOT_FOLLOWED:
            known = {
                it.where: it.address for it in one.occurrences() if isinstance(it, NodeOccurrence)
            }
            for node in _Walk(one, known).node((), one.kind.name, one.kind.name):
                found.setdefault(node.address, node)
    return found


@dataclass(frozen=True, slots=True)
class _Walk:
    field: EditableFile
    known: Mapping[Where, str]

    def node(self, where: Where, address: str, within: str) -> Iterator[Node]:
        """Yield the node at a path and those below it."""
        address = self.known.get(where, address)
        tree = self.field.tree.at(where)
        if where or address in self.known.values():
            yield Node(address, within, dict(saying(tree)), self.field, where)
        yield from self._below(tree, where, "", address)

    def _below(self, tree: Tree, where: Where, path: str, address: str) -> Iterator[Node]:
        """Yield the nodes below what stands at a path."""
        if isinstance(tree.value, dict):
            for name, one in tree.value.items():
                inner = f"{path}.{name}" if path else name
                yield from self._below(one, (*where, name), inner, address)
        elif isinstance(tree.value, list):
            for at, one in enumerate(tree.value):
                if name := _named(one):
                    yield from self.node((*where, at), f"{address}/{name}", f"{address}#{path}")
                else:
                    yield from self._below(one, (*where, at), f"{path}[{at}]", address)
