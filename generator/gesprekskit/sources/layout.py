"""Events in; a diagnostic for all that is further left than YAML allows out.

The C parser silently accepts these where the standard refuses them.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from gesprekskit.sources.characters import Characters
from gesprekskit.sources.diagnostic_sink import MOST_MISTAKES, DiagnosticSink, quoted, shown
from gesprekskit.sources.syntax_hints import SyntaxHint, syntax_hint

_COMMENT_LINE = re.compile(r"\s*#")
_TIGHT_COMMENT = re.compile(r"[|>][-+0-9]*#")


class Layout:
    """Tracks the nesting depth and checks each event against it."""

    def __init__(self, characters: Characters, found: DiagnosticSink) -> None:
        self._characters = characters
        self._found = found
        self._columns = [-1]
        self._brackets: list[int] = []
        self._line = 0
        self._waiting: list[SyntaxHint] = []

    def check(self, event: Any) -> None:
        """Report lines of a bracket or a quoted text that are not indented, and lost block text.

        A closing bracket may be under the key it belongs to, as most people write it.
        """
        if isinstance(event, yaml.CollectionEndEvent):
            self._leave()
        elif self._brackets and event.start_mark.line > self._line:
            self._check_column(event.start_mark.index)
        if isinstance(event, yaml.CollectionStartEvent):
            self._enter(event)
        elif isinstance(event, yaml.ScalarEvent) and event.style in ("|", ">"):
            self._check_block(event)
        elif isinstance(event, yaml.ScalarEvent) and event.style:
            self._check_quoted(event)
        self._line = event.end_mark.line

    @property
    def open_bracket(self) -> int | None:
        """Return where the innermost open bracket starts."""
        text = self._characters.text
        return next((at for at in reversed(self._brackets) if text[at] in "[{"), None)

    @property
    def _is_full(self) -> bool:
        return self._found.is_full or len(self._waiting) > MOST_MISTAKES

    def _enter(self, event: Any) -> None:
        if event.flow_style:
            self._brackets.append(event.end_mark.index - 1)
        else:
            self._columns.append(event.start_mark.column)

    def _leave(self) -> None:
        if self._brackets:
            self._brackets.pop()
            if not self._brackets:
                self._report()
        else:
            self._columns.pop()

    def _check_quoted(self, event: Any) -> None:
        at, end = self._characters.line_end(event.start_mark.index) + 1, event.end_mark.index
        while at < end and not self._is_full:
            line_end = self._characters.line_end(at)
            line = self._characters.text[at:line_end]
            if line.strip():
                self._check_column(at + len(line) - len(line.lstrip()))
            at = line_end + 1

    def _check_column(self, at: int) -> None:
        if at - self._characters.line_start(at) <= self._columns[-1]:
            self._waiting.append(syntax_hint(self._characters, at, "indent"))
        if not self._brackets:
            self._report()

    # A bracket that is never closed takes in the rest of the file; then that is the only mistake.
    def _report(self) -> None:
        for verdict in self._waiting:
            verdict.report(self._characters, self._found)
        self._waiting.clear()

    def _check_block(self, event: Any) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        at = -1
        if tight := _TIGHT_COMMENT.match(self._characters.text, start):
            at = tight.end() - 1
        elif not event.value.strip() and (lost := _COMMENT_LINE.match(self._characters.text, end)):
            column = lost.end() - 1 - self._characters.line_start(lost.end() - 1)
            at = lost.end() - 1 if column > self._columns[-1] else -1
        if at >= 0:
            text = self._characters.rest(at)
            place = self._characters.at(at)
            self._found.add(place, "yaml.hash", text=shown(text), quoted=quoted(text))
