"""Where the parser gave up in; out whether a dash of a list is missing there, or glued on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from gesprekskit.sources.characters import Characters
from gesprekskit.sources.syntax_hints import SyntaxHint, SyntaxSlip, syntax_hint

_ENTRY = re.compile(r"-(?: +|$)")
_GLUED = re.compile(r"-[^\s-]")
_GLUED_FOR_CERTAIN = re.compile(r"-[{\[\"']")
_KEY = re.compile(r"[^\s:{\[\"']+(?=:(?: |$))")


class _Line(NamedTuple):
    start: int
    indent: int
    text: str

    @property
    def is_entry(self) -> bool:
        return bool(_ENTRY.match(self.text))

    @property
    def opening(self) -> str:
        """Return what the line starts with, without its dash: a key, or a bracket or quote."""
        text = _ENTRY.sub("", self.text, count=1)
        key = _KEY.match(text)
        return key[0] if key else text[:1] if text[:1] in "{[\"'" else ""


def dash_hint(characters: Characters, at: int) -> SyntaxHint | None:
    """Return what is wrong with a dash at the line of a character, or at its neighbour above."""
    line = _line(characters, at)
    above = next(_beside(characters, line, -1), None)
    for entry in (above, line):
        if entry and _GLUED.match(entry.text) and _is_in_list(characters, entry):
            return _hint(characters, entry, "glued-dash")
    if above and above.is_entry and not line.is_entry:
        return _hint(characters, line, "missing-dash")
    if above and line.is_entry and not above.is_entry and line.opening == above.opening:
        return _hint(characters, above, "missing-dash")
    return None


def _hint(characters: Characters, line: _Line, name: SyntaxSlip) -> SyntaxHint:
    return syntax_hint(characters, line.start + line.indent, name)


def _is_in_list(characters: Characters, line: _Line) -> bool:
    others = (next(_beside(characters, line, step), None) for step in (-1, 1))
    return bool(_GLUED_FOR_CERTAIN.match(line.text)) or any(it and it.is_entry for it in others)


def _line(characters: Characters, at: int) -> _Line:
    start = characters.line_start(at)
    whole = characters.text[start : characters.line_end(at)]
    text = whole.lstrip(" ")
    return _Line(start, len(whole) - len(text), text.rstrip())


def _beside(characters: Characters, line: _Line, step: int) -> Iterator[_Line]:
    """Yield the lines that are indented as far, upwards or downwards, up to one that is less."""
    at = line.start
    while True:
        at = at - 1 if step < 0 else characters.line_end(at) + 1
        if not 0 <= at < len(characters.text):
            return
        other = _line(characters, at)
        at = other.start
        if not other.text or other.text.startswith("#"):
            continue
        if other.indent < line.indent:
            return
        if other.indent == line.indent:
            yield other
