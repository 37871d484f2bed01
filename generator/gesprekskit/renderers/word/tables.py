"""Tables: real ones with a head, and borderless ones for blocks side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from gesprekskit.documents.measures import BLOCK_GAP
from gesprekskit.renderers.word.markup import NOTHING, Xml, el, joined, paragraph, twips


@dataclass(frozen=True, slots=True)
class Row:
    """Cells side by side, at least `height` mm high; a `head` is repeated on every page.

    All cells but the last keep `gap` mm free at their right. `spans` is how many columns each cell
    takes; by default one.
    """

    cells: tuple[Xml, ...]
    height: float = 0
    head: bool = False
    gap: float = 0
    spans: tuple[int, ...] = ()


def after() -> Xml:
    """Return the paragraph that separates two tables, and ends a cell."""
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
            _look(head=any(row.head for row in drawn)),
            el("w:tblCaption", val=called) if called else NOTHING,
            el("w:tblDescription", val=called) if called else NOTHING,
        ),
        el("w:tblGrid", *(el("w:gridCol", w=twips(width)) for width in widths)),
        *(_row(row, widths) for row in drawn),
    )


def side_by_side(widths: Sequence[float], cells: Sequence[Xml], gap: float = BLOCK_GAP) -> Xml:
    """Return a borderless table of one row; its cells have `gap` mm between them."""
    return _laid_out(widths, [Row(tuple(map(ended, cells)), gap=gap)], gap)


def columns(
    content: Sequence[Xml], count: int, width: float, last: Xml = NOTHING, least: float = 0
) -> Xml:
    """Return content in a number of columns over a width in mm, read row by row.

    What comes `last` takes the rest of the line, or its own line if less than `least` mm is left.
    """
    if count == 1:
        return joined((*content, last))
    each = (width + BLOCK_GAP) / count - BLOCK_GAP
    rows = [_filled(content[at : at + count], count) for at in range(0, len(content), count)]
    if last:
        kept = len(content) % count
        if (count - kept) * (each + BLOCK_GAP) - BLOCK_GAP < least or not kept:
            rows.append(Row((last,), spans=(count,)))
        else:
            spans = (*[1] * kept, count - kept)
            rows[-1] = Row((*rows[-1].cells[:kept], last), gap=BLOCK_GAP, spans=spans)
    return joined((_laid_out([each] * count, rows, BLOCK_GAP), after()))


def _filled(cells: Sequence[Xml], count: int) -> Row:
    """Return a row padded with empty cells to this number."""
    return Row((*map(ended, cells), *[after()] * (count - len(cells))), gap=BLOCK_GAP)


def _laid_out(widths: Sequence[float], rows: Iterable[Row], gap: float) -> Xml:
    spaced = [*(width + gap for width in widths[:-1]), widths[-1]]
    return table("Indeling", spaced, rows)


def ended(content: Xml) -> Xml:
    """Return the content of a cell, ended by a paragraph as Word requires."""
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
    spans = row.spans or (1,) * len(widths)
    ends = list(accumulate(spans))
    taken = [
        sum(map(twips, widths[end - span : end])) for end, span in zip(ends, spans, strict=True)
    ]
    gaps = [row.gap] * (len(spans) - 1) + [0]
    cells = zip(row.cells, taken, spans, gaps, strict=True)
    return el("w:tr", properties, *(_cell(*cell) for cell in cells))


def _cell(content: Xml, width: int, span: int, gap: float) -> Xml:
    """Return a cell, its width in twips, over a number of columns with mm free at its right."""
    over = el("w:gridSpan", val=span) if span > 1 else NOTHING
    free = el("w:tcMar", el("w:right", w=twips(gap), type="dxa")) if gap else NOTHING
    return el("w:tc", el("w:tcPr", el("w:tcW", w=width, type="dxa"), over, free), content)
