"""A kit and a layer in, the kit as the layer changes it out.

Each change names a node by its id. It is laid into the tree of the file that the node stands in,
with the layer's own places, and the file is validated again by its own model: so a value of the
wrong kind is reported where the layer's author wrote it. A change with a `was` named a node that
there was: where the kit below does not have it any more, `following` tells, and nothing is refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from gesprekskit.definitions.layers import (
    Add,
    Changes,
    Hide,
    LayerDefinition,
    Order,
    Rename,
    Replace,
    Seen,
)
from gesprekskit.diagnostics import Diagnostic
from gesprekskit.layers.hiding import hidden
from gesprekskit.layers.placed import Placed, changes
from gesprekskit.layers.plots import Plot, Plots
from gesprekskit.loading import Library, reloaded
from gesprekskit.loading.validation import listed, near
from gesprekskit.sources import Source, Where
from gesprekskit.sources.trees import Tree

LOCKED_KINDS = ("source", "requirement")
LOCKED_KEYS: Mapping[str, tuple[str, ...]] = {
    "kit": ("id", "version", "date", "language", "publisher", "licence", "funding", "notices"),
}
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


def laid(library: Library, layer: Library) -> tuple[Library, list[Diagnostic]]:
    """Return the library with the layer's changes and its own definitions."""
    own = [
        one
        for one in layer.files
        if not isinstance(one.definition, LayerDefinition | Changes | Seen)
    ]
    plots = Plots(Library.of(library.folder, [*library.files, *own]))
    found: list[Diagnostic] = []
    for placed in changes(layer):
        found += _lay(plots, placed)
    found += _chosen(plots, layer)
    files, wrong = reloaded(plots.files())
    made = library.again(files)
    return replace(made, nodes={**_layers(layer), **made.nodes}), [*found, *wrong]


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
        for address, name in there.items():
            plot = plots.find(address)
            if plot and name not in definition.prints:
                hidden(plots, plot)


def _lay(plots: Plots, placed: Placed) -> Iterator[Diagnostic]:
    plot = plots.find(placed.change.node)
    if plot is None:
        if placed.change.was is None:
            yield _unknown(plots, placed)
    elif plot.kind in LOCKED_KINDS or plot.locked:
        yield Diagnostic(placed.span("node"), "layer.locked", {"name": placed.change.node})
    else:
        match placed.change:
            case Replace():
                yield from _replace(plot, placed)
            case Rename():
                yield from _rename(plot, placed)
            case Hide():
                yield from _hide(plots, plot, placed)
            case Add():
                yield from _add(plot, placed, placed.change)
            case Order():
                yield from _order(plot, placed, placed.change)


def _printed(address: str) -> bool:
    kind, _, name = address.partition("/")
    return kind in ("form", "deck", "poster") and "/" not in name


def _unknown(plots: Plots, placed: Placed) -> Diagnostic:
    name = placed.change.node
    values = {"name": name, **near(name, plots.addresses())}
    return Diagnostic(placed.span("node"), "layer.unknown-node", values)


def _replace(plot: Plot, placed: Placed) -> Iterator[Diagnostic]:
    given: dict[str, Tree] = placed.tree.at(("values",)).value
    locked = (*LOCKED_KEYS.get(plot.kind, ()), "id", "type")
    for key, tree in given.items():
        if key in locked:
            yield Diagnostic(
                tree.key or tree.span, "layer.locked", {"name": f"{plot.address}#{key}"}
            )
        elif key not in plot.keys:
            values = {"name": key, "known": listed(plot.keys), **near(key, plot.keys)}
            yield Diagnostic(tree.key or tree.span, "schema.unknown-key", values)
        else:
            plot.tree.value[key] = tree.copy()
            plot.changed()


def _rename(plot: Plot, placed: Placed) -> Iterator[Diagnostic]:
    if plot.kind not in ("role", "term", "conversation"):
        yield Diagnostic(placed.span("node"), "layer.no-name", {"name": plot.address})
        return
    for key in ("name", "plural", "article"):
        if key in placed.tree.value and key in plot.keys:
            plot.tree.value[key] = placed.tree.value[key].copy()
    plot.changed()


def _hide(plots: Plots, plot: Plot, placed: Placed) -> Iterator[Diagnostic]:
    if plot.kind not in HIDEABLE and not plot.entry:
        yield Diagnostic(placed.span("node"), "layer.locked", {"name": plot.address})
        return
    hidden(plots, plot)


def _add(plot: Plot, placed: Placed, change: Add) -> Iterator[Diagnostic]:
    entries = plot.entries(change.list)
    if entries is None:
        yield _no_list(plot, placed)
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
    entries.insert(at, placed.tree.at(("entry",)).copy())
    plot.write(change.list, entries)


def _order(plot: Plot, placed: Placed, change: Order) -> Iterator[Diagnostic]:
    entries = plot.entries(change.list)
    if entries is None:
        yield _no_list(plot, placed)
        return
    first: list[Tree] = []
    for number, name in enumerate(change.ids):
        position = plot.position(change.list, name)
        if position is not None:
            first.append(entries[position])
        elif change.was is None:
            yield Diagnostic(placed.span("ids", number), "layer.unknown-entry", {"name": name})
    if first:
        rest = [one for one in entries if not any(one is it for it in first)]
        plot.write(change.list, [*first, *rest])


def _no_list(plot: Plot, placed: Placed) -> Diagnostic:
    values = {"name": plot.address, "known": listed(plot.lists())}
    return Diagnostic(placed.span("list"), "layer.no-list", values)
