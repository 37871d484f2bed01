"""A stack in, what its layers changed out, for readers: the text below and the layer's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from gesprekskit.layers.following import SAID, Standing
from gesprekskit.layers.plots import NAMES
from gesprekskit.layers.stacks import Stack


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
            yield Own(layer, change.type, "", _said(stack, change.entry))
        case "hide":
            yield Own(layer, change.type, _said(stack, before), "")
        case "rename":
            yield Own(layer, change.type, str(before.get("name", "")), change.name)
        case "combine":
            stays = change.into.removeprefix("role/")
            yield Own(layer, change.type, str(before.get("name", "")), f"{{role:{stays}}}")
        case "replace":
            for key, value in standing.own.items():
                if isinstance(value, str) and (key in SAID or " " in value):
                    yield Own(layer, change.type, str(before.get(key, "")), value)


def _said(stack: Stack, entry: Any) -> str:
    """Return the text by which readers know an entry, or what it refers to."""
    if not isinstance(entry, Mapping):
        return str(entry)
    if said := next((str(entry[key]) for key in SAID if key in entry), ""):
        return said
    named = (f"{key}/{entry[key]}" for key in NAMES if key in entry)
    for source, where in (stack.nodes[one] for one in named if one in stack.nodes):
        return _said(stack, source.at(where))
    return ""
