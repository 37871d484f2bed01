"""The heads of tables: what is in them, and which are narrower than a word in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gesprekskit.documents import forms
from gesprekskit.documents.measures import TWELFTHS
from gesprekskit.documents.rendered import Problem
from gesprekskit.renderers.geometry import Spot

AIR = 0.3
"""What stays free between the words in a head and its edges, in mm."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnHead:
    """A head of a column: its label, the node of that, its kind, and its width in %.

    `cell` and `words` are the ids of the head itself and of its content.
    """

    cell: str
    words: str
    label: str
    node: str
    at: str = "label"
    kind: str = ""
    width: float = 0


def column_heads(block: forms.Block) -> tuple[ColumnHead, ...]:
    """Return the heads of a block with a table; those with a date to fill in are left out."""
    return tuple(
        ColumnHead(cell=f"{block.name}.head-{number}", words=f"{block.name}.words-{number}", **more)
        for number, more in enumerate(_heads(block))
    )


def _heads(block: forms.Block) -> Iterator[dict[str, Any]]:
    match block:
        case forms.Table() | forms.Agreements():
            for column in block.columns:
                place = f"{block.node}/{column.name}"
                width = 100 * column.width / TWELFTHS
                yield {"label": column.label, "node": place, "width": width}
        case forms.Matrix():
            own = {"node": block.node, "at": ""}
            yield {"label": block.task_label, "kind": "task", **own}
            yield {"label": block.taught_label, "kind": "when", **own}
            for level in block.levels:
                yield {"label": level.label, "kind": "level", "node": level.node}
            yield {"label": block.mastered_label, "kind": "when", **own}
            yield {"label": block.initials_label, "kind": "initials", **own}
        case forms.Timeline():
            yield {"label": block.date_label, "kind": "task", "node": block.node, "at": ""}
        case forms.Year():
            row = {"kind": "year-row", "at": "row_label"}
            yield {"label": block.row_label, "node": block.node, **row}
            for month in block.months:
                yield {"label": month, "node": block.node, "at": ""}


def overflowing(
    blocks: Sequence[forms.Block], pages: Sequence[Mapping[str, Spot]]
) -> list[Problem]:
    """Return a problem for every head with a word that is wider, even when hyphenated."""
    spots = {name: spot for page in pages for name, spot in page.items()}
    return [
        Problem(
            "print.head",
            column_head.node,
            {"word": max(column_head.label.split(), key=len)},
            at=column_head.at,
        )
        for block in blocks
        for column_head in column_heads(block)
        if _over(spots[column_head.words], spots[column_head.cell])
    ]


def _over(words: Spot, cell: Spot) -> bool:
    return words.left < cell.left + AIR or words.right > cell.right - AIR
