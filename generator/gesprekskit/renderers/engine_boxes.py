"""A page as the PDF engine laid it out in, what of it leaves the printable area out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint.formatting_structure import boxes

OVERHANG = 2.3
"""How far the tails of letters may hang out of their line, in the engine's pixels: 0.6 mm."""

FIELDS = ("input", "textarea")

NEAR = 60
"""How many letters of what is outside are enough to find it."""


def outside(page: Any, edge: float) -> Iterator[str]:
    """Yield the text of each box that is outside, or "" for a line or a box to write in.

    What flows over a page ends where its bottom margin begins, and stays `edge` pixels from the
    other edges of the paper, which printers leave white. `page` is the engine's box of a page.
    """
    bottom = page.position_y + page.margin_top + page.height
    for child in page.children:
        if not isinstance(child, boxes.MarginBox):
            yield from _outside(child, edge, page.margin_width() - edge, bottom)


def lowest(box: Any) -> float:
    """Return where the lowest words, line or frame in a box end, in pixels from the top."""
    drawn = (_drawn(inner) for inner in box.descendants(placeholders=True))
    return float(max((y + height for _, y, width, height in drawn if width and height), default=0))


def _outside(box: Any, left: float, right: float, bottom: float) -> Iterator[str]:
    for inner in box.descendants(placeholders=True):
        x, y, width, height = _drawn(inner)
        too_far = x < left - OVERHANG or x + width > right + OVERHANG
        if width and height and (too_far or y < left - OVERHANG or y + height > bottom + OVERHANG):
            yield getattr(inner, "text", "")[:NEAR]


def _drawn(box: Any) -> tuple[float, float, float, float]:
    """Return the place and the size of the words or the border of a box; 0 where it has neither.

    What stands in a field is drawn within its frame afterwards.
    """
    if hasattr(box, "text") and box.element_tag.partition("::")[0] in FIELDS:
        return 0, 0, 0, 0
    if hasattr(box, "text"):
        return box.position_x, box.position_y, box.width if box.text.strip() else 0, box.height
    if not _has_border(box):
        return 0, 0, 0, 0
    return box.border_box_x(), box.border_box_y(), box.border_width(), box.border_height()


def _has_border(box: Any) -> bool:
    return any(box.style[f"border_{side}_width"] for side in ("top", "right", "bottom", "left"))
