"""Two values in, the same values in pieces out: which words of each are not in the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from gesprekskit.documents.letters import Piece, Pieces

WORDS = re.compile(r"\w+\s*|\W")
"""A word with the space behind it, or a mark: together they are the whole text."""
BETWEEN = " | "
"""What stands between the entries of a list."""
LEAST_ALIKE = 0.4
"""How much two texts have in common at least if their words are compared one by one."""
MOST_WORK = 1_000_000
"""The number of pairs of words up to which they are compared: a page against a page."""

Value = str | Sequence[str]
"""A text, or a list of them."""


def differing(was: Value, now: Value) -> tuple[Pieces, Pieces]:
    """Return both values in pieces; where they have little in common, each is one piece."""
    old, new = list(_words(was)), list(_words(now))
    matcher = SequenceMatcher(None, _bare(old), _bare(new), autojunk=False)
    if len(old) * len(new) > MOST_WORK or matcher.quick_ratio() < LEAST_ALIKE:
        return _whole(old), _whole(new)
    if matcher.ratio() < LEAST_ALIKE:
        return _whole(old), _whole(new)
    same = [block for block in matcher.get_matching_blocks() if block.size]
    kept = {block.a + at for block in same for at in range(block.size)}
    came = {block.b + at for block in same for at in range(block.size)}
    return _pieces(old, kept), _pieces(new, came)


def _words(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield from WORDS.findall(value)
        return
    for at, entry in enumerate(value, start=1):
        yield entry if at == len(value) else f"{entry}{BETWEEN}"


def _bare(words: Sequence[str]) -> list[str]:
    """Return the words without what separates them: the last one of a text has no space."""
    return [word.removesuffix(BETWEEN).rstrip() or word for word in words]


def _whole(words: Sequence[str]) -> Pieces:
    return (Piece("".join(words), changed=True),) if words else ()


def _pieces(words: Sequence[str], same: set[int]) -> Pieces:
    """Return the words joined where they have the same fate; no space is marked at an end."""
    return tuple(
        Piece("".join(words[at] for at in group), changed=changed)
        for changed, group in groupby(range(len(words)), key=lambda at: at not in same)
    )
