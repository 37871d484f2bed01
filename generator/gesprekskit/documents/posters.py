"""A poster as it is printed on A3: one message, in big words and drawings."""

from __future__ import annotations

from dataclasses import dataclass, field

from gesprekskit.documents.identity import LAYOUT, ORIGIN
from gesprekskit.documents.printed import Printed


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A place on a poster: a big word, a small line, and a name that goes with it."""

    node: str = field(metadata=ORIGIN)
    title: str
    text: str
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bracket:
    """A rule and the steps that it takes together."""

    letter: str
    text: str
    steps: tuple[Area, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """Steps in a column, numbered on, with brackets around them."""

    brackets: tuple[Bracket, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BigWords:
    """Words to read from across the room, each with an example."""

    areas: tuple[Area, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """Signs on a post, to the left and to the right."""

    areas: tuple[Area, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Road:
    """A winding road with stops, and room to write or stick something at each."""

    areas: tuple[Area, ...]


Shown = Steps | BigWords | Signs | Road


@dataclass(frozen=True, slots=True, kw_only=True)
class Poster(Printed):
    """One message on a sheet of A3; `landscape` is True if it hangs on its side."""

    lead: str
    landscape: bool = field(metadata=LAYOUT)
    shown: Shown
