"""The text between two values in; diagnostics for swallowed texts and tabs out.

Between values YAML allows marks, white space and comments only, so a `#` there is certainly a
comment, and a tab is layout.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from gesprekskit.sources.characters import Characters
from gesprekskit.sources.diagnostic_sink import DiagnosticSink, quoted, shown
from gesprekskit.sources.layout import Layout

Kind = Literal["plain", "quoted", "block", "open", "close", "nest", "other"]

_LEADING_TAB = re.compile(r"^\t(?=[ \t]*[^\s#])", re.MULTILINE)
_SWALLOWED = re.compile(r"(?:(?<=\s)|(?<=[\[{,]))#(?=\S)")
_PART_START = re.compile(r"[\[{,]\s*|:\s+")
_PART_END = re.compile(r"[,\]}]")
_QUOTE_OR_COMMENT = re.compile(r"[\"']|(?:^|\s)#")
_NOTHING_FOLLOWS = re.compile(r"[ \t]*+(?:[#\n]|\Z)")
_NOT_PLAIN: tuple[Kind, ...] = ("open", "nest", "quoted", "block")


class Extent(NamedTuple):
    """The stretch of text that one value, bracket or mark takes; `[start, end)` in characters."""

    kind: Kind
    start: int
    end: int


def check_leading_tabs(characters: Characters, found: DiagnosticSink) -> None:
    """Report every line that is indented with a tab."""
    for match in found.bounded(_LEADING_TAB.finditer(characters.text)):
        found.add(characters.at(match.start()), "yaml.tab")


class Trivia:
    """Checks the stretches between values, in the order of the file."""

    def __init__(self, characters: Characters, found: DiagnosticSink, layout: Layout) -> None:
        self._characters = characters
        self._text = characters.text
        self._found = found
        self._layout = layout

    def check(self, before: Extent, after: Extent) -> None:
        """Report what YAML would swallow or misread between two extents.

        A comment is refused where it may be a text that was meant: with nothing between it and
        the mark before it, with no space after its `#`, or with a single space before it when an
        unquoted text or no value at all stands on its line. So `rows: 4  # two lines` passes;
        `kleur: #003366` and `tekst: Nr #1` do not, nor does `rows: 4 # two lines`. After a quoted
        text or a closing bracket, and on a line of its own, a comment is always a comment.
        """
        gap = self._text[before.end : after.start]
        if "#" not in gap and "\t" not in gap:
            return
        start = before.end
        while start < after.start:
            end = self._text.find("\n", start, after.start)
            end = after.start if end < 0 else end
            hash_at = self._text.find("#", start, end)
            if hash_at >= 0:
                bare = not self._text[start:hash_at].strip()
                kind = before.kind if bare and start == before.end else "other"
                self._check_comment(hash_at, kind, before, after)
            self._check_tabs(start, hash_at if hash_at >= 0 else end)
            start = end + 1

    def check_unread(self, start: int, end: int) -> bool:
        """Report a text swallowed just before the parser gave up at `end`; return True if any."""
        while start < end:
            line_end = min(self._characters.line_end(start), end)
            if match := _SWALLOWED.search(self._text, start, line_end):
                line = self._characters.line_start(start)
                ahead = self._text[line : match.start()]
                if ahead.strip() and not _QUOTE_OR_COMMENT.search(ahead):
                    self._report_hash(match.start(), self._part_start(line, match.start()))
                    return True
            start = line_end + 1
        return False

    def _check_comment(self, hash_at: int, kind: Kind, before: Extent, after: Extent) -> None:
        line = self._characters.line_start(hash_at)
        ahead = self._text[line:hash_at]
        if not ahead.strip():
            return
        space = len(ahead) - len(ahead.rstrip())
        if kind in ("quoted", "close"):
            refused = not space
        else:
            nothing_lost = kind == "open" or (kind != "plain" and after.kind in _NOT_PLAIN)
            roomy = space > 1 or ahead.endswith("\t") or nothing_lost
            comment = self._text[hash_at + 1 : hash_at + 2].strip() == ""
            refused = not (comment and space and roomy)
        if refused:
            same_line = kind == "plain" and before.start < before.end
            self._report_hash(hash_at, max(before.start, line) if same_line else hash_at)

    def _report_hash(self, hash_at: int, start: int) -> None:
        end = self._characters.line_end(hash_at)
        swallowed, whole = self._text[hash_at:end], self._text[start:end]
        if self._layout.open_bracket is not None:
            whole = _PART_END.split(whole, maxsplit=1)[0]
        place = self._characters.at(hash_at)
        self._found.add(place, "yaml.hash", text=shown(swallowed), quoted=quoted(whole))

    def _part_start(self, line: int, hash_at: int) -> int:
        """Return where the text before a `#` starts, between brackets; else the `#` itself."""
        if self._layout.open_bracket is None:
            return hash_at
        starts = [match.end() for match in _PART_START.finditer(self._text, line, hash_at)]
        return starts[-1] if starts else hash_at

    def _check_tabs(self, start: int, end: int) -> None:
        at = self._text.find("\t", start, end)
        if at < 0 or self._characters.line_start(at) == at:
            return
        if not _NOTHING_FOLLOWS.match(self._text, at):
            self._found.add(self._characters.at(at), "yaml.tab")
