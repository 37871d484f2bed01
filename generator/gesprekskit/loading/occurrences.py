"""Data and its model in, every node, reference and text in the data out.

The walk follows the annotations of the models over the plain data, not over validated instances,
so that a mistake in one place of a file hides no reference in another.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from gesprekskit.definitions.base import (
    LONGEST,
    LONGEST_NAME,
    Definition,
    Refers,
    Wording,
    type_names,
)
from gesprekskit.definitions.text import Text
from gesprekskit.sources import Where


@dataclass(frozen=True, slots=True)
class NodeOccurrence:
    """A node: something with an id, of a kind, within the node `parent` where it is scoped."""

    where: Where
    kind: str
    id: str
    address: str


@dataclass(frozen=True, slots=True)
class ReferenceOccurrence:
    """A value that is the id of a node of this kind, in the node `owner`."""

    where: Where
    kind: str
    id: str
    owner: str


@dataclass(frozen=True, slots=True)
class TextOccurrence:
    """A text that readers see, in the node `owner`; in a plain one, braces are literal.

    `most` is the maximum length in characters.
    """

    where: Where
    text: Text
    owner: str
    most: int = LONGEST


Occurrence = NodeOccurrence | ReferenceOccurrence | TextOccurrence


def occurrences(model: type[Definition], data: Any) -> list[Occurrence]:
    """Return every node, reference and text that `data` holds where `model` expects one."""
    found: list[Occurrence] = []
    _add_definition(found, model, data, (), "")
    return found


def address(kind: str, identity: str, parent: str, *, scoped: bool) -> str:
    """Return the address of a node: `question/vo-01`, or `section/kop/datum` within its parent."""
    return f"{parent}/{identity}" if scoped else f"{kind}/{identity}"


def _add_definition(
    found: list[Occurrence], model: type[Definition], data: Any, where: Where, owner: str
) -> None:
    if not isinstance(data, dict):
        return
    identity = data.get("id")
    if model.kind.name and isinstance(identity, str):
        owner = address(model.kind.name, identity, owner, scoped=model.kind.scoped)
        found.append(NodeOccurrence(where, model.kind.name, identity, owner))
    for name, shaped in telling_shapes(model).items():
        if name in data:
            _add_value(found, shaped, data[name], (*where, name), owner)


def _add_value(
    found: list[Occurrence], shaped: Shape, value: Any, where: Where, owner: str
) -> None:
    if isinstance(value, list):
        for index, item in enumerate(value):
            _add_value(found, shaped, item, (*where, index), owner)
    elif isinstance(value, str):
        if shaped.refers:
            found.append(ReferenceOccurrence(where, shaped.refers, value, owner))
        elif shaped.wording:
            found.append(TextOccurrence(where, Text(value, (value,)), owner, LONGEST_NAME))
        elif shaped.text and len(value) <= LONGEST:
            found.append(TextOccurrence(where, Text.parse(value), owner))
    elif isinstance(value, dict) and (model := shaped.model_for(value)):
        _add_definition(found, model, value, where, owner)


@dataclass(frozen=True, slots=True)
class Shape:
    """What a field may hold: a reference, a text, a plain wording, or one of these models."""

    refers: str = ""
    text: bool = False
    wording: bool = False
    models: tuple[type[Definition], ...] = ()

    def model_for(self, data: Mapping[str, Any]) -> type[Definition] | None:
        """Return the model that reads this data; among several, `type` decides."""
        if len(self.models) == 1:
            return self.models[0]
        return next((model for model in self.models if data.get("type") in type_names(model)), None)


@cache
def shapes(model: type[Definition]) -> dict[str, Shape]:
    """Return what each field of a model may hold, by the field's name."""
    return {name: _field_shape(info) for name, info in model.model_fields.items()}


@cache
def telling_shapes(model: type[Definition]) -> dict[str, Shape]:
    """Return the shapes of a model's fields in which something may occur."""
    return {
        name: shaped for name, shaped in shapes(model).items() if name != "id" and shaped != Shape()
    }


@cache
def kinds_within(model: type[Definition]) -> frozenset[str]:
    """Return the kinds of node that a file of this model may hold."""
    return frozenset(part.kind.name for part in _models(model) if part.kind.name)


@cache
def keys_of_nodes(model: type[Definition]) -> frozenset[str]:
    """Return the keys by which nodes in a file of this model are found: ids, types, and lists."""
    lists = (name for part in _models(model) for name, it in shapes(part).items() if it.models)
    return frozenset({"id", "type", *lists})


@cache
def _models(model: type[Definition]) -> tuple[type[Definition], ...]:
    """Return a model and those in it, each once."""
    found = {model: None}
    waiting = [model]
    while waiting:
        inside = (it for shaped in shapes(waiting.pop()).values() for it in shaped.models)
        new = [it for it in inside if it not in found]
        found |= dict.fromkeys(new)
        waiting += new
    return tuple(found)


def _field_shape(info: FieldInfo) -> Shape:
    return _with_markers(_shape(info.annotation), info.metadata)


def _with_markers(shape: Shape, marks: Sequence[Any]) -> Shape:
    """Return the shape with the markers of its annotation applied."""
    refers = next((mark.kind for mark in marks if isinstance(mark, Refers)), shape.refers)
    wording = shape.wording or any(isinstance(mark, Wording) for mark in marks)
    return replace(shape, refers=refers, wording=wording)


def _shape(annotation: Any) -> Shape:
    if isinstance(annotation, type) and issubclass(annotation, Definition):
        return Shape(models=(annotation,))
    if annotation is Text:
        return Shape(text=True)
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _with_markers(_shape(arguments[0]), arguments[1:])
    inner = (
        [_shape(argument) for argument in arguments] if origin in (Union, UnionType, tuple) else []
    )
    return Shape(
        refers=next((shape.refers for shape in inner if shape.refers), ""),
        text=any(shape.text for shape in inner),
        wording=any(shape.wording for shape in inner),
        models=tuple(model for shape in inner for model in shape.models),
    )
