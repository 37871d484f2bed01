"""Layout of boxes: widths only where something depends on them, lengths once per style."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import inf
from typing import Any, NamedTuple

from weasyprint.css import functions
from weasyprint.formatting_structure.boxes import Box, PageBox
from weasyprint.layout import inline, percent, preferred
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.text import line_break

SIDES = ("top", "right", "bottom", "left")
BORDERS = tuple(f"border_{side}_width" for side in SIDES)
CORNERS = ("top_left", "top_right", "bottom_right", "bottom_left")
RADII = tuple(f"border_{corner}_radius" for corner in CORNERS)
SQUARE = dict.fromkeys(RADII, (0, 0))
ACROSS = ("margin_left", "margin_right", "padding_left", "padding_right", "width")
"""Lengths whose percentages are of the width of the box around, with those below."""

WIDTHS = (*ACROSS, "min_width", "max_width")
DOWN = ("margin_top", "margin_bottom", "padding_top", "padding_bottom")
"""The same, except for those of a page, which are of its height."""

HEIGHTS = ("height", "min_height", "max_height")


def shrink_to_fit(context: Any, box: Any, available_content_width: float) -> float:
    """Return the width of a box that is as wide as its content needs.

    If the widest fits, it is the answer whatever the narrowest is, so the latter, slow to compute,
    is skipped.
    """
    widest: float = preferred.max_content_width(context, box, outer=False)
    if widest <= available_content_width:
        return widest
    narrowest: float = preferred.min_content_width(context, box, outer=False)
    return min(max(narrowest, available_content_width), widest)


def first_line_width(context: Any, box: Any, **wanted: Any) -> float:
    """Return the minimum width of the first line of a box; 0 if nothing depends on it.

    The engine needs it to place lines beside floats, but asks even far below the last float.
    """
    height, _ = line_break.strut(box.style)
    around = (box.padding_top, box.padding_bottom, box.border_top_width, box.border_bottom_width)
    top = box.border_box_y()
    bottom = top + height + sum(around)
    if any(
        shape.position_y <= bottom and shape.position_y + shape.margin_height() >= top
        for shape in context.excluded_shapes
    ):
        width: float = preferred.inline_min_content_width(context, box, **wanted)
        return width
    return 0


class Lengths(NamedTuple):
    """The lengths of a style: those in pixels, and the names of those that depend on more."""

    fixed: dict[str, Any]
    across: Sequence[str]
    down: Sequence[str]
    heights: bool
    collapsed: bool


def lengths_of(style: Any) -> Lengths:
    """Return the lengths of a style, computed once: styles do not change during layout."""
    known = vars(style)
    if "lengths" not in known:
        fixed = {}
        for name in (*WIDTHS, *DOWN, *HEIGHTS):
            value = style[name]
            if getattr(value, "unit", None) == "px":
                fixed[name] = value.value
            elif isinstance(value, str) and value == "auto":
                fixed[name] = 0 if name.startswith("min_") else "auto"
        across = [name for name in WIDTHS if name not in fixed]
        down = [name for name in DOWN if name not in fixed]
        heights = any(name not in fixed for name in HEIGHTS)
        collapsed = style["border_collapse"] == "collapse"
        if not collapsed:
            fixed |= {name: style[name] for name in BORDERS}
        known["lengths"] = Lengths(fixed, across, down, heights, collapsed)
    lengths: Lengths = known["lengths"]
    return lengths


def resolve_percentages(box: Any, containing_block: Any) -> None:
    """Set a box's lengths in pixels: most are so in its style, and are copied at once."""
    lengths = lengths_of(box.style)
    _set_attributes(box, lengths.fixed)
    around: Any = containing_block
    is_box = isinstance(around, Box)
    width, height = (around.width, around.height) if is_box else around
    for name in lengths.across:
        percent.resolve_one_percentage(box, name, width)
    for name in lengths.down:
        percent.resolve_one_percentage(box, name, height if isinstance(box, PageBox) else width)
    if lengths.heights:
        _resolve_heights(box, height)
    if lengths.collapsed:
        for name in BORDERS:
            if not hasattr(box, name):
                setattr(box, name, box.style[name])
    if box.style["box_sizing"] != "content-box":
        percent.adjust_box_sizing(box, "width")
        percent.adjust_box_sizing(box, "height")


def _set_attributes(box: Any, values: Mapping[str, Any]) -> None:
    """Set attributes of a box at once, or of the box behind a placeholder."""
    vars(box._box if isinstance(box, AbsolutePlaceholder) else box).update(values)


def _resolve_heights(box: Any, height: Any) -> None:
    """Set a box's heights; percentages of a height that depends on the content become auto."""
    if height != "auto":
        for name in HEIGHTS:
            percent.resolve_one_percentage(box, name, height)
        return
    value = box.style["height"]
    pixels = value != "auto" and not functions.check_math(value) and value.unit != "%"
    box.height = value.value if pixels else "auto"
    percent.resolve_one_percentage(box, "min_height", 0)
    percent.resolve_one_percentage(box, "max_height", inf)


def resolve_radii(box: Any) -> None:
    """Set the radii of a box's corners; that a style has none is found only once."""
    known = vars(box.style)
    if "square" not in known:
        known["square"] = all((0, "px") in box.style[name] for name in RADII)
    if known["square"]:
        _set_attributes(box, SQUARE)
    else:
        _resolve_radii(box)


def percentage(value: Any, computed: Any, refer_to: Any) -> Any:
    """Return a length in pixels; most are so already."""
    if getattr(value, "unit", None) == "px":
        return value.value
    return _percentage(value, computed, refer_to)


def is_in_normal_flow(box: Any) -> bool:
    """Return True if a box is in normal flow; the usual values are tested first."""
    if box.style["float"] == "none" and box.style["position"] in ("static", "relative"):
        return True
    in_flow: bool = _is_in_normal_flow(box)
    return in_flow


_resolve_radii: Any = percent.resolve_radii_percentages
_percentage: Any = percent.percentage
_is_in_normal_flow: Any = Box.is_in_normal_flow

FUNCTIONS = (
    (preferred.shrink_to_fit, shrink_to_fit),
    (percent.percentage, percentage),
    (percent.resolve_percentages, resolve_percentages),
    (percent.resolve_radii_percentages, resolve_radii),
)
METHODS = (
    (inline, "inline_min_content_width", first_line_width),
    (Box, "is_in_normal_flow", is_in_normal_flow),
)
