"""Plain data and its model in; the same data with one mistake out, for each key of each model."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from gesprekskit.definitions.base import Definition
from gesprekskit.loading.occurrences import shapes
from gesprekskit.sources import Where

VALUES: tuple[Any, ...] = (
    *("", "~", "null", "5", "-1", "true", "een-id", "Een tekst {role:niets}.", "{x}", "x" * 70),
    *([], ["x"], ["x", "x"], [[["x"]]], [{}], [{"id": "x"}], ["", ""]),
    *({}, {"x": "y"}, {"id": "x"}, {"type": "x"}, {"type": ["x"]}, {"[key]": "x"}),
)
"""What may stand there by mistake: nothing, a text, a number, a list, a mapping, and deeper."""


class Key(NamedTuple):
    """A key of a model, in data where that model is used."""

    model: type[Definition]
    name: str
    where: Where


class Mutated(NamedTuple):
    """Data with one mistake: what was done, with which key."""

    key: Key
    how: str
    data: Any


def keys(model: type[Definition], data: Any) -> Iterator[Key]:
    """Yield the keys of every model that the data use, each once, where it first has it."""
    places: dict[tuple[type[Definition], str], Where] = {}
    there: set[tuple[type[Definition], str]] = set()
    for used, where, found in instances(model, data, ()):
        for name in used.model_fields:
            has = name in found
            if (used, name) not in places or (has and (used, name) not in there):
                places[used, name] = (*where, name)
            if has:
                there.add((used, name))
    for (used, name), where in places.items():
        yield Key(used, name, where)


def instances(
    model: type[Definition], data: Any, where: Where
) -> Iterator[tuple[type[Definition], Where, dict[str, Any]]]:
    """Yield every mapping in the data that a model reads, with that model and its path."""
    if not isinstance(data, dict):
        return
    yield model, where, data
    for name, shape in shapes(model).items():
        value = data.get(name)
        entries = enumerate(value) if isinstance(value, list) else [(None, value)]
        for at, entry in entries:
            if isinstance(entry, dict) and (inner := shape.model_for(entry)):
                place = (*where, name) if at is None else (*where, name, at)
                yield from instances(inner, entry, place)


def mutations(model: type[Definition], data: Any) -> Iterator[Mutated]:
    """Yield the data with each key left out, misspelt, repeated or of another kind, in turn."""
    for key in keys(model, data):
        *around, name = key.where
        if name in at(data, tuple(around)):
            yield Mutated(key, "left out", replaced(data, key.where, {}))
            value = at(data, key.where)
            yield Mutated(key, "misspelt", replaced(data, key.where, {f"{name}x": value}))
            if isinstance(value, list):
                yield Mutated(key, "twice", replaced(data, key.where, {name: value * 2}))
        for value in VALUES:
            yield Mutated(key, repr(value), replaced(data, key.where, {name: value}))


def at(data: Any, where: Where) -> Any:
    """Return what stands at a path."""
    for part in where:
        data = data[part]
    return data


def written(data: Any) -> str:
    """Return data as YAML, one key a line: JSON is that, and quickly written."""
    return json.dumps(data, ensure_ascii=False, indent=1)


def replaced(data: Any, where: Where, instead: dict[str, Any]) -> Any:
    """Return the data with other keys in the place of one."""
    first, *rest = where
    if not rest:
        return {key: value for key, value in data.items() if key != first} | instead
    if isinstance(data, list):
        return [
            replaced(entry, tuple(rest), instead) if number == first else entry
            for number, entry in enumerate(data)
        ]
    return data | {first: replaced(data[first], tuple(rest), instead)}
