"""What a pack is made of: a cover that says what is in it, and the printed things themselves."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from gesprekskit.documents.identity import HASHED
from gesprekskit.documents.printed import Printed


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A line of the contents: what it is, for whom, and on which page it starts."""

    title: str
    who: str
    page: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover(Printed):
    """The cover of a pack; `how` says how to print it."""

    contents_label: str
    page_label: str
    contents: tuple[Content, ...]
    how_label: str
    how: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A finished thing that another is made of, by its name there: a bookmark or a file's name."""

    name: str
    content: bytes = field(metadata=HASHED)
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A cover and what comes after it."""

    cover: Cover
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Zip:
    """The files of a zip, and the date that they get."""

    files: tuple[Part, ...]
    date: date


@dataclass(frozen=True, slots=True)
class Tiles:
    """A poster to be cut into sheets of A4, and what each sheet shows, in words."""

    content: bytes = field(metadata=HASHED)
    sha256: str
    landscape: bool
    alternatives: tuple[str, str]
