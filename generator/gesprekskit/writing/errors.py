"""What the disk refuses in, an error with a code out."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gesprekskit.artifacts import OutputError
from gesprekskit.writing.names import WORK


@contextmanager
def told(target: Path) -> Iterator[None]:
    """Raise what the disk refuses as an OutputError that names the file, or else the target."""
    try:
        yield
    except OSError as error:
        named = Path(os.fsdecode(error.filename2 or error.filename or target))
        shown = named if named.is_relative_to(target) and WORK not in named.parts else target
        reason = error.strerror or str(error)
        raise OutputError("output.disk", path=str(shown), reason=reason) from error
