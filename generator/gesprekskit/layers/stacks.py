"""A folder in, everything that it stands on out: the base kit with each layer laid over it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from gesprekskit.brands import PLAIN, Brand
from gesprekskit.definitions.kit import KitDefinition
from gesprekskit.definitions.layers import LayerDefinition
from gesprekskit.diagnostics import Diagnostic, Span, has_errors
from gesprekskit.layers.applying import apply_layer
from gesprekskit.layers.bases import kit_folders
from gesprekskit.layers.branding import branded
from gesprekskit.loading import Library, load, load_layer, shown_path
from gesprekskit.sources import Source, Where
from gesprekskit.updates.upstream import ChangeStatus, undecided_changes, upstream_diff


@dataclass(frozen=True, slots=True)
class Stack:
    """A kit with its layers laid over it, lowest first.

    `below` is what the highest layer, `top`, is laid over; a kit without layers has neither.
    """

    library: Library
    layers: tuple[LayerDefinition, ...]
    diagnostics: tuple[Diagnostic, ...]
    brand: Brand = PLAIN
    below: Library | None = None
    top: Library | None = None
    folders: tuple[str, ...] = ()
    """Where the layers stand, lowest first, as people write it."""
    statuses: tuple[ChangeStatus, ...] = ()
    """How every change of every layer stands to what it changes."""
    latest: tuple[ChangeStatus, ...] = ()
    """How the nodes stand that the highest layer or the kit below it changed."""
    nodes: Mapping[str, tuple[Source, Where]] = field(default_factory=dict)
    """The nodes of the base kit, and where each stands."""

    @property
    def hidden(self) -> frozenset[str]:
        """Return the nodes of the base kit that a layer left out."""
        return frozenset(self.nodes) - frozenset(self.library.nodes)


def load_stack(folder: Path) -> Stack:
    """Return the kit in a folder with all that it extends; never raises on what authors write."""
    base, above, found = kit_folders(folder)
    if base is None:
        for one in above:
            found += load_layer(one)[1]
        return Stack(Library(shown_path(folder), ()), (), tuple(found))
    library, found = load(base)
    layers: list[LayerDefinition] = []
    brand = PLAIN
    names = {one.id: library.span(f"kit/{one.id}") for one in library.all(KitDefinition)}
    below = layer = None
    nodes = library.nodes
    statuses: list[ChangeStatus] = []
    latest: tuple[ChangeStatus, ...] = ()
    for one in above:
        below = library
        layer, wrong = load_layer(one)
        brand, looks = branded(brand, one, layer)
        found += [*wrong, *looks, *_same_name(layer, names)]
        definitions = layer.all(LayerDefinition)
        layers += definitions
        if not has_errors(found) and definitions:
            over = apply_layer(library, layer)
            library = over.library
            found += over.diagnostics
            if not has_errors(over.diagnostics):
                latest = upstream_diff(below, layer, over.forms)
                statuses += (one for one in latest if one.located)
                found += undecided_changes(latest)
    return Stack(
        library,
        tuple(layers),
        tuple(found),
        brand,
        below,
        layer,
        folders=tuple(shown_path(one) for one in above),
        statuses=tuple(statuses),
        latest=latest,
        nodes=nodes,
    )


def _same_name(layer: Library, names: dict[str, Span]) -> Iterator[Diagnostic]:
    """Yield a diagnostic where a layer has the name of a kit below it; add its name to those."""
    for file, definition in layer.placed(LayerDefinition):
        span = file.source.span(("id",))
        if definition.id in names:
            values = {"name": definition.id, "first": str(names[definition.id])}
            yield Diagnostic(span, "id.duplicate", values)
        names.setdefault(definition.id, span)
