"""The `seen.yml` of a layer in, the nodes out that its author had seen when last deciding."""

from __future__ import annotations

from gesprekskit.definitions.layers import Seen
from gesprekskit.loading import Library


def seen_nodes(layer: Library) -> dict[str, dict[str, str]]:
    """Return the fingerprints of the nodes that the layer's author has seen, list by list."""
    return {
        group.list: dict(line.rpartition(" ")[::2] for line in group.nodes)
        for seen in layer.all(Seen)
        for group in seen.seen
    }
