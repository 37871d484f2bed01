"""Reads what the classes in the style sheet of a drawing say; no imports, no addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)", re.ASCII)

Declaration = tuple[str, str]
"""The name of a property and its value."""


def classes(text: str) -> tuple[dict[str, list[Declaration]], bool]:
    """Return what each class says, and whether anything else was said that is left out."""
    found: dict[str, list[Declaration]] = {}
    more = False
    *rules, rest = _uncommented(text).split("}")
    for rule in rules:
        selectors, brace, inside = rule.partition("{")
        for selector in selectors.split(","):
            name = CLASS.fullmatch(selector.strip())
            if name and brace and "{" not in inside:
                found.setdefault(name[1], []).extend(declarations(inside))
            else:
                more = True
    return found, more or bool(rest.strip())


def declarations(text: str) -> Iterator[Declaration]:
    """Yield the properties of a style and their values."""
    for part in _uncommented(text).split(";"):
        name, colon, value = part.partition(":")
        if colon:
            yield name.strip().lower(), value.partition("!")[0].strip()


def _uncommented(text: str) -> str:
    first, *others = text.replace("<!--", "").replace("-->", "").split("/*")
    return first + "".join(other.partition("*/")[2] for other in others)
