"""A YAML text and a value in, the text with that value set out; every other character stays.

Used to write into an author's file: comments, order and layout are the author's.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from gesprekskit.sources.events import Event
from gesprekskit.sources.trees import Where

PLAIN = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
"""A text that needs no quotes: an id, `true`."""
LINE_END = re.compile("\r\n|\n|\r")
"""What ends a line; programs that edit a file in turn may leave it with more than one kind."""


@dataclass(frozen=True, slots=True)
class _Extent:
    """The extent of a value, in characters, and where its last entry ends.

    `column` is that of a block's keys; `flow` is True for a value in brackets or braces.
    """

    start: int
    end: int
    last: int
    column: int
    flow: bool


def with_value(text: str, where: Where, value: Any) -> str:
    """Return the text with `value` (texts, lists and mappings) at `where`.

    An existing value is replaced; a key that its mapping does not have yet comes last in it.
    Expects a text that `read` accepts; raises KeyError where it has no such mapping.
    """
    extents = _extents(text)
    if where in extents:
        found = extents[where]
        closing = _closing(text[found.start : found.end])
        return f"{text[: found.start]}{written(value)}{closing}{text[found.end :]}"
    around, entry = extents[where[:-1]], f"{where[-1]}: {written(value)}"
    if around.flow:
        comma = ", " if around.last > around.start else ""
        at = max(around.last, around.start + 1)
        return f"{text[:at]}{comma}{entry}{text[at:]}"
    line = f"{' ' * around.column}{entry}"
    if closing := _closing(text[: around.last]):
        return f"{text[: around.last]}{line}{closing}{text[around.last :]}"
    if end := LINE_END.search(text, around.last):
        return f"{text[: end.start()]}{end[0]}{line}{text[end.start() :]}"
    newline = next(reversed(LINE_END.findall(text)), "\n")
    return f"{text}{newline}{line}"


def written(value: Any) -> str:
    """Return a value (texts, lists and mappings) as YAML on one line."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {written(inner)}' for key, inner in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(written, value))}]"
    return value if PLAIN.fullmatch(value) else json.dumps(value, ensure_ascii=False)


def _closing(text: str) -> str:
    """Return the line end at the end of a text, if any."""
    return next((end for end in ("\r\n", "\n", "\r") if text.endswith(end)), "")


def _extents(text: str) -> dict[Where, _Extent]:
    """Return the extent of every value, by its path."""
    extents: dict[Where, _Extent] = {}
    events: Iterator[Event] = yaml.parse(text, Loader=yaml.CSafeLoader)

    def note(event: Event, where: Where) -> int:
        """Record the extent of the value that starts with this event; return its end."""
        start: int = event.start_mark.index
        end: int = event.end_mark.index
        flow = bool(getattr(event, "flow_style", False))
        last = end if isinstance(event, yaml.ScalarEvent) else start
        if not isinstance(event, yaml.ScalarEvent):
            last, closing = entries(event, where)
            end = closing if flow else last
        extents[where] = _Extent(start, end, last, event.start_mark.column, flow)
        return end

    def entries(event: Event, where: Where) -> tuple[int, int]:
        """Record the entries of a list or mapping; return the ends of the last and of the whole."""
        last, count = event.start_mark.index, 0
        entry = next(events)
        while not isinstance(entry, yaml.CollectionEndEvent):
            if isinstance(event, yaml.MappingStartEvent):
                last = note(next(events), (*where, entry.value))
            else:
                last = note(entry, (*where, count))
                count += 1
            entry = next(events)
        closing: Event = entry
        return last, closing.end_mark.index

    root = next(event for event in events if isinstance(event, yaml.MappingStartEvent))
    note(root, ())
    return extents
