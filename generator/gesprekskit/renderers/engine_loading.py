"""The PDF engine, imported when first needed: that takes most of a second.

Commands that draw nothing, or find everything in the cache, do without it.
"""

from __future__ import annotations

import ctypes.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import ModuleType

from gesprekskit.documents.rendered import EngineMissing

READS = ("fonts/SHA256SUMS", "fonts/*.ttf")
FONTS = Path(__file__).parent / "fonts"
SUMS = "SHA256SUMS"


@cache
def engine() -> ModuleType:
    """Return the module that draws; raises EngineMissing without Pango or a sound font."""
    try:
        _require_fonts()
        with _without_programs():
            from gesprekskit.renderers import engine as loaded
    except OSError as error:
        raise EngineMissing("machine.engine", {"said": str(error)}) from error
    return loaded


def _require_fonts() -> None:
    """Raise EngineMissing for a bundled font that is not as it was made."""
    for line in (FONTS / SUMS).read_text(encoding="ascii").splitlines():
        summed, name = line.split()
        path = FONTS / name
        if not path.is_file() or sha256(path.read_bytes()).hexdigest() != summed:
            raise EngineMissing("machine.font", {"name": name})


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
