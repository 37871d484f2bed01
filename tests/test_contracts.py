"""The rules of the code: where libraries are imported, no cycles, modules of a readable size."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
import tomllib
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Any

import grimp
import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "generator" / "gesprekskit"
OPTIONS: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROTECTED: dict[str, list[str]] = {
    library: contract["allowed_importers"]
    for contract in OPTIONS["tool"]["importlinter"]["contracts"]
    if contract["type"] == "protected"
    for library in contract["protected_modules"]
}
"""The modules that may import each outside library."""

ELSEWHERE = ("renderers.column_heads", "brands.colours")
"""Modules that need no library; the second takes those that the first may import."""

ONCE_ALLOWED = {
    "gesprekskit.renderers.column_heads": "pikepdf",
    "gesprekskit.brands.colours": "yaml",
}
"""Imports that broke no contract before each library had its place."""

TYPES_ONLY = """
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gesprekskit.renderers.html import HtmlPage
"""

LONGEST_MODULE, LONGEST_FUNCTION = 250, 60
LONG_MODULES = {
    "brands/vectors.py": "one table of what is allowed in a drawing, and the walk that reads it",
    "definitions/base.py": "the plain types of every field, each with its refusal and its schema",
    "definitions/fields.py": "the twelve kinds of field of one union, each with its descriptions",
    "documents/forms.py": "the kinds of block of one union",
    "layers/applying.py": "the six changes that a layer can make, a function for each",
    "renderers/pdf.py": "a function for each kind of thing that is drawn, and what each reads",
    "renderers/word/blocks.py": "a function for each kind of block of one union",
    "updates/upstream.py": "the states of a change, each told from the same three trees",
}
"""Modules that are longer than the rest, and why they are not cut."""


def elsewhere(library: str) -> str:
    """Return a module of the package that may not import a library."""
    return next(
        f"gesprekskit.{module}"
        for module in ELSEWHERE
        if not any(f"gesprekskit.{module}.".startswith(f"{it}.") for it in PROTECTED[library])
    )


def lint(root: Path) -> str:
    """Return what import-linter reports of the package below a folder."""
    lint_imports = Path(sys.executable).with_name("lint-imports")
    environment = {**os.environ, "PYTHONPATH": str(root / "generator"), "COLUMNS": "300"}
    done = subprocess.run(
        [lint_imports, "--no-cache", "--no-logo"],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the report on a copy of the package that imports every library where it may not."""
    copy = tmp_path_factory.mktemp("contracts")
    shutil.copy(ROOT / "pyproject.toml", copy)
    python_only = shutil.ignore_patterns("__pycache__", "*.svg", "*.woff2", "*.yml", "*.css")
    shutil.copytree(PACKAGE, copy / "generator" / "gesprekskit", ignore=python_only)
    for module, wrong in [
        *((elsewhere(library), f"import {library}\n") for library in PROTECTED),
        *((module, f"import {library}\n") for module, library in ONCE_ALLOWED.items()),
        ("gesprekskit.renderers.templating", TYPES_ONLY),
    ]:
        path = copy / "generator" / f"{module.replace('.', '/')}.py"
        path.write_text(path.read_text(encoding="utf-8") + wrong, encoding="utf-8")
    return lint(copy)


@pytest.mark.parametrize("library", PROTECTED)
def test_a_library_is_refused_outside_its_place(report: str, library: str) -> None:
    assert f"{elsewhere(library)} -> {library} (l." in report


@pytest.mark.parametrize(("module", "library"), ONCE_ALLOWED.items())
def test_an_import_that_once_broke_nothing_is_refused(
    report: str, module: str, library: str
) -> None:
    assert f"{module} -> {library} (l." in report


def test_a_cycle_by_an_import_for_types_alone_is_refused(report: str) -> None:
    assert "no package has a cycle in it BROKEN" in report
    assert "No cycles are allowed in gesprekskit.renderers." in report


def test_no_contract_is_broken() -> None:
    assert " 0 broken." in lint(ROOT)


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    """Return the imports of each module in the package, including those for types alone."""
    return grimp.build_graph(
        "gesprekskit",
        include_external_packages=True,
        exclude_type_checking_imports=False,
        cache_dir=None,
    )


def test_each_library_that_is_imported_has_its_place(graph: grimp.ImportGraph) -> None:
    outside = {name for name in graph.modules if name.partition(".")[0] != "gesprekskit"}
    assert outside - sys.stdlib_module_names == set(PROTECTED)


def test_no_module_imports_itself_over_others(graph: grimp.ImportGraph) -> None:
    own = {name for name in graph.modules if name.partition(".")[0] == "gesprekskit"}
    imported = {name: graph.find_modules_directly_imported_by(name) & own for name in own}
    try:
        TopologicalSorter(imported).prepare()
    except CycleError as error:
        pytest.fail(" > ".join(error.args[1]))


def test_long_modules_have_a_reason() -> None:
    long = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if len(path.read_text(encoding="utf-8").splitlines()) > LONGEST_MODULE
    }
    assert long == set(LONG_MODULES)


def test_no_function_is_longer_than_a_screen() -> None:
    long = [
        f"{path.relative_to(PACKAGE)}:{node.lineno} {node.name}"
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ]
    assert not long
