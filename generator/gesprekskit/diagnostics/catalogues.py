"""A language in, all messages of the program to authors in it out.

A language is one file in `messages/`, read when a message is needed. The words on forms and in the
handbook are in `words/`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

MESSAGES = Path(__file__).parent / "messages"
DEFAULT_LANGUAGE = "nl"
"""The language of who is not asked; every other one says the same."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The messages in one language; names in braces are values to fill in.

    `report` frames the problems, `values` translates terms in them, `run` says what a command did,
    `changes` and `new` are for the commands of that name; `problems` holds a message and a tip,
    maybe empty, by code.
    """

    report: Mapping[str, str]
    values: Mapping[str, str]
    run: Mapping[str, str]
    changes: Mapping[str, str]
    new: Mapping[str, str]
    problems: Mapping[str, tuple[str, str]]


def languages() -> tuple[str, ...]:
    """Return the languages that have a file, the default first."""
    found = {path.stem for path in MESSAGES.glob("*.toml")}
    return (DEFAULT_LANGUAGE, *sorted(found - {DEFAULT_LANGUAGE}))


@cache
def catalogue(language: str) -> Catalogue:
    """Return the messages in a language that has a file."""
    import tomllib  # if nothing is reported, it need not be loaded

    with (MESSAGES / f"{language}.toml").open("rb") as file:
        read = tomllib.load(file)
    return Catalogue(
        report=read.pop("report"),
        values=read.pop("values"),
        run=read.pop("run"),
        changes=read.pop("changes"),
        new=read.pop("new"),
        problems={
            f"{area}.{name}": (words["message"], words.get("tip", ""))
            for area, problems in read.items()
            for name, words in problems.items()
        },
    )
