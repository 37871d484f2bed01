"""A kit and the layer over it in, how each node stands out: what the kit changed since.

Nodes are matched by id, never by place. A change tells what it replaced (`was`); `seen.yml` tells
what there was when its author last looked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from gesprekskit.definitions.layers import Add, Change, Hide, Order, Rename, Replace, Seen
from gesprekskit.diagnostics import Diagnostic, Span
from gesprekskit.layers.nodes import Node, nodes
from gesprekskit.layers.placed import Placed, changes
from gesprekskit.layers.plots import NAMES, Plot, Plots, name_of
from gesprekskit.loading import Library

State = Literal["unchanged", "changed", "removed", "new", "moved", "unrecorded"]
SAID = ("title", "name", "label", "text", "question", "starter", "lead")
"""By which key a node says what it is."""

UNDECIDED: Mapping[State, str] = {"changed": "layer.changed", "removed": "layer.removed"}
"""What a build tells of a change that its author has not decided on since."""

Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Standing:
    """How a node stands: what was there, what is there now, and what the layer says.

    `placed` is the layer's change; a node that the layer leaves alone has none.
    """

    node: str
    state: State
    span: Span
    was: Data = field(default_factory=dict)
    now: Data = field(default_factory=dict)
    own: Data = field(default_factory=dict)
    placed: Placed | None = None


def followed(below: Library, layer: Library) -> tuple[Standing, ...]:
    """Return how the nodes stand that a layer changed, and those that the kit below changed."""
    plots = Plots(below)
    own = [_standing(plots, placed) for placed in changes(layer)]
    told = {one.node for one in own if one.state in ("changed", "removed")}
    hidden = tuple(f"{one.node}/" for one in own if one.placed and one.placed.change.type == "hide")
    others = [
        one
        for one in _since(plots, layer)
        if one.node not in told and not one.node.startswith(hidden)
    ]
    return (*own, *others)


def undecided(standings: Sequence[Standing]) -> Iterator[Diagnostic]:
    """Yield what the layer's author should know of the changes, at their places."""
    for one in standings:
        if one.placed and one.state in UNDECIDED:
            yield Diagnostic(one.span, UNDECIDED[one.state], {"name": one.node}, "warning")
    unrecorded = [one for one in standings if one.state == "unrecorded"]
    if unrecorded:
        values = {"count": str(len(unrecorded))}
        yield Diagnostic(unrecorded[0].span, "layer.unrecorded", values, "note")


def _standing(plots: Plots, placed: Placed) -> Standing:
    change, span = placed.change, placed.span("node")
    plot = plots.find(change.node)
    was, own = change.was or {}, _own(change)
    if plot is None:
        state: State = "unchanged" if change.removed else "removed"
        return Standing(change.node, state, span, was, {}, own, placed)
    now = _recorded(plot, change)
    if change.was is None:
        state = "unrecorded"
    else:
        state = "unchanged" if was == now and not change.removed else "changed"
    return Standing(change.node, state, span, was, now, own, placed)


def _recorded(plot: Plot, change: Change) -> dict[str, Any]:
    """Return what the kit below says where a change changes it."""
    data = plot.tree.data()
    keys: Iterable[str] = ()
    match change:
        case Replace():
            keys = change.values
        case Rename():
            keys = _own(change)
        case Hide():
            keys = (*SAID, *NAMES[1:])
        case Add():
            beside = change.after or change.before
            there = beside and plot.position(change.list, beside) is not None
            return {change.list: [beside] if there else []}
        case Order():
            return {change.list: [name_of(one) for one in plot.entries(change.list) or ()]}
    return {key: data[key] for key in keys if key in data} if isinstance(data, dict) else {}


def _own(change: Change) -> dict[str, Any]:
    """Return what a layer says instead."""
    match change:
        case Replace():
            return dict(change.values)
        case Rename():
            given = {"name": change.name, "plural": change.plural, "article": change.article}
            return {key: value for key, value in given.items() if value}
        case Hide():
            return {}
        case Add():
            return {change.list: [change.entry]}
        case Order():
            return {change.list: list(change.ids)}


def _since(plots: Plots, layer: Library) -> Iterator[Standing]:
    """Yield what is new, gone, other or elsewhere since the layer's author last looked."""
    seen = memory(layer)
    if not seen:
        return
    now = nodes(plots)
    before = {name: mark for marks in seen.values() for name, mark in marks.items()}
    moved = _moved(seen, now)
    for name, node in now.items():
        said = {key: node.said[key] for key in SAID if key in node.said}
        span = node.field.tree.at(node.where).span
        if name not in before:
            yield Standing(name, "new", span, now=said)
        elif before[name] != node.fingerprint:
            yield Standing(name, "changed", span, now=dict(node.said))
        elif name in moved:
            yield Standing(name, "moved", span, now=said)
    for name in before:
        if name not in now:
            yield Standing(name, "removed", Span(f"{layer.folder}/seen.yml"))


def memory(layer: Library) -> dict[str, dict[str, str]]:
    """Return the nodes that the layer's author has seen with their fingerprints, list by list."""
    return {
        one.list: dict(line.rpartition(" ")[::2] for line in one.nodes)
        for seen in layer.all(Seen)
        for one in seen.seen
    }


def _moved(seen: Mapping[str, Iterable[str]], now: Mapping[str, Node]) -> set[str]:
    """Return the nodes that stand in another list, or before what they stood behind."""
    order = {name: at for at, name in enumerate(now)}
    moved: set[str] = set()
    stayed: dict[str, list[str]] = defaultdict(list)
    for within, names in seen.items():
        for name in names:
            if name in now and now[name].list != within:
                moved.add(name)
            elif name in now:
                stayed[within].append(name)
    for names in stayed.values():
        moved |= set(names) - set(_rising(names, order))
    return moved


def _rising(names: Sequence[str], order: Mapping[str, int]) -> list[str]:
    """Return the longest part of the names that is still in order."""
    best: list[list[str]] = []
    for name in names:
        fitting = (one for one in best if order[one[-1]] < order[name])
        best.append([*max(fitting, key=len, default=[]), name])
    return max(best, key=len, default=[])
