"""A document in, a canonical text of it out: the same text for equal documents, and only for those.

`content` is by what a document says: it leaves out layout, where a part comes from, and each field
that holds the value with which the field was introduced, so that a field more changes nothing.
`exact` is by everything that a renderer can read. Neither depends on `repr`, on hash seeds or on
the order in which fields are declared.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from functools import cache, lru_cache
from hashlib import sha256
from math import isfinite
from types import NoneType
from typing import Any

LAYOUT: Mapping[str, Any] = {"no content": "where or how something is drawn"}
"""Metadata of a field that changes no version: how wide, how high, how many side by side."""

ORIGIN: Mapping[str, Any] = {"no content": "what something comes from"}
"""Metadata of a field that is not printed: the node of a part, for diagnostics."""

HASHED: Mapping[str, Any] = {"hashed": "sha256"}
"""Metadata of the bytes of a part whose field `sha256` stands for them."""

PLAIN = frozenset((str, int, bool, NoneType))

Described = tuple[str, tuple[tuple[str, Any], ...]]
"""What stands for a class, and its fields by name, each with the value that is left out."""

_NOTHING = object()
"""No field holds it."""


def introduced_as(value: Any) -> Mapping[str, Any]:
    """Return metadata of a field: the value that stands for what was so before there was the field.

    Needed where the default is not empty, and kept as it is where the default changes later.
    """
    return {"introduced as": value}


def content(document: object) -> str:
    """Return what a document says, as text; raises TypeError for what is no part of a document."""
    return _text(document, _content_of)


def exact(document: object) -> str:
    """Return everything that a document holds, as text; raises TypeError as `content` does."""
    return _text(document, _all_of)


def _text(document: object, describe: Callable[[type], Described]) -> str:
    return json.dumps(_encoded(document, describe), separators=(",", ":"))


def _encoded(value: Any, describe: Callable[[type], Described]) -> Any:
    """Return a value as JSON knows it, with a tag around all that JSON has no kind for."""
    kind = type(value)
    if kind in PLAIN or (kind is float and isfinite(value)):
        return value
    if kind is tuple:
        return [_encoded(part, describe) for part in value]
    if is_dataclass(kind):
        tag, described = describe(kind)
        known = ((name, left_out, getattr(value, name)) for name, left_out in described)
        return {
            tag: {
                name: _encoded(part, describe)
                for name, left_out, part in known
                if part != left_out or type(part) is not type(left_out)
            }
        }
    if kind is bytes:
        return {"=bytes": _hashed(value)}
    if kind is date:
        return {"=date": value.isoformat()}
    if isinstance(value, Mapping):
        pairs = ((_encoded(key, describe), part) for key, part in value.items())
        return {"=mapping": sorted([key, _encoded(part, describe)] for key, part in pairs)}
    raise TypeError(f"a document has no place for {_full_name(kind)}")


@lru_cache(maxsize=16)
def _hashed(value: bytes) -> str:
    """Return the hash of bytes; few, such as a logo, are in many documents."""
    return sha256(value).hexdigest()


@cache
def _content_of(kind: type) -> Described:
    shown = (field for field in _by_name(kind) if "no content" not in field.metadata)
    return kind.__name__, tuple((field.name, _introduced(field)) for field in shown)


@cache
def _all_of(kind: type) -> Described:
    return _full_name(kind), tuple((field.name, _NOTHING) for field in _by_name(kind))


def _full_name(kind: type) -> str:
    return ".".join((kind.__module__, kind.__qualname__))


def _by_name(kind: type) -> list[Field[Any]]:
    declared = (field for field in fields(kind) if "hashed" not in field.metadata)
    return sorted(declared, key=lambda declaration: declaration.name)


def _introduced(field: Field[Any]) -> Any:
    """Return the value of a field that is left out; one without a default is never left out."""
    if "introduced as" in field.metadata:
        return field.metadata["introduced as"]
    if field.default is not MISSING:
        return field.default
    return _NOTHING if field.default_factory is MISSING else field.default_factory()
