"""A kit and a layer in, the kit as the layer changes it out.

Each change names a node by its id. It is laid into the tree of the file that the node stands in,
with the layer's own places, and the file is validated again by its own model: so a value of the
wrong kind is reported where the layer's author wrote it. A change with a `was` named a node that
there was: where the kit below does not have it any more, `following` tells, and nothing is refused.

What takes along what leans on it is laid into sound files only: where a change before it broke one,
the layer is refused for that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from gesprekskit.definitions.layers import (
    Add,
    Changes,
    Combine,
    Hide,
    LayerDefinition,
    Order,
    Rename,
    Replace,
    Seen,
)
from gesprekskit.diagnostics import Diagnostic
from gesprekskit.layers.combining import FORMS, combined
from gesprekskit.layers.following import memory
from gesprekskit.layers.hiding import forgotten, hidden, inside
from gesprekskit.layers.locking import (
    GROWING,
    LOCKED_ANYWHERE,
    LOCKED_KINDS,
    fixed,
    fixed_elsewhere,
    fixed_since,
    locked_keys,
    refused,
)
from gesprekskit.layers.placed import Place, Placed, changes
from gesprekskit.layers.plots import Plot, Plots, name_of
from gesprekskit.loading import Library, reloaded
from gesprekskit.loading.validation import listed, near
from gesprekskit.loading.visits import ReferenceVisit
from gesprekskit.sources import Source, Where
from gesprekskit.sources.trees import Tree

MOST = 2_000
"""How many changes a layer may have."""

NONE = "–"
"""What stands in a message where there is nothing to list."""

HIDEABLE = (
    "area",
    "card",
    "conversation",
    "deck",
    "faq",
    "field",
    "form",
    "item",
    "level",
    "matrix",
    "option",
    "pitfall",
    "point",
    "poster",
    "question",
    "section",
    "signatory",
    "stop",
    "task",
)


@dataclass(frozen=True, slots=True)
class Laid:
    """A library with a layer's changes and its own definitions, and what was wrong with them.

    `forms` are those that went with a role into another, by the place of the change.
    """

    library: Library
    diagnostics: list[Diagnostic]
    forms: Mapping[Place, list[str]]


def laid(library: Library, layer: Library) -> Laid:
    """Return the library with the layer's changes and its own definitions."""
    own = [
        one
        for one in layer.files
        if not isinstance(one.definition, LayerDefinition | Changes | Seen)
    ]
    plots = Plots(Library.of(library.folder, [*library.files, *own]))
    gone = {one for names in memory(layer).values() for one in names} - set(plots.addresses())
    found: list[Diagnostic] = []
    forms: dict[Place, list[str]] = {}
    for number, placed in enumerate(changes(layer)):
        if number == MOST:
            found.append(Diagnostic(placed.span("node"), "layer.too-many", {"most": str(MOST)}))
            break
        found += _lay(plots, placed, forms)
    found += [*_chosen(plots, layer), *fixed_elsewhere(plots, own), *_gone(plots, layer, gone)]
    files, wrong = reloaded(plots.files())
    made = library.again(files)
    made = replace(made, nodes={**_layers(layer), **made.nodes})
    return Laid(made, [*found, *wrong], forms)


def _layers(layer: Library) -> dict[str, tuple[Source, Where]]:
    """Return where the layer itself stands; its kit.yml is no file of the library."""
    return {name: place for name, place in layer.nodes.items() if name.startswith("layer/")}


def _chosen(plots: Plots, layer: Library) -> Iterator[Diagnostic]:
    """Leave out what the layer does not print."""
    for file, definition in layer.placed(LayerDefinition):
        if not definition.prints:
            continue
        there = {name: name.rpartition("/")[2] for name in plots.addresses() if _printed(name)}
        known = list(there.values())
        for at, name in enumerate(definition.prints):
            if name not in known:
                values = {"name": name, "known": listed(known), **near(name, known)}
                yield Diagnostic(file.source.span(("prints", at)), "layer.unknown-print", values)
        for address, name in there.items() if plots.sound() else ():
            plot = plots.find(address)
            if plot and name not in definition.prints:
                hidden(plots, plot)


def _gone(plots: Plots, layer: Library, gone: set[str]) -> Iterator[Diagnostic]:
    """Take out of the layer's lists what the kit below had when its author last looked."""
    for field in plots.fields if gone else ():
        for visit in reversed(field.visits()):
            if not isinstance(visit, ReferenceVisit) or not isinstance(visit.where[-1], int):
                continue
            name, span = f"{visit.kind}/{visit.id}", field.tree.at(visit.where).span
            if name in gone and span.file.startswith(f"{layer.folder}/"):
                yield Diagnostic(span, "layer.gone", {"name": name})
                del field.tree.at(visit.where[:-1]).value[visit.where[-1]]
                field.changed()


def _lay(plots: Plots, placed: Placed, forms: dict[Place, list[str]]) -> Iterator[Diagnostic]:
    plot = plots.find(placed.change.node)
    if plot is None:
        if placed.change.was is None:
            yield _unknown(plots, placed)
    elif plot.kind in LOCKED_KINDS or plot.locked:
        if plot.kind in LOCKED_KINDS or placed.change.was is None:
            yield refused(placed.span("node"), placed.change.node)
    else:
        match placed.change:
            case Replace():
                yield from _replace(plots, plot, placed)
            case Rename():
                yield from _rename(plot, placed)
            case Hide():
                yield from _hide(plots, plot, placed)
            case Add():
                yield from _add(plot, placed, placed.change)
            case Order():
                yield from _order(plot, placed, placed.change)
            case Combine():
                forms[placed.place] = []
                yield from _combine(plots, plot, placed, placed.change, forms[placed.place])


def _printed(address: str) -> bool:
    kind, _, name = address.partition("/")
    return kind in ("form", "deck", "poster") and "/" not in name


def _unknown(plots: Plots, placed: Placed) -> Diagnostic:
    name = placed.change.node
    values = {"name": name, **near(name, plots.addresses())}
    return Diagnostic(placed.span("node"), "layer.unknown-node", values)


def _replace(plots: Plots, plot: Plot, placed: Placed) -> Iterator[Diagnostic]:
    given: dict[str, Tree] = placed.tree.at(("values",)).value
    locked = locked_keys(plot.kind)
    before = set(inside(plot.field, plot.where)) if any(map(_holds_more, given.values())) else set()
    for key, tree in given.items():
        if key in locked:
            yield refused(tree.key or tree.span, f"{plot.address}#{key}")
        elif key not in plot.keys and _was_known(plot, placed, key):
            continue
        elif key not in plot.keys:
            values = {"name": key, "known": listed(plot.keys), **near(key, plot.keys)}
            yield Diagnostic(tree.key or tree.span, "schema.unknown-key", values)
        else:
            lost = [one for one in fixed(plots, plot, key) if name_of(one) not in _names(tree)]
            if lost:
                first = min(map(name_of, lost))
                yield fixed_since(tree.span, f"notice/{first}", placed)
            if not lost or placed.change.was is not None:
                plot.tree.value[key] = _with(tree, lost)
                plot.changed()
    if before and plots.sound():
        forgotten(plots, sorted(before - set(inside(plot.field, plot.where))))


def _was_known(plot: Plot, placed: Placed, key: str) -> bool:
    """Tell whether a node could have this key when the change was recorded."""
    was = placed.change.was
    return was is not None and (key in was or key in plot.keys_of_others)


def _holds_more(tree: Tree) -> bool:
    return isinstance(tree.value, list | dict)


def _with(tree: Tree, more: list[Tree]) -> Tree:
    """Return a copy of a list with entries behind its own."""
    made = tree.copy()
    if more:
        own = made.value if isinstance(made.value, list) else []
        made.value = [*own, *(one.copy() for one in more)]
    return made


def _names(tree: Tree) -> set[str]:
    """Return the names of the entries of what may be a list."""
    return {name_of(one) for one in tree.value} if isinstance(tree.value, list) else set()


def _rename(plot: Plot, placed: Placed) -> Iterator[Diagnostic]:
    if plot.kind not in ("role", "term", "conversation"):
        yield Diagnostic(placed.span("node"), "layer.no-name", {"name": plot.address})
        return
    for key in ("name", "plural", "article"):
        if key in placed.tree.value and key in plot.keys:
            plot.tree.value[key] = placed.tree.value[key].copy()
    plot.changed()


def _hide(plots: Plots, plot: Plot, placed: Placed) -> Iterator[Diagnostic]:
    if _stays(plots, plot):
        span = placed.span("node")
        yield (
            fixed_since(span, plot.address, placed) if plot.entry else refused(span, plot.address)
        )
    elif plots.sound():
        hidden(plots, plot)


def _stays(plots: Plots, plot: Plot) -> bool:
    """Tell whether something may not be left out."""
    if not plot.entry:
        return plot.kind not in HIDEABLE
    key = plot.where[-2]
    if key in LOCKED_ANYWHERE:
        return True
    above = plots.find(plot.address.rpartition("/")[0])
    return above is not None and plot.tree in fixed(plots, above, str(key))


def _add(plot: Plot, placed: Placed, change: Add) -> Iterator[Diagnostic]:
    if change.list in locked_keys(plot.kind) and (plot.kind, change.list) not in GROWING:
        yield refused(placed.span("list"), f"{plot.address}#{change.list}")
        return
    entries = plot.entries(change.list)
    if entries is None:
        if not _was_known(plot, placed, change.list):
            yield _no_list(plot, placed)
        return
    if change.before and change.after:
        yield Diagnostic(placed.key("before"), "layer.two-sides")
        return
    at = len(entries)
    beside = change.before or change.after
    if beside:
        position = plot.position(change.list, beside)
        if position is not None:
            at = position + (1 if change.after else 0)
        elif change.was is None:
            key = "before" if change.before else "after"
            yield Diagnostic(placed.span(key), "layer.unknown-entry", {"name": beside})
            return
    most = plot.most(change.list)
    if most is not None and len(entries) >= most:
        values = {"most": str(most), "count": str(len(entries) + 1)}
        yield Diagnostic(placed.span("entry"), "schema.too-many", values)
        return
    entries.insert(at, placed.tree.at(("entry",)).copy())
    plot.write(change.list, entries)


def _order(plot: Plot, placed: Placed, change: Order) -> Iterator[Diagnostic]:
    if change.list in locked_keys(plot.kind):
        yield refused(placed.span("list"), f"{plot.address}#{change.list}")
        return
    entries = plot.entries(change.list)
    if entries is None:
        if not _was_known(plot, placed, change.list):
            yield _no_list(plot, placed)
        return
    first: list[Tree] = []
    for number, name in enumerate(change.ids):
        position = plot.position(change.list, name)
        if name in change.ids[:number]:
            values = {"name": name, "first": str(placed.span("ids", change.ids.index(name)))}
            yield Diagnostic(placed.span("ids", number), "ref.twice", values)
        elif position is not None:
            first.append(entries[position])
        elif change.was is None:
            yield Diagnostic(placed.span("ids", number), "layer.unknown-entry", {"name": name})
    if first:
        rest = [one for one in entries if not any(one is it for it in first)]
        plot.write(change.list, [*first, *rest])


def _combine(
    plots: Plots, plot: Plot, placed: Placed, change: Combine, gone: list[str]
) -> Iterator[Diagnostic]:
    """Let a role go into another; add the forms that go with it to those that are gone."""
    into = plots.find(change.into)
    for key, one in (("node", plot), ("into", into)):
        if one is None and change.was is not None:
            continue
        if one is None:
            values = {"name": change.into, **near(change.into, plots.addresses())}
            yield Diagnostic(placed.span("into"), "layer.unknown-node", values)
        elif one.kind != "role":
            yield Diagnostic(placed.span(key), "layer.not-a-role", {"name": one.address})
    if into and into.address == plot.address:
        yield Diagnostic(placed.span("into"), "layer.same-role", {"name": change.into})
    elif into and {plot.kind, into.kind} == {"role"} and plots.sound():
        span, names = placed.span("node"), {"name": change.node, "into": change.into}
        forms, both = combined(plots, plot, into)
        gone += forms
        known = (change.was or {}).get(FORMS) or ()
        new = [one for one in forms if one.rpartition("/")[2] not in known]
        unread = both if change.was is None else []
        for code, nodes in (("layer.combined-forms", new), ("layer.combined-texts", unread)):
            if nodes:
                yield Diagnostic(span, code, {**names, "nodes": listed(nodes)}, "note")


def _no_list(plot: Plot, placed: Placed) -> Diagnostic:
    values = {"name": plot.address, "known": listed(plot.lists()) or NONE}
    return Diagnostic(placed.span("list"), "layer.no-list", values)
