"""The marks that appear in ticked boxes and circles, as drawing operators."""

from __future__ import annotations

from enum import Enum, auto

CURVE = 0.5523
"""How far the handles of a quarter circle stand out, in radii."""


class Mark(Enum):
    """A tick in a box, a dot or a ring in a circle."""

    TICK = auto()
    DOT = auto()
    RING = auto()


def drawn(mark: Mark, width: float, height: float) -> bytes:
    """Return the mark for a field of this size in pt."""
    if mark is Mark.TICK:
        points = ((0.2, 0.52), (0.42, 0.26), (0.82, 0.78))
        (x, y), *rest = ((px * width, py * height) for px, py in points)
        lines = " ".join(f"{px:.2f} {py:.2f} l" for px, py in rest)
        return f"q 1 J 1 j {width * 0.13:.2f} w {x:.2f} {y:.2f} m {lines} S Q".encode()
    if mark is Mark.DOT:
        return f"q {_circle(width / 2, height / 2, width * 0.29)} f Q".encode()
    ring = _circle(width / 2, height / 2, width * 0.3)
    return f"q {width * 0.16:.2f} w {ring} S Q".encode()


def _circle(x: float, y: float, r: float) -> str:
    k = r * CURVE
    return (
        f"{x + r:.2f} {y:.2f} m "
        f"{x + r:.2f} {y + k:.2f} {x + k:.2f} {y + r:.2f} {x:.2f} {y + r:.2f} c "
        f"{x - k:.2f} {y + r:.2f} {x - r:.2f} {y + k:.2f} {x - r:.2f} {y:.2f} c "
        f"{x - r:.2f} {y - k:.2f} {x - k:.2f} {y - r:.2f} {x:.2f} {y - r:.2f} c "
        f"{x + k:.2f} {y - r:.2f} {x + r:.2f} {y - k:.2f} {x + r:.2f} {y:.2f} c h"
    )
