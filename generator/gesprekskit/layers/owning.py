"""A stack in, what its layers changed out, for readers: the text below and the layer's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from gesprekskit.layers.following import SAID, Standing
from gesprekskit.layers.plots import NAMES
from gesprekskit.layers.stacks import Stack
from gesprekskit.sources import Source, Where

Nodes = Mapping[str, tuple[Source, Where]]
"""Nodes by address, and where each stands."""


@dataclass(frozen=True, slots=True)
class Own:
    """What a layer changed: the text below it and its own; empty where there is none.

    `layer` is the place of the layer in the stack, from 0; `change` is the type of the change.
    """

    layer: int
    change: str
    was: str
    own: str


def owned(stack: Stack) -> tuple[Own, ...]:
    """Return what the layers changed in texts, in the order of their files."""
    return tuple(own for one in stack.standings for own in _owned(stack, one))


def _owned(stack: Stack, standing: Standing) -> Iterator[Own]:
    assert standing.placed
    change = standing.placed.change
    file = standing.placed.file
    layer = next(at for at, one in enumerate(stack.folders) if file.startswith(f"{one}/"))
    before = standing.was or standing.now
    match change.type:
        case "add":
            yield Own(layer, change.type, "", _said(stack.library.nodes, change.entry))
        case "hide":
            yield Own(layer, change.type, _said(stack.nodes, before), "")
        case "rename":
            yield Own(layer, change.type, str(before.get("name", "")), change.name)
        case "combine":
            stays = change.into.removeprefix("role/")
            yield Own(layer, change.type, str(before.get("name", "")), f"{{role:{stays}}}")
        case "replace":
            for key, value in standing.own.items():
                if isinstance(value, str) and (key in SAID or " " in value):
                    yield Own(layer, change.type, str(before.get(key, "")), value)


def _said(nodes: Nodes, entry: Any) -> str:
    """Return the text by which readers know an entry, or what it refers to."""
    if not isinstance(entry, Mapping):
        return _said_of(nodes, (one for one in nodes if one.partition("/")[2] == entry)) or entry
    if said := next((str(entry[key]) for key in SAID if key in entry), ""):
        return said
    return _said_of(nodes, (f"{key}/{entry[key]}" for key in NAMES if key in entry))


def _said_of(nodes: Nodes, addresses: Iterable[str]) -> str:
    """Return the text of the first of these nodes that is there."""
    for source, where in (nodes[one] for one in addresses if one in nodes):
        return _said(nodes, source.at(where))
    return ""
