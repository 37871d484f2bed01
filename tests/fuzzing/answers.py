"""What every answer to an author is like, whatever they wrote; all tests here assert that."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from gesprekskit.diagnostics import Diagnostic
from gesprekskit.diagnostics.capping import MOST_OF_ONE_CODE
from gesprekskit.diagnostics.wording import words_of
from gesprekskit.kinds import LANGUAGES

UNFILLED = re.compile(r"\{[a-z_]+\}")


def assert_answered(found: Iterable[Diagnostic], lengths: dict[str, int] | None = None) -> None:
    """Assert that every diagnostic has words and a place that is there, and that they are few.

    `lengths` are the numbers of lines of files that are not on disk.
    """
    counts: dict[tuple[str, str], int] = {}
    for it in found:
        kind = it.span.file, it.code
        counts[kind] = counts.get(kind, 0) + 1
        assert counts[kind] <= MOST_OF_ONE_CODE, kind
        assert 1 <= it.span.line <= _lines(it.span.file, lengths or {}), it
        assert it.span.column >= 1, it
        for language in LANGUAGES:
            message, tip = words_of(it, language)
            assert message
            author = "".join(it.values.values())
            unfilled = {slot for slot in UNFILLED.findall(message + tip) if slot not in author}
            assert not unfilled, (it, unfilled)


def _lines(file: str, lengths: dict[str, int]) -> int:
    if file in lengths:
        return lengths[file]
    path = Path(file)
    if not path.is_file():
        # A folder, or what is missing.
        return 1
    return len(re.split(rb"\r\n|\r|\n", path.read_bytes()))
