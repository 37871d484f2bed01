"""The room for a block, and what all blocks have: a label, help and a name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from gesprekskit.documents.forms import Labelled
from gesprekskit.renderers.word.markup import NOTHING, Xml, paragraph, run


@dataclass(frozen=True, slots=True)
class Place:
    """Room for a block: its width in mm, and the language of its text."""

    width: float
    language: str

    def of(self, width: float) -> Place:
        """Return the same place with this width in mm."""
        return replace(self, width=width)


def label(labelled: Labelled, *, framed: bool = False) -> Iterator[Xml]:
    """Yield the label of a block and its help; a label keeps clear of what is `framed` below it."""
    if labelled.label:
        optional = run(f" {labelled.optional}", "NietVerplicht") if labelled.optional else NOTHING
        style = "VraagBovenKader" if framed and not labelled.help else "Vraag"
        yield paragraph(style, run(labelled.label), optional)
    if labelled.help:
        yield paragraph("Hulp", run(labelled.help))
