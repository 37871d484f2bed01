"""`gesprekskit check`: a kit's folder in, everything that is wrong with it on the terminal."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from gesprekskit.artifacts import faulty_folder
from gesprekskit.checks.coverage import uncarried
from gesprekskit.cli.console import Console
from gesprekskit.diagnostics import Diagnostic, by_cause, has_errors
from gesprekskit.diagnostics.wording import words_of
from gesprekskit.examination import examine, has_undrawable
from gesprekskit.kit import Kit


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What to look at and how to report it."""

    printing: bool
    strict: bool
    coverage: bool
    as_json: bool


def check(console: Console, folder: Path, wanted: Wanted) -> int:
    """Report every problem of a kit at once; return the exit status."""
    examined = examine(folder)
    found = list(examined.diagnostics)
    if wanted.printing:
        found += _print_problems(console, examined.kits)
    else:
        found += _undrawable_letters(examined.kits)
        more = (*_wide_words(examined.kits), *_remembered(examined.kits))
        found += (told for told in more if told not in found)
    if wanted.as_json:
        click.echo(
            json.dumps(
                [_as_json(diagnostic, console.language) for diagnostic in by_cause(found)], indent=2
            )
        )
    else:
        console.report(found)
        if not (wanted.printing or has_errors(found)):
            console.tell("pages-unseen")
    if wanted.coverage:
        for requirement in uncarried(examined.library):
            click.echo(f"{requirement.id}  {requirement.text.source}")
    warned = any(diagnostic.severity == "warning" for diagnostic in found)
    return 2 if has_errors(found) or (wanted.strict and warned) else 0


def _print_problems(console: Console, kits: Sequence[Kit]) -> list[Diagnostic]:
    from gesprekskit import pipeline
    from gesprekskit.pipeline.rendering import Renderer
    from gesprekskit.pipeline.workers import WorkerPool

    if not kits:
        return []
    with console.progress() as progress, WorkerPool() as pool:
        renderer = Renderer(pool, progress=progress)
        printed = pipeline.together(pipeline.print_kits(kits, renderer, keep_going=True))
    return list(printed.missing)


def _undrawable_letters(kits: Sequence[Kit]) -> list[Diagnostic]:
    suspect = [kit for kit in kits if has_undrawable(kit.library)]
    if not suspect:
        # Most kits; what composes publications takes long to import.
        return []
    from gesprekskit.pipeline.undrawable import undrawable_letters

    found: list[Diagnostic] = []
    for kit in suspect:
        # A text that is not translated is the same in every language.
        found += (told for told in undrawable_letters(kit) if told not in found)
    return found


def _wide_words(kits: Sequence[Kit]) -> list[Diagnostic]:
    from gesprekskit.compose.narrow_places import wide_words

    found: list[Diagnostic] = []
    for kit in kits:
        if problems := list(wide_words(kit)):
            from gesprekskit.pipeline.reporting import diagnostics_for

            found += diagnostics_for(kit, problems)
    return found


def _remembered(kits: Sequence[Kit]) -> list[Diagnostic]:
    if not any(faulty_folder().glob("*")):
        return []
    from gesprekskit.pipeline.remembering import remembered

    return remembered(kits)


def _as_json(found: Diagnostic, language: str) -> dict[str, Any]:
    message, tip = words_of(found, language)
    place = {"file": found.span.file, "line": found.span.line, "column": found.span.column}
    told = {"severity": found.severity, "code": found.code, "message": message, "tip": tip}
    return {**place, **told, **({"more": found.more} if found.more else {})}
