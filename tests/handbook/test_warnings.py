"""Warnings of MkDocs, reported as mistakes in handwritten pages."""

from __future__ import annotations

from pathlib import Path

from gesprekskit.diagnostics import Diagnostic, Span
from gesprekskit.handbook.warnings import diagnostics

BEGIN = "Doc file 'a.md' contains"
END = "but the target 'b.md' is not found among documentation files."


def test_a_link_is_found_where_it_stands_each_time_it_does(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("b.md [x](b.md)\n\n  <b.md>\n", encoding="utf-8")
    found = diagnostics([f"{BEGIN} a link 'b.md', {END}"] * 2, tmp_path)
    assert [
        (diagnostic.span.line, diagnostic.span.column, diagnostic.code) for diagnostic in found
    ] == [
        (1, 10, "handbook.link"),
        (3, 4, "handbook.link"),
    ]


def test_a_link_that_a_block_brought_in_is_told_of_the_page(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("<!-- blok: gesprekken -->\n", encoding="utf-8")
    (found,) = diagnostics([f"{BEGIN} an unrecognized relative link 'b', it was left"], tmp_path)
    assert found == Diagnostic(Span(str(tmp_path / "a.md")), "handbook.link", {"link": "b"})


def test_a_page_that_generated_pages_lead_to_is_told_once(tmp_path: Path) -> None:
    menu = "A reference to 'b.md' is included in the 'nav' configuration, which is not found"
    found = diagnostics([menu, f"{BEGIN} a link 'b.md#c', {END}"], tmp_path)
    assert found == [Diagnostic(Span(str(tmp_path / "b.md")), "handbook.missing-page")]


def test_anything_else_is_told_as_it_is(tmp_path: Path) -> None:
    (found,) = diagnostics(["the moon is full"], tmp_path)
    assert (found.code, found.values) == ("handbook.page", {"message": "the moon is full"})
