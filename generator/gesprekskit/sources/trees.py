"""A source as a tree that can be changed: every value keeps the place where it was written.

A layer changes the definitions of the kit below it. What it changes is laid into the tree of the
file that it changes, with its own places, so that whatever is wrong afterwards is reported in the
file of who wrote it, and every line can be told from those of others.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from gesprekskit.diagnostics import Span
from gesprekskit.sources import Source, Where


@dataclass(slots=True)
class Tree:
    """A value with its place, and that of its key."""

    value: Any
    span: Span
    key: Span | None = None

    def at(self, where: Where) -> Tree:
        """Return the tree at a path; raises KeyError or IndexError where there is none."""
        tree = self
        for part in where:
            tree = tree.value[part]
        return tree

    def data(self) -> Any:
        """Return the plain data."""
        if isinstance(self.value, list):
            return [one.data() for one in self.value]
        if isinstance(self.value, dict):
            return {name: one.data() for name, one in self.value.items()}
        return self.value

    def copy(self) -> Tree:
        """Return a tree that can be changed without changing this one."""
        if isinstance(self.value, list):
            return Tree([one.copy() for one in self.value], self.span, self.key)
        if isinstance(self.value, dict):
            inside = {name: one.copy() for name, one in self.value.items()}
            return Tree(inside, self.span, self.key)
        return Tree(self.value, self.span, self.key)


def from_source(source: Source) -> Tree:
    """Return the tree of a source."""
    return _planted(source, source.data or {}, ())


def _planted(source: Source, data: Any, where: Where) -> Tree:
    key = source.keys.get(where)
    span = source.span(where)
    if isinstance(data, list):
        return Tree([_planted(source, it, (*where, at)) for at, it in enumerate(data)], span, key)
    if isinstance(data, dict):
        inside = {name: _planted(source, it, (*where, name)) for name, it in data.items()}
        return Tree(inside, span, key)
    return Tree(data, span, key)


def from_data(data: Any, span: Span) -> Tree:
    """Return the tree of plain data that was written at one place."""
    if isinstance(data, list):
        return Tree([from_data(one, span) for one in data], span)
    if isinstance(data, dict):
        return Tree({name: from_data(one, span) for name, one in data.items()}, span)
    return Tree(data, span)


def to_source(tree: Tree, file: str) -> Source:
    """Return the source that a tree says, as if it stood in this file."""
    values: dict[Where, Span] = {}
    keys: dict[Where, Span] = {}
    for where, one in _walk(tree, ()):
        values[where] = one.span
        if one.key is not None:
            keys[where] = one.key
    return Source(file, tree.data(), values, keys)


def _walk(tree: Tree, where: Where) -> Iterator[tuple[Where, Tree]]:
    yield where, tree
    if isinstance(tree.value, list):
        for at, one in enumerate(tree.value):
            yield from _walk(one, (*where, at))
    elif isinstance(tree.value, dict):
        for name, one in tree.value.items():
            yield from _walk(one, (*where, name))
