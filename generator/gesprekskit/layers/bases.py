"""A layer's folder in, the folders of the kits that it stands on out.

A kit is found by its path from the layer's folder, beside that folder, or in the package; never by
an absolute path, and never over a link: what a layer extends is what its text says.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from gesprekskit.diagnostics import Diagnostic
from gesprekskit.installed import SHIPPED
from gesprekskit.loading import extended
from gesprekskit.sources.findings import shown

HIGHEST = 8
"""How many layers may stand on each other."""


def folders(folder: Path) -> tuple[Path | None, list[Path], list[Diagnostic]]:
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


def base_folder(folder: Path) -> Path:
    """Return the folder of the base kit below a layer; that of a kit without layers is its own."""
    base, layers, _ = folders(folder)
    return base or layers[0]


def extended_kit(layer: Path, name: str) -> Path | None:
    """Return the folder of the kit that a layer in this folder means by a name; None for none."""
    return _below(layer, name)[0]


def is_kit(folder: Path) -> bool:
    """Tell whether a kit or a layer is in a folder."""
    return (folder / "kit.yml").is_file()


def _below(layer: Path, name: str) -> tuple[Path | None, str]:
    """Return the kit of that name, or the code that says why there is none."""
    for start, candidate in _candidates(layer, name):
        try:
            if not is_kit(candidate):
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
        yield None, SHIPPED / "kits" / name
