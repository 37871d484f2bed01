"""Names of answers: spelt in one module, so that PDF and Word agree."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from gesprekskit.documents import names
from gesprekskit.documents.forms import Option
from tests.conftest import ROOT

PACKAGE = ROOT / "generator" / "gesprekskit"
TEMPLATES = sorted((PACKAGE / "renderers" / "templates").glob("*.jinja"))
MODULES = [
    path
    for folder in ("documents", "renderers", "compose")
    for path in sorted((PACKAGE / folder).rglob("*.py"))
    if path != Path(names.__file__) and "pages" not in path.parts
]


def texts(tree: ast.AST) -> Iterator[str]:
    """Yield the texts in code, without those that explain it."""
    explained = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in explained:
            yield from (part for part in [node.value] if isinstance(part, str))


SPELT = {
    word
    for text in texts(ast.parse(Path(names.__file__).read_text(encoding="utf-8")))
    for word in re.findall(r"[a-z][a-z-]*_?", text)
} - {"logo"}
"""Every part of a name that is spelt in `documents/names.py`; a logo is more than an answer."""


SHORTENED = "f'{digest}.{name[-(LONGEST - 9):]}'"
"""How Word's tag of a name is made that is too long for it."""


def test_the_parts_are_those_that_filled_in_files_have() -> None:
    assert {
        *("uitgave_", "anders_", "anders", "ja", "eigen_", "naam_", "zelf", "begeleider", "datum_"),
        *("naam", "datum", "antwoord", "uitleg", "beheerst", "paraaf"),
        *("gezien", "akkoord", "niet-akkoord"),
    } == SPELT


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_no_module_spells_a_name(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not {text for text in texts(tree) if text.rpartition(".")[2] in SPELT}
    joined = [
        ast.unparse(node)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        and any(isinstance(part, ast.Constant) and part.value == "." for part in node.values)
        and ast.unparse(node) != SHORTENED
    ]
    assert not joined, "a name is put together here"


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_no_template_spells_a_name(path: Path) -> None:
    code = re.findall(r"\{[{%](.*?)[%}]\}", path.read_text(encoding="utf-8"), re.DOTALL)
    quoted = [text for item in code for text in re.findall(r"""["']([^"']*)["']""", item)]
    assert not [text for text in quoted if text.rpartition(".")[2] in SPELT or text == "."]


def test_an_option_of_a_column_has_the_value_of_its_own_id() -> None:
    option = Option(node="section/a/b/klaar", name="af.klaar", label="klaar")
    assert names.tick("f.s.tabel.1.af", names.value(option)) == "f.s.tabel.1.af.klaar"
