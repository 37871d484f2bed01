"""The bytes of a YAML file in; plain data and the place of every key and value out.

Every scalar is text, letter for letter as the author wrote it; the schema decides what it means.
What YAML would silently change or lose (a repeated key, a tag, an alias, a text cut off at ` #`) is
reported. Only this package imports the YAML library, and only to read an uncached file.
"""

from __future__ import annotations

from gesprekskit.diagnostics import Diagnostic, Span
from gesprekskit.sources.source import Source
from gesprekskit.sources.trees import Where

__all__ = ["LARGEST", "Source", "Where", "read"]

LARGEST = 2_000_000


def read(text: bytes, file: str) -> tuple[Source, tuple[Diagnostic, ...]]:
    """Return the data in the bytes of `file` and everything that is wrong with them; never raises.

    Data are returned even beside errors, so that later checks report in the same run; they are None
    only when the file is too large, is not UTF-8, breaks off or holds no keys at all. What a file
    may hold is bounded (`LARGEST`, `bounds`), and so is what is said of it (`diagnostic_sink`).
    """
    from gesprekskit.sources.building import build
    from gesprekskit.sources.characters import decode
    from gesprekskit.sources.diagnostic_sink import DiagnosticSink

    found = DiagnosticSink()
    if len(text) > LARGEST:
        size, limit = (f"{count / 1_000_000:.1f} MB" for count in (len(text), LARGEST))
        found.add(Span(file), "limit.file-size", size=size, limit=limit)
        return Source(file), found.in_order()
    characters = decode(text, file, found)
    if characters is None:
        return Source(file), found.in_order()
    built = build(characters, found)
    if not isinstance(built.data, dict):
        return Source(file, None, built.positions[:2]), found.in_order()
    return Source(file, built.data, built.positions), found.in_order()
