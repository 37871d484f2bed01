"""Files of a kit in, every text that readers see out: whose it is, and where it was written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gesprekskit.layers.plots import Field, Plots
from gesprekskit.loading.visits import NodeVisit, TextVisit
from gesprekskit.sources import Where
from gesprekskit.sources.trees import Tree

TRANSLATION = "translation"
"""The kind of file that holds no texts of its own."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A text that readers see: whose it is, what it says in Dutch, and where it stands.

    `most` is how many characters it may have.
    """

    node: str
    key: str
    text: str
    most: int
    field: Field
    where: Where

    @property
    def tree(self) -> Tree:
        """Return the text's tree."""
        return self.field.tree.at(self.where)


def wordings(plots: Plots) -> Iterator[Wording]:
    """Yield every text that readers see."""
    for one in plots.fields:
        if one.kind.name == TRANSLATION:
            continue
        nodes: Mapping[str, Where] = {
            visit.address: visit.where for visit in one.visits() if isinstance(visit, NodeVisit)
        }
        for visit in list(one.visits()):
            if isinstance(visit, TextVisit):
                inside = visit.where[len(nodes.get(visit.owner, ())) :]
                key = ".".join(part for part in inside if isinstance(part, str))
                text = _normal(visit.text.source)
                yield Wording(visit.owner, key, text, visit.most, one, visit.where)


def _normal(text: str) -> str:
    """Return the text as a definition reads it: without the line ends of its layout."""
    text = text.strip()
    return text if "\n\n" in text else " ".join(text.split("\n"))
