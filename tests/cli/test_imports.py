"""What a command imports: only what it needs, since most of its time is starting up."""

from __future__ import annotations

import pickle
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from gesprekskit.outputs import DERIVED, OUTPUTS
from gesprekskit.render_function import RenderFunction
from gesprekskit.renderers.glyphs import drawable
from tests.conftest import KIT

DRAWING = ("PIL", "docx", "fontTools", "jinja2", "lxml", "pikepdf", "pypdfium2", "segno")
RUN = "import sys; from gesprekskit.cli import run; run(sys.argv[1:]); print(*sys.modules)"


def imported(*arguments: str) -> set[str]:
    """Return the libraries that a command has imported by the end."""
    command = [sys.executable, "-c", RUN, *arguments]
    ended = subprocess.run(command, capture_output=True, text=True, check=True)
    return {name.partition(".")[0] for name in ended.stdout.splitlines()[-1].split()}


@pytest.mark.parametrize("arguments", [("--help",), ("check", "--help"), ("--version",)])
def test_help_needs_no_library_but_click(arguments: tuple[str, ...]) -> None:
    heavy = {*DRAWING, "pydantic", "yaml", "mkdocs", "rich", "weasyprint"}
    assert not imported(*arguments) & heavy


def test_check_draws_nothing() -> None:
    assert not imported("check", str(KIT)) & {*DRAWING, "mkdocs", "rich", "weasyprint"}


def test_what_comes_from_the_cache_needs_nothing_that_draws(tmp_path: Path) -> None:
    command = ("print", str(KIT), "--conversation", "voortgangsgesprek", "--variant", "print")
    command = (*command, "--in", "nl", "--kind", "form", "-o", str(tmp_path / "print"))
    imported(*command)
    assert not imported(*command) & {*DRAWING, "mkdocs", "rich", "weasyprint"}
    assert list((tmp_path / "print").rglob("*.pdf"))


def test_a_child_that_draws_reads_no_kit() -> None:
    """What it gets is a document and the name of a function."""
    functions = [output.render for output in (*OUTPUTS, *DERIVED)]
    sent = pickle.dumps(functions)
    load = f"import pickle, sys; import gesprekskit.child_process; pickle.loads({sent!r})"
    draw = "".join(f"; import {function.__module__}" for function in functions)
    command = [sys.executable, "-c", f"{load}{draw}; print(*sys.modules)"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert not {"pydantic", "yaml", "gesprekskit.definitions", "gesprekskit.kit"} & {*said.split()}


@pytest.mark.parametrize("output", [*OUTPUTS, *DERIVED], ids=lambda case: case.name)
def test_a_render_function_goes_by_its_own_names(output: object) -> None:
    named = getattr(output, "render", None)
    assert isinstance(named, RenderFunction)
    function = getattr(import_module(named.__module__), named.__qualname__)
    assert (function.__module__, function.__qualname__) == (named.__module__, named.__qualname__)


def test_the_fonts_draw_every_plain_letter() -> None:
    assert {code for code in range(128) if chr(code).isprintable()} <= drawable()
