"""Files of a kit in, every text that readers see out: whose it is, and where it was written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gesprekskit.layers.editable import EditableFile, EditableKit
from gesprekskit.loading.occurrences import NodeOccurrence, TextOccurrence
from gesprekskit.sources import Where
from gesprekskit.sources.trees import Tree

TRANSLATION = "translation"
"""The kind of file that holds no texts of its own."""


@dataclass(frozen=True, slots=True)
class VisibleText:
    """A text that readers see: whose it is, what it says in Dutch, and where it stands.

    `most` is how many characters it may have.
    """

    node: str
    key: str
    text: str
    most: int
    field: EditableFile
    where: Where

    @property
    def tree(self) -> Tree:
        """Return the text's tree."""
        return self.field.tree.at(self.where)


def visible_texts(editable: EditableKit) -> Iterator[VisibleText]:
    """Yield every text that readers see."""
    for one in editable.fields:
        if one.kind.name == TRANSLATION:
            continue
        nodes: Mapping[str, Where] = {
            occurrence.address: occurrence.where
            for occurrence in one.occurrences()
            if isinstance(occurrence, NodeOccurrence)
        }
        for occurrence in list(one.occurrences()):
            if isinstance(occurrence, TextOccurrence):
                inside = occurrence.where[len(nodes.get(occurrence.owner, ())) :]
                key = ".".join(part for part in inside if isinstance(part, str))
                text = _normal(occurrence.text.source)
                yield VisibleText(
                    occurrence.owner, key, text, occurrence.most, one, occurrence.where
                )


def _normal(text: str) -> str:
    """Return the text as a definition reads it: without the line ends of its layout."""
    text = text.strip()
    return text if "\n\n" in text else " ".join(text.split("\n"))
