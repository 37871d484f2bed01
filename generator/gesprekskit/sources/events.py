"""Characters in; the events of the YAML parser out, checked on the way.

Events, never nodes: composing nodes crashes the C parser on deep nesting, and follows aliases.
"""

from __future__ import annotations

from typing import Any

import yaml

from gesprekskit.diagnostics import Span
from gesprekskit.sources.bounds import Bounds, BrokenOffError
from gesprekskit.sources.characters import Characters
from gesprekskit.sources.diagnostic_sink import DiagnosticSink, shown
from gesprekskit.sources.layout import Layout
from gesprekskit.sources.parse_errors import Reading, report_fault
from gesprekskit.sources.syntax_hints import SyntaxSlip, syntax_hint
from gesprekskit.sources.trivia import Extent, Kind, Trivia, check_leading_tabs

# The library's types call every mark optional; an event of the C parser always has both.
Event = Any
_TAGGED = (yaml.ScalarEvent, yaml.CollectionStartEvent)


class Events:
    """The events of one file, one at a time."""

    def __init__(self, characters: Characters, found: DiagnosticSink) -> None:
        self._characters = characters
        self._found = found
        self._layout = Layout(characters, found)
        self._gaps = Trivia(characters, found, self._layout)
        self._parser = yaml.parse(characters.text, Loader=yaml.CSafeLoader)
        self._last = Extent("other", 0, 0)
        self._bounds = Bounds(characters, found)
        check_leading_tabs(characters, found)

    def next(self) -> Event:
        """Return the next event; reports on it and on the text before it."""
        try:
            event: Event = next(self._parser)
        except yaml.YAMLError as error:
            reading = Reading(self._characters, self._last, self._layout.open_bracket)
            report_fault(error, reading, self._gaps, self._found)
            raise BrokenOffError from error
        extent = Extent(_kind(event), event.start_mark.index, event.end_mark.index)
        self._gaps.check(self._last, extent)
        if extent.end > self._last.end or extent.start < extent.end:
            self._last = extent
        self._layout.check(event)
        self._check_properties(event)
        self._bounds.check(event)
        return event

    def start(self, event: Event) -> Span:
        """Return where the event starts."""
        return self._characters.span(event.start_mark.line, event.start_mark.column)

    def position(self, event: Event) -> tuple[int, int]:
        """Return the line and the column in the file where the event starts, from 1."""
        mark = event.start_mark
        return self._characters.position(mark.line, mark.column)

    def report(self, event: Event, name: SyntaxSlip, text: str = "") -> None:
        """Report a syntax slip at the start of the event; it shows `text`, or the line."""
        at = event.start_mark.index
        syntax_hint(self._characters, at, name, text).report(self._characters, self._found)

    def is_bare(self, key: Event, value: Event) -> bool:
        """Return True if a key between braces has neither a colon nor a value after it."""
        between = self._characters.text[key.end_mark.index : value.end_mark.index]
        return isinstance(value, yaml.ScalarEvent) and not value.value and ":" not in between

    def _check_properties(self, event: Event) -> None:
        at = event.start_mark.index
        if isinstance(event, yaml.NodeEvent) and event.anchor:
            name = ("*" if isinstance(event, yaml.AliasEvent) else "&") + event.anchor
            self._found.add(self.start(event), "yaml.alias", name=shown(name))
        elif isinstance(event, yaml.DocumentStartEvent) and (event.version or event.tags):
            name = shown(self._characters.rest(at))
            self._found.add(self.start(event), "yaml.directive", name=name)
        if isinstance(event, _TAGGED) and event.tag:
            name = self._characters.word(at)
            self._found.add(self.start(event), "yaml.tag", name=name)


_KINDS: dict[str | None, Kind] = {"'": "quoted", '"': "quoted", "|": "block", ">": "block"}


def _kind(event: Event) -> Kind:
    if isinstance(event, yaml.ScalarEvent):
        return _KINDS.get(event.style, "plain")
    wide = event.start_mark.index < event.end_mark.index
    if isinstance(event, yaml.CollectionStartEvent):
        return "open" if wide and event.flow_style else "nest"
    return "close" if wide and isinstance(event, yaml.CollectionEndEvent) else "other"
