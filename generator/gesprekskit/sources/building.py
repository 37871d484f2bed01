"""Characters in; plain data with the place of every key and value out."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any
from unicodedata import combining, normalize

import yaml

from gesprekskit.diagnostics import Span
from gesprekskit.sources.bounds import BrokenOffError
from gesprekskit.sources.characters import UNREADABLE, Characters, report_unreadable
from gesprekskit.sources.diagnostic_sink import DiagnosticSink, shown
from gesprekskit.sources.events import Event, Events

HIGHEST_PILE = 30


@dataclass(slots=True)
class Built:
    """The data of a file with their places; `data` is None when it could not be read.

    `positions` are those of `trees.from_positions`, for the data returned.
    """

    data: Any = None
    positions: array[int] = field(default_factory=lambda: array("I"))


def build(characters: Characters, found: DiagnosticSink) -> Built:
    """Return the data of a file; None after a fault that stops the reading."""
    try:
        return _Builder(characters, found).document()
    except BrokenOffError:
        return Built()


class _Builder:
    def __init__(self, characters: Characters, found: DiagnosticSink) -> None:
        self._events = Events(characters, found)
        self._file = characters.file
        self._found = found
        self._built = Built()

    def document(self) -> Built:
        self._events.next()
        if isinstance(self._events.next(), yaml.StreamEndEvent):
            self._found.add(Span(self._file), "yaml.empty")
            return self._built
        root = self._events.next()
        self._built.data = self._value(root, recorded=True)
        self._events.next()
        after = self._events.next()
        if root.start_mark.index == root.end_mark.index and self._built.data == "":
            self._found.add(Span(self._file), "yaml.empty")
        elif not isinstance(self._built.data, dict):
            self._found.add(self._events.start(root), "yaml.root")
        if isinstance(after, yaml.DocumentStartEvent):
            self._found.add(self._events.start(after), "yaml.document")
            # What is missing in the first document stands in the second.
            self._built.data = None
        return self._built

    # What is not recorded is not in the data: it is read only to report on it.
    def _value(self, event: Event, *, recorded: bool, in_list: bool = False) -> Any:
        if recorded:
            self._record(event)
        if isinstance(event, yaml.ScalarEvent):
            return self._text(event)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, recorded=recorded, in_list=in_list)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(recorded=recorded)
        return ""

    def _record(self, event: Event) -> None:
        self._built.positions.extend(self._events.position(event))

    def _sequence(self, *, recorded: bool) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := self._events.next(), yaml.SequenceEndEvent):
            items.append(self._value(event, recorded=recorded, in_list=True))
        return items

    def _mapping(self, start: Event, *, recorded: bool, in_list: bool) -> dict[str, Any]:
        data: dict[str, Any] = {}
        first: dict[str, Event] = {}
        text_of: str | None = None
        second_entry = False
        while not isinstance(event := self._events.next(), yaml.MappingEndEvent):
            key = self._key(event, start)
            value = self._events.next()
            if text_of and key and start.flow_style and self._events.is_bare(event, value):
                data[text_of] += f", {key}"
                if not self._found.on_line(self._events.start(event).line):
                    self._events.report(event, "comma-inside", data[text_of])
                continue
            if key in first:
                # The key that entries start with, again: here one starts without its dash.
                starts = in_list and not start.flow_style and key == next(iter(first))
                second_entry = second_entry or starts
                if starts or not second_entry:
                    self._report_again(event, key, first[key], starts=starts)
            if key is None or key in first:
                self._value(value, recorded=False)
                continue
            first[key] = event
            if recorded:
                self._record(event)
            data[key] = self._value(value, recorded=recorded)
            text_of = key if isinstance(value, yaml.ScalarEvent) and not value.style else None
        return data

    def _report_again(self, event: Event, key: str, before: Event, *, starts: bool) -> None:
        line, column = self._events.position(before)
        place, values = self._events.start(event), {"name": shown(key), "first": f"{line}:{column}"}
        if starts:
            self._found.add(place, "yaml.missing-dash", "error", **values)
        else:
            self._found.add(place, "yaml.duplicate-key", "error", **values)

    def _key(self, event: Event, mapping: Event) -> str | None:
        key = self._value(event, recorded=False)
        if isinstance(event, yaml.MappingStartEvent) and mapping.flow_style and event.flow_style:
            self._events.report(mapping, "braces")
        elif isinstance(event, yaml.CollectionStartEvent):
            self._found.add(self._events.start(event), "yaml.key")
        elif isinstance(event, yaml.ScalarEvent):
            return key if event.style else self._plain_key(key, event)
        return None

    def _plain_key(self, key: str, event: Event) -> str | None:
        if key == "":
            self._found.add(self._events.start(event), "yaml.key")
        elif key == "<<":
            self._found.add(self._events.start(event), "yaml.alias", name="<<")
        return key if key not in ("", "<<") else None

    def _text(self, event: Event) -> str:
        if event.style == '"':
            # Only an escape can still bring one in: literal ones were removed from the text.
            for character in sorted(set(UNREADABLE.findall(event.value))):
                report_unreadable(character, self._events.start(event), self._found)
        return _composed(event.value)


def _composed(text: str) -> str:
    """Return the text in NFC; a text with a pile of accents stays as it is.

    Composing is quadratic in the longest pile, and no language needs more than thirty.
    """
    if text.isascii():
        return text
    piles = (len(list(pile)) for accent, pile in groupby(map(combining, text), bool) if accent)
    return text if max(piles, default=0) > HIGHEST_PILE else normalize("NFC", text)
