"""A page as the PDF engine laid it out in; what was left white below goes to its lines.

The boxes are moved, not laid out again: that would take half the time of drawing a form.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.background import layout_box_backgrounds

from gesprekskit.documents.measures import LINE, MOST_ROOM
from gesprekskit.renderers.engine_boxes import lowest

KEPT = 4.0
"""What stays free at the foot, in the engine's pixels: 1 mm."""
PIXELS = 96 / 25.4
"""Pixels of the engine in a millimetre."""


def stretch(page: Any) -> bool:
    """Give each line to write on a page an equal part of the white at its foot, and return True.

    No line gets more than `MOST_ROOM` times its height. Returns False where nothing is moved.
    """
    (root,) = (child for child in page.children if not isinstance(child, boxes.MarginBox))
    top = page.position_y + page.margin_top
    free = top + page.height - lowest(root) - KEPT
    lines = _Lines(top)
    below_each_other = lines.count(root)
    if not below_each_other or free <= 0:
        return False
    most = (MOST_ROOM - 1) * max(it.border_height() / _own_lines(it) for it in written_on(root))
    lines.stretch(root, 0, min(free / below_each_other, most))
    for child in root.children:
        # Tints are placed by where a box was; forms have no pictures behind their words.
        layout_box_backgrounds(page, child, _no_picture)
    return True


class _Lines:
    """The lines to write on a page that starts at `top`."""

    def __init__(self, top: float) -> None:
        self._top = top

    def count(self, box: Any) -> int:
        """Return how many lines are below each other in a box: by so many it grows."""
        if own := _own_lines(box):
            return own
        if not _may_hold_lines(box):
            return 0
        inside = [self.count(child) for child in box.children]
        together = max(inside, default=0) if _is_abreast(box) else sum(inside)
        return together + self._above(box) if together else 0

    def stretch(self, box: Any, down: float, room: float) -> float:
        """Move a box down, give each line in it more room, and return how much it grew."""
        grown = self.count(box) * room
        if not grown:
            box.translate(dy=down)
            return 0
        if _own_lines(box):
            box.translate(dy=down)
            # Words on a line stand at its foot.
            for child in box.children if "line" in _classes(box) else ():
                child.translate(dy=grown)
        else:
            inner = down + self._above(box) * room
            box.position_y += down
            for child in box.children:
                more = self.stretch(child, inner, room)
                inner += 0 if _is_abreast(box) else more
        box.height += grown
        return grown

    def _above(self, box: Any) -> int:
        """Return 1 for a row below a line: its label stays nearest to its own line."""
        return int("below-lines" in _classes(box) and box.position_y > self._top + KEPT)


def _own_lines(box: Any) -> int:
    """Return how many lines a box is itself."""
    if box.element is None or not _is_whole(box):
        return 0
    if "line" in _classes(box):
        return 1
    if "box" in _classes(box):
        return max(round(float(box.height) / PIXELS / LINE), 1)
    return 0


def written_on(box: Any) -> Iterator[Any]:
    """Yield each line and frame in a box that can grow: not those in tables."""
    if _own_lines(box):
        yield box
    elif _may_hold_lines(box):
        for child in box.children:
            yield from written_on(child)


def _may_hold_lines(box: Any) -> bool:
    return isinstance(box, boxes.ParentBox) and not isinstance(box, boxes.TableBox)


def _is_whole(box: Any) -> bool:
    """Return True for the box of an element itself, not one around it or in it."""
    return isinstance(box, boxes.BlockContainerBox)


def _is_abreast(box: Any) -> bool:
    return isinstance(box, boxes.LineBox | boxes.InlineBox)


def _classes(box: Any) -> list[str]:
    return box.element.get("class", "").split() if box.element is not None else []


def _no_picture(url: str, **_: object) -> None:
    raise ValueError(f"a form shows no picture behind its words: {url}")
