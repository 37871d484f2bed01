"""Characters in; plain data with the place of every key and value out."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import Any
from unicodedata import combining, normalize

import yaml

from gesprekskit.diagnostics import Span
from gesprekskit.sources.characters import UNREADABLE, Characters, report_unreadable
from gesprekskit.sources.diagnostic_sink import DiagnosticSink, shown
from gesprekskit.sources.events import BrokenOffError, Event, Events

HIGHEST_PILE = 30

Where = tuple[str | int, ...]


@dataclass(slots=True)
class Tree:
    """What a file says and where it says it; `data` is None when it could not be read."""

    data: Any = None
    values: dict[Where, Span] = field(default_factory=dict)
    keys: dict[Where, Span] = field(default_factory=dict)


def build(characters: Characters, found: DiagnosticSink) -> Tree:
    """Return the data of a file; a fault that stops the reading leaves the tree empty."""
    try:
        return _Builder(characters, found).document()
    except BrokenOffError:
        return Tree()


class _Builder:
    def __init__(self, characters: Characters, found: DiagnosticSink) -> None:
        self._events = Events(characters, found)
        self._file = characters.file
        self._found = found
        self._tree = Tree()

    def document(self) -> Tree:
        self._events.next()
        if isinstance(self._events.next(), yaml.StreamEndEvent):
            self._found.add(Span(self._file), "yaml.empty")
            return self._tree
        root = self._events.next()
        self._tree.data = self._value(root, ())
        self._events.next()
        after = self._events.next()
        if root.start_mark.index == root.end_mark.index and self._tree.data == "":
            self._found.add(Span(self._file), "yaml.empty")
        elif not isinstance(self._tree.data, dict):
            self._found.add(self._events.start(root), "yaml.root")
        if isinstance(after, yaml.DocumentStartEvent):
            self._found.add(self._events.start(after), "yaml.document")
        return self._tree

    # Where `where` is None the value has no place in the data: it is read only to report on it.
    def _value(self, event: Event, where: Where | None) -> Any:
        if where is not None:
            self._tree.values[where] = self._events.start(event)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, where)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(where)
        return self._text(event)

    def _sequence(self, where: Where | None) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := self._events.next(), yaml.SequenceEndEvent):
            items.append(self._value(event, None if where is None else (*where, len(items))))
        return items

    def _mapping(self, start: Event, where: Where | None) -> dict[str, Any]:
        data: dict[str, Any] = {}
        first: dict[str, Span] = {}
        text_of: str | None = None
        while not isinstance(event := self._events.next(), yaml.MappingEndEvent):
            key, place = self._key(event, start), self._events.start(event)
            value = self._events.next()
            if text_of and key and start.flow_style and self._events.is_bare(event, value):
                data[text_of] += f", {key}"
                if not self._found.on_line(place.line):
                    self._events.report(event, "comma-inside", data[text_of])
                continue
            if key in first:
                seen = f"{first[key].line}:{first[key].column}"
                self._found.add(place, "yaml.duplicate-key", name=shown(key), first=seen)
            if key is None or key in first:
                self._value(value, None)
                continue
            first[key] = place
            inner = None if where is None else (*where, key)
            if inner is not None:
                self._tree.keys[inner] = place
            data[key] = self._value(value, inner)
            text_of = key if isinstance(value, yaml.ScalarEvent) and not value.style else None
        return data

    def _key(self, event: Event, mapping: Event) -> str | None:
        key = self._value(event, None)
        place = self._events.start(event)
        if isinstance(event, yaml.MappingStartEvent) and mapping.flow_style and event.flow_style:
            self._events.report(mapping, "braces")
        elif isinstance(event, yaml.CollectionStartEvent):
            self._found.add(place, "yaml.key")
        elif isinstance(event, yaml.ScalarEvent):
            return key if event.style else self._plain_key(key, place)
        return None

    def _plain_key(self, key: str, place: Span) -> str | None:
        if key == "":
            self._found.add(place, "yaml.key")
        elif key == "<<":
            self._found.add(place, "yaml.alias", name="<<")
        return key if key not in ("", "<<") else None

    def _text(self, event: Event) -> str:
        if not isinstance(event, yaml.ScalarEvent):
            return ""
        if event.style == '"':
            # Only an escape can still bring one in: those written out were taken from the text.
            for character in sorted(set(UNREADABLE.findall(event.value))):
                report_unreadable(character, self._events.start(event), self._found)
        return _composed(event.value)


def _composed(text: str) -> str:
    """Return the text in NFC; a text under a pile of accents stays as it is.

    Composing takes the square of the longest pile, and no language needs more than thirty.
    """
    if text.isascii():
        return text
    piles = (len(list(pile)) for accent, pile in groupby(map(combining, text), bool) if accent)
    return text if max(piles, default=0) > HIGHEST_PILE else normalize("NFC", text)
