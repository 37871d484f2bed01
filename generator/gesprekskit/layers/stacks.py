"""A folder in, its stack out: the base kit with each layer applied in turn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from gesprekskit.brands import PLAIN, Brand
from gesprekskit.definitions.kit import KitDefinition
from gesprekskit.definitions.layers import LayerDefinition
from gesprekskit.diagnostics import Diagnostic, Span, has_errors
from gesprekskit.diagnostics.capping import capped
from gesprekskit.layers.applying import apply_layer
from gesprekskit.layers.bases import kit_folders
from gesprekskit.layers.branding import branded
from gesprekskit.layers.located_changes import Location
from gesprekskit.layers.unapplied import beside
from gesprekskit.loading import Library, load, load_layer, shown_path
from gesprekskit.sources import Source, Where


@dataclass(frozen=True, slots=True)
class LayerOver:
    """A layer, and the library that it was applied to without errors.

    `forms` are those removed when a role was merged into another, by the place of the change.
    """

    below: Library
    layer: Library
    forms: Mapping[Location, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Stack:
    """A kit with its layers applied to it, lowest first."""

    library: Library
    layers: tuple[LayerDefinition, ...]
    diagnostics: tuple[Diagnostic, ...]
    brand: Brand = PLAIN
    folders: tuple[str, ...] = ()
    """Where the layers stand, lowest first, as people write it."""
    applied: tuple[LayerOver, ...] = ()
    """The layers that could be applied, lowest first."""
    nodes: Mapping[str, tuple[Source, Where]] = field(default_factory=dict)
    """The nodes of the base kit, and where each stands."""

    @property
    def hidden(self) -> frozenset[str]:
        """Return the nodes of the base kit that a layer removed."""
        return frozenset(self.nodes) - frozenset(self.library.nodes)


def load_stack(folder: Path) -> Stack:
    """Return the kit in a folder with all that it extends; never raises on what authors write."""
    base, above, found = kit_folders(folder)
    if base is None:
        for layer_folder in above:
            found += load_layer(layer_folder)[1]
        return Stack(Library(shown_path(folder), ()), (), tuple(capped(found)))
    library, found = load(base)
    layers: list[LayerDefinition] = []
    brand = PLAIN
    names = {kit.id: library.span(f"kit/{kit.id}") for kit in library.all(KitDefinition)}
    nodes = library.nodes
    applied: list[LayerOver] = []
    for layer_folder in above:
        layer, wrong = load_layer(layer_folder)
        brand, brand_problems = branded(brand, layer_folder, layer)
        found += [*wrong, *brand_problems, *_same_name(layer, names)]
        definitions = layer.all(LayerDefinition)
        layers += definitions
        if not definitions:
            continue
        if has_errors(found):
            library, wrong = beside(library, layer)
            found += wrong
            continue
        over = apply_layer(library, layer)
        found += over.diagnostics
        if not has_errors(over.diagnostics):
            applied.append(LayerOver(library, layer, over.forms))
        library = over.library
    return Stack(
        library,
        tuple(layers),
        tuple(capped(found)),
        brand,
        folders=tuple(shown_path(layer_folder) for layer_folder in above),
        applied=tuple(applied),
        nodes=nodes,
    )


def _same_name(layer: Library, names: dict[str, Span]) -> Iterator[Diagnostic]:
    """Yield a diagnostic if a layer has the id of a kit below it; add its id to those."""
    for file, definition in layer.placed(LayerDefinition):
        span = file.source.span(("id",))
        if definition.id in names:
            values = {"name": definition.id, "first": str(names[definition.id])}
            yield Diagnostic(span, "id.duplicate", values)
        names.setdefault(definition.id, span)
