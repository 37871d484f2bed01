"""Blocks of a handbook page that look things up: sources and words.

Every string is text to read, never markup.
"""

from __future__ import annotations

from dataclasses import dataclass

from gesprekskit.documents.blocks import Link


@dataclass(frozen=True, slots=True)
class SourceNote:
    """A source that something rests on, and which of its numbers."""

    link: Link
    numbers: str


@dataclass(frozen=True, slots=True)
class SourceNotes:
    """What a page rests on."""

    notes: tuple[SourceNote, ...]


@dataclass(frozen=True, slots=True)
class SourceRequirement:
    """One thing that a source asks; `left_out` says why the kit does not have it."""

    id: str
    text: str
    left_out: str


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A source in full."""

    id: str
    anchor: str
    title: str
    credit: str
    url: str
    checked: str
    taken: str
    asks: str
    requirements: tuple[SourceRequirement, ...]


@dataclass(frozen=True, slots=True)
class SourceList:
    """All sources."""

    left_out_label: str
    sources: tuple[SourceEntry, ...]


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """A word and what it means."""

    anchor: str
    word: str
    explanation: str


@dataclass(frozen=True, slots=True)
class Glossary:
    """Words and what they mean."""

    entries: tuple[GlossaryEntry, ...]
