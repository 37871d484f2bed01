"""Heads of columns for Word, which by itself breaks a long word without a hyphen."""

from __future__ import annotations

import re
from functools import cache

import pyphen

from gesprekskit.renderers.word.markup import Xml, el, run, styled

HYPHEN = "\u00ad"
WORD = re.compile(r"[^\W\d_]{5,}")
LETTER, MARGINS = 2.1, 3.0
"""What a letter of a head takes at most, on average, and what a cell keeps free, in mm."""


def head(label: str, width: float, language: str) -> Xml:
    """Return a label above a column in mm; long words have optional hyphens."""
    most = int((width - MARGINS) / LETTER)
    shown = WORD.sub(lambda found: _parted(found[0], most, language), label)
    return Xml(styled(el("w:softHyphen")).join(map(run, shown.split(HYPHEN))))


def _parted(word: str, most: int, language: str) -> str:
    """Return a word, with optional hyphens if it has more letters than this."""
    return _points(language).inserted(word, HYPHEN) if len(word) > most else word


@cache
def _points(language: str) -> pyphen.Pyphen:
    return pyphen.Pyphen(lang=language, left=2, right=3)
