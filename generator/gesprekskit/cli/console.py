"""A command's messages: diagnostics on standard error, a progress bar on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager

import click

from gesprekskit.diagnostics import Diagnostic, Span
from gesprekskit.diagnostics.catalogues import DEFAULT_LANGUAGE, catalogue
from gesprekskit.diagnostics.wording import report, words_of


class Console:
    """Standard error, in the language that the user chose."""

    def __init__(self) -> None:
        self.language = DEFAULT_LANGUAGE

    def say(self, text: str) -> None:
        """Print a line on standard error."""
        click.echo(text, err=True)

    def report(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Print diagnostics with a closing count; nothing if there are none."""
        if text := report(diagnostics, self.language):
            self.say(text)

    def tell(self, name: str, **values: str) -> None:
        """Print what there is to say of a run on standard error."""
        self.say(self.words(name, **values))

    def words(self, name: str, **values: object) -> str:
        """Return what there is to say of a run."""
        return catalogue(self.language).run[name].format_map(values)

    def problem(self, code: str, values: Mapping[str, str], place: str = "") -> None:
        """Print a problem that has no place in a file; it may have one in the command."""
        words = catalogue(self.language).report
        message, tip = words_of(Diagnostic(Span(""), code, values), self.language)
        self.say(f"{place}{': ' if place else ''}{words['error']}: {message} [{code}]")
        if tip:
            self.say(f"  {words['tip']}: {tip}")

    @contextmanager
    def progress(self) -> Iterator[Callable[[int, int], None]]:
        """Yield a function of (done, total) printed: a bar on a terminal, plain lines elsewhere.

        If there is nothing to do from the start, it prints nothing.
        """
        label = self.words("printed")
        if not sys.stderr.isatty():
            yield self._lines(label)
            return
        from rich.console import Console as Terminal
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        with Progress(*columns, console=Terminal(stderr=True), transient=True) as bar:
            task = bar.add_task(label, total=None)
            yield lambda done, total: bar.update(task, completed=done, total=total)

    def _lines(self, label: str) -> Callable[[int, int], None]:
        started = False

        def line(done: int, total: int) -> None:
            nonlocal started
            if started:
                self.say(f"{label}: {done}/{total}")
            started = done < total

        return line
