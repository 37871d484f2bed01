"""Whatever a kit says shows as text: no character of it becomes markup, an attribute or a link."""

import html
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import get_args

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from mkdocs.utils import meta

from gesprekskit.documents import blocks, decks, downloads, filters, guidance, references
from gesprekskit.documents.blocks import Link
from gesprekskit.documents.pages import Block, Page, Section
from gesprekskit.renderers.markdown import paragraphs, quoted, render_block, render_page, text

ROOT = Path(__file__).parents[2]
AT = "gesprekken/voortgangsgesprek.md"

NASTY = [
    "*vet*",
    "_cursief_",
    "`code`",
    "[link](https://elders.example)",
    "![plaatje](x.png)",
    "<script>alert(1)</script>",
    "<!-- blok: rollen -->",
    "{: .klasse }",
    "{{ 7 * 7 }}",
    "{% raw %}",
    "| cel |",
    "# kop",
    "1. eerste",
    "12) twaalfde",
    "- punt",
    "+ punt",
    "> citaat",
    "---",
    "===",
    "```",
    "~~~",
    "!!! note",
    "??? note",
    "[^1]: noot",
    "&lt;&amp;",
    "&#42;",
    "\\*",
    'zegt "ja"',
    "'t Is",
    "een  twee",
    "</p></li></ul>",
    "https://elders.example/a_b_c",
    "<https://elders.example>",
    "een@elders.example",
    "ñ é ë ß İ",
    "Ç𝒳🙂",
    "\u00a0vast\u00a0",
]
characters = st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\u2028\u2029")
texts = st.one_of(
    st.text(characters, min_size=1, max_size=40),
    st.lists(st.sampled_from(NASTY), min_size=1, max_size=4).map(" ".join),
).filter(lambda said: said.strip() != "")


def every_block(t: str) -> tuple[Block, ...]:
    """Return one block of every kind, with `t` wherever a kit may have a text."""
    link = Link(t, "formulieren/x.md")
    file = downloads.File(link, t)
    files = downloads.Files((file, file, file), t)
    picture = downloads.Picture("formulieren/x.png", t)
    values = (("soort", "kaarten"),)
    download = downloads.Download(link, t, t, t, t, files, picture, values)
    bare = downloads.Download(link, t, t, t, t, downloads.Files((), t), None, ())
    listed = downloads.Downloads((download, bare), downloads.Pack(t, (file, file)))
    alone = downloads.Downloads((download,), downloads.Pack(t, ()))
    theme = decks.ThemeMark(letter=t, name=t, icon="werk", edge="golf")
    sides = (
        decks.Side(title=t, text=t, points=(t, t), numbered=True),
        decks.Side(title=t, text="", points=()),
    )
    cards = tuple(
        decks.Card(
            node="question/a", theme=theme, front=side, back=side, name="a", number=t, note=t
        )
        for side in sides
    )
    choice = filters.Filter("fase", t, (filters.Option("kern", t),))
    panel = filters.Panel(t, t, t, t, t, t, (choice,))
    facts = blocks.Facts((blocks.Fact(t, (t, link)), blocks.Fact(t, (t,))))
    contrast = blocks.Contrast(t, t)
    question = guidance.Question(t, (t, t), t)
    questions = (question, guidance.Question(t, ()))
    bank = guidance.BankQuestion("vo-01", t, question, (t, t), t, (("fase", "kern"),))
    requirement = references.SourceRequirement("000-01", t, t)
    source = references.SourceEntry(
        "000", "bron-000", t, t, "https://e.nl/a", t, t, t, (requirement,)
    )
    return (
        blocks.Paragraph(t),
        blocks.Points((t, t)),
        blocks.Points((t,), numbered=True),
        blocks.Links((link, link)),
        facts,
        blocks.Cards((blocks.Card(link, t, t), blocks.Card(link, t))),
        blocks.Contrasts(t, t, (contrast, contrast)),
        blocks.Answers((blocks.Answer(t, t),)),
        blocks.Table(t, (t, t), (blocks.Row(t, (t,)), blocks.Row(link, (t,)))),
        blocks.Table(t, (t, t), (blocks.Row(link, (t,)),), folded=True),
        listed,
        alone,
        downloads.DownloadGroups((downloads.DownloadGroup(t, "groep", alone),)),
        downloads.Finder(panel, (downloads.DownloadGroup(t, "groep", listed),)),
        downloads.FilesOfThing(files, picture, facts),
        downloads.FilesOfThing(downloads.Files((), t), None, facts),
        downloads.Deck(t, cards),
        guidance.Preparations((guidance.Preparation(t, t, (t,), t, (link, link)),)),
        guidance.Timeline((guidance.Phase("kern", t, t, t, questions),), t, t, t),
        guidance.Questions((guidance.QuestionGroup(t, questions),), t),
        guidance.Questions((guidance.QuestionGroup("", questions),), t),
        guidance.QuestionBank(panel, t, t, t, (bank, bank)),
        guidance.FeedbackSteps(t, (guidance.FeedbackStep(t, t, t, (t, t), contrast),), t, t, t, t),
        guidance.FeedbackRules(t, (guidance.FeedbackRule(t, t),)),
        references.SourceNotes((references.SourceNote(link, t),)),
        references.SourceList(t, (source,)),
        references.Glossary((references.GlossaryEntry("pop", t, t),)),
    )


def page_of(t: str) -> Page:
    sections = tuple(
        Section(t, f"deel-{number}", (block,)) for number, block in enumerate(every_block(t))
    )
    return Page(AT, t, t, t, (), t, (t,), sections)


class Reader(HTMLParser):
    """Collects the elements of a page with their classes and links, and every text it shows."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, str, str]] = []
        self.shown: list[str] = [""]
        self.attributes: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        place = "" if values.get("class") == "headerlink" else values.get("href") or ""
        self.elements.append((tag, values.get("class") or "", place))
        if "alt" in values:
            self.attributes.append(values["alt"] or "")
        if tag not in ("span", "strong", "em"):
            self.shown.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag not in ("span", "strong", "em"):
            self.shown.append("")

    def handle_data(self, data: str) -> None:
        self.shown[-1] += data


@pytest.fixture(scope="module")
def convert() -> Markdown:
    """Return Markdown as `mkdocs.yml` sets it up."""
    config = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    names, settings_of = [], {}
    for item in config["markdown_extensions"]:
        name, options = next(iter(item.items())) if isinstance(item, dict) else (item, {})
        names.append(name)
        settings_of[name] = options
    return Markdown(extensions=names, extension_configs=settings_of)


def read(convert: Markdown, markdown: str) -> Reader:
    body = meta.get_data(markdown)[0] if markdown.startswith("---\n") else markdown
    return Reader(convert.reset().convert(body))


def line(said: str) -> str:
    """Return a text as a page shows it: on one line, with single spaces."""
    return re.sub(r"[^\S\u00a0\u2007\u202f]+", " ", said.strip())


@settings(max_examples=25, deadline=None)
@given(said=texts)
@example(said=" ".join(NASTY))
def test_a_text_changes_no_element_of_the_page(convert: Markdown, said: str) -> None:
    plain = read(convert, render_page(page_of("gewoon")))
    found = read(convert, render_page(page_of(said)))
    assert found.elements == plain.elements


@settings(max_examples=25, deadline=None)
@given(said=texts)
@example(said=" ".join(NASTY))
def test_a_page_shows_every_character_of_a_text(convert: Markdown, said: str) -> None:
    plain = read(convert, render_page(page_of("gewoon")))
    found = read(convert, render_page(page_of(said)))
    expected = [line(shown.replace("gewoon", line(said))) for shown in plain.shown]
    assert [line(shown) for shown in found.shown] == expected
    assert set(found.attributes) - {""} == {line(said)}


@pytest.mark.parametrize("said", NASTY)
def test_a_block_alone_shows_its_text(convert: Markdown, said: str) -> None:
    for block, plain in zip(every_block(said), every_block("gewoon"), strict=True):
        found = read(convert, render_block(block, "index.md"))
        assert found.elements == read(convert, render_block(plain, "index.md")).elements
        assert line(said) in [part for shown in found.shown for part in parts(shown, said)]


def parts(shown: str, said: str) -> Iterator[str]:
    """Yield a text that is shown, and the text itself if it is among others there."""
    yield line(shown)
    if line(said) in line(shown):
        yield line(said)


def test_every_kind_of_block_is_tried() -> None:
    assert {type(block) for block in every_block("x")} == set(get_args(Block))


@given(said=texts)
def test_front_matter_gives_the_title_back(said: str) -> None:
    page = page_of(said)
    _, found = meta.get_data(render_page(page))
    assert html.unescape(found["title"]) == " ".join(said.split())
    assert not re.search(r"[<>\"]", found["title"])


def test_front_matter_is_quoted() -> None:
    assert quoted('a: "b" <c>\nd') == '"a: &quot;b&quot; &lt;c&gt; d"'


@pytest.mark.parametrize(
    ("at", "path", "expected"),
    [
        ("index.md", "gesprekken/a.md", "(gesprekken/a.md)"),
        ("gesprekken/b.md", "gesprekken/a.md", "(a.md)"),
        ("formulieren/x.md", "gesprekken/a.md", "(../gesprekken/a.md)"),
        ("over/bronnen.md", "over/bronnen.md#bron-000", "(bronnen.md#bron-000)"),
        ("index.md", "vragen/index.md?gesprek=a", "(vragen/index.md?gesprek=a)"),
        ("over/index.md", "https://e.nl/a_(b)", "(<https://e.nl/a_(b)>)"),
    ],
)
def test_links_are_relative_to_their_page(at: str, path: str, expected: str) -> None:
    assert expected in render_block(blocks.Links((Link("lees", path),)), at)


def test_a_text_in_paragraphs_keeps_them(convert: Markdown) -> None:
    found = read(convert, render_block(blocks.Paragraph("een\n \ntwee\ndrie"), AT))
    assert [shown for shown in map(line, found.shown) if shown] == ["een", "twee drie"]


def test_paragraphs_are_parted_by_empty_lines() -> None:
    assert paragraphs("\n\na\nb\n\n\n c\n") == ["a\nb", " c\n"]


def test_a_text_is_one_line() -> None:
    assert text(" een\n\ttwee\u00a0drie ") == "een twee\u00a0drie"
