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
from gesprekskit.cli.options import require_known
from gesprekskit.definitions.conversations import Conversation
from gesprekskit.pipeline.updates import (
    accept,
    accept_translations,
    report,
    untranslated,
    updates,
)
from gesprekskit.translations.translating import TranslationStatus
from gesprekskit.updates.upstream import ChangeStatus


@dataclass(frozen=True, slots=True)
class Choice:
    """The nodes to record a decision on, and how to report the rest."""

    nodes: tuple[str, ...]
    everything: bool
    as_json: bool

    def __bool__(self) -> bool:
        """Return True if there is something to record."""
        return bool(self.nodes) or self.everything

    def takes(self, status: ChangeStatus | TranslationStatus) -> bool:
        """Return True if a decision on this is recorded."""
        return self.everything or status.node in self.nodes


def changes(console: Console, folder: Path, choice: Choice) -> None:
    """List what changed under the layer in a folder; record decisions on what is chosen."""
    found = updates(folder)
    if choice:
        require_known("--accept", choice.nodes, [status.node for status in found.open])
        count = len(accept(found, choice.takes))
        console.say(changes_report.accepted(count, console.language))
        found = updates(folder)
    reported = report(found, console.language)
    names = {it.id: it.name for it in found.stack.library.all(Conversation)}
    lines = changes_report.lines(reported, names, console.language)
    _list(changes_report.as_data(reported), lines, choice)


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
