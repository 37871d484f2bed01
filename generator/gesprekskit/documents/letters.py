"""A letter about a new version: what asks for a choice, what is new, and what to do.

Every word is filled in; texts of a kit are in that kit's language, whatever the letter's is.
"""

from __future__ import annotations

from dataclasses import dataclass

from gesprekskit.documents.printed import Printed


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text; `changed` if the other version does not have it."""

    text: str
    changed: bool


Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One text of a node as it was, as it is now, and as the company has it.

    `was` and `now` are empty where there was, or is, none; `own` where the company says nothing.
    `key` is what kind of text it is.
    """

    key: str
    was: Pieces
    now: Pieces
    own: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What happened to something: what it is called, and its differences.

    `choice` says what the company can do, `place` where its own change is; both are empty for news.
    """

    title: str
    state: str
    differences: tuple[Difference, ...]
    choice: tuple[str, ...] = ()
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The changes of one printed thing, or of one part of the kit."""

    title: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """The changes of one conversation."""

    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter(Printed):
    """A letter; `quoted_language` is that of the texts of the kit in it."""

    opening: tuple[str, ...]
    choices_title: str
    choices_intro: str
    choices: tuple[Chapter, ...]
    news_title: str
    news_intro: str
    news: tuple[Chapter, ...]
    steps_title: str
    steps: tuple[str, ...]
    asking_title: str
    asking: tuple[str, ...]
    was_label: str
    now_label: str
    own_label: str
    nothing_label: str
    quoted_language: str
