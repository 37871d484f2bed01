"""The only writer of files: the old or the new, never a part, and nothing of others is lost.

Three ways: a whole folder of output (`output`), a folder that is not there yet (`creating`), and a
single file (`files`). Decision 0020 says why.
"""

from __future__ import annotations

from gesprekskit.writing.creating import clear_leftovers, creating, require_free
from gesprekskit.writing.files import fill, write_file
from gesprekskit.writing.manifests import PRINT, SITE
from gesprekskit.writing.output import Output, opened, write

__all__ = [
    "PRINT",
    "SITE",
    "Output",
    "clear_leftovers",
    "creating",
    "fill",
    "opened",
    "require_free",
    "write",
    "write_file",
]
