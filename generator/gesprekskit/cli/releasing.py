"""`gesprekskit release`: a kit's folder in, the versions of what changed recorded in it."""

from __future__ import annotations

from pathlib import Path

import click

from gesprekskit import pipeline
from gesprekskit.cli.console import Console
from gesprekskit.pipeline import releases


def release(console: Console, folder: Path) -> None:
    """Record version and date of every printed thing whose content changed, and list them."""
    kits, found = pipeline.load_kits(folder)
    changed = releases.release(kits, folder)
    console.report(found)
    for language, name in changed:
        click.echo(f"{language}/{name}  {kits[0].definition.version}")
    unchanged = sum(len(kit.publications) for kit in kits) - len(changed)
    counts = {"released": len(changed), "unchanged": unchanged}
    click.echo(", ".join(console.words(name, count=n) for name, n in counts.items()))
