"""How text in form fields looks, and how much of it fits: decision 7."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from fontTools.ttLib import TTFont
from pikepdf import Name

FONT = Name("/Webdings")
"""What the text font is called: PDFium takes a font of this name for every letter that it has, and
asks the machine for another one for letters outside Western Europe under any other name."""

TEXT_SIZE, SMALLEST = 12.0, 6.5
"""Size in pt at which readers start to fit text to a field of more lines, and the smallest one that
is worth reading: two lines in the lowest row of a table."""

LINE_FACTOR = 1.35
"""What pdf.js takes for the height of a line, in sizes of the text."""

SHRINKING = 3
"""Up to so many lines pdf.js makes text smaller until it fits. Of more lines it cuts off what does
not fit at the size that it starts with: it takes a third more lines than there is room for."""

ACROSS, DOWN = 2.0, 1.0
"""What pdf.js leaves free on each side of a text, in pt."""

LETTER = 0.5
"""Width of a letter in sizes of the text, with room to spare: running Dutch measures 0.44."""

LOST = 10
"""How many letters a line may lose to a word that does not fit on it; in a narrow field half of
them, as there long words are broken."""

LINE_SIZE, NARROW_SIZE, NARROW = 11.0, 9.0, 70.0
"""Size in pt of text in a field of one line, and in one that is narrower than `NARROW` pt."""

TICKS = Name("/ZaDb")


def look(size: float) -> str:
    """Return how text in a field looks: black, in this size, or with 0 as large as fits."""
    return f"{FONT} {size:g} Tf 0 g"


def size(width: float) -> float:
    """Return the size of text in a field of one line, `width` pt wide."""
    return NARROW_SIZE if width < NARROW else LINE_SIZE


def length(width: float, height: float, *, several: bool) -> int:
    """Return how many characters a field of this size, in pt, prints without cutting any off."""
    if not several:
        return max(1, int(width / (size(width) * LETTER)))
    free = height - 2 * DOWN
    lines = max(1, round(free / (TEXT_SIZE * LINE_FACTOR)))
    lines = max(lines, min(SHRINKING, int(free / (SMALLEST * LINE_FACTOR))))
    letters = int((width - 2 * ACROSS) * lines * LINE_FACTOR / (free * LETTER))
    return max(1, letters * lines - (lines - 1) * min(LOST, letters // 2))


def encoded(font: Any, text: str) -> str:
    """Return a text as the hexadecimal glyph numbers of a font that is embedded whole."""
    program = font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()
    with TTFont(BytesIO(program)) as parsed:
        glyphs = parsed.getBestCmap() or {}
        return "".join(f"{parsed.getGlyphID(glyphs[ord(letter)]):04x}" for letter in text)


def font_of(form: Any) -> Any:
    """Return the font that the engine embedded whole for the fields."""
    for field in form.Fields:
        if field.get("/FT") == "/Tx":
            tag = str(field.DA).split()[-3]
            return form.DR.Font[tag]
    return next(iter(form.DR.Font.values()))
