"""Rendered things by the fingerprint of everything that decides how they come out.

A key covers the document, the function that renders it, every file of the renderers (templates,
styles, fonts, pictures), the versions of the engine and of this program. An entry that is damaged
does not count. Entries that were not asked for in a month go.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from dataclasses import asdict
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

from gesprekskit import __version__
from gesprekskit.artifacts import OutputError, fingerprint, write_file
from gesprekskit.documents.rendered import Problem, Rendered

PACKAGE = Path(__file__).parent.parent
DECIDING = ("brands", "documents", "renderers")
ENGINES = (
    "weasyprint",
    "pydyf",
    "fonttools",
    "segno",
    "pillow",
    "pypdfium2",
    "jinja2",
    "pikepdf",
    "python-docx",
    "lxml",
)
KEPT_SECONDS = 31 * 24 * 3600


@cache
def program() -> str:
    """Return the fingerprint of this program's renderers and the engines below them."""
    summed = sha256(__version__.encode())
    for engine in ENGINES:
        summed.update(f"{engine} {version(engine)}\n".encode())
    for folder in DECIDING:
        for path in sorted((PACKAGE / folder).rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                summed.update(path.relative_to(PACKAGE).as_posix().encode())
                summed.update(path.read_bytes())
    return summed.hexdigest()


def key(render: Callable[[Any], Rendered], document: Any) -> str:
    """Return the key of a document drawn by a function; equal keys mean equal bytes."""
    named = f"{render.__module__}.{render.__qualname__}"
    return fingerprint(f"{program()}\n{named}\n{document!r}".encode())


class Cache:
    """A folder of rendered things."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, name: str) -> Rendered | None:
        """Return what is kept under a key, or None."""
        path = self._path(name)
        try:
            head, _, content = path.read_bytes().partition(b"\n")
            about = json.loads(head)
            problems = tuple(Problem(**one) for one in about["problems"])
            rendered = Rendered(content, about["pages"], problems)
            whole = about["sha256"] == fingerprint(content)
            os.utime(path)
        except (OSError, ValueError, TypeError, KeyError):
            return None
        return rendered if whole else None

    def put(self, name: str, rendered: Rendered) -> None:
        """Keep a rendered thing; a folder that cannot be written keeps nothing, without a word."""
        about = {
            "sha256": fingerprint(rendered.content),
            "pages": rendered.pages,
            "problems": [asdict(problem) for problem in rendered.problems],
        }
        try:
            write_file(json.dumps(about).encode() + b"\n" + rendered.content, self._path(name))
        except OutputError:
            return

    def prune(self) -> None:
        """Remove what was not asked for in a month."""
        oldest = time.time() - KEPT_SECONDS
        for path in self.folder.glob("*/*"):
            try:
                if path.stat().st_mtime < oldest:
                    path.unlink()
            except OSError:
                continue

    def _path(self, name: str) -> Path:
        return self.folder / name[:2] / name
