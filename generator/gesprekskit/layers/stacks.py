"""A folder in, everything that it stands on out: the base kit with each layer laid over it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gesprekskit.definitions.kit import KitDefinition
from gesprekskit.definitions.layers import LayerDefinition
from gesprekskit.diagnostics import Diagnostic, Span, has_errors
from gesprekskit.layers.following import followed, undecided
from gesprekskit.layers.laying import laid
from gesprekskit.loading import Library, extended, load, load_layer, shown_path
from gesprekskit.sources.findings import shown

HIGHEST = 8
"""How many layers may stand on each other."""

SHIPPED = Path(__file__).parent.parent / "shipped" / "kits"


@dataclass(frozen=True, slots=True)
class Stack:
    """A kit with its layers laid over it, lowest first.

    `below` is what the highest layer, `top`, is laid over; a kit without layers has neither.
    """

    library: Library
    layers: tuple[LayerDefinition, ...]
    diagnostics: tuple[Diagnostic, ...]
    below: Library | None = None
    top: Library | None = None


def stacked(folder: Path) -> Stack:
    """Return the kit in a folder with all that it extends; never raises on what authors write."""
    base, above, found = _folders(folder)
    if base is None:
        for one in above:
            found += load_layer(one)[1]
        return Stack(Library(shown_path(folder), ()), (), tuple(found))
    library, found = load(base)
    layers: list[LayerDefinition] = []
    names = {one.id: library.span(f"kit/{one.id}") for one in library.all(KitDefinition)}
    below = layer = None
    for one in above:
        below = library
        layer, wrong = load_layer(one)
        found += [*wrong, *_same_name(layer, names)]
        definitions = layer.all(LayerDefinition)
        layers += definitions
        if not has_errors(found) and definitions:
            library, wrong = laid(library, layer)
            found += [*wrong, *undecided(followed(below, layer))]
    return Stack(library, tuple(layers), tuple(found), below, layer)


def _same_name(layer: Library, names: dict[str, Span]) -> Iterator[Diagnostic]:
    """Yield a diagnostic where a layer has the name of a kit below it; add its name to those."""
    for file, definition in layer.placed(LayerDefinition):
        span = file.source.span(("id",))
        if definition.id in names:
            values = {"name": definition.id, "first": str(names[definition.id])}
            yield Diagnostic(span, "id.duplicate", values)
        names.setdefault(definition.id, span)


def _folders(folder: Path) -> tuple[Path | None, list[Path], list[Diagnostic]]:
    """Return the base kit's folder, those of the layers over it, and why it is not reached."""
    layers: list[Path] = []
    while (extends := extended(folder)) is not None:
        layers.insert(0, folder)
        if not extends.name.strip():
            return None, layers, []
        below, code = _below(folder, extends.name)
        if below and below.resolve() in [one.resolve() for one in layers]:
            below, code = None, "layer.circle"
        elif below and len(layers) == HIGHEST:
            below, code = None, "layer.too-high"
        if below is None:
            values = {"name": shown(extends.name), "most": str(HIGHEST)}
            return None, layers, [Diagnostic(extends.span, code, values)]
        folder = below
    return folder, layers, []


def _below(layer: Path, name: str) -> tuple[Path | None, str]:
    """Return the kit of that name, or the code that says why there is none."""
    for start, candidate in _candidates(layer, name):
        try:
            if not (candidate / "kit.yml").is_file():
                continue
            if start is None:
                return candidate, ""
            there = Path(os.path.normpath(start.resolve() / name))
            if there == there.resolve():
                return there, ""
        except OSError:
            continue
        return None, "layer.link"
    return None, "layer.no-kit"


def _candidates(layer: Path, name: str) -> Iterator[tuple[Path | None, Path]]:
    """Yield where the kit of that name may be, and from where: here, beside here, the package."""
    if not name.strip() or Path(name).is_absolute():
        return
    yield layer, layer / name
    if "/" not in name:
        beside = layer.absolute().parent
        yield beside, beside / name
        yield None, SHIPPED / name
