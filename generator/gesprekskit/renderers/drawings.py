"""Numbers in, vector drawings out: routes, lines of moments, cut marks, roads; SVG in mm."""

from __future__ import annotations

from collections.abc import Iterable

from gesprekskit.documents.decks import SHEET_HEIGHT, SHEET_WIDTH, CutMark

WIDTH, HEIGHT = 170.0, 16.0
HEAD = (
    f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {HEIGHT:g}" '
    'fill="none" stroke="#000" stroke-linecap="round" stroke-linejoin="round">'
)


def route(stops: int) -> bytes:
    """Return a winding way with a stop in the middle of each of so many columns, and a flag."""
    xs = [WIDTH * (number + 0.5) / stops for number in range(stops)]
    ys = [11.0 - 5.0 * number / (stops - 1) for number in range(stops)]
    way = f"M{xs[0]:.2f} {ys[0]:.2f}" + "".join(
        f"C{(x + nx) / 2:.2f} {y:.2f} {(x + nx) / 2:.2f} {ny:.2f} {nx:.2f} {ny:.2f}"
        for x, y, nx, ny in zip(xs, ys, xs[1:], ys[1:], strict=False)
    )
    dots = "".join(_dot(x, y) for x, y in zip(xs[:-1], ys[:-1], strict=True))
    x, y = xs[-1], ys[-1]
    flag = (
        f'<path stroke-width="0.9" d="M{x:.2f} {y + 6:.2f}V{y - 5:.2f}"/>'
        f'<path fill="#000" stroke-width="0.5" d="M{x:.2f} {y - 5:.2f}l8 2.4-8 2.4z"/>'
    )
    return f'{HEAD}<path stroke-width="1.1" d="{way}"/>{dots}{flag}</svg>'.encode()


def timeline(moments: int, first: float = 38.0) -> bytes:
    """Return a straight arrow with a dot above each moment; the first column is `first` mm wide."""
    column = (WIDTH - first) / moments
    dots = "".join(_dot(first + column * (number + 0.5), 8.0) for number in range(moments))
    end = WIDTH - 1
    arrow = (
        f'<path stroke-width="1.1" d="M{first:g} 8H{end:g}"/>'
        f'<path stroke-width="1.1" d="M{end - 3.5:g} 5L{end:g} 8l-3.5 3"/>'
    )
    return f"{HEAD}{arrow}{dots}</svg>".encode()


def cuts(marks: Iterable[CutMark]) -> bytes:
    """Return the cut marks of a sheet of A4, 0.25 mm wide."""
    lines = "".join(f"M{one.x1:g} {one.y1:g}L{one.x2:g} {one.y2:g}" for one in marks)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SHEET_WIDTH:g} {SHEET_HEIGHT:g}" '
        f'fill="none" stroke="#000" stroke-width="0.25"><path d="{lines}"/></svg>'
    ).encode()


def road(stops: int, width: float = 388.0, height: float = 210.0) -> bytes:
    """Return a road below the first half of the stops that goes on below the second, to a flag."""
    half = (stops + 1) // 2
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
    """Return a way from the left edge to `end` that goes gently up and down."""
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
    return f'<circle cx="{x:.2f}" cy="{y:.2f}" r="2.2" fill="#fff" stroke-width="0.9"/>'
