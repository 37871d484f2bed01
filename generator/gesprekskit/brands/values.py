"""Values of attributes in; each reader returns the value rewritten, or None if it may do harm.

Names of other elements come back as `#name`: the caller knows which ones exist.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from math import isfinite

from gesprekskit.brands.colours import written

Reader = Callable[[str], str | None]

NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
MEASURE = re.compile(rf"({NUMBER.pattern})(%|[a-z]*)", re.ASCII)
REFERENCE = re.compile(r"#([^\s()'\"#]+)")
PAINT = re.compile(r"url\( ?(['\"]?)#([^\s()'\"#]+)\1 ?\)(?: (.*))?")
STEP = re.compile(r"[ ,]*([MmZzLlHhVvCcSsQqTtAa])")
SEPARATED = re.compile(rf"[ ,]*({NUMBER.pattern})", re.ASCII)
SIX_DIGITS = re.compile(r"#[0-9a-f]{6}", re.ASCII)
THREE_DIGITS = re.compile(r"#[0-9a-f]{3}", re.ASCII)
FLAG = re.compile(r"[ ,]*([01])")
MOVE = re.compile(r"[ ,]*(matrix|translate|scale|rotate|skewX|skewY) ?\(([^()]*)\)")

ARITY = {"m": 2, "z": 0, "l": 2, "h": 1, "v": 1, "c": 6, "s": 4, "q": 4, "t": 2, "a": 7}
"""How many numbers a step of a path takes, or several times as many."""
FLAGS = (3, 4)
"""Which of the numbers of an arc are flags, which need no space between them."""
MOVES = {
    "matrix": (6,),
    "translate": (1, 2),
    "scale": (1, 2),
    "rotate": (1, 3),
    "skewX": (1,),
    "skewY": (1,),
}

LARGEST, SMALLEST = 1e6, 1e-3
"""How large a number may be, and how small the size of a whole drawing."""
LONGEST = 1_000
"""How long a value may be, but for those that draw."""

UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 960 / 25.4, "in": 96.0}
"""How many units of a drawing go in a unit of length."""

Box = tuple[float, float, float, float]


def amount(value: str) -> float | None:
    """Return a length in units of the drawing."""
    found = MEASURE.fullmatch(_plain(value))
    if not found or found[2] not in UNITS or not _sound(found[1]):
        return None
    return float(found[1]) * UNITS[found[2]]


def length(value: str) -> str | None:
    """Read a length, or a share of the drawing's size."""
    found = MEASURE.fullmatch(_plain(value))
    if found and found[2] == "%" and _sound(found[1]):
        return f"{short(float(found[1]))}%"
    units = amount(value)
    return None if units is None else short(units)


def size(value: str) -> str | None:
    """Read a length that is not below zero."""
    found = length(value)
    return None if found is None or found.startswith("-") else found


def share(value: str) -> str | None:
    """Read a number from 0 to 1, or its percentage."""
    found = MEASURE.fullmatch(_plain(value))
    if not found or found[2] not in ("", "%") or not _sound(found[1]):
        return None
    return short(min(max(float(found[1]) * (0.01 if found[2] else 1), 0), 1))


def number(value: str) -> str | None:
    """Read a number that is not below zero."""
    text = _plain(value)
    return text if NUMBER.fullmatch(text) and _sound(text) and float(text) >= 0 else None


def shape(value: str) -> str | None:
    """Read the steps of a path: each with as many numbers as it takes."""
    text = " ".join(value.split())
    made: list[str] = []
    at = 0
    while step := STEP.match(text, at):
        count, arity = 0, ARITY[step[1].lower()]
        if not made and arity != ARITY["m"]:
            return None
        made.append(step[1])
        at = step.end()
        while arity:
            flag = arity == ARITY["a"] and count % arity in FLAGS
            found = (FLAG if flag else SEPARATED).match(text, at)
            if not found:
                break
            if not _sound(found[1]):
                return None
            made.append(found[1])
            count, at = count + 1, found.end()
        if arity and (not count or count % arity):
            return None
    return " ".join(made) if made and not text[at:].strip(" ,") else None


def points(value: str) -> str | None:
    """Read points: two numbers each."""
    found = _numbers(value)
    return " ".join(found) if found and len(found) % 2 == 0 else None


def transform(value: str) -> str | None:
    """Read moves, turns and scales."""
    text = _plain(value)
    made: list[str] = []
    at = 0
    while found := MOVE.match(text, at):
        numbers = _numbers(found[2])
        if numbers is None or len(numbers) not in MOVES[found[1]]:
            return None
        made.append(f"{found[1]}({' '.join(numbers)})")
        at = found.end()
    return " ".join(made) if made and not text[at:].strip(" ,") else None


def colour(value: str) -> str | None:
    """Read a colour in any notation, as `#rrggbb`; `none` where it lets all through."""
    text = _plain(value).lower()
    if text == "currentcolor":
        return "#000000"
    if text in ("none", "transparent"):
        return "none"
    if SIX_DIGITS.fullmatch(text):
        return text
    if THREE_DIGITS.fullmatch(text):
        return "#" + "".join(2 * digit for digit in text[1:])
    # Rarely needed, and it loads the whole imaging library.
    from PIL import ImageColor

    try:
        read = ImageColor.getrgb(text)
    except ValueError:
        return None
    if len(read) == 4 and read[3] != 255:
        return None
    return written(channel / 255 for channel in read[:3])


def solid(value: str) -> str | None:
    """Read an opaque colour."""
    found = colour(value)
    return None if found == "none" else found


def paint(value: str) -> str | None:
    """Read a colour, or the name of a gradient as `url(#name)` with a colour behind it."""
    found = PAINT.fullmatch(_plain(value))
    if not found:
        return colour(value)
    behind = colour(found[3]) if found[3] else None
    return f"url(#{found[2]}) {behind}" if behind else f"url(#{found[2]})"


def clip(value: str) -> str | None:
    """Read the name of what a drawing is clipped by."""
    found = PAINT.fullmatch(_plain(value))
    return f"url(#{found[2]})" if found and not found[3] else None


def reference(value: str) -> str | None:
    """Read the name of another element of the drawing."""
    text = _plain(value)
    return text if REFERENCE.fullmatch(text) else None


def one_of(*words: str) -> Reader:
    """Return a reader of one of these words."""
    return lambda value: value.strip() if value.strip() in words else None


def box(value: str) -> Box | None:
    """Read a `viewBox`: left, top, width and height."""
    found = _numbers(value)
    if found is None or len(found) != 4:
        return None
    left, top, width, height = map(float, found)
    return (left, top, width, height) if min(width, height) >= SMALLEST else None


def short(value: float) -> str:
    """Return a number as it is written in a drawing."""
    return f"{value:.4f}".rstrip("0").rstrip(".")


def _plain(value: str) -> str:
    """Return a value with single spaces; nothing if it is longer than any sensible value."""
    return " ".join(value.split()) if len(value) <= LONGEST else ""


def _numbers(value: str) -> list[str] | None:
    """Return the numbers of a list, or None if there is anything else in it."""
    found = NUMBER.findall(value)
    rest = NUMBER.sub(" ", value).replace(",", " ").strip()
    return None if rest or not all(map(_sound, found)) else found


def _sound(text: str) -> bool:
    return isfinite(float(text)) and abs(float(text)) <= LARGEST
