"""The PDF engine, imported when first needed: that takes most of a second.

Commands that draw nothing, or find everything in the cache, do without it.
"""

from __future__ import annotations

import ctypes.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from types import ModuleType

from gesprekskit.documents.rendered import EngineMissing


@cache
def engine() -> ModuleType:
    """Return the module that draws; raises EngineMissing if Pango is not installed."""
    try:
        with _without_programs():
            from gesprekskit.renderers import engine as loaded
    except OSError as error:
        raise EngineMissing("machine.engine", {"said": str(error)}) from error
    return loaded


@contextmanager
def _without_programs() -> Iterator[None]:
    """Make the loader alone find libraries.

    For each name unknown to the loader, `find_library` starts a compiler and a linker on Linux:
    some 60 programs for the engine's few libraries, as it tries the names on other systems first.
    The loader finds each of them by its name on Linux too.
    """
    found = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = found
