"""What MkDocs made, cached by the fingerprint of all its inputs.

It shares the cache of printed matter: entries unused for a month are removed, and damaged ones are
ignored.
"""

from __future__ import annotations

import json
import zlib
from typing import Any

from gesprekskit.artifacts import fingerprint
from gesprekskit.documents.rendered import Rendered
from gesprekskit.pipeline.cache import Cache

FAST = 1
"""How hard to compress: the whole menu stands in every page, so that little effort is enough."""


class PageCache:
    """Values and files by their keys."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def get(self, key: str) -> Any:
        """Return the value under a key, as `json` reads it; None if there is none."""
        content = self._read(key)
        return None if content is None else json.loads(content)

    def put(self, key: str, value: Any) -> None:
        """Store a value that survives JSON unchanged."""
        self._write(key, json.dumps(value, ensure_ascii=False).encode())

    def file(self, name: str) -> bytes | None:
        """Return the content of a file by the name that `put_file` gave it; None if it is gone."""
        return self._read(name)

    def put_file(self, content: bytes) -> str:
        """Store the content of a file; return the name for `file`."""
        name = fingerprint(b"file\n" + content)
        if self._read(name) is None:
            self._write(name, content)
        return name

    def _read(self, key: str) -> bytes | None:
        rendered = self._cache.get(key)
        return None if rendered is None else zlib.decompress(rendered.content)

    def _write(self, key: str, content: bytes) -> None:
        self._cache.put(key, Rendered(zlib.compress(content, FAST), pages=0))
