"""Table styles: borders, padding of cells, and the background of the head."""

from __future__ import annotations

from gesprekskit.renderers.word.markup import NOTHING, Xml, eighths, el, twips

GREY, DARK, BLACK = "767676", "333333", "000000"
SIDES = ("top", "left", "bottom", "right")
INNER = ("insideH", "insideV")
OWN = ("Raster midden", "Raster open", "Afspraken", "Vak", "Route", "Indeling")


def border(side: str, width: float, colour: str = GREY, space: int = 0) -> Xml:
    """Return one side of a border: width in mm, space to the text in pt."""
    return el(f"w:{side}", val="single", sz=eighths(width), space=space, color=colour)


def table_styles() -> tuple[Xml, ...]:
    """Return the styles of tables."""
    grid = tuple(border(side, 0.25) for side in SIDES + INNER)
    heavy = tuple(border(side, 0.9, BLACK) for side in SIDES)
    strong = (*heavy, *(border(side, 0.4, BLACK) for side in INNER))
    under = el("w:tcBorders", border("bottom", 0.9, BLACK))
    boxed = tuple(border(side, 0.3) for side in (*SIDES, "insideH"))
    way = (border("insideH", 0.5, BLACK),)
    return (
        _style("Normal Table", "Standaardtabel", room=(0, 1.9), based=False),
        _style("Table Grid", "Tabelraster", grid, head=_ground("EEEEEE")),
        _style("Raster midden", "RasterMidden", grid, head=_ground("EEEEEE"), middle=True),
        _style("Raster open", "RasterOpen", grid, middle=True),
        _style("Afspraken", "Afspraken", strong, head=(under, *_ground("E6E6E6"))),
        _style("Vak", "Vak", boxed),
        _style("Route", "Route", way, room=(0.8, 0)),
        _style("Indeling", "Indeling", room=(0, 0)),
    )


def _ground(fill: str) -> tuple[Xml, ...]:
    return (el("w:shd", val="clear", color="auto", fill=fill),)


def _style(
    name: str,
    identity: str,
    borders: tuple[Xml, ...] = (),
    *,
    head: tuple[Xml, ...] = (),
    room: tuple[float, float] = (0.8, 1.4),
    based: bool = True,
    middle: bool = False,
) -> Xml:
    """Return a table style; `room` is the padding of cells, vertical and horizontal."""
    high, wide = map(twips, room)
    around = zip(SIDES, (high, wide, high, wide), strict=True)
    own = {"customStyle": "1"} if name in OWN else {}
    return el(
        "w:style",
        el("w:name", val=name),
        el("w:basedOn", val="Standaardtabel") if based else NOTHING,
        el("w:qFormat") if based else NOTHING,
        el(
            "w:tblPr",
            el("w:tblInd", w=0, type="dxa"),
            el("w:tblBorders", *borders) if borders else NOTHING,
            el("w:tblCellMar", *(el(f"w:{side}", w=w, type="dxa") for side, w in around)),
        ),
        el("w:tcPr", el("w:vAlign", val="center")) if middle else NOTHING,
        el("w:tblStylePr", el("w:tcPr", *head), type="firstRow") if head else NOTHING,
        type="table",
        styleId=identity,
        **own,
        **({} if based else {"default": "1"}),
    )
