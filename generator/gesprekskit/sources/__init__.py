"""The bytes of a YAML file in; plain data and the place of every key and value out.

Every scalar is text, letter for letter as the author wrote it; the schema decides what it means.
What YAML would change or lose in silence (a repeated key, a tag, an alias, a text cut off at
` #`) is reported. Only this package imports the YAML library.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from gesprekskit.diagnostics import Diagnostic, Span
from gesprekskit.sources.building import Where, build
from gesprekskit.sources.characters import decode
from gesprekskit.sources.diagnostic_sink import DiagnosticSink

__all__ = ["LARGEST", "Source", "Where", "read"]

LARGEST = 2_000_000


@dataclass(frozen=True, slots=True)
class Source:
    """One file as read.

    `data` holds plain dicts, lists and texts, or is None when the file could not be read.
    `values` and `keys` give where each value and each key starts, by its path from the root `()`.
    """

    file: str
    data: dict[str, Any] | None = None
    values: Mapping[Where, Span] = field(default_factory=dict)
    keys: Mapping[Where, Span] = field(default_factory=dict)

    def at(self, where: Where) -> Any:
        """Return the data at a path; raises KeyError or IndexError where there is none."""
        data: Any = self.data
        for part in where:
            data = data[part]
        return data

    def span(self, where: Where, *, key: bool = False) -> Span:
        """Return the place of the value at `where`, or of its key; else of its nearest parent."""
        for length in range(len(where), -1, -1):
            path = where[:length]
            if key and path in self.keys:
                return self.keys[path]
            if path in self.values:
                return self.values[path]
        return Span(self.file)


def read(text: bytes, file: str) -> tuple[Source, tuple[Diagnostic, ...]]:
    """Return what the bytes of `file` say and everything that is wrong with them; never raises.

    The data are given next to errors too, so that later checks report in the same run; they are
    None only when the file is too large, is not UTF-8, breaks off or holds no keys at all.
    """
    found = DiagnosticSink()
    if len(text) > LARGEST:
        size, limit = (f"{count / 1_000_000:.1f} MB" for count in (len(text), LARGEST))
        found.add(Span(file), "limit.file-size", size=size, limit=limit)
        return Source(file), found.in_order()
    characters = decode(text, file, found)
    if characters is None:
        return Source(file), found.in_order()
    tree = build(characters, found)
    data = tree.data if isinstance(tree.data, dict) else None
    return Source(file, data, tree.values, tree.keys), found.in_order()
