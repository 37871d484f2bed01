"""A page is read into the tree that the engine's own parser makes of it, or left to that parser."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

import pytest
import tinyhtml5

from gesprekskit.renderers import html
from gesprekskit.renderers.html_tree import parsed
from tests.renderers.every_block import BLOCKS, form_of
from tests.renderers.test_pdf import VARIANTS

PAGE = """<!doctype html>
<html lang="nl">
<head><meta charset="utf-8"><title>Een &amp; ander</title></head>
<body>
<p>Een<br>zin</p>
</body>
</html>"""


def listed(element: Element) -> Iterator[tuple[str, dict[str, str], str, str]]:
    """Yield everything in a tree."""
    for item in element.iter():
        yield item.tag, item.attrib, item.text or "", item.tail or ""


def as_a_browser_reads(page: str) -> list[tuple[str, dict[str, str], str, str]]:
    return [*listed(tinyhtml5.parse(io.StringIO(page), namespace_html_elements=False))]


@pytest.mark.parametrize("variant", VARIANTS, ids=lambda case: case.name)
def test_a_form_is_read_as_a_browser_reads_it(variant: object) -> None:
    form = form_of(BLOCKS)
    whole = replace(form, sections=form.sections[:1], variant=variant)
    for page in (html.form(whole).page, html.form(whole).foot):
        root = parsed(page)
        assert root is not None
        assert [*listed(root)] == as_a_browser_reads(page)


@pytest.mark.parametrize("letter", "\t\n\u00a0é€’→😀\u2028\u3000")
def test_letters_are_read_as_a_browser_reads_them(letter: str) -> None:
    page = PAGE.replace("zin", f"{letter}zin{letter}")
    root = parsed(page)
    assert root is not None
    assert [*listed(root)] == as_a_browser_reads(page)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("zin", "<div>zin</div>"),
        ("zin", "<b>zin"),
        ("zin", "<a href='#a'><span><a href='#b'>zin</a></span></a>"),
        ("<br>", "&nbsp;"),
        ("<br>", "<!-- hier -->"),
        ("zin", "z\x0cin"),
        ("zin", "z\x85in"),
        ("zin", "z\r\nin"),
        ("<p>Een", "<p title='een\ntwee'>"),
        ("<p>Een", '<p title="een\ntwee">'),
        ("<p>Een<br>zin</p>", "<textarea>\nzin</textarea>"),
        ("<p>Een<br>zin</p>", "<table><tr><td>zin</td></tr></table>"),
        ("<p>Een<br>zin</p>", "<table>zin<tbody></tbody></table>"),
        ("<p>Een<br>zin</p>", "<ul>zin</ul>"),
        ("<p>Een<br>zin</p>", "<h1><h2>zin</h2></h1>"),
        ("<p>Een<br>zin</p>", "<script>a &amp; b</script>"),
        ("<p>Een<br>zin</p>", "<svg><path/></svg>"),
        ("</head>", "</head>zin"),
        ("<!doctype html>", ""),
    ],
)
def test_what_html_has_rules_for_is_left_to_the_parser_that_has_them(old: str, new: str) -> None:
    assert old in PAGE
    assert parsed(PAGE.replace(old, new)) is None
