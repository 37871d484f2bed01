"""A PDF in, the words that are broken in it without a hyphen out."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from gesprekskit.documents.forms import Form
from gesprekskit.renderers.glyphs import texts
from tests.overlaps import printed_words

MARKS = ":"
"""What the program sets behind a word of the form."""


def cut(form: Form, path: Path) -> list[str]:
    """Return what is printed in a form's PDF that is neither a word of it nor a hyphenated part."""
    known = {word.strip(MARKS) for _, text in texts(form, "") for word in text.split()}
    printed = [word.what.strip(MARKS) for page in printed_words(path) for word in page]
    starts = {text.removesuffix("-") for text in printed if text.endswith("-")}
    return [
        text
        for text in printed
        if text not in known
        and not text.isdigit()
        and not _starts(text, known)
        and not any(_ends(text, word, starts) for word in known)
    ]


def _starts(part: str, known: Collection[str]) -> bool:
    """Return True if a part followed by a hyphen starts a known word."""
    return part.endswith("-") and any(part.removesuffix("-") in word for word in known)


def _ends(part: str, word: str, starts: Collection[str]) -> bool:
    """Return True if a part ends a word that begins with one of the hyphenated starts."""
    before = word.removesuffix(part).removesuffix("-")
    return before != word and any(start and before.endswith(start) for start in starts)
