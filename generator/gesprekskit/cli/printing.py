"""`gesprekskit print`, and what the commands that print share: a progress bar, a closing line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from gesprekskit import api, pipeline
from gesprekskit.cli.choosing import Choice
from gesprekskit.cli.console import Console
from gesprekskit.cli.options import at, require_known
from gesprekskit.diagnostics import Diagnostic, Refusal, has_errors
from gesprekskit.kit import Kit, signed
from gesprekskit.pipeline import Printed, Wanted
from gesprekskit.pipeline.places import require_apart
from gesprekskit.pipeline.steadiness import Inputs
from gesprekskit.writing import PRINT, opened


def print_choice(
    console: Console,
    folder: Path,
    output: Path,
    choice: Choice,
    *,
    signs: bool,
    keep_going: bool,
) -> int:
    """Write what is chosen of a kit's printed matter; return the exit status."""
    require_apart(output, folder)
    with opened(output, PRINT) as place:
        inputs = Inputs(folder)
        printed, found = _printed(console, folder, choice, signs=signs, keep_going=keep_going)
        inputs.require_unchanged()
        place.write(printed.files)
    return conclude(console, printed, [*found, *printed.missing, *place.kept], output)


def _printed(
    console: Console, folder: Path, choice: Choice, *, signs: bool, keep_going: bool
) -> tuple[Printed, tuple[Diagnostic, ...]]:
    """Return what is chosen of a kit, printed, and the diagnostics of the kit."""
    kits, found = pipeline.load_kits(folder)
    require_known("--conversation", choice.conversations, kits[0].conversations)
    require_known("--role", choice.roles, kits[0].roles)
    require_known("--in", choice.languages, [kit.language for kit in kits])
    if signs and len(kits[0].layers) < 2:
        raise at("--signs", Refusal("choice.no-signs"))
    choice.refuse_idle(entry for kit in kits for entry in pipeline.entries(kit))
    chosen = (kit for kit in kits if not choice.languages or kit.language in choice.languages)
    kits = tuple(signed(kit) if signs else kit for kit in chosen)
    return print_kits(console, kits, choice.takes, keep_going=keep_going), found


def print_kits(
    console: Console, kits: Sequence[Kit], wanted: Wanted, *, keep_going: bool = False
) -> Printed:
    """Render what is wanted of a kit in its languages; raises KitError."""
    with console.progress() as progress:
        return api.print_kits(kits, wanted, progress, keep_going=keep_going)


def conclude(console: Console, printed: Printed, found: Iterable[Diagnostic], output: Path) -> int:
    """Print what was made and what was not; return the exit status."""
    console.report(found)
    for path in printed.left_out:
        console.tell("left-out", path=path)
    counts = {
        "made": printed.rendered,
        "reused": printed.reused,
        "lacking": len(printed.left_out),
        "failed": len(printed.failed),
    }
    always = ("made", "reused")
    said = [console.words(name, count=n) for name, n in counts.items() if n or name in always]
    click.echo(f"{output}: {', '.join(said)}")
    return 2 if has_errors(printed.refused) else 1 if printed.failed else 0
