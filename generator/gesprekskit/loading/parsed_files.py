"""The bytes of a file in, its parsed data out; the same bytes are parsed once.

Results are kept in memory within a run, and in the user's cache folder across runs: as JSON under
the hash of the bytes and of the parsing code. It is data for the schema to judge, like what the
parser gives, and nothing in it is ever executed (decision 0017).
"""

from __future__ import annotations

import json
import platform
import time
import unicodedata
from array import array
from contextlib import suppress
from dataclasses import replace
from functools import cache, lru_cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from gesprekskit import sources
from gesprekskit.artifacts import OutputError, cache_folder
from gesprekskit.diagnostics import Diagnostic
from gesprekskit.sources import Source, read
from gesprekskit.writing import write_file

Parsed = tuple[Source, tuple[Diagnostic, ...]]

FOLDER = "parsed"
MOST_KEPT = 20_000
"""How many files are kept in memory: many more than a kit of ten thousand questions has."""

USED_SECONDS = 24 * 3600
"""For how long an entry counts as used lately."""


def parsed(content: bytes, file: str) -> Parsed:
    """Return what `sources.read` returns for these bytes, parsing them only if not yet cached."""
    source, problems = parsed_once(content)
    return Source(file, source.data, source.positions), placed_in(problems, file)


def placed_in(problems: tuple[Diagnostic, ...], file: str) -> tuple[Diagnostic, ...]:
    """Return diagnostics of a nameless file with this file's name in their spans."""
    return tuple(replace(problem, span=replace(problem.span, file=file)) for problem in problems)


@lru_cache(maxsize=MOST_KEPT)
def parsed_once(content: bytes) -> Parsed:
    """Return what the bytes say, as a nameless file."""
    path = cache_folder() / FOLDER / sha256(_parser() + content).hexdigest()
    if source := _cached(path):
        return source, ()
    source, problems = read(content, "")
    # Only error-free files are cached, so an entry need not hold diagnostics.
    if source.data is not None and not problems:
        with suppress(OutputError):
            write_file(_entry(source), path, durable=False)
    return source, problems


@cache
def _parser() -> bytes:
    """Return the fingerprint of all code that decides how a file is parsed."""
    versions = (platform.python_version(), unicodedata.unidata_version)
    summed = sha256(repr(versions).encode())
    # The YAML library's first file holds its version; to ask the installer for that takes longer.
    library = find_spec("yaml")
    assert library is not None
    own = sorted(Path(sources.__file__).parent.glob("*.py"))
    for path in [Path(str(library.origin)), Path(__file__), *own]:
        summed.update(path.read_bytes())
    return summed.digest()


def _entry(source: Source) -> bytes:
    body = json.dumps([source.data, list(source.positions)], separators=(",", ":")).encode()
    return sha256(body).hexdigest().encode() + b"\n" + body


def _cached(path: Path) -> Source | None:
    """Return what an entry holds; None if it is missing or malformed."""
    try:
        head, _, body = path.read_bytes().partition(b"\n")
        if head != sha256(body).hexdigest().encode():
            return None
        data, numbers = json.loads(body)
        positions = array("I", numbers)
        if not isinstance(data, dict) or 2 * _count_places(data) != len(positions):
            return None
        if time.time() - path.stat().st_mtime > USED_SECONDS:
            path.touch()
    except (OSError, ValueError, TypeError, OverflowError, RecursionError):
        return None
    return Source("", data, positions)


def _count_places(data: Any) -> int:
    """Return how many values and keys there are; raises TypeError for non-YAML data."""
    if isinstance(data, str):
        return 1
    if isinstance(data, list):
        return 1 + sum(map(_count_places, data))
    if not isinstance(data, dict):
        raise TypeError(data)
    return 1 + len(data) + sum(map(_count_places, data.values()))
