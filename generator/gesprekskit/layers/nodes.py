"""Files of a kit in, every node out with the list that it stands in and a fingerprint.

With these a layer knows later what is new, gone, other than it was, or in another place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from gesprekskit.layers.plots import Field, Plots, name_of
from gesprekskit.loading.visits import NodeVisit
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
    field: Field
    where: Where

    @property
    def fingerprint(self) -> str:
        """Return what is another one as soon as the node says something else."""
        return sha256(repr(sorted(self.said.items())).encode()).hexdigest()[:8]


def nodes(plots: Plots) -> dict[str, Node]:
    """Return every node by its address, in the order of the files."""
    found: dict[str, Node] = {}
    for one in plots.fields:
        if one.kind.name not in NOT_FOLLOWED:
            known = {it.where: it.address for it in one.visits() if isinstance(it, NodeVisit)}
            for node in _Walk(one, known).node((), one.kind.name, one.kind.name):
                found.setdefault(node.address, node)
    return found


@dataclass(frozen=True, slots=True)
class _Walk:
    field: Field
    known: Mapping[Where, str]

    def node(self, where: Where, address: str, within: str) -> Iterator[Node]:
        """Yield the node at a path and those below it."""
        address = self.known.get(where, address)
        said: dict[str, str] = {}
        below: list[Node] = []
        self._look(self.field.tree.at(where), where, "", address, said, below)
        if where or address in self.known.values():
            yield Node(address, within, said, self.field, where)
        yield from below

    def _look(
        self,
        tree: Tree,
        where: Where,
        path: str,
        address: str,
        said: dict[str, str],
        below: list[Node],
    ) -> None:
        """Sort what stands at a path into what the node says and the nodes below it."""
        if isinstance(tree.value, dict):
            for name, one in tree.value.items():
                inner = f"{path}.{name}" if path else name
                self._look(one, (*where, name), inner, address, said, below)
        elif isinstance(tree.value, list):
            for at, one in enumerate(tree.value):
                name = name_of(one) if isinstance(one.value, dict) else ""
                if name:
                    within = f"{address}#{path}"
                    below += self.node((*where, at), f"{address}/{name}", within)
                else:
                    self._look(one, (*where, at), f"{path}[{at}]", address, said, below)
        elif path.partition("[")[0] not in UNFOLLOWED:
            said[path] = tree.value
