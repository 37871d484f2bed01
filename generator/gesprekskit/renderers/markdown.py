"""A page or a block of the handbook in, Markdown for MkDocs out; pure.

What a kit says is text: every character that Markdown, HTML or an attribute list could take for
markup is written as a character reference, wherever a template prints it. Links are relative to the
page they are on, so that MkDocs finds the dead ones.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Callable
from functools import cache, lru_cache
from html import escape
from pathlib import Path
from typing import Any, assert_never

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from gesprekskit.documents import blocks, downloads, guidance, references
from gesprekskit.documents.pages import Block, Page

READS = ("templates/pages/*.md.jinja",)
TEMPLATES = Path(__file__).parent / "templates" / "pages"
BREAKABLE = r"[^\S\u00a0\u2007\u202f]"
MARKUP = re.compile(r"""[\\`*_\[\]<>{}|#&~^=:"']""")
LEADING = re.compile(r"^(?:[-+!?]|\d+(?=[.)]))")
"""What starts a list, a box or a heading when it is the first character on a line."""


def render_page(page: Page) -> str:
    """Return the page as Markdown with front matter."""
    return _filled(
        "page",
        page=page,
        title=quoted(page.title),
        description=quoted(page.description),
        block=lambda block: Markup(render_block(block, page.path)),
    )


# While a handbook is edited, most blocks are the same after each change.
@lru_cache(maxsize=4096)
def render_block(block: Block, at: str) -> str:
    """Return the block as Markdown for the page at this path."""
    return _filled(template_name(block), block=block, href=_relative_to(at))


def text(value: str) -> Markup:
    """Return a text as one line of Markdown that shows its every character."""
    line = re.sub(f"{BREAKABLE}+", " ", value.strip())
    safe = MARKUP.sub(lambda found: _coded(found[0]), line)
    return Markup(LEADING.sub(lambda found: _coded(found[0]), safe))


def paragraphs(value: str) -> list[str]:
    """Return the paragraphs of a text."""
    return [part for part in re.split(rf"\n{BREAKABLE}*\n", value) if part.strip()]


def quoted(value: str) -> Markup:
    """Return a text as a value for the front matter, which the theme prints into HTML."""
    return Markup(json.dumps(escape(" ".join(value.split())), ensure_ascii=False))


def template_name(block: Block) -> str:
    """Return the name of the template that prints this kind of block."""
    match block:
        case blocks.Paragraph():
            return "paragraph"
        case blocks.Points():
            return "points"
        case blocks.Links():
            return "links"
        case blocks.Facts():
            return "facts"
        case blocks.Cards():
            return "cards"
        case blocks.Contrasts():
            return "contrasts"
        case blocks.Answers():
            return "answers"
        case blocks.Table():
            return "table"
        case downloads.Downloads():
            return "downloads"
        case downloads.DownloadGroups():
            return "download_groups"
        case downloads.Finder():
            return "finder"
        case downloads.FilesOfThing():
            return "files_of_thing"
        case downloads.Deck():
            return "deck"
        case guidance.Preparations():
            return "preparations"
        case guidance.Timeline():
            return "timeline"
        case guidance.Questions():
            return "questions"
        case guidance.QuestionBank():
            return "question_bank"
        case guidance.FeedbackSteps():
            return "feedback_steps"
        case guidance.FeedbackRules():
            return "feedback_rules"
        case references.SourceNotes():
            return "source_notes"
        case references.SourceList():
            return "source_list"
        case references.Glossary():
            return "glossary"
        case _:
            assert_never(block)


def _relative_to(at: str) -> Callable[[str], Markup]:
    folder = posixpath.dirname(at) or "."

    def href(path: str) -> Markup:
        return Markup(f"<{path}>" if ":" in path else posixpath.relpath(path, folder))

    return href


def _coded(characters: str) -> str:
    return "".join(f"&#{ord(character)};" for character in characters)


def _finish(value: Any) -> Any:
    return text(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def _environment() -> Environment:
    """Return the environment in which all that a template prints is escaped for Markdown."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        finalize=_finish,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["paragraphs"] = paragraphs
    return environment


def _filled(template: str, **values: Any) -> str:
    return _environment().get_template(f"{template}.md.jinja").render(values)
