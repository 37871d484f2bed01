"""A logo in a company's folder in, a harmless one out; no other file is opened."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Literal

from gesprekskit.brands.brand import Logo
from gesprekskit.brands.refusal import Refused

BYTES = 12_000_000
"""How large the file of a picture may be: a photo of a phone is."""

DRAWN_BYTES = 1_000_000
"""How large a drawing (SVG) may be."""

FLATTEST = 20.0
"""How many times its height a logo may be wide, or its width high."""

PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
"""How every PNG and every JPEG file begins."""

WORDS = ("<text>", "<tspan>", "<textPath>")
"""What cannot be drawn without the font that its maker had."""

OUTSIDE = ("", ".", "..")
"""What no part of a path may be."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A harmless logo, and the names of what was removed from it."""

    logo: Logo
    dropped: tuple[str, ...]


def cleaned(folder: Path, name: str, text: str) -> Cleaned:
    """Return the logo of that name below a folder; raises Refused, never anything else."""
    # Most kits have no logo: what reads one is imported only if there is one.
    from gesprekskit.brands import vectors

    content = _read(_checked_path(folder, name))
    format: Literal["svg", "png"]
    dropped: tuple[str, ...] = ()
    if content.startswith(PICTURES):
        from gesprekskit.brands import rasters

        format = "png"
        drawn, ratio = rasters.redrawn(content)
    elif content.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
        format = "svg"
        if len(content) > DRAWN_BYTES:
            raise Refused("logo.too-large", most=str(DRAWN_BYTES // 1000))
        drawn, ratio, dropped = vectors.redrawn(content)
        if any(word in dropped for word in WORDS):
            raise Refused("logo.text")
    else:
        raise Refused("logo.kind")
    if not 1 / FLATTEST <= ratio <= FLATTEST:
        raise Refused("logo.size")
    return Cleaned(Logo(text, format, ratio, drawn), dropped)


def _checked_path(folder: Path, name: str) -> Path:
    """Return the path of a file in the folder; raises Refused if it is elsewhere or a link."""
    parts = name.split("/")
    if any(part in OUTSIDE or "\\" in part or ":" in part or "\0" in part for part in parts):
        raise Refused("logo.outside", name=name)
    path = folder
    for part in parts:
        try:
            known = sorted(found.name for found in path.iterdir())
        except OSError:
            known = []
        if part not in known:
            close = get_close_matches(part, known, n=1, cutoff=0.6)
            near = path / close[0] if close else None
            suggestion = {"near": near.relative_to(folder).as_posix()} if near else {}
            raise Refused("logo.missing", name=name, **suggestion)
        path /= part
        if path.is_symlink():
            raise Refused("path.not-a-file")
    return path


def _read(path: Path) -> bytes:
    """Return the bytes of a file; raises Refused if there are too many."""
    if not path.is_file():
        raise Refused("path.not-a-file")
    try:
        with path.open("rb") as file:
            content = file.read(BYTES + 1)
    except OSError as error:
        raise Refused("path.unreadable", reason=error.strerror or str(error)) from error
    if len(content) > BYTES:
        raise Refused("logo.too-large", most=str(BYTES // 1000))
    return content
