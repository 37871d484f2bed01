"""A kit and a layer in, the kit as the layer changes it out.

Each change names a node by its id. It is applied to the tree of the file that holds the node,
keeping the layer's own spans, and the file is validated again by its own model: so a value of the
wrong kind is reported where the layer's author wrote it. A change with a `was` named a node that
existed then: if the kit below has since dropped it, `updates.upstream` reports that, and nothing is
refused.

Changes that affect dependent nodes are applied to sound files only: where an earlier change broke
one, the layer is refused for that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from gesprekskit.definitions.layers import (
    Add,
    Combine,
    Hide,
    LayerDefinition,
    Order,
    Rename,
    Replace,
)
from gesprekskit.diagnostics import Diagnostic
from gesprekskit.kinds import is_publication
from gesprekskit.layers.editable_kit import EditableKit
from gesprekskit.layers.editable_nodes import EditableNode, entry_name
from gesprekskit.layers.located_changes import LocatedChange, Location, located_changes
from gesprekskit.layers.locking import (
    LOCKED_ANYWHERE,
    locked_entries,
    locked_keys,
    locked_refusal,
    locked_since,
    locked_translations,
)
from gesprekskit.layers.removal import inside, remove_node, remove_references
from gesprekskit.layers.role_merging import FORMS, merge_roles
from gesprekskit.layers.seen import seen_nodes
from gesprekskit.layers.unapplied import own_files, unknown_nodes
from gesprekskit.loading import Library
from gesprekskit.loading.occurrences import ReferenceOccurrence
from gesprekskit.loading.similar_words import near
from gesprekskit.loading.validation import listed
from gesprekskit.sources import Source, Where
from gesprekskit.sources.trees import Tree

MOST = 2_000
"""How many changes a layer may have."""

NONE = "–"
"""What stands in a message where there is nothing to list."""


@dataclass(frozen=True, slots=True)
class AppliedLayer:
    """A library with a layer's changes and definitions applied, and the diagnostics.

    `forms` are those removed when a role was merged into another, by the place of the change.
    """

    library: Library
    diagnostics: list[Diagnostic]
    forms: Mapping[Location, list[str]]


def apply_layer(library: Library, layer: Library) -> AppliedLayer:
    """Return the library with the layer's changes and its own definitions."""
    own = own_files(layer)
    editable = EditableKit(Library.of(library.folder, [*library.files, *own]))
    gone = {name for names in seen_nodes(layer).values() for name in names} - set(
        editable.addresses()
    )
    found: list[Diagnostic] = []
    forms: dict[Location, list[str]] = {}
    unknown: list[LocatedChange] = []
    for number, located in enumerate(located_changes(layer)):
        if number == MOST:
            found.append(Diagnostic(located.span("node"), "layer.too-many", {"most": str(MOST)}))
            break
        if target := editable.find(located.change.node):
            found += _apply(editable, target, located, forms)
        elif located.change.was is None:
            unknown.append(located)
    found += [
        *unknown_nodes(editable, unknown),
        *_keep_chosen_publications(editable, layer),
        *locked_translations(editable, own),
        *_drop_outdated_names(editable, layer, gone),
    ]
    files, wrong = editable.reload()
    made = library.again(files)
    made = replace(made, nodes={**_layer_nodes(layer), **made.nodes})
    return AppliedLayer(made, [*found, *wrong], forms)


def _layer_nodes(layer: Library) -> dict[str, tuple[Source, Where]]:
    """Return the layer's own node; its kit.yml is not a file of the library."""
    return {name: place for name, place in layer.nodes.items() if name.startswith("layer/")}


def _keep_chosen_publications(editable: EditableKit, layer: Library) -> Iterator[Diagnostic]:
    """Remove what the layer chose not to print."""
    for file, definition in layer.placed(LayerDefinition):
        if not definition.prints:
            continue
        there = {
            name: name.rpartition("/")[2] for name in editable.addresses() if is_publication(name)
        }
        known = list(there.values())
        for at, name in enumerate(definition.prints):
            if name not in known:
                values = {"name": name, "known": listed(known), **near(name, known)}
                yield Diagnostic(file.source.span(("prints", at)), "layer.unknown-print", values)
        for address, name in there.items() if editable.is_valid() else ():
            target = editable.find(address)
            if target and name not in definition.prints:
                remove_node(editable, target)


def _drop_outdated_names(
    editable: EditableKit, layer: Library, gone: set[str]
) -> Iterator[Diagnostic]:
    """Drop names from the layer's lists that the kit below had when its author last looked."""
    for file in editable.files if gone else ():
        for occurrence in reversed(file.occurrences()):
            if not isinstance(occurrence, ReferenceOccurrence) or not isinstance(
                occurrence.where[-1], int
            ):
                continue
            name, span = f"{occurrence.kind}/{occurrence.id}", file.tree.at(occurrence.where).span
            if name in gone and span.file.startswith(f"{layer.folder}/"):
                yield Diagnostic(span, "layer.gone", {"name": name})
                del file.tree.at(occurrence.where[:-1]).value[occurrence.where[-1]]
                file.invalidate()


def _apply(
    editable: EditableKit,
    target: EditableNode,
    located: LocatedChange,
    forms: dict[Location, list[str]],
) -> Iterator[Diagnostic]:
    if target.record.locked or target.locked:
        if target.record.locked or located.change.was is None:
            yield locked_refusal(located.span("node"), located.change.node)
    else:
        match located.change:
            case Replace():
                yield from _replace(editable, target, located)
            case Rename():
                yield from _rename(target, located)
            case Hide():
                yield from _hide(editable, target, located)
            case Add():
                yield from _add(target, located, located.change)
            case Order():
                yield from _order(target, located, located.change)
            case Combine():
                forms[located.place] = []
                yield from _combine(editable, target, located, located.change, forms[located.place])


def _replace(
    editable: EditableKit, target: EditableNode, located: LocatedChange
) -> Iterator[Diagnostic]:
    given: dict[str, Tree] = located.tree.at(("values",)).value
    locked = locked_keys(target)
    before = (
        set(inside(target.file, target.where)) if any(map(_holds_more, given.values())) else set()
    )
    for key, tree in given.items():
        if key in locked:
            yield locked_refusal(tree.key or tree.span, f"{target.address}#{key}")
        elif key not in target.keys and _was_known(target, located, key):
            continue
        elif key not in target.keys:
            values = {
                "name": key,
                "known": listed(target.keys),
                **near(key, target.keys),
            }
            yield Diagnostic(tree.key or tree.span, "schema.unknown-key", values)
        else:
            lost = [
                locked_entry
                for locked_entry in locked_entries(editable, target, key)
                if entry_name(locked_entry) not in _entry_names(tree)
            ]
            if lost:
                first = min(map(entry_name, lost))
                yield locked_since(tree.span, f"notice/{first}", located)
            if not lost or located.change.was is not None:
                target.tree.value[key] = _with_entries(tree, lost)
                target.invalidate()
    if before and editable.is_valid():
        remove_references(editable, sorted(before - set(inside(target.file, target.where))))


def _was_known(target: EditableNode, located: LocatedChange, key: str) -> bool:
    """Return True if a node could have this key when the change was recorded."""
    was = located.change.was
    return was is not None and (key in was or key in target.keys_of_others)


def _holds_more(tree: Tree) -> bool:
    return isinstance(tree.value, list | dict)


def _with_entries(tree: Tree, more: list[Tree]) -> Tree:
    """Return a copy of a list with entries appended."""
    made = tree.copy()
    if more:
        own = made.value if isinstance(made.value, list) else []
        made.value = [*own, *(tree.copy() for tree in more)]
    return made


def _entry_names(tree: Tree) -> set[str]:
    """Return the names of the entries, if this is a list."""
    return {entry_name(entry) for entry in tree.value} if isinstance(tree.value, list) else set()


def _rename(target: EditableNode, located: LocatedChange) -> Iterator[Diagnostic]:
    if not target.record.named:
        yield Diagnostic(located.span("node"), "layer.no-name", {"name": target.address})
        return
    for key in ("name", "plural", "article"):
        if key in located.tree.value and key in target.keys:
            target.tree.value[key] = located.tree.value[key].copy()
    target.invalidate()


def _hide(
    editable: EditableKit, target: EditableNode, located: LocatedChange
) -> Iterator[Diagnostic]:
    if _must_stay(editable, target):
        span = located.span("node")
        yield (
            locked_since(span, target.address, located)
            if target.entry
            else locked_refusal(span, target.address)
        )
    elif editable.is_valid():
        remove_node(editable, target)


def _must_stay(editable: EditableKit, target: EditableNode) -> bool:
    """Return True if something may not be removed."""
    if not target.entry:
        return not target.record.hideable
    key = target.where[-2]
    if key in LOCKED_ANYWHERE:
        return True
    above = editable.find(target.address.rpartition("/")[0])
    return above is not None and target.tree in locked_entries(editable, above, str(key))


def _add(target: EditableNode, located: LocatedChange, change: Add) -> Iterator[Diagnostic]:
    if change.list in locked_keys(target) and change.list not in target.record.growing:
        yield locked_refusal(located.span("list"), f"{target.address}#{change.list}")
        return
    entries = target.entries(change.list)
    if entries is None:
        if not _was_known(target, located, change.list):
            yield _no_list(target, located)
        return
    if change.before and change.after:
        yield Diagnostic(located.key("before"), "layer.two-sides")
        return
    at = len(entries)
    beside = change.before or change.after
    if beside:
        position = target.position(change.list, beside)
        if position is not None:
            at = position + (1 if change.after else 0)
        elif change.was is None:
            key = "before" if change.before else "after"
            yield Diagnostic(located.span(key), "layer.unknown-entry", {"name": beside})
            return
    most = target.max_entries(change.list)
    if most is not None and len(entries) >= most:
        values = {"most": str(most), "count": str(len(entries) + 1)}
        yield Diagnostic(located.span("entry"), "schema.too-many", values)
        return
    entries.insert(at, located.tree.at(("entry",)).copy())
    _set_list(target, located, change.list, entries)


def _order(target: EditableNode, located: LocatedChange, change: Order) -> Iterator[Diagnostic]:
    if change.list in locked_keys(target):
        yield locked_refusal(located.span("list"), f"{target.address}#{change.list}")
        return
    entries = target.entries(change.list)
    if entries is None:
        if not _was_known(target, located, change.list):
            yield _no_list(target, located)
        return
    first: list[Tree] = []
    numbers: dict[str, int] = {}
    for number, name in enumerate(change.ids):
        position = target.position(change.list, name)
        if numbers.setdefault(name, number) != number:
            values = {"name": name, "first": str(located.span("ids", numbers[name]))}
            yield Diagnostic(located.span("ids", number), "ref.twice", values)
        elif position is not None:
            first.append(entries[position])
        elif change.was is None:
            yield Diagnostic(located.span("ids", number), "layer.unknown-entry", {"name": name})
    if first:
        rest = [entry for entry in entries if not any(entry is it for it in first)]
        _set_list(target, located, change.list, [*first, *rest])


def _set_list(target: EditableNode, located: LocatedChange, name: str, entries: list[Tree]) -> None:
    """Set a list's entries; from now on the change is their origin."""
    target.set_list(name, entries)
    target.tree.value[name].span = located.span("list")


def _combine(
    editable: EditableKit,
    target: EditableNode,
    located: LocatedChange,
    change: Combine,
    gone: list[str],
) -> Iterator[Diagnostic]:
    """Merge a role into another; record the forms that are removed with it."""
    into = editable.find(change.into)
    for key, role_node in (("node", target), ("into", into)):
        if role_node is None and change.was is not None:
            continue
        if role_node is None:
            values = {"name": change.into, **near(change.into, editable.addresses())}
            yield Diagnostic(located.span("into"), "layer.unknown-node", values)
        elif role_node.kind != "role":
            yield Diagnostic(located.span(key), "layer.not-a-role", {"name": role_node.address})
    if into and into.address == target.address:
        yield Diagnostic(located.span("into"), "layer.same-role", {"name": change.into})
    elif into and {target.kind, into.kind} == {"role"} and editable.is_valid():
        span, names = located.span("node"), {"name": change.node, "into": change.into}
        forms, both = merge_roles(editable, target, into)
        gone += forms
        known = (change.was or {}).get(FORMS) or ()
        new = [form for form in forms if form.rpartition("/")[2] not in known]
        unread = both if change.was is None else []
        for code, nodes in (("layer.combined-forms", new), ("layer.combined-texts", unread)):
            if nodes:
                yield Diagnostic(span, code, {**names, "nodes": listed(nodes)}, "note")


def _no_list(target: EditableNode, located: LocatedChange) -> Diagnostic:
    values = {"name": target.address, "known": listed(target.lists()) or NONE}
    return Diagnostic(located.span("list"), "layer.no-list", values)
