"""A kit and the layer over it in, the status of each node out: what the kit changed since.

Nodes are matched by id, never by place. A change records what it replaced (`was`); `seen.yml`
records what existed when its author last looked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from gesprekskit.definitions.layers import Add, Change, Combine, Hide, Order, Rename, Replace
from gesprekskit.diagnostics import Diagnostic, Span
from gesprekskit.layers.editable_kit import EditableKit
from gesprekskit.layers.editable_nodes import ID_KEYS, EditableNode, entry_name
from gesprekskit.layers.located_changes import LocatedChange, Location, located_changes
from gesprekskit.layers.role_merging import FORMS
from gesprekskit.layers.seen import seen_nodes, seen_texts
from gesprekskit.layers.stacks import Stack
from gesprekskit.loading import Library
from gesprekskit.sources.trees import Tree, from_data
from gesprekskit.updates.longest_rising import longest_rising
from gesprekskit.updates.nodes import Node, fingerprint, nodes, root, said_with, saying

State = Literal["unchanged", "changed", "removed", "locked", "new", "moved", "unrecorded"]
SAID = ("title", "name", "label", "text", "question", "starter", "lead")
"""By which key a node says what it is."""

UNDECIDED: Mapping[State, str] = {
    "changed": "layer.changed",
    "removed": "layer.removed",
    "locked": "layer.locked-since",
}
"""What a build tells of a change that its author has not decided on since."""

Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ChangeStatus:
    """The status of a node: what was there, what is there now, and what the layer says.

    `located` is the layer's change; a node that the layer leaves alone has none. `gone` is what no
    longer exists, if that is not the node itself: a list of it, or a role.
    """

    node: str
    state: State
    span: Span
    was: Data = field(default_factory=dict)
    now: Data = field(default_factory=dict)
    own: Data = field(default_factory=dict)
    located: LocatedChange | None = None
    gone: str = ""


def upstream_diff(
    below: Library, layer: Library, forms: Mapping[Location, Sequence[str]]
) -> tuple[ChangeStatus, ...]:
    """Return the status of the nodes that a layer changed, or the kit below.

    `forms` are those removed when a role was merged into another, by the place of the change.
    """
    editable = EditableKit(below)
    known = {*below.nodes, *layer.nodes}
    own = [
        _status(editable, known, located_change, forms.get(located_change.place, ()))
        for located_change in located_changes(layer)
    ]
    told = {status.node for status in own if status.state in ("changed", "removed", "locked")}
    hidden = tuple(
        f"{status.node}/"
        for status in own
        if status.located and status.located.change.type == "hide"
    )
    others = [
        status
        for status in _other_changes(editable, layer, own)
        if not (status.node in told and status.state in ("new", "removed"))
        and not status.node.startswith(hidden)
    ]
    return (*own, *others)


def stack_statuses(stack: Stack) -> tuple[tuple[ChangeStatus, ...], ...]:
    """Return the status of the nodes that each layer of a stack changed, lowest layer first."""
    return tuple(upstream_diff(step.below, step.layer, step.forms) for step in stack.applied)


def undecided_changes(statuses: Sequence[ChangeStatus]) -> Iterator[Diagnostic]:
    """Yield diagnostics on the changes that need the layer author's attention, at their places."""
    for status in statuses:
        if status.located and status.state in UNDECIDED:
            values = {"name": status.gone or status.node}
            yield Diagnostic(status.span, UNDECIDED[status.state], values, "warning")
    unrecorded = [status for status in statuses if status.state == "unrecorded"]
    if unrecorded:
        values = {"count": str(len(unrecorded))}
        yield Diagnostic(unrecorded[0].span, "layer.unrecorded", values, "note")


def _status(
    editable: EditableKit, known: Container[str], located: LocatedChange, forms: Sequence[str]
) -> ChangeStatus:
    change, span = located.change, located.span("node")
    target = editable.find(change.node)
    was, own = change.was or {}, _own_values(change)
    gone = _missing_part(target, known, change)
    if target is None or gone or target.locked:
        state: State = "removed" if target is None or gone else "locked"
        state = "unchanged" if change.removed else state
        now = _recorded(target, change) if target and not gone else {}
        return ChangeStatus(change.node, state, span, was, now, own, located, gone)
    now = _recorded(target, change)
    if forms:
        now[FORMS] = [form.rpartition("/")[2] for form in forms]
    if change.was is None:
        state = "unrecorded"
    else:
        state = "unchanged" if was == now and not change.removed else "changed"
    return ChangeStatus(change.node, state, span, was, now, own, located)


def _missing_part(target: EditableNode | None, known: Container[str], change: Change) -> str:
    """Return what a change needs besides its node, if the kit below lacks it."""
    if target is None:
        return ""
    match change:
        case Add() | Order() if target.entries(change.list) is None:
            return f"{change.node}#{change.list}"
        case Replace() if change.values and not set(change.values) & set(target.keys):
            return f"{change.node}#{next(iter(change.values))}"
        case Combine() if change.into not in known:
            return change.into
    return ""


def _recorded(target: EditableNode, change: Change) -> dict[str, Any]:
    """Return what the kit below says where a change changes it."""
    data = target.tree.data()
    keys: Iterable[str] = ()
    match change:
        case Replace():
            keys = change.values
        case Rename():
            keys = _own_values(change)
        case Combine():
            keys = ("name",)
        case Hide():
            keys = (*SAID, *ID_KEYS[1:])
        case Add():
            beside = change.after or change.before
            there = beside and target.position(change.list, beside) is not None
            return {change.list: [beside] if there else []}
        case Order():
            return {change.list: [entry_name(entry) for entry in target.entries(change.list) or ()]}
    return {key: data[key] for key in keys if key in data} if isinstance(data, dict) else {}


def _own_values(change: Change) -> dict[str, Any]:
    """Return what a layer says instead."""
    match change:
        case Replace():
            return dict(change.values)
        case Rename():
            given = {"name": change.name, "plural": change.plural, "article": change.article}
            return {key: value for key, value in given.items() if value}
        case Hide():
            return {}
        case Combine():
            return {"into": change.into}
        case Add():
            return {change.list: [change.entry]}
        case Order():
            return {change.list: list(change.ids)}


def _other_changes(
    editable: EditableKit, layer: Library, own: Iterable[ChangeStatus]
) -> Iterator[ChangeStatus]:
    """Yield what is new, removed, changed or moved since the layer's author last looked.

    What the statuses of the layer's own changes report is not reported again.
    """
    seen = seen_nodes(layer)
    if not seen:
        return
    now = nodes(editable)
    kept = seen_texts(layer)
    before = {name: mark for marks in seen.values() for name, mark in marks.items()}
    moved = _moved_nodes(seen, now)
    statuses_of: dict[str, list[ChangeStatus]] = defaultdict(list)
    for status in own:
        statuses_of[status.node].append(status)
    for name, node in now.items():
        said = _naming(node.said)
        if name not in before:
            yield ChangeStatus(name, "new", node.span, now=said)
        elif before[name] not in _fingerprints_before(node, statuses_of[name]):
            former = said_with(before[name], name, kept.get(name, {}))
            was, now_says = _unreported_content(node, former, statuses_of[name])
            yield ChangeStatus(name, "changed", node.span, was, now_says)
        elif name in moved:
            yield ChangeStatus(name, "moved", node.span, now=said)
    for name in before:
        if name not in now:
            was = _naming(said_with(before[name], name, kept.get(name, {})))
            yield ChangeStatus(name, "removed", Span(f"{layer.folder}/seen.yml"), was)


def _naming(said: Mapping[str, str]) -> dict[str, str]:
    """Return what a node says of what it is."""
    return {key: said[key] for key in SAID if key in said}


def _fingerprints_before(node: Node, own: Iterable[ChangeStatus]) -> Iterator[str]:
    """Yield a node's former fingerprints, assuming only what its own statuses report changed."""
    yield node.fingerprint
    tree = node.tree.copy()
    for status in own:
        for key in _reported_keys(node, status):
            tree.value.pop(key, None)
            if key in status.was:
                tree.value[key] = from_data(status.was[key], tree.span)
    yield fingerprint(dict(saying(tree.data())))
    gone = [place for status in own if (place := _missing_neighbour(status))]
    if len(gone) == 1:
        yield from _with_entry(tree, *gone[0])


def _reported_keys(node: Node, status: ChangeStatus) -> set[str]:
    """Return the keys of a node whose old and new values a status reports in full."""
    if status.located is None or status.located.change.was is None:
        return set()
    match status.located.change:
        case Add():
            return set()
        case Combine():
            return {"name"}
        case Order(list=key):
            return {key} if _entry_names(node.tree, key) is not None else set()
        case _:
            fixed = {"locked"} if status.state == "locked" else set()
            return {*status.was, *status.now, *fixed}


def _entry_names(tree: Tree, key: str) -> list[Tree] | None:
    """Return the entries of a list of names."""
    there = tree.value[key].value if key in tree.value else []
    if not isinstance(there, list) or not all(isinstance(entry.value, str) for entry in there):
        return None
    return there


def _unreported_content(
    node: Node, former: Mapping[str, str], own: Sequence[ChangeStatus]
) -> tuple[dict[str, str], dict[str, str]]:
    """Return what a node said and says, without what its own statuses report.

    Where it is known what the node said, that is what differs.
    """
    told = {"id", *(key for status in own for key in _reported_keys(node, status))}
    was = {path: text for path, text in former.items() if root(path) not in told}
    now = {path: text for path, text in node.said.items() if root(path) not in told}
    if not was or was == now:
        return {}, now
    keys = {root(path) for path in {*was, *now} if was.get(path) != now.get(path)}
    return (
        {path: text for path, text in was.items() if root(path) in keys},
        {path: text for path, text in now.items() if root(path) in keys},
    )


def _missing_neighbour(status: ChangeStatus) -> tuple[str, str] | None:
    """Return the list and the entry that something was placed beside, if that is gone."""
    change = status.located and status.located.change
    if not isinstance(change, Add) or status.state != "changed":
        return None
    was, now = status.was.get(change.list), status.now.get(change.list)
    return (change.list, str(was[0])) if isinstance(was, list) and was and not now else None


def _with_entry(tree: Tree, key: str, name: str) -> Iterator[str]:
    """Yield the fingerprints of a node with a name at each place of a list of names.

    Former positions are not recorded, so each position is tried.
    """
    entries = _entry_names(tree, key) or []
    for at in range(len(entries) + 1):
        tree.value[key] = Tree([*entries[:at], Tree(name, tree.span), *entries[at:]], tree.span)
        yield fingerprint(dict(saying(tree.data())))


def _moved_nodes(seen: Mapping[str, Iterable[str]], now: Mapping[str, Node]) -> set[str]:
    """Return the nodes that are now in another list, or before a node that they came after."""
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
        moved |= set(names) - set(longest_rising(names, order))
    return moved
