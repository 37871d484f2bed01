"""A stack in, what its layers changed out, for readers: the text below and the layer's own text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from gesprekskit.layers.editable_nodes import ID_KEYS
from gesprekskit.layers.stacks import Stack
from gesprekskit.sources import Source, Where
from gesprekskit.updates.upstream import SAID, ChangeStatus

Placed = Mapping[str, tuple[Source, Where]]


@dataclass(frozen=True)
class Nodes:
    """Nodes by address, with the place of each."""

    placed: Placed

    @cached_property
    def by_name(self) -> Mapping[str, Sequence[str]]:
        """Return the addresses by the part after the kind."""
        named: dict[str, list[str]] = defaultdict(list)
        for address in self.placed:
            named[address.partition("/")[2]].append(address)
        return named


@dataclass(frozen=True, slots=True)
class Edit:
    """What a layer changed: the text below it and its own; empty where there is none.

    `layer` is the place of the layer in the stack, from 0; `change` is the type of the change, for
    readers: where a replaced list is longer a text is added, and where it is shorter one is hidden.
    """

    layer: int
    change: str
    was: str
    own: str


def edits(stack: Stack, statuses: Iterable[ChangeStatus]) -> tuple[Edit, ...]:
    """Return what the layers changed in texts, in the order of their files."""
    below, above = Nodes(stack.nodes), Nodes(stack.library.nodes)
    changes = (status for status in statuses if status.located)
    return tuple(edit for status in changes for edit in _edits(stack, status, below, above))


def _edits(stack: Stack, status: ChangeStatus, below: Nodes, nodes: Nodes) -> Iterator[Edit]:
    assert status.located
    change = status.located.change
    file = status.located.file
    layer = next(at for at, folder in enumerate(stack.folders) if file.startswith(f"{folder}/"))
    before = status.was or status.now
    match change.type:
        case "add":
            said = _entry_text(nodes, change.entry) or _within(nodes, change.node, change.entry)
            yield Edit(layer, change.type, "", said)
        case "hide":
            above, _, name = change.node.rpartition("/")
            said = _entry_text(below, before) or _within(below, above, {"id": name})
            if said:
                yield Edit(layer, change.type, said, "")
        case "rename":
            yield Edit(layer, change.type, str(before.get("name", "")), change.name)
        case "combine":
            stays = change.into.removeprefix("role/")
            yield Edit(layer, change.type, str(before.get("name", "")), f"{{role:{stays}}}")
        case "replace":
            now = dict(_texts(nodes, status.own))
            was = dict(_texts(below, {key: before.get(key) for key in status.own}))
            for where in {**now, **was}:
                said, own = was.get(where, ""), now.get(where, "")
                if said != own:
                    kind = change.type if said and own else "add" if own else "hide"
                    yield Edit(layer, kind, said, own)


def _texts(nodes: Nodes, value: Any, where: Where = ()) -> Iterator[tuple[Where, str]]:
    """Yield the texts in a node's content, each with its path in it."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _texts(nodes, inner, (*where, str(key)))
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from _texts(nodes, inner, (*where, at))
    elif isinstance(value, str) and (" " in value or where[-1] in SAID):
        yield where, _entry_text(nodes, value) if where[-1] in ID_KEYS else value


def _within(nodes: Nodes, address: str, entry: Any) -> str:
    """Return the text of what contains something without a text, with its name."""
    name = str(entry.get("id", "")) if isinstance(entry, Mapping) else ""
    said = _node_text(nodes, [address])
    return f"{said} ({name.replace('-', ' ')})" if said and name else said


def _entry_text(nodes: Nodes, entry: Any) -> str:
    """Return the text by which readers know an entry, or what it refers to."""
    if not isinstance(entry, Mapping):
        return _node_text(nodes, nodes.by_name.get(entry, ())) or entry
    if said := next((str(entry[key]) for key in SAID if key in entry), ""):
        return said
    return _node_text(nodes, (f"{key}/{entry[key]}" for key in ID_KEYS if key in entry))


def _node_text(nodes: Nodes, addresses: Iterable[str]) -> str:
    """Return the text of the first of these nodes that exists."""
    for source, where in (
        nodes.placed[address] for address in addresses if address in nodes.placed
    ):
        return _entry_text(nodes, source.at(where))
    return ""
