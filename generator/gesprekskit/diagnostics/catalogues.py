"""A language in, all that the program says in it to who makes a kit out.

A language is one file in `messages/`, read when there is something to say. What stands on forms and
in the handbook is in `words/`.
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
    """What the program says in one language; texts in braces are values to fill in.

    `report` stands around problems, `values` in place of words of ours in them, `changes` and `new`
    are for the commands of that name; `problems` holds a message and a tip, maybe empty, by code.
    """

    report: Mapping[str, str]
    values: Mapping[str, str]
    changes: Mapping[str, str]
    new: Mapping[str, str]
    problems: Mapping[str, tuple[str, str]]


def languages() -> tuple[str, ...]:
    """Return the languages that there is a file of, the first one before the others."""
    found = {path.stem for path in MESSAGES.glob("*.toml")}
    return (DEFAULT_LANGUAGE, *sorted(found - {DEFAULT_LANGUAGE}))


@cache
def catalogue(language: str) -> Catalogue:
    """Return what the program says in a language that there is a file of."""
    import tomllib  # where nothing is reported, its cost to load is saved

    with (MESSAGES / f"{language}.toml").open("rb") as file:
        read = tomllib.load(file)
    return Catalogue(
        report=read.pop("report"),
        values=read.pop("values"),
        changes=read.pop("changes"),
        new=read.pop("new"),
        problems={
            f"{area}.{name}": (words["message"], words.get("tip", ""))
            for area, problems in read.items()
            for name, words in problems.items()
        },
    )
