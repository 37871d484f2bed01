"""Inline pictures with alternative text; and the emblem."""

from __future__ import annotations

from io import BytesIO
from math import cos, pi, sin

from PIL import Image, ImageDraw

from gesprekskit.documents.measures import SCAN
from gesprekskit.renderers.word.markup import NAMESPACES, Xml, el, styled

BLUE, YELLOW = "#003399", "#ffcc00"
STARS, POINTS = 12, 5
"""The European emblem: twelve stars of five points on a circle of a third of its height."""

EMU = 36_000
"""What drawings are measured in: so many go in a millimetre."""


def emblem() -> bytes:
    """Return the European emblem as PNG."""
    height = 480
    picture = Image.new("RGB", (height * 3 // 2, height), BLUE)
    draw = ImageDraw.Draw(picture)
    for number in range(STARS):
        turn = 2 * pi * number / STARS
        middle = (height * (0.75 + sin(turn) / 3), height * (0.5 - cos(turn) / 3))
        draw.polygon(_star(middle, height / 18), fill=YELLOW)
    out = BytesIO()
    picture.resize((360, 240), Image.Resampling.LANCZOS).save(out, "PNG", optimize=True)
    return out.getvalue()


def _star(middle: tuple[float, float], radius: float) -> list[tuple[float, float]]:
    """Return the corners of an upright star; its hollows are at 0.382 of the radius."""
    corners = []
    for number in range(2 * POINTS):
        turn, reach = pi * number / POINTS, radius * (0.382 if number % 2 else 1)
        corners.append((middle[0] + reach * sin(turn), middle[1] - reach * cos(turn)))
    return corners


def inline(relation: str, said: str, width: float = SCAN, height: float = SCAN) -> Xml:
    """Return a run with the picture of a relation; `said` is its alternative text, sizes in mm."""
    across, down = round(width * EMU), round(height * EMU)
    named: dict[str, str | float] = {"id": 1, "name": "picture", "descr": said}
    shape = el(
        "pic:spPr",
        el("a:xfrm", el("a:off", x=0, y=0), el("a:ext", cx=across, cy=down)),
        el("a:prstGeom", el("a:avLst"), prst="rect"),
    )
    fill = el(
        "pic:blipFill",
        Xml(f'<a:blip r:embed="{relation}"/>'),
        el("a:stretch", el("a:fillRect")),
    )
    what = el("pic:nvPicPr", el("pic:cNvPr", **named), el("pic:cNvPicPr"))
    drawing = el(
        "wp:inline",
        el("wp:extent", cx=across, cy=down),
        el("wp:docPr", **named),
        el("wp:cNvGraphicFramePr", el("a:graphicFrameLocks", noChangeAspect=1)),
        el(
            "a:graphic",
            el("a:graphicData", el("pic:pic", what, fill, shape), uri=NAMESPACES["pic"]),
        ),
        distT=0,
        distB=0,
        distL=0,
        distR=0,
    )
    return styled(el("w:drawing", drawing))
