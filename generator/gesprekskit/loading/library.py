"""The files of a kit, each validated alone, and what is in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from gesprekskit.definitions import DefinitionKind
from gesprekskit.definitions.base import Definition
from gesprekskit.diagnostics import Span
from gesprekskit.loading.error_recovery import Recovered
from gesprekskit.loading.occurrences import NodeOccurrence, Occurrence
from gesprekskit.sources import Source, Where

D = TypeVar("D", bound=Definition)


@dataclass(frozen=True, slots=True)
class LoadedFile:
    """One file: its kind, its source, and what is sound in its definition."""

    kind: DefinitionKind
    source: Source
    recovered: Recovered
    occurrences: tuple[Occurrence, ...]
    partly: bool = False
    """Nodes in it may not be known: it could not be read whole."""

    @property
    def definition(self) -> Definition:
        """Return the definition; where the file has mistakes, parts of it are missing."""
        return self.recovered.definition

    def span(self, name: str, position: int, *rest: str | int, key: bool = False) -> Span:
        """Return the span of an entry of the list `name`, or of something in that entry."""
        return self.source.span((*self.recovered.place(name, position), *rest), key=key)


@dataclass(frozen=True, slots=True)
class Library:
    """The files of one kit, each validated alone."""

    folder: str
    files: tuple[LoadedFile, ...]
    nodes: Mapping[str, tuple[Source, Where]] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    """The kinds of which nodes may stand in something that could not be read."""
    _placed: dict[type[Definition], list[tuple[LoadedFile, Any]]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @classmethod
    def of(
        cls, folder: str, files: Sequence[LoadedFile], unread: frozenset[str] = frozenset()
    ) -> Library:
        """Return the library of these files; of a node given twice the first counts."""
        nodes: dict[str, tuple[Source, Where]] = {}
        for file in files:
            for occurrence in file.occurrences:
                if isinstance(occurrence, NodeOccurrence):
                    nodes.setdefault(occurrence.address, (file.source, occurrence.where))
        return cls(folder, tuple(files), nodes, unread)

    def again(self, files: Sequence[LoadedFile]) -> Library:
        """Return the library with other files; its layers are kept."""
        made = Library.of(self.folder, files, self.unread)
        layers = {name: it for name, it in self.nodes.items() if name.startswith("layer/")}
        return replace(made, nodes={**layers, **made.nodes})

    def all(self, model: type[D]) -> tuple[D, ...]:
        """Return every definition of this class, including those that share a file."""
        return tuple(definition for _, definition in self.placed(model))

    def placed(self, model: type[D]) -> Sequence[tuple[LoadedFile, D]]:
        """Return every definition of this class with the file that it is in."""
        if model not in self._placed:
            # Rules ask for the same classes again and again.
            everything = self._placed.get(Definition)
            if everything is None:
                everything = self._placed[Definition] = list(_definitions(self.files))
            self._placed[model] = [it for it in everything if isinstance(it[1], model)]
        return self._placed[model]

    def only(self, model: type[D]) -> D:
        """Return the one definition of this class; raises ValueError where there is none."""
        (definition,) = self.all(model)
        return definition

    def span(self, address: str) -> Span:
        """Return the span of a node: `question/vo-01`, or its key: `form/vo-verslag#max_pages`.

        For an unknown node this is its nearest known parent, else the kit's own file.
        """
        node, _, key = address.partition("#")
        while node not in self.nodes and "/" in node:
            node = node.rpartition("/")[0]
        if node not in self.nodes:
            return Span(f"{self.folder}/kit.yml")
        source, where = self.nodes[node]
        return source.span((*where, key or "id"))


def _definitions(files: Iterable[LoadedFile]) -> Iterator[tuple[LoadedFile, Definition]]:
    """Yield the definitions of files, and those in their lists."""
    for file in files:
        yield file, file.definition
        for name in type(file.definition).model_fields:
            value = getattr(file.definition, name)
            for entry in value if isinstance(value, tuple) else ():
                if isinstance(entry, Definition):
                    yield file, entry
