"""The nodes in files that can be changed: what each is, and its lists."""

from __future__ import annotations

from dataclasses import dataclass

from annotated_types import MaxLen, MinLen

from gesprekskit.definitions.base import Definition
from gesprekskit.kinds import KINDS, NO_KIND, NodeKind
from gesprekskit.layers.editable_files import EditableFile
from gesprekskit.loading.occurrences import shapes
from gesprekskit.sources import Where
from gesprekskit.sources.trees import Tree

ID_KEYS = ("id", *(kind.name for kind in KINDS.values() if kind.names_entries))
"""By which key an entry of a list is named, where it has no id of its own."""


@dataclass(slots=True)
class EditableNode:
    """A node in its file; `entry` where it is an entry of a list without an id of its own."""

    address: str
    kind: str
    file: EditableFile
    where: Where
    model: type[Definition] | None
    entry: bool = False

    @property
    def record(self) -> NodeKind:
        """Return the record of the node's kind."""
        return KINDS.get(self.kind, NO_KIND)

    @property
    def tree(self) -> Tree:
        """Return the node's tree."""
        return self.file.tree.at(self.where)

    @property
    def keys(self) -> list[str]:
        """Return the keys that this node may have."""
        return list(self.model.model_fields) if self.model else []

    @property
    def keys_of_others(self) -> set[str]:
        """Return the keys that an entry of this list may have, whatever its type."""
        if len(self.where) < 2:
            return set()
        above = model_at(self.file, self.where[:-2])
        shape = shapes(above).get(str(self.where[-2])) if above else None
        return {key for model in (shape.models if shape else ()) for key in model.model_fields}

    @property
    def locked(self) -> bool:
        """Return True if the base kit locks this."""
        value = self.tree.value
        return isinstance(value, dict) and "locked" in value and value["locked"].value == "true"

    def invalidate(self) -> None:
        """Note that the node has changed."""
        self.file.invalidate()

    def lists(self) -> list[str]:
        """Return the names of the node's lists; a name in a list has none."""
        value = self.tree.value
        if not isinstance(value, dict):
            return []
        return [name for name, inner in value.items() if isinstance(inner.value, list)]

    def entries(self, name: str) -> list[Tree] | None:
        """Return the entries of a list of the node; empty if the list is allowed but absent."""
        value = self.tree.value
        if not isinstance(value, dict):
            return None
        if name not in value:
            return [] if name in self.keys else None
        inside = value[name].value
        return list(inside) if isinstance(inside, list) else None

    def max_entries(self, name: str) -> int | None:
        """Return how many entries a list of the node may have."""
        return _bound(self.model, name, MaxLen, "max_length")

    def set_list(self, name: str, entries: list[Tree]) -> None:
        """Set the entries of a list of the node, keeping the place of the list."""
        value = self.tree.value
        if name in value:
            value[name].value = entries
        else:
            value[name] = Tree(entries, self.tree.span)
        self.invalidate()

    def position(self, name: str, entry: str) -> int | None:
        """Return the index of the entry with this name in a list."""
        for at, tree in enumerate(self.entries(name) or []):
            if entry == entry_name(tree):
                return at
        return None


def is_addressed(parent: EditableNode, key: str, position: int) -> bool:
    """Return True if an entry of a list has an address; sources have one, to be refused."""
    entry = parent.tree.value[key].value[position]
    return key in parent.record.lists_of_names or key == "sources" or isinstance(entry.value, dict)


def entry_name(entry: Tree) -> str:
    """Return the name of an entry of a list; empty if it has none."""
    if isinstance(entry.value, str):
        return entry.value
    if isinstance(entry.value, dict):
        return next((str(entry.value[key].value) for key in ID_KEYS if key in entry.value), "")
    return ""


def model_at(file: EditableFile, where: Where) -> type[Definition] | None:
    """Return the model of the value at a path."""
    model: type[Definition] | None = file.kind.model
    data = file.data()
    for part in where:
        data = data[part]
        if isinstance(part, str) and model is not None:
            shaped = shapes(model).get(part)
            model = None
        if isinstance(data, dict) and shaped is not None:
            model = shaped.model_for(data)
    return model


def min_entries(model: type[Definition] | None, name: str) -> int | None:
    """Return the minimum number of entries of a list of this model."""
    return _bound(model, name, MinLen, "min_length")


def _bound(
    model: type[Definition] | None, name: str, bound: type[MinLen | MaxLen], key: str
) -> int | None:
    info = model.model_fields.get(name) if model else None
    found = (mark for mark in (info.metadata if info else ()) if isinstance(mark, bound))
    return next((int(getattr(bound, key)) for bound in found), None)
