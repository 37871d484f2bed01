"""A kit's folder in, what changed under its changes and translations; and decisions recorded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from gesprekskit.artifacts import write_file
from gesprekskit.diagnostics import KitError, has_errors
from gesprekskit.layers.stacks import Stack, load_stack
from gesprekskit.loading import load_words, shown_path
from gesprekskit.translations.confirming import record_confirmations
from gesprekskit.translations.translating import TranslationStatus, translate
from gesprekskit.updates.decisions import record_decisions
from gesprekskit.updates.upstream import ChangeStatus, stack_statuses


@dataclass(frozen=True, slots=True)
class Updates:
    """How a layer stands to the kit below it; a kit that extends none has nothing to say."""

    stack: Stack
    statuses: tuple[ChangeStatus, ...]

    @property
    def open(self) -> tuple[ChangeStatus, ...]:
        """Return what asks for a decision."""
        return tuple(one for one in self.statuses if one.state != "unchanged")


def updates(folder: Path) -> Updates:
    """Return how the layer in a folder stands; raises KitError where it has mistakes."""
    stack = _sound(folder)
    return Updates(stack, (stack_statuses(stack) or ((),))[-1])


def untranslated(folder: Path, language: str) -> tuple[TranslationStatus, ...]:
    """Return what a kit lacks in a language; raises KitError where it has mistakes."""
    library = _sound(folder).library
    return translate(library, language, load_words(language), shown_path(folder)).gaps


def accept_translations(
    found: Iterable[TranslationStatus], chosen: Callable[[TranslationStatus], bool]
) -> int:
    """Record that stale translations still fit the Dutch; return how many. Raises OutputError."""
    accepted = [one for one in found if one.entry and one.state == "stale" and chosen(one)]
    _write(record_confirmations(accepted))
    return len(accepted)


def accept(found: Updates, chosen: Callable[[ChangeStatus], bool]) -> Sequence[ChangeStatus]:
    """Record the decision on what is chosen; return it. Raises OutputError."""
    accepted = [one for one in found.open if chosen(one)]
    if not found.stack.applied:
        return ()
    top = found.stack.applied[-1]
    _write(record_decisions(top.below, top.layer, accepted))
    return accepted


def _sound(folder: Path) -> Stack:
    stack = load_stack(folder)
    if has_errors(stack.diagnostics):
        raise KitError([one for one in stack.diagnostics if one.severity == "error"])
    return stack


def _write(files: Mapping[str, bytes]) -> None:
    for path, content in files.items():
        write_file(content, Path(path))
