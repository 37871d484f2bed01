"""Tables: real ones with a head, and borderless ones for what stands side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gesprekskit.renderers.word.markup import NOTHING, Xml, el, joined, paragraph, twips

GAP = 6.0
"""Space between what stands side by side, in mm."""


@dataclass(frozen=True, slots=True)
class Row:
    """Cells side by side, at least `height` mm high; a `head` comes back on every page.

    All cells but the last keep `gap` mm free at their right.
    """

    cells: tuple[Xml, ...]
    height: float = 0
    head: bool = False
    gap: float = 0


def after() -> Xml:
    """Return the paragraph that keeps a table apart from the next, and ends a cell."""
    return paragraph("Tussenruimte")


def table(style: str, widths: Sequence[float], rows: Iterable[Row], called: str = "") -> Xml:
    """Return a table in a table style with columns in mm; `called` names it to screen readers."""
    drawn = list(rows)
    return el(
        "w:tbl",
        el(
            "w:tblPr",
            el("w:tblStyle", val=style),
            el("w:tblW", w=sum(map(twips, widths)), type="dxa"),
            el("w:tblLayout", type="fixed"),
            _look(head=any(one.head for one in drawn)),
            el("w:tblCaption", val=called) if called else NOTHING,
            el("w:tblDescription", val=called) if called else NOTHING,
        ),
        el("w:tblGrid", *(el("w:gridCol", w=twips(width)) for width in widths)),
        *(_row(one, widths) for one in drawn),
    )


def side_by_side(widths: Sequence[float], rows: Iterable[Sequence[Xml]], gap: float = GAP) -> Xml:
    """Return a borderless table; cells of the same row have `gap` mm between them."""
    spaced = [*(width + gap for width in widths[:-1]), widths[-1]]
    return table("Indeling", spaced, (Row(tuple(map(ended, row)), gap=gap) for row in rows))


def columns(content: Sequence[Xml], count: int, width: float, gap: float = GAP) -> Xml:
    """Return content in so many columns over a width in mm, read row by row."""
    if count == 1:
        return joined(content)
    each = (width + gap) / count - gap
    lines = [content[at : at + count] for at in range(0, len(content), count)]
    filled = ([*line, *[after()] * (count - len(line))] for line in lines)
    return joined((side_by_side([each] * count, filled, gap), after()))


def ended(content: Xml) -> Xml:
    """Return the content of a cell with a paragraph at its end, as Word will have it."""
    return content if content.endswith("</w:p>") else joined((content, after()))


def _look(*, head: bool) -> Xml:
    return el(
        "w:tblLook",
        val="0020" if head else "0000",
        firstRow=int(head),
        lastRow=0,
        firstColumn=0,
        lastColumn=0,
        noHBand=1,
        noVBand=1,
    )


def _row(row: Row, widths: Sequence[float]) -> Xml:
    properties = el(
        "w:trPr",
        el("w:cantSplit"),
        el("w:trHeight", val=twips(row.height), hRule="atLeast") if row.height else NOTHING,
        el("w:tblHeader") if row.head else NOTHING,
    )
    gaps = [row.gap] * (len(widths) - 1) + [0]
    cells = zip(row.cells, widths, gaps, strict=True)
    return el("w:tr", properties, *(_cell(*one) for one in cells))


def _cell(content: Xml, width: float, gap: float) -> Xml:
    free = el("w:tcMar", el("w:right", w=twips(gap), type="dxa")) if gap else NOTHING
    return el("w:tc", el("w:tcPr", el("w:tcW", w=twips(width), type="dxa"), free), content)
