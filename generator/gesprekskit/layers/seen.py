"""The `seen.yml` of a layer in, the nodes out that its author had seen when last deciding."""

from __future__ import annotations

from collections.abc import Mapping

from gesprekskit.definitions.layers import Seen
from gesprekskit.loading import Library


def seen_nodes(layer: Library) -> dict[str, dict[str, str]]:
    """Return the fingerprints of the nodes that the layer's author has seen, list by list."""
    return {
        group.list: dict(line.rpartition(" ")[::2] for line in group.nodes)
        for seen in layer.all(Seen)
        for group in seen.seen
    }


def seen_texts(layer: Library) -> dict[str, Mapping[str, str]]:
    """Return what the nodes said that the layer's author has seen.

    Those of a `seen.yml` from before texts were kept have fingerprints alone.
    """
    return {kept.node: kept.says for seen in layer.all(Seen) for kept in seen.texts}


def seen_version(layer: Library) -> str:
    """Return the version of the kit below that the layer's author has seen; empty if unknown."""
    return next((seen.version for seen in layer.all(Seen) if seen.version), "")
