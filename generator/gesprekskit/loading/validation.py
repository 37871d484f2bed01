"""A source and its model in, a definition or placed diagnostics out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from gesprekskit.definitions.base import ID, Definition
from gesprekskit.definitions.text import slot_pattern
from gesprekskit.diagnostics import Diagnostic, Span
from gesprekskit.diagnostics.capping import capped, first_of
from gesprekskit.loading.error_recovery import Recovered, recover
from gesprekskit.loading.occurrences import Shape, shapes
from gesprekskit.loading.similar_words import near, near_to_any
from gesprekskit.sources import Source, Where

EXPECTED = {
    "tuple_type": "list",
    "list_type": "list",
    "model_type": "mapping",
    "model_attributes_type": "mapping",
    "dict_type": "mapping",
    "mapping_type": "mapping",
}
MOST_MISTAKES = 20_000
"""Of how many mistakes in a file each is looked at; where there are more, only the first."""
FIRST = 100
"""How many entries of each list are then looked at."""


def validate(model: type[Definition], source: Source) -> tuple[Recovered, list[Diagnostic]]:
    """Return the definition that the source holds, or what is sound in it and every mistake."""
    data = source.data or {}
    try:
        return Recovered(model.model_validate(data)), []
    except ValidationError as error:
        if error.error_count() > MOST_MISTAKES:
            return recover(model, {}, ()), _first_mistakes(model, source)
        details = _details(error)
        paths = [_written_path(model, data, detail["loc"]) for detail in details]
        found = _diagnostics(model, source, paths, details)
        return recover(model, data, map(_wrong, paths, details)), found


def _details(error: ValidationError) -> list[ErrorDetails]:
    every = error.errors(include_url=False)
    misspelt = _misspelt(every)
    return [detail for detail in every if not _is_consequence(detail, misspelt)]


def _first_mistakes(model: type[Definition], source: Source) -> list[Diagnostic]:
    """Return what is wrong in the first entries of each list, and that there is far more."""
    found: list[Diagnostic] = []
    try:
        model.model_validate(_beginning(source.data))
    except ValidationError as error:
        details = _details(error)
        paths = [_written_path(model, source.data, detail["loc"]) for detail in details]
        found = _diagnostics(model, source, paths, details)
    place = min((it.span for it in found), default=source.span(()))
    return [*found, Diagnostic(place, "limit.mistakes", {"limit": str(MOST_MISTAKES)})]


def _beginning(data: Any) -> Any:
    """Return data of which every list has its first entries only."""
    if isinstance(data, list):
        return [_beginning(entry) for entry in data[:FIRST]]
    if isinstance(data, dict):
        return {name: _beginning(value) for name, value in data.items()}
    return data


def is_meant(name: str, known: Iterable[str]) -> bool:
    """Return True if one of the known ids, or the name, is the other one written wrongly.

    Who refers to an id that is not well written means the same; that it is not is told where it is.
    """
    plain = bare(name)
    return any(
        bare(identity) == plain
        for identity in known
        if name == identity or not (ID.fullmatch(name) and ID.fullmatch(identity))
    )


def bare(identity: str) -> str:
    """Return an id without what people write differently: capitals, quotes, spaces, dashes."""
    return re.sub(r"[\W_]", "", identity).casefold()


def listed(words: list[str]) -> str:
    """Return words as a message shows them: each in backticks, at most twelve."""
    shown = ", ".join(f"`{word}`" for word in words[:12])
    return f"{shown} …" if len(words) > 12 else shown


def _misspelt(details: Iterable[ErrorDetails]) -> Collection[tuple[int | str, ...]]:
    """Return the places of keys that are there, but misspelt."""
    unknown: dict[tuple[int | str, ...], list[str]] = defaultdict(list)
    missing: dict[tuple[int | str, ...], list[str]] = defaultdict(list)
    keys = {"extra_forbidden": unknown, "missing": missing}
    for detail in details:
        if detail["type"] in keys:
            keys[detail["type"]][detail["loc"][:-1]].append(str(detail["loc"][-1]))
    return {
        (*around, key)
        for around, names in unknown.items()
        for key in near_to_any(names, missing[around])
    }


def _is_consequence(error: ErrorDetails, misspelt: Collection[tuple[int | str, ...]]) -> bool:
    """Return True if something else was told already: the key is there, but misspelt.

    Or a list is too short only because entries of it were refused.
    """
    if error["type"] == "missing":
        return error["loc"] in misspelt
    least = error.get("ctx", {}).get("min_length", 0)
    return error["type"] == "too_short" and len(error["input"]) >= least


def _wrong(where: Where, error: ErrorDetails) -> Where:
    return (*where, str(error["loc"][-1])) if error["type"] == "missing" else where


def _diagnostics(
    model: type[Definition], source: Source, paths: Iterable[Where], details: list[ErrorDetails]
) -> list[Diagnostic]:
    """Return diagnostics on the first mistakes of each kind, by place; the others are counted."""
    alike: dict[str, list[tuple[Span, int, Where]]] = defaultdict(list)
    for number, where in enumerate(paths):
        alike[details[number]["type"]].append((source.span(where), number, where))
    return capped(
        found
        for same in alike.values()
        for found in first_of(
            sorted(same), lambda it: _diagnostic(model, source, it[2], details[it[1]])
        )
    )


def _diagnostic(
    model: type[Definition], source: Source, where: Where, error: ErrorDetails
) -> Diagnostic:
    kind, context = error["type"], error.get("ctx", {})
    last = str(error["loc"][-1]) if error["loc"] else ""
    if kind == "missing":
        return Diagnostic(source.span(where), "schema.missing-key", {"name": last})
    if kind == "extra_forbidden":
        known = sorted(_known_keys(model, source.data, where[:-1]))
        values = {"name": last, "known": listed(known), **near(last, known)}
        return Diagnostic(source.span(where, key=True), "schema.unknown-key", values)
    if kind in ("literal_error", "union_tag_invalid"):
        return _choice(source, where, error, context)
    if kind == "union_tag_not_found":
        return Diagnostic(source.span(where), "schema.missing-key", {"name": "type"})
    if kind in EXPECTED:
        return Diagnostic(source.span(where), "schema.type", {"expected": EXPECTED[kind]})
    if kind == "too_short":
        values = {"least": str(context["min_length"]), "count": str(len(error["input"]))}
        code = "schema.too-few" if error["input"] else "schema.empty-list"
        return Diagnostic(source.span(where), code, values)
    if kind == "too_long":
        values = {"most": str(context["max_length"]), "count": str(context["actual_length"])}
        return Diagnostic(source.span(where), "schema.too-many", values)
    if kind == "schema.type" and _is_slot(error["input"]):
        return Diagnostic(source.span(where), "schema.quote")
    key = bool(error["loc"]) and error["loc"][-1] == "[key]"
    return Diagnostic(source.span(where, key=key), kind, {k: str(v) for k, v in context.items()})


def _is_slot(given: Any) -> bool:
    """Return True if YAML read `{role:medewerker}` as a mapping."""
    return isinstance(given, dict) and any(
        slot_pattern().fullmatch(f"{{{name}}}") and not value for name, value in given.items()
    )


def _choice(
    source: Source, where: Where, error: ErrorDetails, context: dict[str, Any]
) -> Diagnostic:
    if error["type"] == "union_tag_invalid":
        where = (*where, "type")
        known = [tag.strip("' ") for tag in str(context["expected_tags"]).split(",")]
        given = str(context["tag"])
    else:
        text = str(context["expected"]).replace(" or ", ", ")
        known = [part.strip("' ") for part in text.split(",")]
        given = error["input"] if isinstance(error["input"], str) else ""
    values = {"name": given, "known": listed(known), **near(given, known)}
    return Diagnostic(source.span(where), "schema.choice", values)


def _written_path(model: type[Definition], data: Any, location: tuple[int | str, ...]) -> Where:
    """Return the path as the author wrote it, without parts that are not in the data."""
    where: list[int | str] = []
    parts = list(_without_type_tags(model, data, location))
    for index, part in enumerate(parts):
        last = index == len(parts) - 1
        if isinstance(data, dict) and part in data:
            data = data[str(part)]
        elif isinstance(data, list) and isinstance(part, int) and part < len(data):
            data = data[part]
        elif not last or part == "[key]" or not isinstance(data, dict):
            continue
        where.append(part)
    return tuple(where)


def _without_type_tags(
    model: type[Definition], data: Any, location: tuple[int | str, ...]
) -> Iterator[int | str]:
    """Yield a location without the types that chose a model: `lines` may be a key there too."""
    shape, chosen = Shape(models=(model,)), False
    for part in location:
        if len(shape.models) > 1 and isinstance(data, dict) and not chosen:
            chosen = True
            continue
        yield part
        if isinstance(data, dict):
            found = shape.model_for(data)
            shape = shapes(found).get(str(part), Shape()) if found else Shape()
            data, chosen = data.get(part), False
        elif isinstance(data, list) and isinstance(part, int):
            data = data[part]


def _known_keys(model: type[Definition], data: Any, where: Where) -> Iterator[str]:
    """Yield the keys that the model at this place knows."""
    current: type[Definition] | None = model
    for part in where:
        value = data[part]
        if current and isinstance(part, str) and part in current.model_fields:
            candidates, current = shapes(current)[part], None
        if isinstance(value, dict):
            current = candidates.model_for(value)
        data = value
    if current:
        yield from current.model_fields
