"""A font of only the three marks, for readers that redraw ticks.

Such readers use a letter of ZapfDingbats, which not every machine has. This font is embedded under
its name in forms (`ZaDb`), with the same marks at the same letters.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from pikepdf import Dictionary, Name, Stream

from gesprekskit.renderers.structure.marks import Mark

LETTERS = {Mark.TICK: "4", Mark.DOT: "l", Mark.RING: "m"}
"""Where ZapfDingbats has these marks."""

EM, WIDTH, MIDDLE = 1000, 850, (425, 350)
TICK = ((60, 330), (170, 440), (310, 300), (680, 670), (790, 560), (310, 80))
BENT = 0.2071
"""Half the tangent of an eighth of a turn: where the corners of a circle of eight curves stand."""


def font(pdf: pikepdf.Pdf) -> Any:
    """Return the font as an object of the file."""
    program = Stream(pdf, _program())
    program.Length1 = len(_program())
    described = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name("/AAAAAA+Ticks"),
        Flags=32,
        FontBBox=[0, 0, WIDTH, EM],
        ItalicAngle=0,
        Ascent=EM,
        Descent=0,
        CapHeight=EM,
        StemV=80,
        FontFile2=pdf.make_indirect(program),
    )
    first, last = (ord(letter) for letter in (min(LETTERS.values()), max(LETTERS.values())))
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.TrueType,
            BaseFont=Name("/AAAAAA+Ticks"),
            FirstChar=first,
            LastChar=last,
            Widths=[WIDTH] * (last - first + 1),
            Encoding=Name.WinAnsiEncoding,
            FontDescriptor=pdf.make_indirect(described),
        )
    )


@cache
def _program() -> bytes:
    names = {mark: mark.name.lower() for mark in LETTERS}
    built = FontBuilder(EM, isTTF=True)
    built.setupGlyphOrder([".notdef", *names.values()])
    built.setupCharacterMap({ord(LETTERS[mark]): name for mark, name in names.items()})
    drawn = {".notdef": TTGlyphPen(None).glyph(), **{names[name]: _glyph(name) for name in names}}
    built.setupGlyf(drawn)
    built.setupHorizontalMetrics(dict.fromkeys(drawn, (WIDTH, 0)))
    built.setupHorizontalHeader(ascent=EM, descent=0)
    built.setupNameTable({"familyName": "Ticks", "styleName": "Regular"})
    built.setupOS2(sTypoAscender=EM, usWinAscent=EM)
    built.setupPost()
    built.setupHead(unitsPerEm=EM, created=0, modified=0)
    built.font.recalcTimestamp = False
    out = BytesIO()
    built.save(out)
    return out.getvalue()


def _glyph(mark: Mark) -> Any:
    pen = TTGlyphPen(None)
    if mark is Mark.TICK:
        pen.moveTo(TICK[0])
        for point in TICK[1:]:
            pen.lineTo(point)
        pen.closePath()
    else:
        _circle(pen, 300, clockwise=True)
        if mark is Mark.RING:
            _circle(pen, 180, clockwise=False)
    return pen.glyph()


def _circle(pen: TTGlyphPen, radius: float, *, clockwise: bool) -> None:
    """Draw a circle of eight quadratic curves."""
    x, y = MIDDLE
    side, far = radius * BENT * 2, radius * 0.7071
    on = [(radius, 0), (far, far), (0, radius), (-far, far)]
    off = [(radius, side), (side, radius), (-side, radius), (-radius, side)]
    points = [*zip(on, off, strict=True)]
    points += [((-ax, -ay), (-bx, -by)) for (ax, ay), (bx, by) in points]
    ring = [point for pair in points for point in pair]
    if clockwise:
        ring = [ring[0], *reversed(ring[1:])]
    placed = [(round(x + px), round(y + py)) for px, py in ring]
    pen.moveTo(placed[0])
    for at in range(1, len(placed), 2):
        pen.qCurveTo(placed[at], placed[(at + 1) % len(placed)])
    pen.closePath()
