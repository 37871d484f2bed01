"""Data as a tree that can be changed: every value keeps the place where it was written.

A layer changes the definitions of the kit below it. Its changes are applied to the tree of that
file but keep their own places, so that whatever is wrong afterwards is reported in the file of its
author, and the origin of every line is known.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from gesprekskit.diagnostics import Span

Where = tuple[str | int, ...]
"""A path from the root `()`: keys of mappings and positions in lists."""


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

    def nearest(self, where: Where) -> Tree:
        """Return the tree at a path, or at the longest existing prefix of it."""
        tree = self
        for part in where:
            if isinstance(tree.value, str):
                break
            try:
                tree = tree.at((part,))
            except (KeyError, IndexError, TypeError):
                break
        return tree

    def data(self) -> Any:
        """Return the plain data."""
        if isinstance(self.value, list):
            return [inner.data() for inner in self.value]
        if isinstance(self.value, dict):
            return {name: inner.data() for name, inner in self.value.items()}
        return self.value

    def copy(self) -> Tree:
        """Return a deep copy."""
        if isinstance(self.value, list):
            return Tree([inner.copy() for inner in self.value], self.span, self.key)
        if isinstance(self.value, dict):
            inside = {name: inner.copy() for name, inner in self.value.items()}
            return Tree(inside, self.span, self.key)
        return Tree(self.value, self.span, self.key)

    def walk(self, where: Where = ()) -> Iterator[tuple[Where, Tree]]:
        """Yield this tree and every tree in it with its path, which begins with `where`."""
        yield where, self
        if isinstance(self.value, list):
            for at, inner in enumerate(self.value):
                yield from inner.walk((*where, at))
        elif isinstance(self.value, dict):
            for name, inner in self.value.items():
                yield from inner.walk((*where, name))


def from_data(data: Any, span: Span) -> Tree:
    """Return the tree of plain data that were all written at one place."""
    if isinstance(data, list):
        return Tree([from_data(entry, span) for entry in data], span)
    if isinstance(data, dict):
        return Tree({name: from_data(entry, span) for name, entry in data.items()}, span)
    return Tree(data, span)


def from_positions(data: Any, positions: Iterator[int], file: str) -> Tree:
    """Return the tree of data that was read from a file.

    `positions` are the lines and columns in reading order: that of each value, preceded by that of
    its key, if any.
    """
    span = Span(file, next(positions), next(positions))
    if isinstance(data, list):
        return Tree([from_positions(entry, positions, file) for entry in data], span)
    if not isinstance(data, dict):
        return Tree(data, span)
    inside: dict[str, Tree] = {}
    for name, value in data.items():
        key = Span(file, next(positions), next(positions))
        tree = inside[name] = from_positions(value, positions, file)
        tree.key = key
    return Tree(inside, span)
