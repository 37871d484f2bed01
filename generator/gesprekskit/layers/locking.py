"""What no layer may change: where the kit comes from, who pays, and what it promises people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from gesprekskit.definitions.translations import Translation
from gesprekskit.diagnostics import Diagnostic, Span
from gesprekskit.layers.placed import Placed
from gesprekskit.layers.plots import Plot, Plots, name_of
from gesprekskit.loading import Loaded
from gesprekskit.loading.visits import shapes
from gesprekskit.sources.trees import Tree

LOCKED_KINDS = ("source", "requirement")
LOCKED_ANYWHERE = ("id", "type", "sources")
LOCKED_KEYS: Mapping[str, tuple[str, ...]] = {
    "conversation": ("judgement",),
    "kit": ("version", "date", "language", "publisher", "licence", "funding", "notices"),
}

GROWING = (("kit", "notices"),)
"""Lists that are fixed, but may get entries: a company has sentences of its own."""


def locked_keys(kind: str) -> tuple[str, ...]:
    """Return the keys of a kind of node that no layer may change."""
    return (*LOCKED_KEYS.get(kind, ()), *LOCKED_ANYWHERE)


def refused(span: Span, name: str) -> Diagnostic:
    """Return the refusal of a change of what is fixed."""
    return Diagnostic(span, "layer.locked", {"name": name})


def fixed(plots: Plots, plot: Plot, key: str) -> list[Tree]:
    """Return the entries of a list of a node that name fixed sentences."""
    if plot.model is None or shapes(plot.model)[key].refers != "notice":
        return []
    named = ((one, plots.find(f"notice/{name_of(one)}")) for one in plot.entries(key) or ())
    return [one for one, notice in named if notice and notice.locked]


def fixed_since(span: Span, name: str, placed: Placed) -> Diagnostic:
    """Return the refusal to leave out what is fixed: a warning where it was not yet so then."""
    if placed.change.was is None:
        return refused(span, name)
    return replace(refused(span, name), severity="warning")


def fixed_elsewhere(plots: Plots, own: Sequence[Loaded]) -> Iterator[Diagnostic]:
    """Yield where a layer translates what is fixed in its own words."""
    for file in own:
        if not isinstance(file.definition, Translation):
            continue
        for at, node in enumerate(file.definition.translations):
            plot = plots.find(node.node)
            if plot is None:
                continue
            whole = plot.kind in LOCKED_KINDS or plot.locked
            for number, text in enumerate(node.texts):
                key = text.key.partition(".")[0]
                if whole or key in LOCKED_KEYS.get(plot.kind, ()):
                    where = (*file.salvaged.place("translations", at), "texts", number, "now")
                    yield refused(file.source.span(where), f"{node.node}#{text.key}")
