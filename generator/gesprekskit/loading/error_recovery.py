"""A refused file in, what is sound in it out, so that rules on content report in the same run.

Lists lose the entries with mistakes, fields with mistakes are empty. Only checks use the result: a
kit with errors is never resolved.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Annotated, Any, get_origin

from pydantic import TypeAdapter

from gesprekskit.definitions.base import Definition
from gesprekskit.diagnostics import Diagnostic
from gesprekskit.loading.occurrences import keys_of_nodes
from gesprekskit.sources import Where

KEPT = frozenset({"yaml.hash", "yaml.tab", "yaml.tag"})
"""Mistakes in reading that lose no key."""


@dataclass(frozen=True, slots=True)
class Recovered:
    """A definition of which parts may be missing, and the entries that its lists lost."""

    definition: Definition
    dropped: Mapping[str, frozenset[int]] = field(default_factory=dict)

    def place(self, name: str, position: int) -> Where:
        """Return the path of an entry of a list in the author's file."""
        dropped = self.dropped.get(name, frozenset())
        written = position
        for index in sorted(dropped):
            if index <= written:
                written += 1
        return (name, written)


def recover(model: type[Definition], data: Mapping[str, Any], wrong: Iterable[Where]) -> Recovered:
    """Return what is sound in `data`; `wrong` holds the paths of all mistakes."""
    dropped: dict[str, set[int]] = defaultdict(set)
    empty: set[str] = set()
    for where in wrong:
        if len(where) > 1 and isinstance(where[1], int):
            dropped[str(where[0])].add(where[1])
        elif where:
            empty.add(str(where[0]))
    values: dict[str, Any] = {}
    for name, info in model.model_fields.items():
        raw = data.get(name)
        if name not in empty and raw is not None:
            kept = _without(raw, dropped[name]) if isinstance(raw, list) else raw
            values[name] = _adapter(model, name).validate_python(kept) if kept else ()
        elif info.is_required():
            values[name] = () if get_origin(info.annotation) is tuple else None
    return Recovered(
        model.model_construct(**values), {name: frozenset(at) for name, at in dropped.items()}
    )


def loses_nodes(model: type[Definition], mistakes: Iterable[Diagnostic]) -> bool:
    """Return True if, for one of these mistakes in a file, nodes in it may not be known."""
    keys = keys_of_nodes(model)
    return any(
        mistake.severity == "error"
        and (
            (mistake.code.startswith("yaml.") and mistake.code not in KEPT)
            or mistake.code in ("schema.type", "limit.mistakes")
            or (mistake.code == "schema.missing-key" and mistake.values["name"] in keys)
            or (mistake.code == "schema.unknown-key" and mistake.values.get("near") in keys)
        )
        for mistake in mistakes
    )


def _without(items: list[Any], dropped: set[int]) -> list[Any]:
    return [item for index, item in enumerate(items) if index not in dropped]


@cache
def _adapter(model: type[Definition], name: str) -> TypeAdapter[Any]:
    info = model.model_fields[name]
    annotation: Any = info.annotation
    return TypeAdapter(Annotated[annotation, info])
