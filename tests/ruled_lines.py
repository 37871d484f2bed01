"""A PDF and a word in, the length of the line ruled above or below it out."""

from __future__ import annotations

import subprocess
from itertools import groupby
from pathlib import Path

from PIL import Image

from tests.overlaps import printed_words

TENTHS = 254
"""Pictures have so many dots to the inch: a dot is a tenth of a millimetre."""

POINT = 25.4 / 72 * 10
REACH = 40
"""How far from the word a line may be, in tenths of a millimetre."""


def lines_above(path: Path, word: str) -> list[float]:
    """Return the lengths in mm of the lines above each place where a word is printed."""
    return _lines(path, word, above=True)


def lines_below(path: Path, word: str) -> list[float]:
    """Return the lengths in mm of the lines below each place where a word is printed."""
    return _lines(path, word, above=False)


def _lines(path: Path, word: str, *, above: bool) -> list[float]:
    found = []
    for number, words in enumerate(printed_words(path), 1):
        boxes = [box[:4] for box in words if box[4] == word]
        picture = _picture(path, number) if boxes else None
        for box in boxes:
            assert picture
            left, top, _, bottom = (round(side * POINT) for side in box)
            rows = range(top - REACH, top) if above else range(bottom - 5, bottom + REACH)
            found.append(max(_run(picture, left + 5, y) for y in rows) / 10)
    return found


def _picture(path: Path, page: int) -> Image.Image:
    stem = path.with_suffix(f".{page}")
    chosen = ["-f", str(page), "-l", str(page), "-singlefile"]
    command = ["pdftoppm", "-r", str(TENTHS), "-gray", *chosen, str(path), str(stem)]
    subprocess.run(command, check=True)
    return Image.open(f"{stem}.pgm")


def _run(picture: Image.Image, x: int, y: int) -> int:
    """Return the length of the dark run of pixels that contains x."""
    row = picture.crop((0, y, picture.width, y + 1)).tobytes()
    at = 0
    for dark, dots in groupby(row, key=lambda grey: grey < 200):
        length = len(list(dots))
        if at <= x < at + length:
            return length if dark else 0
        at += length
    return 0
