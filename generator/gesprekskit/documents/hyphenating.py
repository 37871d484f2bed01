"""Where a long word breaks: into the narrowest parts that the PDF engine makes of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pyphen

LEAST, LEFT = 5, 2
"""How many letters a word has that is broken, and the part before a break, as in the styles."""

HYPHENATED = re.compile(rf"\w{{{LEAST},}}")
PART = re.compile(
    r"(?<=[-/])(?=[^\W\d_])|(?<=[–—?!|}…])(?=\w)|(?=—)|(?<=[^\W\d_][/.,:;])(?=\d)|\s+",
)
"""Between what may stand on two lines without a hyphen."""

INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
"""What decides about breaks itself: where such a letter is, nothing can be said."""


def parts(text: str) -> list[str]:
    """Return the parts of a text between which a line may end, without hyphens."""
    return [] if INVISIBLE.search(text) else [part for part in PART.split(text) if part]


def narrowest(part: str, language: str, hyphen: str, right: int) -> Iterator[str]:
    """Yield what is left of a part of a text if every line of it is as short as it can be.

    A syllable at the end has at least `right` letters.
    """
    while found := HYPHENATED.search(part):
        at = next(iter(_points(language, right).positions(found[0])), None)
        if at is None:
            break
        yield part[: found.start() + at] + hyphen
        part = part[found.start() + at :]
    yield part


@cache
def _points(language: str, right: int) -> pyphen.Pyphen:
    return pyphen.Pyphen(lang=pyphen.language_fallback(language), left=LEFT, right=right)
