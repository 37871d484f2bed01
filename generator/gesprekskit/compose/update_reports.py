"""What changed under a layer in, the same as people want it out: choices first, then news.

Both are grouped by conversation, and within that by what is printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gesprekskit.compose.node_titles import NodeTitles
from gesprekskit.compose.word_differences import BETWEEN, Value, differing
from gesprekskit.documents.letters import Difference
from gesprekskit.kit import Kit
from gesprekskit.layers.editable_kit import EditableKit
from gesprekskit.layers.seen import seen_nodes
from gesprekskit.layers.stacks import LayerOver
from gesprekskit.updates.nodes import nodes
from gesprekskit.updates.upstream import ChangeStatus

LAST_INDEX = re.compile(r"\[\d+\]$")
"""The place of a text in its list, as paths end with it."""


@dataclass(frozen=True, slots=True)
class ReportedChange:
    """A status, what the node is and is called, where it belongs, and what differs.

    `conversations` are ids; `thing` is empty for what belongs to the kit as a whole.
    """

    status: ChangeStatus
    kind: str
    title: str
    conversations: frozenset[str]
    thing: str
    differences: tuple[Difference, ...]

    @property
    def is_open(self) -> bool:
        """Return True if its author has not seen this yet."""
        return self.status.state != "unchanged"

    @property
    def is_choice(self) -> bool:
        """Return True if the company changed this too: it asks for a choice."""
        return self.is_open and self.status.located is not None

    @property
    def own_change(self) -> str:
        """Return the type of the company's change; empty where it left the node alone."""
        return self.status.located.change.type if self.status.located else ""


Grouped = tuple[str, Sequence[tuple[str, Sequence[ReportedChange]]]]
"""The id of a conversation, and its changes by thing."""

EVERYWHERE, SEVERAL = "", "*"
"""Instead of the id of a conversation, for what belongs to none, or to more than one."""


@dataclass(frozen=True, slots=True)
class UpdateReport:
    """Everything that changed under a layer, and everything that the layer changed."""

    changes: tuple[ReportedChange, ...]
    order: tuple[str, ...]
    """The ids of the conversations, as readers know them."""

    @property
    def choices(self) -> tuple[ReportedChange, ...]:
        """Return what asks for a choice."""
        return self._in_order(change for change in self.changes if change.is_choice)

    @property
    def news(self) -> tuple[ReportedChange, ...]:
        """Return what comes along by itself."""
        found = (change for change in self.changes if change.is_open and not change.is_choice)
        return self._in_order(found)

    @property
    def decided(self) -> tuple[ReportedChange, ...]:
        """Return the layer's changes under which nothing changed."""
        return tuple(change for change in self.changes if not change.is_open)

    def group(self, change: ReportedChange) -> str:
        """Return the conversation that a change belongs to."""
        if len(change.conversations) > 1:
            return SEVERAL
        return next(iter(change.conversations), EVERYWHERE)

    def grouped(self, changes: Iterable[ReportedChange]) -> Sequence[Grouped]:
        """Return changes by conversation and by thing, in the order that they are in."""
        found: dict[str, dict[str, list[ReportedChange]]] = {}
        for change in changes:
            found.setdefault(self.group(change), {}).setdefault(change.thing, []).append(change)
        return [(conversation, list(things.items())) for conversation, things in found.items()]

    def _in_order(self, changes: Iterable[ReportedChange]) -> tuple[ReportedChange, ...]:
        """Return changes by conversation, those of several and of the kit as a whole last."""
        places = {name: at for at, name in enumerate((*self.order, SEVERAL, EVERYWHERE))}
        found = list(changes)
        things = {change.thing: at for at, change in reversed(list(enumerate(found)))}
        return tuple(sorted(found, key=lambda it: (places[self.group(it)], things[it.thing])))


def update_report(
    kit: Kit, over: LayerOver, statuses: Iterable[ChangeStatus], language: str
) -> UpdateReport:
    """Return what changed under a layer; kinds of node are called by their word in a language."""
    now = nodes(EditableKit(over.below))
    seen = {name: within for within, names in seen_nodes(over.layer).items() for name in names}
    titles = NodeTitles(
        kit, over.below, {**seen, **{name: node.list for name, node in now.items()}}, language
    )
    known = tuple(kit.conversations)
    return UpdateReport(tuple(_reported(titles, status) for status in statuses), known)


def _reported(titles: NodeTitles, status: ChangeStatus) -> ReportedChange:
    named = {**status.was, **status.now}
    return ReportedChange(
        status=status,
        kind=titles.kind(status.node),
        title=titles.title(status.node, named),
        conversations=titles.conversations(status.node) & set(titles.kit.conversations),
        thing=titles.thing(status.node),
        differences=tuple(_differences(titles, status)),
    )


def _differences(titles: NodeTitles, status: ChangeStatus) -> Iterator[Difference]:
    """Yield what differs between the versions, and what the company has instead."""
    if status.located is None and status.state != "changed":
        return
    was, now, own = (_values(titles, status, said) for said in (status.was, status.now, status.own))
    for key in dict.fromkeys((*was, *now, *own)):
        before, after = was.get(key, ""), now.get(key, "")
        if before != after or status.state != "changed":
            old, new = differing(before, after)
            yield Difference(key=key, was=old, now=new, own=_joined(own.get(key, "")))


def _values(titles: NodeTitles, status: ChangeStatus, said: Mapping[str, Any]) -> dict[str, Value]:
    """Return the texts and lists of what is said, by key, as readers know them."""
    values: dict[str, Value] = {}
    for path, value in said.items():
        if isinstance(value, list | tuple):
            values[path] = [titles.named(status.node, entry) for entry in value]
        elif (key := LAST_INDEX.sub("", path)) != path:
            values[key] = [*values.get(key, ()), titles.named(status.node, value)]
        else:
            values[path] = titles.filled(_shown(value))
    return values


def _shown(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {_shown(inner)}" for key, inner in value.items())
    if isinstance(value, list | tuple):
        return BETWEEN.join(map(_shown, value))
    return str(value).strip()


def _joined(value: Value) -> str:
    return value if isinstance(value, str) else BETWEEN.join(value)
