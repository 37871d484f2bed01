"""A layer's folder in, how it stands to the kit below; and the author's decisions recorded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from gesprekskit.artifacts import OutputError, write_file
from gesprekskit.diagnostics import KitError, has_errors
from gesprekskit.layers import Stack, Standing, decided, followed, stacked


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
    stack = stacked(folder)
    if has_errors(stack.diagnostics):
        raise KitError([one for one in stack.diagnostics if one.severity == "error"])
    if stack.below is None or stack.top is None:
        return Updates(stack, ())
    return Updates(stack, followed(stack.below, stack.top))


def accept(found: Updates, chosen: Callable[[Standing], bool]) -> Sequence[Standing]:
    """Record the decision on what is chosen; return it. Raises OutputError."""
    below, top = found.stack.below, found.stack.top
    accepted = [one for one in found.open if chosen(one)]
    if below is None or top is None:
        return ()
    try:
        files = decided(below, top, accepted)
    except OSError as error:
        path, reason = str(error.filename), error.strerror or str(error)
        raise OutputError("output.disk", path=path, reason=reason) from error
    for path, content in files.items():
        write_file(content, Path(path))
    return accepted
