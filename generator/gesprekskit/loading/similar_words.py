"""A misspelt word and the words that are known in, the one that was meant out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from itertools import islice

CLOSE = 0.6
LONGEST = 100
"""How many letters a word has at most that is taken for a slip."""
MOST_COMPARED = 500
"""With how many known words one is compared, and how many unknown ones of a mapping."""
NEIGHBOURS = 50
"""Of more, how many on each side in the alphabet are compared."""


def near(word: str, known: Sequence[str]) -> dict[str, str]:
    """Return the suggestion for a misspelt word, as values of a diagnostic."""
    if len(word) > LONGEST:
        return {}
    likely = known if len(known) <= MOST_COMPARED else _around(word, known)
    close = get_close_matches(word, likely, n=1, cutoff=CLOSE)
    return {"near": close[0]} if close else {}


def near_to_any(words: Iterable[str], known: Sequence[str]) -> set[str]:
    """Return the known words that any of these words is like."""
    if not known:
        return set()
    return {
        close
        for word in islice(words, MOST_COMPARED)
        if len(word) <= LONGEST
        for close in get_close_matches(word, known, n=len(known), cutoff=CLOSE)
    }


def _around(word: str, known: Sequence[str]) -> set[str]:
    """Return the words that begin or end most like this one: comparing takes long."""
    backwards = _beside(word[::-1], [name[::-1] for name in known])
    return {*_beside(word, known), *(name[::-1] for name in backwards)}


def _beside(word: str, known: Sequence[str]) -> Sequence[str]:
    """Return the words before and after this one in the alphabet."""
    ordered = sorted(known)
    at = bisect_left(ordered, word)
    return ordered[max(at - NEIGHBOURS, 0) : at + NEIGHBOURS]
