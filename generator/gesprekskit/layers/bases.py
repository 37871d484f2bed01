"""A layer's folder in, the folders of the kits that it extends out.

A kit is found by its path from the layer's folder, beside that folder, or in the package; never by
an absolute path, and never over a link: what a layer extends is what its text says.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from gesprekskit.bundled import BUNDLED_ROOT
from gesprekskit.diagnostics import Diagnostic
from gesprekskit.loading import extended
from gesprekskit.sources.diagnostic_sink import shown

HIGHEST = 8
"""How many layers may stand on each other."""


def kit_folders(folder: Path) -> tuple[Path | None, list[Path], list[Diagnostic]]:
    """Return the base kit's folder, those of the layers over it, and why it cannot be reached."""
    layers: list[Path] = []
    while (extends := extended(folder)) is not None:
        layers.insert(0, folder)
        if not extends.name.strip():
            return None, layers, []
        below, code = _find_kit(folder, extends.name)
        if below and below.resolve() in [layer.resolve() for layer in layers]:
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
    base, layers, _ = kit_folders(folder)
    return base or layers[0]


def extended_kit(layer: Path, name: str) -> Path | None:
    """Return the folder of the kit that a layer in this folder means by a name, if any."""
    return _find_kit(layer, name)[0]


def is_kit(folder: Path) -> bool:
    """Return True if a folder holds a kit or a layer."""
    return (folder / "kit.yml").is_file()


def _find_kit(layer: Path, name: str) -> tuple[Path | None, str]:
    """Return the kit of that name, or the code that says why there is none."""
    if any(part.startswith(".") and part.strip(".") for part in re.split(r"[/\\]", name)):
        return None, "layer.hidden"
    for candidate in _candidates(layer, name):
        try:
            if is_kit(candidate):
                return (candidate, "") if candidate == candidate.resolve() else (None, "layer.link")
        except OSError:
            continue
    return None, "layer.no-kit"


def _candidates(layer: Path, name: str) -> Iterator[Path]:
    """Yield candidate folders: a path from here, beside here, in the package."""
    if not name.strip() or Path(name).is_absolute():
        return
    yield Path(os.path.normpath(layer.resolve() / name))
    if "/" not in name:
        yield Path(os.path.normpath(layer.absolute().parent.resolve() / name))
        yield BUNDLED_ROOT.resolve() / "kits" / name
