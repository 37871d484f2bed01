"""`gesprekskit build`: a kit's folder in, the handbook with everything that is printed out."""

from __future__ import annotations

from pathlib import Path

from gesprekskit.cli import printing
from gesprekskit.cli.console import Console
from gesprekskit.handbook import builder
from gesprekskit.pipeline.cache import Cache, default_folder
from gesprekskit.pipeline.rendering import Renderer
from gesprekskit.pipeline.workers import WorkerPool


def build(console: Console, folder: Path, output: Path) -> int:
    """Write the handbook of a kit; return the exit status."""
    with console.progress("printed") as progress, WorkerPool() as pool:
        built = builder.build(folder, output, Renderer(pool, progress=progress))
    Cache(default_folder()).prune()
    return printing.conclude(console, built.printed, built.diagnostics, output)
