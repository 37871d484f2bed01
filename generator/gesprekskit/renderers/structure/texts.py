"""How text in form fields looks, and how much of it fits: decision 7."""

from __future__ import annotations

import math
from io import BytesIO
from typing import Any, NamedTuple

from fontTools.ttLib import TTFont
from pikepdf import Name

FONT = Name("/Webdings")
"""What the text font is called: PDFium takes a font of this name for every letter that it has, and
asks the machine for another one for letters outside Western Europe under any other name."""

TEXT_SIZE = 12.0
"""Size in pt at which readers start to fit text to a field of more lines."""


class Writing(NamedTuple):
    """Text in a field of several lines: how small it may be, and how much room it takes.

    `letter` is the width of a letter in em: running Dutch measures 0.46, in capitals 0.565. `lost`
    is how many letters a line may lose to a word that does not fit on it; in a narrow field half a
    line, as long words are broken there.
    """

    smallest: float
    letter: float
    lost: int


ANSWER, IN_CELL, CELL = Writing(8.0, 0.565, 6), Writing(6.5, 0.5, 10), 113.0
"""Below the last width in pt, 40 mm, a field is a short cell of a table or planner: text in it may
be smaller, and has no room for capitals. PDFium knows no size between 8 and 6."""

LINE_FACTOR = 1.35
"""What pdf.js takes for the height of a line, in sizes of the text."""

SHRINKING = 3
"""Up to so many lines pdf.js makes text smaller until it fits. Of more lines it cuts off what does
not fit at the size that it starts with: it takes a third more lines than there is room for."""

ACROSS, DOWN = 2.0, 1.0
"""What pdf.js leaves free on each side of a text, in pt."""

LINE_SIZE, SMALLEST_LINE = 11.0, 9.0
"""Size in pt of text in a field of one line, and the smallest one that it may have to fit. It is
not left to readers: pdf.js takes letters of a font such as ours for narrower than they are."""

LONG_NAME, LETTER_OF_NAME = 40, 0.6
"""So many letters a field of one line holds, if that takes no smaller text, and the width of each
in sizes of the text: wider than capitals of running text."""

TICKS = Name("/ZaDb")


def appearance(size: float) -> str:
    """Return the appearance of text in a field: black, in this size; 0 is as large as fits."""
    return f"{FONT} {size:g} Tf 0 g"


def size(width: float, letters: int = LONG_NAME) -> float:
    """Return the size at which the letters fit in a field of one line, `width` pt wide."""
    fitting = (width - 2 * ACROSS) / (letters * LETTER_OF_NAME)
    return min(LINE_SIZE, max(SMALLEST_LINE, math.floor(fitting * 10) / 10))


def length(width: float, height: float, *, several: bool) -> int:
    """Return how many characters fit in a field of this size in pt."""
    across, down = width - 2 * ACROSS, height - 2 * DOWN
    if not several:
        return max(1, int(across / (size(width) * LETTER_OF_NAME)))
    written = IN_CELL if width < CELL else ANSWER
    lines = max(1, round(down / (TEXT_SIZE * LINE_FACTOR)))
    lines = max(lines, min(SHRINKING, int(down / (written.smallest * LINE_FACTOR))))
    letters = int(across * lines * LINE_FACTOR / (down * written.letter))
    return max(1, letters * lines - (lines - 1) * min(written.lost, letters // 2))


def encoded(font: Any, text: str) -> str:
    """Return a text as the hexadecimal glyph numbers of a font that is embedded in full."""
    program = font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()
    with TTFont(BytesIO(program)) as parsed:
        glyphs = parsed.getBestCmap() or {}
        return "".join(f"{parsed.getGlyphID(glyphs[ord(letter)]):04x}" for letter in text)


def font_of(form: Any) -> Any:
    """Return the font that the engine embedded in full for the fields."""
    for field in form.Fields:
        if field.get("/FT") == "/Tx":
            tag = str(field.DA).split()[-3]
            return form.DR.Font[tag]
    return next(iter(form.DR.Font.values()))
