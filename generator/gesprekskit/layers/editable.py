"""Files of a kit as trees that can be changed, and the nodes in them by address."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from annotated_types import MaxLen, MinLen
from pydantic import ValidationError

from gesprekskit.definitions.base import Definition
from gesprekskit.diagnostics import Diagnostic
from gesprekskit.kinds import KINDS, NO_KIND, NodeKind
from gesprekskit.loading import Library, LoadedFile
from gesprekskit.loading.occurrences import (
    NodeOccurrence,
    Occurrence,
    ReferenceOccurrence,
    TextOccurrence,
    occurrences,
    shapes,
)
from gesprekskit.loading.validation import validate
from gesprekskit.sources import Source, Where
from gesprekskit.sources.source import Place, from_source, replace_text, to_source
from gesprekskit.sources.trees import Tree

ID_KEYS = ("id", *(kind.name for kind in KINDS.values() if kind.names_entries))
"""By which key an entry of a list is named, where it has no id of its own."""


Named = tuple[str, str]
"""The kind and the id of a node."""


class EditableFile:
    """A file: its kind, its tree, and what is in it.

    The tree is built on demand: no layer changes most files of a kit.
    """

    def __init__(self, loaded: LoadedFile, number: int) -> None:
        self.kind = loaded.kind
        self.name = loaded.source.file
        self.number = number
        """Which file of the kit it is."""
        self.indexes: Sequence[_Index[Any]] = ()
        """Where it is found by what stands in it."""
        self._loaded = loaded
        self._changed = False
        self._tree: Tree | None = None
        self._texts: dict[Where, tuple[str, Place | None]] = {}
        self._data: Any = loaded.source.data or {}
        self._occurrences: Sequence[Occurrence] | None = loaded.occurrences
        self._nodes: dict[str, NodeOccurrence] | None = None
        self._references: dict[Named, Where] | None = None
        self._spoken: frozenset[Named] | None = None
        self._valid: bool | None = True

    @property
    def written(self) -> Source:
        """Return the file as it was before anything in it was changed."""
        return self._loaded.source

    @property
    def tree(self) -> Tree:
        """Return the tree; call `invalidate` after changing it."""
        if self._tree is None:
            self._tree = from_source(self._source())
            self._texts = {}
        return self._tree

    def data(self) -> Any:
        """Return the current plain data; do not change them."""
        if self._data is None:
            self._data = self._tree.data() if self._tree else self._source().data
        return self._data

    def occurrences(self) -> Sequence[Occurrence]:
        """Return the current occurrences in the file."""
        if self._occurrences is None:
            self._occurrences = occurrences(self.kind.model, self.data())
        return self._occurrences

    def nodes(self) -> Mapping[str, NodeOccurrence]:
        """Return the nodes in it by address; of two with the same address, the first."""
        if self._nodes is None:
            self._nodes = {}
            for occurrence in self.occurrences():
                if isinstance(occurrence, NodeOccurrence):
                    self._nodes.setdefault(occurrence.address, occurrence)
        return self._nodes

    def references(self) -> Mapping[Named, Where]:
        """Return the nodes that it refers to, and where each is named first."""
        if self._references is None:
            self._references = {}
            for occurrence in self.occurrences():
                if isinstance(occurrence, ReferenceOccurrence):
                    named = (occurrence.kind, occurrence.id)
                    self._references.setdefault(named, occurrence.where)
        return self._references

    def speaks_of(self, named: Named) -> bool:
        """Return True if a text in it has a slot for this node."""
        if self._spoken is None:
            texts = (
                occurrence.text
                for occurrence in self.occurrences()
                if isinstance(occurrence, TextOccurrence)
            )
            self._spoken = frozenset((slot.kind, slot.id) for it in texts for slot in it.slots)
        return named in self._spoken

    def invalidate(self) -> None:
        """Note that the tree has changed."""
        for index in self.indexes:
            index.forget(self)
        self._changed = True
        self._data = self._occurrences = self._nodes = self._references = None
        self._spoken = self._valid = None

    def set_text(self, where: Where, text: str, place: Place | None = None) -> None:
        """Replace a text; `place` is where the new one was written, if elsewhere."""
        if self._tree is None:
            self._texts[where] = text, place
        else:
            replace_text(self._tree.at(where), text, place)
        self.invalidate()

    def is_valid(self) -> bool:
        """Return True if its model accepts the tree."""
        if self._valid is None:
            try:
                self.kind.model.model_validate(self.data())
                self._valid = True
            except ValidationError:
                self._valid = False
        return self._valid

    def reload(self) -> tuple[LoadedFile, list[Diagnostic]]:
        """Return the current file, validated again if it was changed."""
        if not self._changed:
            return self._loaded, []
        source = self._source()
        self._data = source.data
        recovered, refused = validate(self.kind.model, source)
        return LoadedFile(self.kind, source, recovered, tuple(self.occurrences())), refused

    def _source(self) -> Source:
        if self._tree is not None:
            return to_source(self._tree.copy(), self.name)
        source = self._loaded.source
        return source.with_texts(self._texts) if self._texts else source


Key = TypeVar("Key")


class _Index(Generic[Key]):
    """The files of a kit by what is in them."""

    def __init__(
        self, files: Iterable[EditableFile], keys: Callable[[EditableFile], Iterable[Key]]
    ) -> None:
        self._keys = keys
        self._files: dict[Key, list[EditableFile]] = {}
        self._waiting = {file.number: file for file in files}

    def files(self, key: Key) -> Sequence[EditableFile]:
        """Return the files that contain this, in the order of the kit."""
        for file in self._waiting.values():
            for found in self._keys(file):
                insort(self._files.setdefault(found, []), file, key=lambda it: it.number)
        self._waiting = {}
        return self._files.get(key, ())

    def forget(self, file: EditableFile, *, for_good: bool = False) -> None:
        """Drop a file, for good or until it is indexed again."""
        if file.number not in self._waiting:
            for found in self._keys(file):
                self._files[found].remove(file)
            self._waiting[file.number] = file
        if for_good:
            del self._waiting[file.number]


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


class EditableKit:
    """All files of a kit, to be changed node by node."""

    def __init__(self, library: Library) -> None:
        self.files = [EditableFile(file, number) for number, file in enumerate(library.files)]
        self._addresses = _Index(self.files, EditableFile.nodes)
        self._named = _Index(self.files, EditableFile.references)
        for file in self.files:
            file.indexes = (self._addresses, self._named)
        self._whole = self._by_address()

    def reload(self, *, translations: bool = True) -> tuple[list[LoadedFile], list[Diagnostic]]:
        """Return every current file, and what is wrong in those that were changed.

        Without `translations` those are left out.
        """
        reloaded = [file.reload() for file in self.files if translations or not file.kind.language]
        wrong = [diagnostic for _, found in reloaded for diagnostic in found]
        return [loaded for loaded, _ in reloaded], wrong

    def addresses(self) -> list[str]:
        """Return all addresses."""
        return [address for file in self.files for address in file.nodes()]

    def is_valid(self) -> bool:
        """Return True if every file is accepted by its model."""
        return all(file.is_valid() for file in self.files)

    def find(self, address: str) -> EditableNode | None:
        """Return the node with this address, or the entry of a node's list with that name."""
        # The address of a file takes precedence over that of an entry in another file, and is
        # found without a look at what is in the file, which a change to it makes out of date.
        if whole := self._whole.get(address):
            return EditableNode(address, whole.kind.model.kind.name, whole, (), whole.kind.model)
        for file in self._addresses.files(address):
            node = file.nodes()[address]
            return EditableNode(address, node.kind, file, node.where, model_at(file, node.where))
        above, _, name = address.rpartition("/")
        parent = self.find(above) if "/" in above else None
        if parent is None or not isinstance(parent.tree.value, dict):
            return None
        for key in parent.lists():
            position = parent.position(key, name)
            if position is not None and _addressed(parent, key, position):
                where = (*parent.where, key, position)
                return EditableNode(
                    address, "", parent.file, where, model_at(parent.file, where), True
                )
        return None

    def reference_to(self, named: Named) -> tuple[EditableFile, Where] | None:
        """Return the first place that names a node."""
        for file in self._named.files(named):
            return file, file.references()[named]
        return None

    def remove_file(self, file: EditableFile) -> None:
        """Remove a whole file."""
        for index in file.indexes:
            index.forget(file, for_good=True)
        self.files.remove(file)
        self._whole = self._by_address()

    def _by_address(self) -> dict[str, EditableFile]:
        """Return the files that are nodes as a whole, by address; no change gives them another."""
        found: dict[str, EditableFile] = {}
        for file in self.files:
            kind, identity = file.kind.model.kind.name, file.data().get("id")
            if kind and isinstance(identity, str):
                found.setdefault(f"{kind}/{identity}", file)
        return found


def _addressed(parent: EditableNode, key: str, position: int) -> bool:
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
