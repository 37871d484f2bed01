"""Files of a kit as trees that can be changed, and an index of what is in them."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from gesprekskit.diagnostics import Diagnostic
from gesprekskit.loading import LoadedFile
from gesprekskit.loading.occurrences import (
    NodeOccurrence,
    Occurrence,
    ReferenceOccurrence,
    TextOccurrence,
    occurrences,
)
from gesprekskit.loading.validation import validate
from gesprekskit.sources import Source, Where
from gesprekskit.sources.source import Place, from_source, replace_text, to_source
from gesprekskit.sources.trees import Tree

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
        self.indexes: Sequence[FileIndex[Any]] = ()
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


class FileIndex(Generic[Key]):
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
