"""The PDF engine with less work for the same bytes: decision 15.

Each patch gives its reason and why its result is the same. `FUNCTIONS` of a module are pairs of an
original and its replacement, `METHODS` an owner, a name and its replacement.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import weasyprint

PATCHED = "70.0"
"""The version that the patches are for."""


def apply() -> bool:
    """Patch the engine; return False for any other version, left unpatched."""
    if weasyprint.__version__ != PATCHED:
        return False
    from gesprekskit.renderers.engine_patches import layout, styles, text

    for module in (layout, styles, text):
        for original, function in module.FUNCTIONS:
            _replace(original, function)
        for owner, name, function in module.METHODS:
            setattr(owner, name, function)
    return True


def _replace(original: Callable[..., Any], function: Callable[..., Any]) -> None:
    """Replace a function of the engine, in each module that has imported it."""
    engine = [module for name, module in sys.modules.items() if name.startswith("weasyprint")]
    for module in engine:
        for name, value in list(vars(module).items()):
            if value is original:
                setattr(module, name, function)
