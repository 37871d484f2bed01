"""The place of a text and a letter in it in, the place of that letter in the file out."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

from gesprekskit.diagnostics import Span

LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)


def letter_span(text: Span, letters: Collection[str]) -> Span:
    """Return the place of the first of these letters in a text that has them.

    That may be lines below its start, as texts are folded. Where the letter is written as an
    escape, or the file cannot be read any more, it is the place of the text.
    """
    try:
        written = Path(text.file).read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return text
    lines = LINE.findall(written)
    start = sum(map(len, lines[: text.line - 1])) + text.column - 1
    quoted = QUOTED.match(written, start)
    end = quoted.end() if quoted else len(written)
    at = min(
        (found for letter in letters if (found := written.find(letter, start, end)) >= 0),
        default=-1,
    )
    if at < 0:
        return text
    before = LINE.findall(written[:at])
    above = [line for line in before if line.endswith(("\r", "\n"))]
    return Span(text.file, len(above) + 1, at - sum(map(len, above)) + 1)
