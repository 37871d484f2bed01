"""Values to write into an author's files in, the edited files out, all else letter for letter."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from gesprekskit.sources import Where
from gesprekskit.sources.characters import BYTE_ORDER_MARK
from gesprekskit.sources.editing import with_value

FileEdit = tuple[str, Where, Any]
"""A file, where in it, and the value to write there."""


def edited_files(edits: Iterable[FileEdit]) -> dict[str, bytes]:
    """Return the files with these values written in, by path; raises OSError."""
    texts: dict[str, str] = {}
    for file, where, value in edits:
        text = texts.get(file) or Path(file).read_bytes().decode()
        mark = BYTE_ORDER_MARK if text.startswith(BYTE_ORDER_MARK) else ""
        texts[file] = mark + with_value(text.removeprefix(mark), where, value)
    return {file: text.encode() for file, text in texts.items()}
