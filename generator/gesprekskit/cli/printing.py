"""`gesprekskit print`, and what the commands that print share: a progress bar, a closing line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from gesprekskit import api, pipeline
from gesprekskit.artifacts import CatalogueEntry
from gesprekskit.catalogue import KINDS
from gesprekskit.cli.console import Console
from gesprekskit.cli.options import require_known
from gesprekskit.diagnostics import Diagnostic
from gesprekskit.kit import Kit, signed
from gesprekskit.pipeline import Printed, Wanted
from gesprekskit.pipeline.places import require_apart
from gesprekskit.writing import PRINT, opened


@dataclass(frozen=True, slots=True)
class Choice:
    """What to print; an empty tuple selects everything."""

    conversations: tuple[str, ...]
    roles: tuple[str, ...]
    kinds: tuple[str, ...]
    languages: tuple[str, ...]
    formats: tuple[str, ...]
    variants: tuple[str, ...]

    def takes(self, entry: CatalogueEntry) -> bool:
        """Return True if this is printed."""
        return (
            KINDS[entry.kind].offered
            and (not self.conversations or entry.conversation in self.conversations)
            and (not self.roles or bool(set(self.roles) & set(entry.roles)))
            and (not self.kinds or entry.kind in self.kinds)
            and (not self.formats or entry.format in self.formats)
            and (not self.variants or entry.variant in self.variants)
        )


def print_choice(
    console: Console, folder: Path, output: Path, choice: Choice, *, signs: bool
) -> int:
    """Write what is chosen of a kit's printed matter; return the exit status."""
    require_apart(output, folder)
    with opened(output, PRINT) as place:
        printed, found = _printed(console, folder, choice, signs=signs)
        place.write(printed.files)
    return conclude(console, printed, [*found, *printed.failed, *place.kept], output)


def _printed(
    console: Console, folder: Path, choice: Choice, *, signs: bool
) -> tuple[Printed, tuple[Diagnostic, ...]]:
    """Return what is chosen of a kit, printed, and the diagnostics of the kit."""
    kits, found = pipeline.load_kits(folder)
    require_known("--conversation", choice.conversations, kits[0].conversations)
    require_known("--role", choice.roles, kits[0].roles)
    require_known("--in", choice.languages, [kit.language for kit in kits])
    chosen = (kit for kit in kits if not choice.languages or kit.language in choice.languages)
    printed = print_kits(console, [signed(kit) if signs else kit for kit in chosen], choice.takes)
    if not printed.artifacts and not printed.failed:
        raise click.UsageError("nothing in this kit fits that choice")
    return printed, found


def print_kits(console: Console, kits: Sequence[Kit], wanted: Wanted) -> Printed:
    """Render what is wanted of a kit in its languages; raises KitError."""
    with console.progress("printed") as progress:
        return api.print_kits(kits, wanted, progress)


def conclude(console: Console, printed: Printed, found: Iterable[Diagnostic], output: Path) -> int:
    """Print what was made and what was not; return the exit status."""
    console.report(found)
    counts = f"rendered {printed.rendered}, reused {printed.reused}"
    failed = f", failed {len(printed.failed)}" if printed.failed else ""
    click.echo(f"{output}: {counts}{failed}")
    return 1 if printed.failed else 0
