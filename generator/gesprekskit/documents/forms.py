"""A form as it is printed: sections of blocks, with every word filled in.

A block knows the node it came from and the name under which its answer can be read back
(`form.section.field`). Lengths are in mm. Renderers match on the kind of block and end in
`assert_never`, so that no renderer forgets one.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from gesprekskit.documents.identity import LAYOUT, ORIGIN, introduced_as
from gesprekskit.documents.measures import LEAST_OTHER, TWELFTHS
from gesprekskit.documents.printed import Printed


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockBase:
    """What every block has; `width` is in twelfths of the line."""

    node: str = field(metadata=ORIGIN)
    name: str
    width: int = field(default=TWELFTHS, metadata=LAYOUT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled(BlockBase):
    """A block to fill in; `optional` is `(niet verplicht)` or empty.

    `called` names the answer where no label can be seen: for screen readers and in Word.
    """

    label: str
    called: str
    help: str = ""
    optional: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortText(Labelled):
    """One line for a few words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines(Labelled):
    """Ruled lines."""

    lines: int
    numbered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceStarter(Labelled):
    """The start of a sentence on the first of the lines to finish it."""

    starter: str
    lines: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Box(Labelled):
    """An empty box, `height` mm high."""

    height: float = field(metadata=LAYOUT)


DateHints = tuple[str, str, str]
"""How a day, a month and a year are written: `dd`, `mm`, `jjjj`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateSegments(Labelled):
    """Segments for day, month and year, each with its hint below."""

    hints: DateHints


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One answer to tick."""

    node: str = field(metadata=ORIGIN)
    name: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Labelled):
    """Ticks: round for one answer, square for several; `other` is the last one, with a line."""

    options: tuple[Option, ...]
    many: bool
    columns: int = field(default=1, metadata=LAYOUT)
    other: str = ""

    @property
    def other_columns(self) -> int:
        """How many columns `other` takes: the rest of a line, or all where that is too short."""
        rest = self.columns - len(self.options) % self.columns
        return rest if rest * self.width >= LEAST_OTHER * self.columns else self.columns


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale(Labelled):
    """Steps from `low`, left, to `high`, right."""

    steps: int
    low: str
    high: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table; with options, every row has ticks: square where `many` may be set.

    `width` is in twelfths of the table; `abreast` is how many options are side by side.
    """

    name: str
    label: str
    width: float = field(metadata=LAYOUT)
    options: tuple[Option, ...] = ()
    abreast: int = field(default=1, metadata=LAYOUT)
    many: bool = field(default=True, metadata=introduced_as(True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows(Labelled):
    """Columns with a head and empty rows, `row_height` mm high; `row_called` has `{number}`."""

    columns: tuple[Column, ...]
    rows: int
    row_height: float = field(metadata=LAYOUT)
    row_called: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Rows):
    """Rows to write in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreements(Rows):
    """Who does what and when: a table that is more prominent than all others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixTask:
    """A task of a matrix; with `safety`, working alone needs an initial first."""

    node: str = field(metadata=ORIGIN)
    name: str
    text: str
    safety: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixLevel:
    """A column of a matrix and what it means."""

    node: str = field(metadata=ORIGIN)
    name: str
    label: str
    explanation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix(Labelled):
    """Tasks in rows, levels in columns; `empty_rows` are for own tasks, `row_height` mm high.

    Two marks go into a cell: one of who learns (`self_called`), one of who guides
    (`guide_called`). On paper they are drawn as `own_marks` says, on a screen they are side by
    side. `safety_called` is the mark of safety in words, `safety_mark` what it means.
    """

    task_label: str
    taught_label: str
    mastered_label: str
    initials_label: str
    levels: tuple[MatrixLevel, ...]
    tasks: tuple[MatrixTask, ...]
    empty_rows: int
    row_height: float = field(metadata=LAYOUT)
    row_called: str
    own_marks: str
    own_marks_on_screen: str
    self_called: str
    guide_called: str
    safety_mark: str
    safety_called: str
    hints: DateHints


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """Someone who signs: what the role is called."""

    node: str = field(metadata=ORIGIN)
    name: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature(Labelled):
    """For each person: name, date, three circles and room to sign."""

    people: tuple[Signatory, ...]
    name_label: str
    date_label: str
    sign_label: str
    answers: tuple[Option, ...]
    hints: DateHints

    @property
    def abreast(self) -> int:
        """How many people sign side by side: only the whole line has room for two."""
        return 2 if self.width == TWELFTHS else 1

    @property
    def signed_below(self) -> bool:
        """Return True if the room to sign is below the answers: beside them is too little."""
        return self.width < TWELFTHS // 2


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistItem:
    """A sentence to tick off."""

    node: str = field(metadata=ORIGIN)
    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist(Labelled):
    """Sentences with a box."""

    items: tuple[ChecklistItem, ...]
    columns: int = field(default=1, metadata=LAYOUT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A place on a route."""

    node: str = field(metadata=ORIGIN)
    name: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Route(Labelled):
    """A drawn way from the first stop to the last, with lines to write on below each.

    `drawn` says in words what the drawing shows.
    """

    stops: tuple[Stop, ...]
    lines: int
    drawn: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineRow:
    """What is marked at every moment of a timeline."""

    node: str = field(metadata=ORIGIN)
    name: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline(Labelled):
    """A drawn line with moments to date, and rows to mark at each of them."""

    moments: int
    moment_called: str
    date_label: str
    hints: DateHints
    rows: tuple[TimelineRow, ...]
    row_height: float = field(metadata=LAYOUT)
    drawn: str


@dataclass(frozen=True, slots=True, kw_only=True)
class YearRow:
    """A row of a year planner; `hint` is printed small below its name."""

    node: str = field(metadata=ORIGIN)
    name: str
    label: str
    hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Year(Labelled):
    """Twelve months in columns; rows with a name, and empty ones, `row_height` mm high."""

    row_label: str
    months: tuple[str, ...]
    rows: tuple[YearRow, ...]
    empty_rows: int
    row_height: float = field(metadata=LAYOUT)
    row_called: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation(BlockBase):
    """Text to read."""

    text: str


Block = (
    ShortText
    | Lines
    | SentenceStarter
    | Box
    | DateSegments
    | Choice
    | Scale
    | Table
    | Agreements
    | Matrix
    | Signature
    | Checklist
    | Route
    | Timeline
    | Year
    | Explanation
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A numbered part of a form."""

    node: str = field(metadata=ORIGIN)
    number: int
    title: str
    help: str
    blocks: tuple[Block, ...]
    new_page: bool = field(default=False, metadata=LAYOUT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """How a form is drawn: what for, how far apart lines are, how high rows at least, in mm.

    `name` is that of a row in `catalogue.VARIANTS`.
    """

    name: str
    line: float = field(metadata=LAYOUT)
    row: float = field(metadata=LAYOUT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form(Printed):
    """A form for a role and a moment, ready to be drawn.

    `edition` names the form and its version inside a filled-in file, under `edition_label`.
    """

    variant: Variant
    landscape: bool = field(metadata=LAYOUT)
    opening: tuple[str, ...]
    sections: tuple[Section, ...]
    closing: tuple[str, ...]
    retention: str
    max_pages: int = field(metadata=LAYOUT)
    edition: str
    edition_label: str
