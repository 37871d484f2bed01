"""Problems as values: a place, a code and values from the author's text; worded elsewhere.

A stage returns the diagnostics it found and goes on; `KitError` carries them once the stages are
done. `wording` turns them into lines a person can act on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning", "note"]
"""An error refuses the kit, a warning does so under `--strict`, a note never does."""


@dataclass(frozen=True, order=True, slots=True)
class Span:
    """A place in a text file; line and column count characters from 1.

    `file` is the path as the author would write it, with `/`, relative to where the command ran.
    """

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        """Return `file:line:column`, which editors make clickable."""
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem: where it is, what kind it is, and the values its message names.

    `values` holds what the wording of `code` asks for (`name`, `expected` …). The key `near`, if
    given, is the suggestion that the tip names. `more` is how many others with this code the file
    has that are left out.
    """

    span: Span
    code: str
    values: Mapping[str, str] = field(default_factory=dict)
    severity: Severity = "error"
    more: int = 0

    @property
    def sort_key(self) -> tuple[Span, str, tuple[tuple[str, str], ...]]:
        """Order by place, then by code."""
        return self.span, self.code, tuple(sorted(self.values.items()))


class KitError(Exception):
    """The kit is refused; carries every diagnostic that was found, warnings included."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = by_cause(diagnostics)
        super().__init__(f"{len(self.diagnostics)} diagnostics")


class UnprintableError(KitError):
    """The kit was read and only printing shows what is wrong: all else could be made of it."""


class Refusal(Exception):  # noqa: N818 - the input is refused; nothing went wrong
    """An answer that cannot be used; `code` and `values` say why, as in a diagnostic.

    `place` is where it was given, such as `--logo`; empty if that is obvious.
    """

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(f"{code}: {values}")
        self.code = code
        self.values = values
        self.place = ""


class MachineLacks(Exception):  # noqa: N818 - nothing is wrong with the input or the program
    """This machine lacks something; `code` and `values` say what, as in a diagnostic.

    It survives the way from one process to another.
    """

    def __init__(self, code: str, values: Mapping[str, str]) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values

    def __str__(self) -> str:
        """Return the code and the values, without words."""
        return f"{self.code}: {self.values}"


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the diagnostics sorted by place, each once."""
    unique = {found.sort_key: found for found in diagnostics}
    return tuple(unique[key] for key in sorted(unique))


CAUSES = ("path.", "limit.", "enc.", "yaml.")
"""How codes start of what keeps a file from being read as it was meant: the rest may follow."""


def by_cause(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the diagnostics, each once: first what could not be read, then the rest, by place."""
    found = in_order(diagnostics)
    return tuple(sorted(found, key=lambda it: it.severity != "error" or not is_cause(it)))


def is_cause(found: Diagnostic) -> bool:
    """Return True if it is about something that could not be read."""
    return found.code.startswith(CAUSES)


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Return True if any of the diagnostics is an error."""
    return any(found.severity == "error" for found in diagnostics)
