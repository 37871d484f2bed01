"""Blocks of a handbook page about what can be printed: its files, and lists to choose from.

Every string is text to read, never markup; a link holds a path from the root of the handbook.
"""

from __future__ import annotations

from dataclasses import dataclass

from gesprekskit.documents.blocks import Facts, Link
from gesprekskit.documents.decks import Card
from gesprekskit.documents.filters import Panel, Values


@dataclass(frozen=True, slots=True)
class File:
    """A file to open: `detail` is `2 blz., 120 kB`."""

    link: Link
    detail: str


@dataclass(frozen=True, slots=True)
class Files:
    """The files of one thing: the one to print first, `others_label` says what the others are."""

    files: tuple[File, ...]
    others_label: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a printed page and its text for those who cannot see it."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Download:
    """A thing to print: its page, what it is, who uses it and when, and its files.

    `values` are what it is filtered on.
    """

    page: Link
    kind: str
    who: str
    moment: str
    text: str
    files: Files
    picture: Picture | None
    values: Values


@dataclass(frozen=True, slots=True)
class Pack:
    """Files that hold everything for one conversation; `label` says so."""

    label: str
    files: tuple[File, ...]


@dataclass(frozen=True, slots=True)
class Downloads:
    """Things to print in a list, and the files that hold all of them together."""

    things: tuple[Download, ...]
    pack: Pack


@dataclass(frozen=True, slots=True)
class DownloadGroup:
    """Things to print under a heading of their own: those of one conversation, or one moment."""

    heading: str
    anchor: str
    downloads: Downloads


@dataclass(frozen=True, slots=True)
class DownloadGroups:
    """Things to print, in groups."""

    groups: tuple[DownloadGroup, ...]


@dataclass(frozen=True, slots=True)
class Finder:
    """Everything there is to print, with filters that work without a server.

    `anchor` is the address of a group that pages link to and that this kit has no things for.
    """

    panel: Panel
    groups: tuple[DownloadGroup, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class FilesOfThing:
    """A thing at a glance: its files, the first one big, beside its picture and its facts."""

    files: Files
    picture: Picture | None
    facts: Facts


@dataclass(frozen=True, slots=True)
class Deck:
    """The cards of a deck, in order; `back_label` marks a back."""

    back_label: str
    cards: tuple[Card, ...]
