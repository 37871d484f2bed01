"""Files of a kit in, every text that readers see out, with its node and its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gesprekskit.layers.editable_files import EditableFile
from gesprekskit.layers.editable_kit import EditableKit
from gesprekskit.loading.occurrences import NodeOccurrence, TextOccurrence
from gesprekskit.sources import Where
from gesprekskit.sources.source import Place


@dataclass(frozen=True, slots=True)
class VisibleText:
    """A text that readers see: its node, its Dutch, and its place.

    `most` is the maximum length in characters.
    """

    node: str
    key: str
    text: str
    most: int
    file: EditableFile
    where: Where

    @property
    def place(self) -> Place:
        """Return where it was written."""
        return self.file.written, self.where

    def replace(self, text: str, place: Place | None = None) -> None:
        """Replace the text; `place` is where the new one was written, if elsewhere."""
        self.file.set_text(self.where, text, place)


def visible_texts(editable: EditableKit) -> Iterator[VisibleText]:
    """Yield every text that readers see."""
    for file in editable.files:
        if file.kind.language:
            continue
        nodes: Mapping[str, Where] = {
            occurrence.address: occurrence.where
            for occurrence in file.occurrences()
            if isinstance(occurrence, NodeOccurrence)
        }
        for occurrence in list(file.occurrences()):
            if isinstance(occurrence, TextOccurrence):
                inside = occurrence.where[len(nodes.get(occurrence.owner, ())) :]
                key = ".".join(part for part in inside if isinstance(part, str))
                text = _normal(occurrence.text.source)
                yield VisibleText(
                    occurrence.owner, key, text, occurrence.most, file, occurrence.where
                )


def _normal(text: str) -> str:
    """Return the text as a definition reads it: without the line ends of its layout."""
    text = text.strip()
    return text if "\n\n" in text else " ".join(text.split("\n"))
