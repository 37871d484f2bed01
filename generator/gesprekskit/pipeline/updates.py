"""A kit's folder in, what changed under its changes and translations out; records decisions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from gesprekskit.compose.update_reports import UpdateReport, update_report
from gesprekskit.definitions.kit import KitDefinition
from gesprekskit.diagnostics import KitError, has_errors
from gesprekskit.kit import DUTCH, resolve
from gesprekskit.layers.seen import seen_version
from gesprekskit.layers.stacks import Stack, load_stack
from gesprekskit.loading import load_words, shown_path
from gesprekskit.translations.confirming import record_confirmations
from gesprekskit.translations.translating import TranslationStatus, translate
from gesprekskit.updates.decisions import record_decisions
from gesprekskit.updates.upstream import ChangeStatus, stack_statuses
from gesprekskit.writing import write_file


@dataclass(frozen=True, slots=True)
class Updates:
    """What the kit below a layer changed; a kit that extends none has no statuses."""

    stack: Stack
    statuses: tuple[ChangeStatus, ...]

    @property
    def open(self) -> tuple[ChangeStatus, ...]:
        """Return the statuses that need a decision."""
        return tuple(status for status in self.statuses if status.state != "unchanged")

    @property
    def version(self) -> str:
        """Return the version of the kit below the highest layer."""
        below = self.stack.layers[:-1]
        return below[-1].version if below else self.stack.library.only(KitDefinition).version

    @property
    def seen_version(self) -> str:
        """Return the version that its author has seen; empty where that is not recorded."""
        return seen_version(self.stack.applied[-1].layer) if self.stack.applied else ""


def updates(folder: Path) -> Updates:
    """Return the status of the layer in a folder; raises KitError if it has mistakes."""
    stack = _sound(folder)
    return Updates(stack, (stack_statuses(stack) or ((),))[-1])


def report(found: Updates, language: str) -> UpdateReport:
    """Return what changed under a layer, as people want it, with words of this language."""
    if not found.stack.applied:
        return UpdateReport((), ())
    kit = resolve(found.stack, (), load_words(DUTCH))
    return update_report(kit, found.stack.applied[-1], found.statuses, language)


def untranslated(folder: Path, language: str) -> tuple[TranslationStatus, ...]:
    """Return what a kit lacks in a language; raises KitError if it has mistakes."""
    library = _sound(folder).library
    return translate(library, language, load_words(language), shown_path(folder)).gaps


def accept_translations(
    found: Iterable[TranslationStatus], chosen: Callable[[TranslationStatus], bool]
) -> int:
    """Record that stale translations still fit the Dutch; return how many. Raises OutputError."""
    accepted = [
        status for status in found if status.entry and status.state == "stale" and chosen(status)
    ]
    _write(record_confirmations(accepted))
    return len(accepted)


def accept(found: Updates, chosen: Callable[[ChangeStatus], bool]) -> Sequence[ChangeStatus]:
    """Record the decision on what is chosen; return the chosen statuses. Raises OutputError."""
    accepted = [status for status in found.open if chosen(status)]
    if not found.stack.applied:
        return ()
    top = found.stack.applied[-1]
    version = found.version if accepted == list(found.open) else found.seen_version
    _write(record_decisions(top.below, top.layer, accepted, version))
    return accepted


def _sound(folder: Path) -> Stack:
    stack = load_stack(folder)
    if has_errors(stack.diagnostics):
        raise KitError(
            [diagnostic for diagnostic in stack.diagnostics if diagnostic.severity == "error"]
        )
    return stack


def _write(files: Mapping[str, bytes]) -> None:
    for path, content in files.items():
        write_file(content, Path(path))
