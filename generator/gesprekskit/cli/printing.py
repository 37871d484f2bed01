"""What the commands that print have in common: workers behind a progress bar, and what is said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from gesprekskit import pipeline
from gesprekskit.cli.console import Console
from gesprekskit.diagnostics import Diagnostic
from gesprekskit.kit import Kit
from gesprekskit.pipeline import Printed, Wanted
from gesprekskit.pipeline.cache import Cache, default_folder
from gesprekskit.pipeline.rendering import Renderer
from gesprekskit.pipeline.workers import WorkerPool


def print_kits(console: Console, kits: Sequence[Kit], wanted: Wanted) -> Printed:
    """Render what is wanted of a kit in its languages; raises KitError."""
    with console.progress("printed") as progress, WorkerPool() as pool:
        renderer = Renderer(pool, progress=progress)
        printed = pipeline.together([pipeline.print_kit(one, renderer, wanted) for one in kits])
    Cache(default_folder()).prune()
    return printed


def conclude(console: Console, printed: Printed, found: Iterable[Diagnostic], output: Path) -> int:
    """Say what was made and what was not; return the exit status."""
    console.report(found)
    counts = f"rendered {printed.rendered}, reused {printed.reused}"
    failed = f", failed {len(printed.failed)}" if printed.failed else ""
    click.echo(f"{output}: {counts}{failed}")
    return 1 if printed.failed else 0
