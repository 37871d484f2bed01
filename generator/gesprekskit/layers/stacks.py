"""A folder in, everything that it stands on out: the base kit with each layer laid over it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from gesprekskit.brands import PLAIN, Brand
from gesprekskit.definitions.kit import KitDefinition
from gesprekskit.definitions.layers import LayerDefinition
from gesprekskit.diagnostics import Diagnostic, Span, has_errors
from gesprekskit.layers.bases import folders
from gesprekskit.layers.branding import branded
from gesprekskit.layers.following import Standing, followed, undecided
from gesprekskit.layers.laying import laid
from gesprekskit.loading import Library, load, load_layer, shown_path
from gesprekskit.sources import Source, Where


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
    standings: tuple[Standing, ...] = ()
    """How every change of every layer stands to what it changes."""
    latest: tuple[Standing, ...] = ()
    """How the nodes stand that the highest layer or the kit below it changed."""
    nodes: Mapping[str, tuple[Source, Where]] = field(default_factory=dict)
    """The nodes of the base kit, and where each stands."""

    @property
    def hidden(self) -> frozenset[str]:
        """Return the nodes of the base kit that a layer left out."""
        return frozenset(self.nodes) - frozenset(self.library.nodes)


def stacked(folder: Path) -> Stack:
    """Return the kit in a folder with all that it extends; never raises on what authors write."""
    base, above, found = folders(folder)
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
    standings: list[Standing] = []
    latest: tuple[Standing, ...] = ()
    for one in above:
        below = library
        layer, wrong = load_layer(one)
        brand, looks = branded(brand, one, layer)
        found += [*wrong, *looks, *_same_name(layer, names)]
        definitions = layer.all(LayerDefinition)
        layers += definitions
        if not has_errors(found) and definitions:
            over = laid(library, layer)
            library = over.library
            found += over.diagnostics
            if not has_errors(over.diagnostics):
                latest = followed(below, layer, over.forms)
                standings += (one for one in latest if one.placed)
                found += undecided(latest)
    return Stack(
        library,
        tuple(layers),
        tuple(found),
        brand,
        below,
        layer,
        folders=tuple(shown_path(one) for one in above),
        standings=tuple(standings),
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
