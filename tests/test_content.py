"""The handwritten pages: short sentences, je and not u, a title and a description each."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest
from mkdocs.utils import meta

from gesprekskit.definitions.layers import Change
from gesprekskit.definitions.roles import Role
from gesprekskit.layers.stacks import load_stack
from gesprekskit.loading.occurrences import TextOccurrence, type_names
from gesprekskit.sources import read

ROOT = Path(__file__).parent.parent
CONTENT, KITS = ROOT / "content" / "nl", ROOT / "kits"
OPERATIONS = [type_names(item)[0] for item in get_args(get_args(Change)[0])]
PAGES = sorted(CONTENT.rglob("*.md"))
LONGEST = 18
MEAN_AT_MOST = 12


def sentences(markdown: str) -> list[str]:
    """Return the sentences of a page without its markup."""
    markdown = re.sub(r"```.*?```", "", markdown, flags=re.DOTALL)
    text = re.sub(r"<!--.*?-->|\{:[^}]*\}", "", markdown)
    text = re.sub(r"<[^>]+>|\|", "\n", text)
    text = re.sub(r"\]\([^)]*\)", "]", text)
    text = re.sub(r"\{(?:role|term|conversation):([a-z-]+)[^}]*\}", r"\1", text)
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
    assert max(lengths) <= LONGEST, max(said, key=lambda item: len(item.split()))
    assert sum(lengths) / len(lengths) <= MEAN_AT_MOST
    formal = [sentence for sentence in said if re.search(r"\b(?:u|uw)\b", sentence, re.IGNORECASE)]
    assert not formal


def without_was(text: str) -> str:
    """Return changes as their author wrote them, without what the program recorded."""
    lines = (line for line in text.splitlines() if not line.lstrip().startswith("was: "))
    return "\n".join(re.sub(r", was: \{.*?\}\}", "}", line) for line in lines)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_the_page_for_companies_shows_stands_in_the_example(language: str) -> None:
    page = CONTENT.parent / language / "over" / "pas-de-kit-aan.md"
    blocks = re.findall(r"```yaml\n(.*?)\n```", page.read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks) == 7
    files = sorted((KITS / "voorbeeldbedrijf").rglob("*.yml"))
    written = "\n".join(without_was(file.read_text(encoding="utf-8")) for file in files)
    assert [block for block in blocks if block not in written] == []


def test_the_example_uses_every_operation_and_says_what_it_replaced() -> None:
    found = [
        change
        for path in (KITS / "voorbeeldbedrijf" / "changes").glob("*.yml")
        for change in read(path.read_bytes(), path.name)[0].at(("changes",))
    ]
    assert {row["type"] for row in found} == set(OPERATIONS)
    assert [row["node"] for row in found if "was" not in row] == []


def test_texts_name_roles_by_their_slot_only() -> None:
    """A company that renames a role finds the new word everywhere."""
    library = load_stack(KITS / "werkplekleren").library
    roles = [name for role in library.all(Role) for name in (role.name, role.plural)]
    literal = re.compile(rf"\b({'|'.join(roles)})\b", re.IGNORECASE)
    found = [
        occurrence.text.source
        for file in library.files
        for occurrence in file.occurrences
        if isinstance(occurrence, TextOccurrence)
        and occurrence.where[-1] not in ("name", "plural")
        and not {"also_called", "translations"} & set(occurrence.where)
        and literal.search(re.sub(r"\{[^}]*\}", "", occurrence.text.source))
    ]
    assert found == []


ARTICLES = re.compile(r"\b(de|het|deze|die|dit|dat) \{role:[a-z-]+\}", re.IGNORECASE)
"""An article that stays when a company's word for the role has another one."""


def test_articles_of_roles_come_with_the_role() -> None:
    library = load_stack(KITS / "werkplekleren").library
    found = [
        occurrence.text.source
        for file in library.files
        for occurrence in file.occurrences
        if isinstance(occurrence, TextOccurrence) and ARTICLES.search(occurrence.text.source)
    ]
    found += [str(page) for page in PAGES if ARTICLES.search(page.read_text(encoding="utf-8"))]
    assert found == []
