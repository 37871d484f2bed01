"""A page of the handbook: sections of blocks, with every word filled in and plain.

A block in a handwritten page is one of these blocks as well. Renderers match on the
kind of block and end in `assert_never`, so that no renderer forgets one.
"""

from __future__ import annotations

from dataclasses import dataclass

from gesprekskit.documents.blocks import (
    Answers,
    Cards,
    Contrasts,
    Facts,
    Links,
    Paragraph,
    Points,
    Table,
)
from gesprekskit.documents.downloads import (
    Deck,
    DownloadGroups,
    Downloads,
    FilesOfThing,
    Finder,
)
from gesprekskit.documents.guidance import (
    FeedbackRules,
    FeedbackSteps,
    Preparations,
    QuestionBank,
    Questions,
    Timeline,
)
from gesprekskit.documents.references import (
    Glossary,
    SourceList,
    SourceNotes,
)

Block = (
    Paragraph
    | Points
    | Links
    | Facts
    | Cards
    | Preparations
    | Timeline
    | Questions
    | Contrasts
    | Answers
    | Downloads
    | DownloadGroups
    | Finder
    | FilesOfThing
    | Deck
    | Table
    | QuestionBank
    | FeedbackSteps
    | FeedbackRules
    | SourceNotes
    | SourceList
    | Glossary
)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page under a heading of its own."""

    heading: str
    anchor: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page: where it is, what it says, and the nodes it came from.

    `path` is relative to the root of the handbook: `gesprekken/voortgangsgesprek.md`. `menu` is
    the short name in the menu. `notes` are lines under the title, such as other names.
    """

    path: str
    title: str
    menu: str
    description: str
    nodes: tuple[str, ...]
    lead: str
    notes: tuple[str, ...]
    sections: tuple[Section, ...]
