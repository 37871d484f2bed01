"""Numbers in, a change to a node of the kit in the current folder out, valid or nearly so."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from gesprekskit.layers.editable_kit import EditableKit
from gesprekskit.layers.editable_nodes import EditableNode
from gesprekskit.loading import load


@cache
def nodes() -> list[EditableNode]:
    """Return what a company can change in the kit."""
    editable = EditableKit(load(Path("kit"))[0])
    found = [editable.find(address) for address in editable.addresses()]
    return [node for node in found if node]


def changing(given: tuple[str, int, int, int, Any]) -> dict[str, Any]:
    """Return a change, valid or nearly so."""
    operation, *numbers, value = given
    node, other = (nodes()[number % len(nodes())] for number in (numbers[0], numbers[2]))
    key = node.keys[numbers[1] % len(node.keys)]
    change = {"type": operation, "node": node.address}
    data, others = node.tree.data(), other.tree.data()
    lists = node.lists() or [key]
    name = lists[numbers[1] % len(lists)]
    entries = data.get(name) if isinstance(data.get(name), list) else []
    entry = entries[numbers[2] % len(entries)] if entries else others
    ids = [it["id"] if isinstance(it, dict) and "id" in it else str(it) for it in entries]
    match operation:
        case "replace":
            return change | {"values": {key: others.get(key, "x") if value is None else value}}
        case "add":
            made = entry if value is None else value
            made = made | {"id": "nieuw"} if isinstance(made, dict) else made
            return change | {"list": name, "entry": made}
        case "order":
            return change | {"list": name, "ids": ids[::-1] if value is None else value}
        case "rename":
            return change | {"name": "iets anders" if value is None else value}
        case "combine":
            return change | {"into": other.address if value is None else value}
    return change
