"""A kit's folder in, what changed under its changes and translations; and decisions recorded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from gesprekskit.artifacts import write_file
from gesprekskit.diagnostics import KitError, has_errors
from gesprekskit.layers import Gap, Stack, Standing, confirmed, decided, stacked, translated
from gesprekskit.loading import load_words, shown_path


@dataclass(frozen=True, slots=True)
class Updates:
    """How a layer stands to the kit below it; a kit that extends none has nothing to say."""

    stack: Stack
    standings: tuple[Standing, ...]

    @property
    def open(self) -> tuple[Standing, ...]:
        """Return what asks for a decision."""
        return tuple(one for one in self.standings if one.state != "unchanged")


def updates(folder: Path) -> Updates:
    """Return how the layer in a folder stands; raises KitError where it has mistakes."""
    stack = _sound(folder)
    return Updates(stack, stack.latest)


def untranslated(folder: Path, language: str) -> tuple[Gap, ...]:
    """Return what a kit lacks in a language; raises KitError where it has mistakes."""
    library = _sound(folder).library
    return translated(library, language, load_words(language), shown_path(folder)).gaps


def accept_translations(found: Iterable[Gap], chosen: Callable[[Gap], bool]) -> int:
    """Record that stale translations still fit the Dutch; return how many. Raises OutputError."""
    accepted = [one for one in found if one.entry and one.state == "stale" and chosen(one)]
    _write(confirmed(accepted))
    return len(accepted)


def accept(found: Updates, chosen: Callable[[Standing], bool]) -> Sequence[Standing]:
    """Record the decision on what is chosen; return it. Raises OutputError."""
    below, top = found.stack.below, found.stack.top
    accepted = [one for one in found.open if chosen(one)]
    if below is None or top is None:
        return ()
    _write(decided(below, top, accepted))
    return accepted


def _sound(folder: Path) -> Stack:
    stack = stacked(folder)
    if has_errors(stack.diagnostics):
        raise KitError([one for one in stack.diagnostics if one.severity == "error"])
    return stack


def _write(files: Mapping[str, bytes]) -> None:
    for path, content in files.items():
        write_file(content, Path(path))
