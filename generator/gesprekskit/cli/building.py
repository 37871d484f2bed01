"""`gesprekskit build`: writes the handbook of a kit with everything that it prints."""

from __future__ import annotations

from pathlib import Path

from gesprekskit import api
from gesprekskit.cli import printing
from gesprekskit.cli.console import Console


def build(
    console: Console, folder: Path, output: Path, configuration: Path | None, *, keep_going: bool
) -> int:
    """Write the handbook of a kit; return the exit status."""
    with console.progress() as progress:
        printed, found = api.build(folder, output, progress, configuration, keep_going=keep_going)
    return printing.conclude(console, printed, [*found, *printed.missing], output)
