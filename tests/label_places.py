"""A form and its PDF in, how far each label is from the line above it and from its own out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any

import pypdfium2

from gesprekskit.documents import flow, forms
from gesprekskit.documents.forms import Form

DOT = 25.4 / 254
"""How wide a dot of the pictures is, in mm."""
POINT = 25.4 / 72
LINE = 10.0
"""What is dark over more mm than this is no letter."""
REACH = 20.0
"""How far away a line is looked for, in mm."""


@dataclass(frozen=True)
class LabelPlace:
    """How far a label is below the line above it, and above its own line, in mm."""

    label: str
    above: float
    own: float


class Sheet:
    """A page as a picture, and its words."""

    def __init__(self, page: Any) -> None:
        self.text = page.get_textpage()
        self.height = page.get_height() * POINT
        self.picture = page.render(scale=254 / 72, grayscale=True).to_pil()

    def place(self, said: str) -> tuple[float, float, float] | None:
        """Return the left, the top and the foot of a text, in mm from the top of the page."""
        found = self.text.search(said, match_case=True).get_next()
        if found is None:
            return None
        first, count = found
        left, _, _, top = self.text.get_charbox(first)
        foot = min(self.text.get_charbox(first + at)[1] for at in range(count))
        return left * POINT, self.height - top * POINT, self.height - foot * POINT

    def distance(self, left: float, heights: Iterable[float]) -> float:
        """Return how many mm the first of these heights with a line is from the first of all."""
        heights = list(heights)
        found = (height for height in heights if self._run(left, height) > LINE)
        return abs(next(found, float("inf")) - heights[0])

    def _run(self, left: float, height: float) -> float:
        row = self.picture.crop(
            (0, round(height / DOT), self.picture.width, round(height / DOT) + 1)
        )
        at = 0
        for dark, dots in groupby(row.tobytes(), key=lambda grey: grey < 200):
            length = len(list(dots))
            if at <= (left + 1) / DOT < at + length:
                return length * DOT if dark else 0
            at += length
        return 0


def label_places(form: Form, content: bytes) -> Iterator[LabelPlace]:
    """Yield the places of the labels of lines that stand below other lines, in order."""
    with pypdfium2.PdfDocument(content) as document:
        sheets = [Sheet(page) for page in document]
        for block in _below_lines(form):
            yield from filter(None, (_place(block, sheet) for sheet in sheets))


def _below_lines(form: Form) -> Iterator[Any]:
    for section in form.sections:
        for above, row in pairwise(flow.rows(section.blocks)):
            if flow.apart(above, row) == "below-lines":
                yield from (it for it in row if isinstance(it, forms.ShortText | forms.Lines))


def _place(block: Any, sheet: Sheet) -> LabelPlace | None:
    label, last = sheet.place(block.label), sheet.place(block.help or block.label)
    if label is None or last is None or getattr(block, "numbered", False):
        return None
    steps = range(1, round(REACH / DOT))
    above = sheet.distance(label[0], [label[1] - DOT * step for step in steps])
    own = sheet.distance(label[0], [last[2] + DOT * step for step in steps])
    return LabelPlace(block.label, above, own)
