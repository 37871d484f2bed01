"""Lists and tables that are longer than a page: all of them is on paper, or it is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2
import pytest

from gesprekskit.documents import flow, forms
from gesprekskit.documents.forms import Block
from gesprekskit.renderers import pdf
from tests.renderers.every_block import BLOCKS, form_of, options
from tests.renderers.test_pdf import VARIANTS

BY_KIND = {block.name.rpartition(".")[2]: block for block in BLOCKS}
TASK = forms.MatrixTask(node="n", name="t", text="", safety=False)
ITEM = forms.ChecklistItem(node="n", name="i", text="")
ROW = forms.YearRow(node="n", name="r", label="", hint="")
MARKED = forms.TimelineRow(node="n", name="r", label="")


@dataclass(frozen=True)
class Long:
    """A block that is longer than a page: what each of its entries says, and its head."""

    kind: str
    change: dict[str, Any]
    entries: Sequence[str] = ()
    head: str = ""

    @property
    def block(self) -> Block:
        return replace(BY_KIND[self.kind], **self.change)


def named(entry: Any, key: str, count: int = 60) -> tuple[Any, ...]:
    return tuple(
        replace(entry, name=f"e{at}", **{key: f"Regel {at} eind"}) for at in range(1, count + 1)
    )


SAID = [f"Regel {at} eind" for at in range(1, 61)]
LONG = [
    Long("tabel", {"rows": 30}, head="Wat Gelukt?"),
    Long("afspraken", {"rows": 30}, head="Wat Gelukt?"),
    Long("matrix", {"tasks": named(TASK, "text")}, SAID, "Taak uitleg op"),
    Long("lijst", {"items": named(ITEM, "text"), "columns": 1}, SAID),
    Long("lijst", {"items": named(ITEM, "text", 100), "columns": 2, "width": 6}, SAID),
    Long("jaar", {"rows": named(ROW, "label")}, SAID, "Wie jan feb"),
    Long("tijd", {"rows": named(MARKED, "label")}, SAID, "Wanneer"),
    Long("een", {"options": options("e", *SAID), "columns": 1}, [*SAID, "anders:"]),
]


@pytest.mark.parametrize("variant", VARIANTS, ids=lambda variant: variant.name)
@pytest.mark.parametrize("long", LONG, ids=lambda long: long.kind)
def test_all_of_a_long_block_is_on_paper(long: Long, variant: forms.Variant) -> None:
    assert flow.flows(long.block)
    form = form_of([BY_KIND["kort"], long.block], variant=variant, max_pages=9)
    made = pdf.render(form)
    assert made.problems == ()
    with pypdfium2.PdfDocument(made.content) as document:
        said = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    assert [text for text in long.entries if not any(text in page for page in said)] == []
    pages = [page for page in said if any(text in page for text in long.entries)] or said[:-1]
    assert len(pages) > 1
    repeated = long.kind != "tijd" or variant.name != "fillable"  # its dates are there once
    assert [page for page in pages if repeated and long.head not in page] == []
    alone = [page for page in pages if 0 < sum(text in page for text in long.entries) < 2]
    assert alone == []


def test_a_heading_stays_with_its_list() -> None:
    """No heading is left at the foot of a page, and no page with a long list begins empty."""
    for lines in range(20, 27):
        before = replace(BY_KIND["lijnen"], lines=lines, name="voor")
        long = Long("lijst", {"items": named(ITEM, "text"), "columns": 1}).block
        section = replace(form_of([long]).sections[0], title="De kop", number=2)
        first = form_of([before])
        made = pdf.render(replace(first, sections=(first.sections[0], section), max_pages=9))
        with pypdfium2.PdfDocument(made.content) as document:
            said = [page.get_textpage().get_text_range() for page in document]
        (page,) = [text for text in said if "De kop" in text]
        assert "Regel 2 eind" in page


@pytest.mark.parametrize(
    ("kind", "change", "code", "said"),
    [
        ("vak", {"height": 400.0}, "print.line-off-page", ""),
        ("route", {"lines": 60}, "print.line-off-page", ""),
        ("uitleg", {"text": "woorden " * 2_000}, "print.off-page", "woorden woorden"),
    ],
)
def test_what_leaves_the_page_is_told(
    kind: str, change: dict[str, Any], code: str, said: str
) -> None:
    """No kit may ask for these; should a rule let one through, it is told all the same."""
    block = replace(BY_KIND[kind], **change)
    problems = [it for it in pdf.render(form_of([block])).problems if "off-page" in it.code]
    assert [it.code for it in problems] == [code]
    assert said in problems[0].values.get("text", "")
    assert problems[0].node == (block.node if said else "form/proef")
