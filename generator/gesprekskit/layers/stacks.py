"""A folder in, everything that it stands on out: the base kit with each layer laid over it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from gesprekskit.brands import PLAIN, Brand
from gesprekskit.definitions.layers import LayerDefinition
from gesprekskit.diagnostics import Diagnostic, Span, has_errors
from gesprekskit.installed import SHIPPED
from gesprekskit.layers.branding import branded
from gesprekskit.layers.following import Standing, followed, undecided
from gesprekskit.layers.laying import laid
from gesprekskit.loading import Library, extended, load, load_layer, shown_path
from gesprekskit.sources import Source, Where

HIGHEST = 8
"""How many layers may stand on each other."""


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
    nodes: Mapping[str, tuple[Source, Where]] = field(default_factory=dict)
    """The nodes of the base kit, and where each stands."""

    @property
    def hidden(self) -> frozenset[str]:
        """Return the nodes of the base kit that a layer left out."""
        return frozenset(self.nodes) - frozenset(self.library.nodes)


def stacked(folder: Path) -> Stack:
    """Return the kit in a folder with all that it extends; never raises on what authors write."""
    folders, problems = _folders(folder)
    if problems:
        return Stack(Library(shown_path(folder), ()), (), tuple(problems))
    base, *above = reversed(folders)
    library, found = load(base)
    layers: list[LayerDefinition] = []
    brand = PLAIN
    below = layer = None
    nodes = library.nodes
    standings: list[Standing] = []
    for one in above:
        below = library
        layer, wrong = load_layer(one)
        brand, looks = branded(brand, one, layer)
        found += [*wrong, *looks]
        definitions = layer.all(LayerDefinition)
        layers += definitions
        if not has_errors(found) and definitions:
            library, wrong = laid(library, layer)
            standing = followed(below, layer)
            standings += (one for one in standing if one.placed)
            found += [*wrong, *undecided(standing)]
    return Stack(
        library,
        tuple(layers),
        tuple(found),
        brand,
        below,
        layer,
        folders=tuple(shown_path(one) for one in above),
        standings=tuple(standings),
        nodes=nodes,
    )


def base_folder(folder: Path) -> Path:
    """Return the folder of the base kit below a layer; that of a kit without layers is its own."""
    folders, _ = _folders(folder)
    return folders[-1]


def _folders(folder: Path) -> tuple[list[Path], list[Diagnostic]]:
    """Return the folder and those below it, down to the base kit."""
    folders = [folder]
    while (name := extended(folders[-1])) is not None:
        span = Span(f"{shown_path(folders[-1])}/kit.yml")
        below = extended_kit(folders[-1], name)
        if below is None:
            return folders, [Diagnostic(span, "layer.no-kit", {"name": name})]
        if len(folders) == HIGHEST or below.resolve() in [one.resolve() for one in folders]:
            return folders, [Diagnostic(span, "layer.circle", {"name": name})]
        folders.append(below)
    return folders, []


def extended_kit(layer: Path, name: str) -> Path | None:
    """Return the folder of the kit that a layer in this folder means by a name; None for none."""
    return next((one for one in _candidates(layer, name) if is_kit(one)), None)


def is_kit(folder: Path) -> bool:
    """Tell whether a kit or a layer is in a folder."""
    return (folder / "kit.yml").is_file()


def _candidates(layer: Path, name: str) -> Iterator[Path]:
    """Yield where the kit of that name may be: a path from here, beside here, in the package."""
    if Path(name).is_absolute():
        return
    yield layer / name
    if "/" not in name:
        yield layer.absolute().parent / name
        yield SHIPPED / "kits" / name
