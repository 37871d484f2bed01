"""Files of a kit as trees that can be changed, and the nodes in them by address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from annotated_types import MaxLen, MinLen
from pydantic import ValidationError

from gesprekskit.definitions import DefinitionKind
from gesprekskit.definitions.base import Definition
from gesprekskit.loading import Library
from gesprekskit.loading.occurrences import NodeOccurrence, Occurrence, occurrences, shapes
from gesprekskit.sources import Source, Where
from gesprekskit.sources.trees import Tree, from_source, to_source

ID_KEYS = ("id", "section", "role", "conversation", "question")
"""By which key an entry of a list is named, where it has no id of its own."""

LISTS_OF_NAMES = (
    ("deck", "questions"),
    ("field", "conversations"),
    ("form", "closing"),
    ("form", "opening"),
    ("phase", "questions"),
    ("rule", "steps"),
)
"""Lists of names that are entries to leave out: each prints what it names.

Other names say for whom something is, or who sees it (`used_by`): they have no address.
"""


@dataclass(slots=True)
class EditableFile:
    """A file: its kind, its tree, and what stands in it."""

    kind: DefinitionKind
    name: str
    tree: Tree
    _occurrences: list[Occurrence] | None = field(default=None, init=False)
    _nodes: dict[str, NodeOccurrence] | None = field(default=None, init=False)
    _sound: bool = field(default=True, init=False)

    def occurrences(self) -> list[Occurrence]:
        """Return what later stages look at, as it stands now."""
        if self._occurrences is None:
            self._occurrences = list(occurrences(self.kind.model, self.tree.data()))
        return self._occurrences

    @property
    def address(self) -> str:
        """Return the address of the whole file, where it is a node."""
        identity = self.tree.value.get("id")
        kind = self.kind.model.kind
        return f"{kind}/{identity.value}" if kind and identity else ""

    def nodes(self) -> Mapping[str, NodeOccurrence]:
        """Return the nodes in it by address; of two with one address the first."""
        if self._nodes is None:
            self._nodes = {}
            for occurrence in self.occurrences():
                if isinstance(occurrence, NodeOccurrence):
                    self._nodes.setdefault(occurrence.address, occurrence)
        return self._nodes

    def changed(self) -> None:
        """Note that the tree is another one now."""
        self._occurrences = self._nodes = None
        self._sound = False

    def sound(self) -> bool:
        """Return True if the tree is one that its model accepts."""
        if not self._sound:
            try:
                self.kind.model.model_validate(self.tree.data())
            except ValidationError:
                return False
            self._sound = True
        return True

    def source(self) -> Source:
        """Return the file as it stands now."""
        return to_source(self.tree, self.name)


@dataclass(slots=True)
class EditableNode:
    """A node in its file; `entry` where it is an entry of a list without an id of its own."""

    address: str
    kind: str
    field: EditableFile
    where: Where
    model: type[Definition] | None
    entry: bool = False

    @property
    def tree(self) -> Tree:
        """Return the node's tree."""
        return self.field.tree.at(self.where)

    @property
    def keys(self) -> list[str]:
        """Return what may be written in this node."""
        return list(self.model.model_fields) if self.model else []

    @property
    def keys_of_others(self) -> set[str]:
        """Return what may be written in an entry of this list, whatever its type."""
        if len(self.where) < 2:
            return set()
        above = model_at(self.field, self.where[:-2])
        shape = shapes(above).get(str(self.where[-2])) if above else None
        return {key for one in (shape.models if shape else ()) for key in one.model_fields}

    @property
    def locked(self) -> bool:
        """Return True if the base kit says that this may not be changed."""
        value = self.tree.value
        return isinstance(value, dict) and "locked" in value and value["locked"].value == "true"

    def changed(self) -> None:
        """Note that the node is another one now."""
        self.field.changed()

    def lists(self) -> list[str]:
        """Return the names of the node's lists; a name in a list has none."""
        value = self.tree.value
        if not isinstance(value, dict):
            return []
        return [name for name, one in value.items() if isinstance(one.value, list)]

    def entries(self, name: str) -> list[Tree] | None:
        """Return the entries of a list of the node: none yet where it may have such a list."""
        value = self.tree.value
        if not isinstance(value, dict):
            return None
        if name not in value:
            return [] if name in self.keys else None
        inside = value[name].value
        return list(inside) if isinstance(inside, list) else None

    def most(self, name: str) -> int | None:
        """Return how many entries a list of the node may have."""
        return _bound(self.model, name, MaxLen, "max_length")

    def write(self, name: str, entries: list[Tree]) -> None:
        """Give a list of the node these entries, at the place where the list was written."""
        value = self.tree.value
        if name in value:
            value[name].value = entries
        else:
            value[name] = Tree(entries, self.tree.span)
        self.changed()

    def position(self, name: str, entry: str) -> int | None:
        """Return where the entry with this name stands in a list."""
        for at, one in enumerate(self.entries(name) or []):
            if entry == entry_name(one):
                return at
        return None


class EditableKit:
    """All files of a kit, to be changed node by node."""

    def __init__(self, library: Library) -> None:
        self.fields = [
            EditableFile(it.kind, it.source.file, from_source(it.source)) for it in library.files
        ]

    def files(self) -> Iterator[tuple[DefinitionKind, Source]]:
        """Yield every file as it stands now."""
        for one in self.fields:
            yield one.kind, one.source()

    def addresses(self) -> list[str]:
        """Return every address that there is."""
        return [address for one in self.fields for address in one.nodes()]

    def sound(self) -> bool:
        """Return True if every file is one that its model accepts."""
        return all(one.sound() for one in self.fields)

    def find(self, address: str) -> EditableNode | None:
        """Return the node with this address, or the entry of a node's list with that name."""
        for one in self.fields:
            if one.address == address:
                return EditableNode(address, one.kind.model.kind, one, (), one.kind.model)
        for one in self.fields:
            if occurrence := one.nodes().get(address):
                return EditableNode(
                    address, occurrence.kind, one, occurrence.where, model_at(one, occurrence.where)
                )
        above, _, name = address.rpartition("/")
        parent = self.find(above) if "/" in above else None
        if parent is None or not isinstance(parent.tree.value, dict):
            return None
        for key in parent.lists():
            position = parent.position(key, name)
            if position is not None and _addressed(parent, key, position):
                where = (*parent.where, key, position)
                return EditableNode(
                    address, "", parent.field, where, model_at(parent.field, where), True
                )
        return None

    def drop(self, one: EditableFile) -> None:
        """Leave a whole file out."""
        self.fields.remove(one)


def _addressed(parent: EditableNode, key: str, position: int) -> bool:
    """Return True if an entry of a list has an address; sources have one, to be refused."""
    entry = parent.tree.value[key].value[position]
    printed = (parent.kind, key) in LISTS_OF_NAMES
    return printed or key == "sources" or isinstance(entry.value, dict)


def entry_name(entry: Tree) -> str:
    """Return the name by which an entry of a list is known; empty where it has none."""
    if isinstance(entry.value, str):
        return entry.value
    if isinstance(entry.value, dict):
        return next((str(entry.value[key].value) for key in ID_KEYS if key in entry.value), "")
    return ""


def model_at(one: EditableFile, where: Where) -> type[Definition] | None:
    """Return the model that reads what stands at a path."""
    model: type[Definition] | None = one.kind.model
    tree = one.tree
    for part in where:
        tree = tree.value[part]
        if isinstance(part, str) and model is not None:
            shaped = shapes(model).get(part)
            model = None
        if isinstance(tree.value, dict) and shaped is not None:
            model = shaped.model_for(tree.data())
    return model


def min_entries(model: type[Definition] | None, name: str) -> int | None:
    """Return how many entries a list of a node of this model needs."""
    return _bound(model, name, MinLen, "min_length")


def _bound(
    model: type[Definition] | None, name: str, bound: type[MinLen | MaxLen], key: str
) -> int | None:
    info = model.model_fields.get(name) if model else None
    found = (one for one in (info.metadata if info else ()) if isinstance(one, bound))
    return next((int(getattr(one, key)) for one in found), None)
