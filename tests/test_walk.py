"""The walk in the generator's README: every file and function that it names exists."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "generator" / "gesprekskit"
README = (ROOT / "generator" / "README.md").read_text(encoding="utf-8")
WALK = README.partition("\n## The walk\n")[2].partition("\n## ")[0]
STEP = re.compile(r"^\d+\. .*\n(?: {3,4}.*\n)*", re.MULTILINE)
NAMED = re.compile(r"`([\w/]+\.(?:py|html\.jinja))`|`([\w.]+)\(\)`")


def named(step: str) -> Iterator[tuple[str, str]]:
    """Yield the files that a step names, and each function with the file named before it."""
    file = ""
    for found in NAMED.finditer(step):
        file = found[1] or file
        yield file, found[2] or ""


STEPS = STEP.findall(WALK)
NAMES = sorted({name for step in STEPS for name in named(step)})


def defined(path: Path) -> Iterator[str]:
    """Yield the functions that a module defines, and the methods of its classes."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef):
            yield node.name
        elif isinstance(node, ast.ClassDef):
            yield from (
                f"{node.name}.{inner.name}"
                for inner in node.body
                if isinstance(inner, ast.FunctionDef)
            )


def test_there_are_three_walks() -> None:
    assert WALK.count("\n### ") == 3
    assert len(STEPS) == len(re.findall(r"^\d+\.", WALK, re.MULTILINE)) > 20
    assert len(NAMES) > 60


@pytest.mark.parametrize(("file", "function"), NAMES)
def test_what_the_walk_names_is_there(file: str, function: str) -> None:
    path = PACKAGE / file
    assert path.is_file(), file
    assert not function or function in defined(path), f"{file} has no {function}"


def test_the_order_of_imports_is_that_of_the_contract() -> None:
    options = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = (
        option
        for option in options["tool"]["importlinter"]["contracts"]
        if option["id"] == "layers"
    )
    start, *layers = contract["layers"]
    assert start == "__main__"
    assert f"\n`{' > '.join(layers)}`\n" in README


def test_the_table_has_every_folder() -> None:
    folders = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert folders == set(re.findall(r"^\| `(\w+)/` \|", README, re.MULTILINE))
