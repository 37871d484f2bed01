"""`gesprekskit changes`: what changed under a layer or a translation, and decisions recorded."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from gesprekskit.cli import changes_report
from gesprekskit.cli.console import Console
from gesprekskit.cli.options import at, require_known
from gesprekskit.definitions.conversations import Conversation
from gesprekskit.diagnostics import Refusal
from gesprekskit.outputs import LETTER_FORMATS
from gesprekskit.pipeline.updates import (
    Updates,
    accept,
    accept_translations,
    report,
    untranslated,
    updates,
)
from gesprekskit.translations.translating import TranslationStatus
from gesprekskit.updates.upstream import ChangeStatus
from gesprekskit.writing import write_file

LETTER = "brief"
"""What the files of a letter are called."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The nodes to record a decision on, and how to report the rest."""

    nodes: tuple[str, ...]
    everything: bool
    as_json: bool
    letter: Path | None = None

    def __bool__(self) -> bool:
        """Return True if there is something to record."""
        return bool(self.nodes) or self.everything

    def takes(self, status: ChangeStatus | TranslationStatus) -> bool:
        """Return True if a decision on this is recorded."""
        return self.everything or status.node in self.nodes


def changes(console: Console, folder: Path, choice: Choice) -> int:
    """List what changed under the layer in a folder; record decisions on what is chosen.

    Where a letter is asked for, it is written first; without it nothing is recorded. Returns the
    exit status.
    """
    found = updates(folder)
    require_known("--accept", choice.nodes, [status.node for status in found.open])
    if choice.letter and (status := _write_letter(console, found, folder, choice.letter)):
        return status
    if choice:
        count = len(accept(found, choice.takes))
        console.say(changes_report.accepted(count, console.language))
        found = updates(folder)
    reported = report(found, console.language)
    names = {it.id: it.name for it in found.stack.library.all(Conversation)}
    lines = changes_report.lines(reported, names, console.language)
    _list(changes_report.as_data(reported), lines, choice)
    return 0


def _write_letter(console: Console, found: Updates, folder: Path, target: Path) -> int:
    """Write the letter about what is open, as HTML and PDF or as the file asked for."""
    from gesprekskit.pipeline.letters import letters

    paths = letter_paths(target)
    made, failed = letters(found, folder, console.language, list(paths))
    for name, content in made.items():
        write_file(content, paths[name])
        console.say(str(paths[name]))
    console.report(failed)
    return 1 if failed else 0


def letter_paths(target: Path) -> dict[str, Path]:
    """Return where a letter goes, by format: into a folder, or into the one file that is named."""
    suffix = target.suffix.lower().removeprefix(".")
    if target.is_dir() or not suffix:
        return {name: target / f"{LETTER}.{name}" for name in LETTER_FORMATS}
    if suffix not in LETTER_FORMATS:
        raise at("--letter", Refusal("choice.letter", name=target.name))
    return {suffix: target}


def translation(console: Console, folder: Path, language: str, choice: Choice) -> None:
    """List what a translation lacks; record that what is chosen still fits."""
    gaps = untranslated(folder, language)
    if choice:
        require_known("--accept", choice.nodes, [gap.node for gap in gaps])
        count = accept_translations(gaps, choice.takes)
        console.say(changes_report.accepted(count, console.language))
        gaps = untranslated(folder, language)
    lines = changes_report.gap_lines(gaps, console.language)
    _list([changes_report.gap_as_data(gap) for gap in gaps], lines, choice)


def _list(rows: Sequence[Mapping[str, Any]], lines: Iterable[str], choice: Choice) -> None:
    if choice.as_json:
        click.echo(json.dumps(rows, indent=2))
    else:
        for line in lines:
            click.echo(line)
