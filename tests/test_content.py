"""The handwritten pages: short sentences, je and not u, a title and a description each."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from mkdocs.utils import meta

CONTENT = Path(__file__).parent.parent / "content" / "nl"
PAGES = sorted(CONTENT.rglob("*.md"))
LONGEST = 18
MEAN_AT_MOST = 12


def sentences(markdown: str) -> list[str]:
    """Return the sentences of a page without its markup."""
    text = re.sub(r"<!--.*?-->|\{:[^}]*\}", "", markdown)
    text = re.sub(r"<[^>]+>|\|", "\n", text)
    text = re.sub(r"\]\([^)]*\)", "]", text)
    text = re.sub(r"\{(?:role|term):([a-z-]+)[^}]*\}", r"\1", text)
    lines = re.split(r"\n\s*(?:[-#]+|\d\.)?\s*", re.sub(r"[*\[\]]", "", text))
    parts = [part.strip() for line in lines for part in re.split(r"(?<=[.?!:])\s+", line)]
    return [part for part in parts if re.search(r"\w", part)]


def test_there_are_pages() -> None:
    assert len(PAGES) >= 13


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(CONTENT).as_posix())
def test_page(path: Path) -> None:
    body, front = meta.get_data(path.read_text(encoding="utf-8"))
    assert front["title"]
    assert 20 < len(front["description"]) < 160
    said = sentences(body)
    lengths = [len(sentence.split()) for sentence in said]
    assert max(lengths) <= LONGEST, max(said, key=lambda one: len(one.split()))
    assert sum(lengths) / len(lengths) <= MEAN_AT_MOST
    formal = [sentence for sentence in said if re.search(r"\b(?:u|uw)\b", sentence, re.IGNORECASE)]
    assert not formal
