"""Figures of what is printed: in one module, and the same in the style sheets."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from gesprekskit.definitions.kit import Print
from gesprekskit.documents import measures
from gesprekskit.documents.decks import SIZES
from tests.conftest import ROOT

PACKAGE = ROOT / "generator" / "gesprekskit"
RENDERERS = PACKAGE / "renderers"
STYLES = {path.stem: path.read_text(encoding="utf-8") for path in RENDERERS.glob("styles/**/*.css")}
TEMPLATES = sorted((RENDERERS / "templates").glob("*.jinja"))


def style(sheet: str, selector: str, name: str) -> str:
    """Return the first value of a property of a selector in a style sheet."""
    text = re.sub(r"/\*.*?\*/", "", STYLES[sheet], flags=re.DOTALL)
    for selectors, rules in re.findall(r"([^{}]+)\{([^{}]*)\}", text):
        if selector in [part.strip() for part in selectors.split(",")]:
            for rule in rules.split(";"):
                key, _, value = rule.partition(":")
                if key.strip() == name:
                    return value.strip()
    raise AssertionError(f"{sheet}.css says no {name} of {selector}")


@pytest.mark.parametrize(
    ("sheet", "selector", "name", "lengths"),
    [
        ("form", "@page landscape", "size", (measures.LONG, measures.SHORT)),
        ("form", "@page :left", "margin-left", (measures.OUTSIDE,)),
        ("form", "@page :left", "margin-right", (measures.BINDING,)),
        ("form", ":root", "--tick", (measures.TICK,)),
        ("form", ":root", "--between", (measures.CELL.between,)),
        ("large-print", ":root", "--between", (measures.LARGE_CELL.between,)),
        ("form", ".option-label", "padding-left", (measures.TICK_TO_LABEL,)),
        ("form", ".cell-option > .option-label", "padding-left", (measures.CELL.gap,)),
        ("form", ".square", "width", (measures.TICK,)),
        ("form", ".square", "height", (measures.TICK,)),
        ("form", ".circle", "border-radius", (measures.TICK / 2,)),
        ("form", ".line", "border-bottom", (measures.RULE,)),
        ("form", ".short", "border-bottom", (measures.RULE,)),
        ("form", ".row", "margin-right", (-measures.BLOCK_GAP,)),
        ("form", ".block", "margin-right", (measures.BLOCK_GAP,)),
        ("form", ".signatory", "margin-right", (measures.BLOCK_GAP,)),
        ("form", ".options", "margin-right", (-measures.OPTION_GAP,)),
        ("form", ".other", "margin-right", (measures.OPTION_GAP,)),
        ("form", ".stops", "margin-right", (-measures.OPTION_GAP,)),
        ("form", ".stop", "margin-right", (measures.OPTION_GAP,)),
        ("form", ".scan", "width", (measures.SCAN,)),
        ("form", ".scan", "margin-left", (measures.SCAN_GAP,)),
        ("form", ".qr", "height", (measures.SCAN,)),
        ("form", ".answers", "width", (measures.ANSWERS - 0.1,)),
        ("form", ".sign-row", "height", (measures.LINE,)),
        ("form", ".matrix tbody tr", "height", (measures.TASK_ROW,)),
        ("form", ".moments thead th", "height", (measures.DATE_ROW,)),
        ("form", ".moments .task", "width", (measures.TIMELINE_HEAD,)),
        ("form", ".arrow", "margin-left", (measures.TIMELINE_HEAD,)),
        ("large-print", ":root", "--tick", (measures.LARGE_TICK,)),
        ("large-print", ".square", "width", (measures.LARGE_TICK,)),
        ("large-print", ".circle", "border-radius", (measures.LARGE_TICK / 2,)),
        ("fillable", "input.square", "width", (measures.TICK,)),
        ("deck", ".card", "padding", (measures.CARD_PADDING,)),
        ("deck", ".card", "width", (SIZES["a7"].width,)),
        ("deck", ".words", "min-width", (measures.CARD_WORDS,)),
        ("deck", ".card-emblem", "margin-right", (measures.CARD_EMBLEM_GAP / 2,)),
        ("poster", "@page landscape", "size", (measures.A3_LONG, measures.LONG)),
        ("poster", ".road", "width", (measures.ROAD[0],)),
        ("poster", ".road", "height", (measures.ROAD[1],)),
    ],
)
def test_a_style_sheet_has_the_same_figure(
    sheet: str, selector: str, name: str, lengths: tuple[float, ...]
) -> None:
    found = re.findall(r"(-?[\d.]+)mm", style(sheet, selector, name))
    assert tuple(map(float, found)) == pytest.approx(lengths)


def test_margins_of_a_form_are_the_same() -> None:
    found = re.search(
        r"size: (\S+)mm (\S+)mm; margin: (\S+)mm (\S+)mm (\S+)mm (\S+)mm", STYLES["form"]
    )
    assert found is not None
    sides = measures.TOP, measures.OUTSIDE, measures.BOTTOM, measures.BINDING
    assert tuple(map(float, found.groups())) == (measures.SHORT, measures.LONG, *sides)


def test_lines_are_as_far_apart_as_a_kit_says_by_default() -> None:
    assert Print.model_fields["line_height"].default == measures.LINE


SHARES = {"100 * one.other_columns / one.columns", "one.steps - 1", "at.number + 1"}
"""Parts of a width, and counting."""


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_no_template_calculates_a_length(path: Path) -> None:
    """A template may divide a width among columns; lengths come from `measures`."""
    code = re.findall(r"\{\{(.*?)\}\}", path.read_text(encoding="utf-8"), re.DOTALL)
    bare = [re.sub(r"""(["']).*?\1""", "", item) for item in code]
    figures = {text.strip() for text in bare if re.search(r"[-+*/]\s*\d|\d\.\d|\d\s*[-*]", text)}
    assert figures <= SHARES


SHARES_AND_INCHES = {0.1, 0.9, 25.4}
"""What a cut column is of another at least and at most, and millimetres in an inch."""


@pytest.mark.parametrize(
    "path", sorted((RENDERERS / "word").glob("*.py")), ids=lambda path: path.stem
)
def test_no_word_module_has_a_figure_of_its_own(path: Path) -> None:
    """Looks of paragraphs and tables are Word's style sheets; the rest comes from `measures`."""
    if path.stem in ("theme", "tablestyles", "styles", "hyphens", "text_width", "pictures"):
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    floats = {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, float)
    }
    assert floats <= SHARES_AND_INCHES, "a figure in mm belongs in documents/measures.py"


def test_every_figure_is_used() -> None:
    names = {var for var in vars(measures) if var.isupper()}
    assert len(names) > 60
    sources = [path for path in PACKAGE.rglob("*") if path.suffix in (".py", ".jinja")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    assert {name for name in names if len(re.findall(rf"\b{name}\b", text)) < 2} == set()
