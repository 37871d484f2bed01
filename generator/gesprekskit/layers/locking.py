"""What no layer may change: where the kit comes from, who pays, and what it promises people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gesprekskit.definitions.translations import Translation
from gesprekskit.diagnostics import Diagnostic, Span
from gesprekskit.layers.editable_kit import EditableKit
from gesprekskit.layers.editable_nodes import EditableNode, entry_name
from gesprekskit.layers.located_changes import LocatedChange
from gesprekskit.loading import LoadedFile
from gesprekskit.loading.occurrences import shapes
from gesprekskit.sources.trees import Tree

LOCKED_ANYWHERE = ("id", "type", "sources")
"""Keys that no layer may change in a node of any kind."""


def locked_keys(target: EditableNode) -> tuple[str, ...]:
    """Return the locked keys of a node."""
    return (*target.record.locked_keys, *LOCKED_ANYWHERE)


def locked_refusal(span: Span, name: str) -> Diagnostic:
    """Return the refusal of a change of something locked."""
    return Diagnostic(span, "layer.locked", {"name": name})


def locked_entries(editable: EditableKit, target: EditableNode, key: str) -> list[Tree]:
    """Return the entries of a node's list that name fixed sentences."""
    if target.model is None or shapes(target.model)[key].refers != "notice":
        return []
    named = (
        (entry, editable.find(f"notice/{entry_name(entry)}")) for entry in target.entries(key) or ()
    )
    return [name for name, notice in named if notice and notice.locked]


def locked_since(span: Span, name: str, located: LocatedChange) -> Diagnostic:
    """Return the refusal to hide something locked: a warning if it was not yet locked then."""
    if located.change.was is None:
        return locked_refusal(span, name)
    return replace(locked_refusal(span, name), severity="warning")


def locked_translations(editable: EditableKit, own: Sequence[LoadedFile]) -> Iterator[Diagnostic]:
    """Yield each of a layer's own translations of something locked."""
    for file in own:
        if not isinstance(file.definition, Translation):
            continue
        for at, node in enumerate(file.definition.translations):
            target = editable.find(node.node)
            if target is None:
                continue
            whole = target.record.locked or target.locked
            for number, text in enumerate(node.texts):
                key = text.key.partition(".")[0]
                if whole or key in target.record.locked_keys:
                    where = (*file.recovered.place("translations", at), "texts", number, "now")
                    yield locked_refusal(file.source.span(where), f"{node.node}#{text.key}")
