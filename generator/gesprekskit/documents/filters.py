"""What a long list can be narrowed down by, in the browser; without a script all of it shows.

Every string is text to read, never markup, but values and names are used in addresses.
"""

from __future__ import annotations

from dataclasses import dataclass

Values = tuple[tuple[str, str], ...]
"""Of one thing in the list: the name of each filter and its values, with spaces between."""


@dataclass(frozen=True, slots=True)
class Option:
    """A value to filter on and what it is called."""

    value: str
    name: str


@dataclass(frozen=True, slots=True)
class Filter:
    """Something to choose: `name` is the name of the value in the page's address."""

    name: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """The filters above a list, and what is said around them.

    `found` has `{shown}` and `{total}`; `nothing` is said where nothing is left.
    """

    title: str
    word: str
    all: str
    clear: str
    found: str
    nothing: str
    filters: tuple[Filter, ...]
