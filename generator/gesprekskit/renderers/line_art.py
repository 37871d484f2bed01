"""Numbers in, vector drawings out: routes, timelines, cut marks, roads; SVG in mm."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from gesprekskit.documents.decks import CutMark
from gesprekskit.documents.measures import LONG, ROAD, SHORT, upper_stops

PIXELS = 96 / 25.4
"""Pixels in a millimetre, for the outlines that cannot be written in mm."""

HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" fill="none" stroke="#000" stroke-width="1.1mm" '
    'stroke-linecap="round" stroke-linejoin="round">'
)
"""How a drawing starts that is as wide as its block: places across are parts of that width.

So its dots stand above the middle of the columns below, whatever the paper and the type size.
"""

STRETCHES = 8
"""Straight stretches between two stops: a curve cannot be written in parts of a width."""


def route(stops: int) -> bytes:
    """Return a winding path with a stop in the middle of each column, and a flag."""
    xs = [(number + 0.5) / stops for number in range(stops)]
    ys = [11.0 - 5.0 * number / (stops - 1) for number in range(stops)]
    ways = (_way(*ends) for ends in zip(xs, ys, xs[1:], ys[1:], strict=False))
    dots = "".join(_dot(x, y) for x, y in zip(xs[:-1], ys[:-1], strict=True))
    flag = _outline(
        xs[-1],
        ys[-1],
        '<path stroke-width="0.9" d="M0 6V-5"/>'
        '<path stroke-width="0.5" fill="#000" d="M0 -5l8 2.4-8 2.4z"/>',
    )
    return f"{HEAD}{''.join(ways)}{dots}{flag}</svg>".encode()


def _way(x: float, y: float, next_x: float, next_y: float) -> str:
    """Return a curve that is level at both stops."""
    parts = [number / STRETCHES for number in range(STRETCHES + 1)]
    points = [
        (x + (next_x - x) * part, y + (next_y - y) * part * part * (3 - 2 * part)) for part in parts
    ]
    return "".join(_line(*point, *other) for point, other in pairwise(points))


def timeline(moments: int) -> bytes:
    """Return a straight arrow with a dot in the middle of each column."""
    dots = "".join(_dot((number + 0.5) / moments, 8.0) for number in range(moments))
    point = _outline(1, 8.0, '<path stroke-width="1.1" d="M-4.3 -3L-0.8 0L-4.3 3"/>')
    return f"{HEAD}{_line(0.005, 8.0, 0.99, 8.0)}{point}{dots}</svg>".encode()


def cuts(marks: Iterable[CutMark]) -> bytes:
    """Return the cut marks of a sheet of A4, 0.25 mm wide."""
    lines = "".join(f"M{mark.x1:g} {mark.y1:g}L{mark.x2:g} {mark.y2:g}" for mark in marks)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SHORT:g} {LONG:g}" '
        f'fill="none" stroke="#000" stroke-width="0.25"><path d="{lines}"/></svg>'
    ).encode()


def road(stops: int) -> bytes:
    """Return a road below the first half of the stops that goes on below the second, to a flag."""
    half, (width, height) = upper_stops(stops), ROAD
    upper, lower = height / 2 - 11, height - 11
    end = width * (stops - half) / half - 24
    way = f"{_waves(upper, width)}{_waves(lower, end)}"
    x, y = end, lower
    flag = (
        f'<path stroke-width="1.6" d="M{x:g} {y:g}V{y - 20:g}"/>'
        f'<path stroke-width="1" fill="#000" d="M{x:g} {y - 20:g}l16 5-16 5z"/>'
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" fill="none" '
        'stroke="#000" stroke-linecap="round" stroke-linejoin="round">'
        f'<path stroke-width="11" stroke="#000" d="{way}"/>'
        f'<path stroke-width="9.6" stroke="#fff" d="{way}"/>'
        f'<path stroke-width="0.9" stroke-dasharray="7 6" d="{way}"/>{flag}</svg>'
    ).encode()


def _waves(y: float, end: float) -> str:
    """Return a gently waving path from the left edge to `end`."""
    step = end / 6
    return f"M0 {y:g}" + "".join(
        f"q{step / 2:g} {-7 if number % 2 else 7} {step:g} 0" for number in range(6)
    )


def sign(*, left: bool) -> bytes:
    """Return a signboard that points left or right, to be stretched."""
    outline = "M14 1H99V39H14L1 20Z" if left else "M86 1H1V39H86L99 20Z"
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 40" preserveAspectRatio="none" '
        'fill="#fff" stroke="#000" stroke-width="0.8" stroke-linejoin="round">'
        f'<path d="{outline}"/></svg>'
    ).encode()


POLE = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 100" preserveAspectRatio="none">'
    b'<path d="M1 0H7V100H1Z" fill="#fff" stroke="#000" stroke-width="0.8"/></svg>'
)
RING = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 19 19">'
    b'<circle cx="9.5" cy="9.5" r="8.8" fill="none" stroke="#000" stroke-width="1"/></svg>'
)


def _dot(x: float, y: float) -> str:
    """Return a dot; like all below, `x` is a fraction of the width and `y` is in mm."""
    place = f'cx="{x:.4%}" cy="{y:.2f}mm"'
    return f'<circle {place} r="2.2mm" fill="#fff" stroke-width="0.9mm"/>'


def _line(x: float, y: float, to_x: float, to_y: float) -> str:
    return f'<line x1="{x:.4%}" y1="{y:.3f}mm" x2="{to_x:.4%}" y2="{to_y:.3f}mm"/>'


def _outline(x: float, y: float, drawn: str) -> str:
    """Return a shape, drawn in mm around a point."""
    scaled = f'<defs><g id="outline"><g transform="scale({PIXELS:.4f})">{drawn}</g></g></defs>'
    return f'{scaled}<use href="#outline" x="{x:.4%}" y="{y:.2f}mm"/>'
