"""What `catalogue.json` can say of a thing: one record for each kind, format and variant.

What differs between them is read from here: a row is all that a new one takes, and its words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol, TypeVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of thing; the order of the kinds is that in which readers see them."""

    name: str
    filter: str = ""
    """What stands for it in an address of the handbook; empty for what has no page of its own.

    With one it also needs words at `kinds` and `kinds_together`.
    """
    of_conversation: bool = False
    """It belongs to a conversation as a whole, and is offered on that conversation's page."""
    place_in_pack: int | None = None
    """Where it comes within a moment in a pack to print; None for what is not in there."""
    pictured_page: int = 0
    """Which page shows what the thing is, from 0."""
    offered: bool = True
    """It can be asked for with `print --kind`, and lies in zips."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format of file."""

    name: str
    paged: bool = False
    """It has pages, and the catalogue says how many."""
    offered: bool = True
    """It can be asked for with `print --format`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """A variant of a thing; the order of the variants is that of the files on its page."""

    name: str
    of_forms: bool = False
    """Every form is drawn in it."""
    ending: str = ""
    """How the name of its file ends, before the dot."""
    on_screen: bool = False
    """It is filled in on a screen."""
    least_line: float = 0
    """How far apart lines to write on are at least, and how high rows, in mm; 0 for as they are."""
    more_pages: int = 0
    """How many pages more than the standard one it may have."""
    grey: bool = False
    """A company's colours and logo are grey in it."""

    @property
    def large(self) -> bool:
        """Return True if everything in it is larger."""
        return self.least_line > 0


class _Named(Protocol):
    @property
    def name(self) -> str: ...


Row = TypeVar("Row", bound=_Named)


def _by_name(*rows: Row) -> Mapping[str, Row]:
    return {row.name: row for row in rows}


KINDS = _by_name(
    Kind(name="form", filter="formulier", place_in_pack=1),
    Kind(name="checklist", filter="checklist", place_in_pack=0),
    Kind(name="planner", filter="planner"),
    Kind(name="cards", filter="kaarten", place_in_pack=2, pictured_page=2),
    Kind(name="poster", filter="poster"),
    Kind(name="pack", of_conversation=True),
    Kind(name="picture", offered=False),
)

FORMATS = _by_name(
    Format(name="pdf", paged=True),
    Format(name="docx"),
    Format(name="zip"),
    Format(name="png", offered=False),
)

VARIANTS = _by_name(
    Variant(name="print", of_forms=True),
    Variant(name="fillable", of_forms=True, ending="-invulbaar", on_screen=True),
    Variant(
        name="large-print", of_forms=True, ending="-grote-letters", least_line=10.5, more_pages=1
    ),
    Variant(name="ink-saving", of_forms=True, ending="-inktbesparend", grey=True),
    Variant(name="word"),
    Variant(name="tiles"),
    Variant(name="all"),
)
"""Lines of large print are 10 to 12 mm apart (domain model)."""

FORM_VARIANTS = tuple(variant.name for variant in VARIANTS.values() if variant.of_forms)

THINGS = tuple(kind.name for kind in KINDS.values() if kind.filter)
"""The kinds of what has a page in the handbook."""


def require(kind: str, format: str, variant: str) -> None:
    """Raise ValueError, which says where a row is missing, for what has no record here."""
    asked = (("KINDS", KINDS, kind), ("FORMATS", FORMATS, format), ("VARIANTS", VARIANTS, variant))
    for table, rows, name in asked:
        if name not in rows:
            raise ValueError(f"`{name}` has no row in {table} of gesprekskit/catalogue.py")
