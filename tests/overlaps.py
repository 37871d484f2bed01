"""A PDF in, the pairs of words that are printed over each other out."""

from __future__ import annotations

import re
import subprocess
from html import unescape
from pathlib import Path

WORD = re.compile(
    r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)</word>'
)
ABOVE, BELOW = 0.2, 0.2
"""What of the height of a word's box is room for accents and tails, which words may share."""


Boxed = tuple[float, float, float, float, str]
"""The left, top, right and bottom of a word in pt from the page's left top, and the word."""


def printed_words(path: Path) -> list[list[Boxed]]:
    """Return the words of every page."""
    command = ["pdftotext", "-bbox", str(path), "-"]
    out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return [
        [
            (float(left), float(top), float(right), float(bottom), unescape(word))
            for left, top, right, bottom, word in WORD.findall(page)
        ]
        for page in out.split("<page ")[1:]
    ]


def overlapping(path: Path) -> list[tuple[int, str, str]]:
    """Return page, from 1, and both words, for each pair that shares a place on a page."""
    found = []
    for number, words in enumerate(printed_words(path), 1):
        words.sort(key=lambda one: one[1])
        for at, one in enumerate(words):
            for other in words[at + 1 :]:
                if other[1] >= one[3]:
                    break
                if _share(one, other):
                    found.append((number, one[4], other[4]))
    return found


def _share(one: Boxed, other: Boxed) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    (top, bottom), (others_top, others_bottom) = _body(one), _body(other)
    return across > 1 and min(bottom, others_bottom) > max(top, others_top)


def _body(word: Boxed) -> tuple[float, float]:
    """Return the top and bottom of a word without its accents and tails."""
    height = word[3] - word[1]
    return word[1] + ABOVE * height, word[3] - BELOW * height
