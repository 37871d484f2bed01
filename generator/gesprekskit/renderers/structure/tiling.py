"""A poster of one A3 page in, two A4 pages out that overlap by 10 mm, to be pasted together.

The poster is drawn a little smaller, so that nothing is lost at the edges that printers leave
white. The overlap is on both sheets; small lines show where one is laid over the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from gesprekskit.documents.measures import A3_LONG, EDGE, INSET, LONG, OVERLAP, SHORT

POINT = 72 / 25.4
TILE = SHORT - 2 * EDGE
SCALE = (2 * TILE - OVERLAP) / (A3_LONG - 2 * INSET)
"""How large the poster is drawn: 0.946 of its size."""

MARKED = {"BDC", "BMC", "EMC", "DP", "MP"}


@dataclass(frozen=True, slots=True)
class Tile:
    """The place of the poster's lower left corner on a sheet, and the area drawn on."""

    x: float
    y: float
    width: float
    height: float
    join: float
    """Where the other sheet begins or ends, along the side that is divided."""


def tiles(*, landscape: bool) -> tuple[Tile, Tile]:
    """Return the two tiles in mm; the first is the left or the upper one."""
    across = (LONG - LONG * SCALE) / 2
    first = EDGE - INSET * SCALE
    second = first - (TILE - OVERLAP)
    if landscape:
        left = Tile(first, across, SHORT, LONG, SHORT - EDGE - OVERLAP)
        return left, Tile(second, across, SHORT, LONG, EDGE + OVERLAP)
    lower = Tile(across, first, LONG, SHORT, SHORT - EDGE - OVERLAP)
    upper = Tile(across, second, LONG, SHORT, EDGE + OVERLAP)
    return upper, lower


def tiled(content: bytes, alternatives: tuple[str, str], *, landscape: bool) -> bytes:
    """Return the poster as two sheets; each is one picture with an alternative text."""
    with pikepdf.open(BytesIO(content)) as pdf:
        page = pdf.pages[0]
        poster = _picture(pdf, page)
        root = pdf.Root.StructTreeRoot
        document = pdf.make_indirect(Dictionary(S=Name.Document, P=root, K=Array()))
        parents = Array()
        for number, tile in enumerate(tiles(landscape=landscape)):
            figure = _sheet(pdf, poster, tile, number, landscape=landscape)
            figure.P = document
            figure.Alt = String(alternatives[number])
            document.K.append(figure)
            parents.append(number)
            parents.append(Array([figure]))
        del pdf.pages[0]
        root.K = document
        root.ParentTree = pdf.make_indirect(Dictionary(Nums=parents))
        root.ParentTreeNextKey = len(parents) // 2
        with pdf.open_outline() as outline:
            outline.root.clear()
        out = BytesIO()
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


def _picture(pdf: pikepdf.Pdf, page: pikepdf.Page) -> pikepdf.Object:
    """Return the page as a drawing without tags: the alternative text says what is on it."""
    kept = [
        instruction
        for instruction in pikepdf.parse_content_stream(page)
        if str(instruction.operator) not in MARKED
    ]
    return pdf.make_indirect(
        Stream(
            pdf,
            pikepdf.unparse_content_stream(kept),
            {
                "/Type": Name.XObject,
                "/Subtype": Name.Form,
                "/BBox": page.mediabox,
                "/Resources": page.Resources,
            },
        )
    )


def _sheet(
    pdf: pikepdf.Pdf, poster: pikepdf.Object, tile: Tile, number: int, *, landscape: bool
) -> pikepdf.Object:
    """Add a sheet and return the tag of the picture on it."""
    pdf.add_blank_page(page_size=(tile.width * POINT, tile.height * POINT))
    page = pdf.pages[-1]
    drawing = (
        f"/Figure <</MCID 0>> BDC q {_points(EDGE, EDGE, tile.width - 2 * EDGE)} "
        f"{(tile.height - 2 * EDGE) * POINT:.3f} re W n "
        f"{SCALE:.5f} 0 0 {SCALE:.5f} {_points(tile.x, tile.y)} cm /Poster Do Q EMC\n"
        f"/Artifact BMC q 0.7 w {_marks(tile, landscape=landscape)} Q EMC"
    )
    page.Contents = pdf.make_indirect(Stream(pdf, drawing.encode()))
    page.Resources = Dictionary(XObject=Dictionary(Poster=poster))
    page.Tabs = Name.S
    page.StructParents = number
    return pdf.make_indirect(Dictionary(S=Name.Figure, Pg=page.obj, K=0))


def _marks(tile: Tile, *, landscape: bool) -> str:
    """Return two short lines at the ends of the join."""
    if landscape:
        ends = ((EDGE, EDGE + 4), (tile.height - EDGE - 4, tile.height - EDGE))
        lines = [(tile.join, start, tile.join, end) for start, end in ends]
    else:
        ends = ((EDGE, EDGE + 4), (tile.width - EDGE - 4, tile.width - EDGE))
        lines = [(start, tile.join, end, tile.join) for start, end in ends]
    return " ".join(f"{_points(x1, y1)} m {_points(x2, y2)} l S" for x1, y1, x2, y2 in lines)


def _points(*lengths: float) -> str:
    return " ".join(f"{length * POINT:.3f}" for length in lengths)
