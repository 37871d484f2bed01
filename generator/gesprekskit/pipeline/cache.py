"""Rendered artifacts by the fingerprint of everything that determines their bytes.

A key covers the document, the function that renders it and what that reads (`dependencies`): its
code, templates, styles, fonts, pictures and libraries. Damaged entries are ignored; entries unused
for a month are removed.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from gesprekskit.artifacts import FAULTY, OutputError, fingerprint
from gesprekskit.documents import identity
from gesprekskit.documents.rendered import Problem, Rendered
from gesprekskit.pipeline import dependencies
from gesprekskit.writing import write_file

KEPT_SECONDS = 31 * 24 * 3600


def key(render: Callable[[Any], Rendered], document: Any) -> str:
    """Return the key of a document drawn by a function; equal keys mean equal bytes."""
    named = f"{render.__module__}.{render.__qualname__}"
    decides = f"{named}\n{dependencies.fingerprint(render)}\n{identity.exact(document)}"
    return fingerprint(decides.encode())


class Cache:
    """A folder of rendered artifacts."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, name: str) -> Rendered | None:
        """Return the entry under a key, or None."""
        path = self._path(name)
        try:
            with path.open("rb") as file:
                about = json.loads(file.readline())
                content = file.read()
            problems = tuple(Problem(**problem) for problem in about["problems"])
            rendered = Rendered(content, about["pages"], problems)
            whole = about["sha256"] == rendered.sha256
            os.utime(path)
        except (OSError, ValueError, TypeError, KeyError):
            return None
        return rendered if whole else None

    def put(self, name: str, rendered: Rendered) -> None:
        """Store an entry; does nothing, silently, if the folder cannot be written."""
        about = {
            "sha256": rendered.sha256,
            "pages": rendered.pages,
            "problems": [asdict(problem) for problem in rendered.problems],
        }
        try:
            content = json.dumps(about).encode() + b"\n" + rendered.content
            write_file(content, self._path(name), durable=False)
        except OutputError:
            return

    def mark(self, name: str, node: str) -> None:
        """Record that the entry under a key, drawn for this node, shows a mistake."""
        with suppress(OutputError):
            write_file(node.encode(), self.folder / FAULTY / name, durable=False)

    def marked(self) -> Mapping[str, str]:
        """Return the keys of entries that show a mistake, and the node of each."""
        found = {}
        for path in (self.folder / FAULTY).glob("*"):
            with suppress(OSError, UnicodeDecodeError):
                found[path.name] = path.read_text(encoding="utf-8")
        return found

    def prune(self) -> None:
        """Remove entries unused for a month."""
        oldest = time.time() - KEPT_SECONDS
        for path in self.folder.glob("*/*"):
            try:
                if path.stat().st_mtime < oldest:
                    path.unlink()
            except OSError:
                continue

    def _path(self, name: str) -> Path:
        return self.folder / name[:2] / name
