"""How wide words are in the bundled typeface, without opening a font."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

FILE = Path(__file__).parent / "letter_widths.json"
"""Written by `python -m tests.documents.measured_fonts`; a test requires that it is fresh."""

MILLIMETRES = 25.4 / 72
"""Millimetres in a point."""

WIDEST = 1.4
"""No letter is wider, in em."""


@dataclass(frozen=True, slots=True)
class Weight:
    """The letters of a weight: widths, and what pairs differ from their sum, in em / 1000."""

    widths: Mapping[str, int]
    kerning: Mapping[str, int]


def width(text: str, size: float, *, bold: bool) -> float:
    """Return the width in mm of a text of a size in pt.

    Letters that are not known count for nothing, so that it is never too much.
    """
    weight = _weights()["bold" if bold else "regular"]
    units = sum(weight.widths.get(letter, 0) for letter in text)
    plain = unicodedata.normalize("NFD", text)
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    units += sum(weight.kerning.get(first + second, 0) for first, second in pairwise(bare))
    return units / 1000 * size * MILLIMETRES


@cache
def _weights() -> Mapping[str, Weight]:
    read = json.loads(FILE.read_text(encoding="utf-8"))
    return {name: Weight(**weight) for name, weight in read.items()}
