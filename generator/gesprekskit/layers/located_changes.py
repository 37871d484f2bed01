"""The changes of a layer, each with its place in the author's file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gesprekskit.definitions.layers import Change, Changes, LayerDefinition
from gesprekskit.diagnostics import Span
from gesprekskit.loading import Library
from gesprekskit.sources import Where
from gesprekskit.sources.source import from_source
from gesprekskit.sources.trees import Tree

Location = tuple[str, Where]
"""A file and a path in it."""


@dataclass(frozen=True, slots=True)
class LocatedChange:
    """A change, its tree, and its path in its file."""

    change: Change
    tree: Tree
    file: str
    where: Where

    @property
    def place(self) -> Location:
        """Return the file and the path, which identify the change."""
        return self.file, self.where

    def span(self, *where: str | int) -> Span:
        """Return the place of a value of the change."""
        return self.tree.at(where).span

    def key(self, name: str) -> Span:
        """Return the place of a key of the change."""
        tree = self.tree.at((name,))
        return tree.key or tree.span


def located_changes(layer: Library) -> Iterator[LocatedChange]:
    """Yield the changes of a layer, file by file."""
    for file in layer.files:
        if isinstance(file.definition, LayerDefinition | Changes):
            tree = from_source(file.source)
            for at, change in enumerate(file.definition.changes):
                where = file.recovered.place("changes", at)
                yield LocatedChange(change, tree.at(where), file.source.file, where)
