"""A file as read: its data, and on demand the place of every value and key."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from gesprekskit.diagnostics import Span
from gesprekskit.sources.trees import Tree, Where, from_positions


@dataclass(frozen=True, slots=True)
class Source:
    """One file as read.

    `data` holds plain dicts, lists and texts, or is None when the file could not be read; it is
    shared between sources with the same content and never changed. `positions` are those of
    `trees.from_positions`; `texts` are the places of texts that came from elsewhere. Few files are
    asked for a place, so trees are built on demand.
    """

    file: str
    data: dict[str, Any] | None = None
    positions: Sequence[int] = ()
    texts: Mapping[Where, Place] = field(default_factory=dict)
    _tree: Tree | None = field(default=None, repr=False, compare=False)

    @property
    def tree(self) -> Tree:
        """Return the source's own tree of the data; `from_source` returns a copy."""
        if self._tree is None:
            object.__setattr__(self, "_tree", from_source(self))
        assert self._tree
        return self._tree

    @property
    def is_as_written(self) -> bool:
        """Return True if everything in it was written in its own file."""
        return bool(self.positions) and not self.texts

    def with_texts(self, texts: Mapping[Where, tuple[str, Place | None]]) -> Source:
        """Return the source with other texts at these paths; each has its own place, if any."""
        data = _copy(self.data)
        for (*around, last), (text, _) in texts.items():
            inside = data
            for part in around:
                inside = inside[part]
            inside[last] = text
        if self.positions:
            places = {where: place for where, (_, place) in texts.items() if place}
            return Source(self.file, data, self.positions, {**self.texts, **places})
        tree = from_source(self)
        for where, (text, place) in texts.items():
            replace_text(tree.at(where), text, place)
        return Source(self.file, data, (), {}, tree)

    @property
    def values(self) -> Mapping[Where, Span]:
        """Return the place of every value, by its path."""
        return (
            {where: tree.span for where, tree in self.tree.walk()}
            if self.data or self.positions
            else {}
        )

    @property
    def keys(self) -> Mapping[Where, Span]:
        """Return the place of every key, by the path of its value."""
        return {where: tree.key for where, tree in self.tree.walk() if tree.key}

    def at(self, where: Where) -> Any:
        """Return the data at a path; raises KeyError or IndexError where there is none."""
        data: Any = self.data
        for part in where:
            data = data[part]
        return data

    def span(self, where: Where, *, key: bool = False) -> Span:
        """Return the place of the value at `where`, or of its key; else of its nearest parent."""
        tree = self.tree.nearest(where)
        return tree.key if key and tree.key else tree.span

    def values_before(self, spans: Iterable[Span]) -> set[Span]:
        """Return the places of the values that these places lie in, or come after."""
        places = sorted(tree.span for _, tree in self.tree.walk())
        numbers = (bisect_right(places, span) for span in spans)
        return {places[number - 1] for number in numbers if number}


Place = tuple[Source, Where]
"""A source, and a path in it."""


def span_at(place: Place) -> Span:
    """Return the place as a line and column in a file."""
    source, where = place
    return source.span(where)


def replace_text(tree: Tree, text: str, place: Place | None) -> None:
    """Replace a text; `place` is where the new one was written, if elsewhere."""
    tree.value = text
    if place:
        tree.span = span_at(place)


def from_source(source: Source) -> Tree:
    """Return a copy of a source's tree, to be changed."""
    if source._tree is not None:
        return source._tree.copy()
    if not source.positions:
        return Tree(source.data or {}, Span(source.file))
    tree = from_positions(source.data or {}, iter(source.positions), source.file)
    for where, place in source.texts.items():
        tree.at(where).span = span_at(place)
    return tree


def to_source(tree: Tree, file: str) -> Source:
    """Return the source that a tree holds, as if written in this file; it takes over the tree."""
    return Source(file, tree.data(), (), {}, tree)


def _copy(data: Any) -> Any:
    """Return a copy of plain data that can be changed."""
    if isinstance(data, list):
        return [_copy(item) for item in data]
    if isinstance(data, dict):
        return {name: _copy(value) for name, value in data.items()}
    return data
