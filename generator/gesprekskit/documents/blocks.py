"""Blocks of a handbook page that could be about anything: facts, cards, tables, files.

Every string is text to read, never markup; a link holds a path from the root of the handbook or a
web address.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """Where to go and what that is called."""

    text: str
    path: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text of one or more paragraphs."""

    text: str


@dataclass(frozen=True, slots=True)
class Points:
    """A list of sentences; `numbered` when the order matters."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Links:
    """A list of places to go on."""

    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what belongs to it: lines of text, or links."""

    label: str
    lines: tuple[str | Link, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts at a glance."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A link shown as a big card; `note` is printed small below the text."""

    link: Link
    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards to choose from."""

    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: what it is about, and its cells."""

    head: str | Link
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `columns` are the heads, that of the first column included.

    A folded table shows only its caption until the reader opens it.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Contrast:
    """What goes wrong and what works."""

    wrong: str
    right: str


@dataclass(frozen=True, slots=True)
class Contrasts:
    """What goes wrong and what works, side by side."""

    wrong_label: str
    right_label: str
    pairs: tuple[Contrast, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A question of a reader and the answer."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Answers:
    """Questions that readers often ask."""

    answers: tuple[Answer, ...]
