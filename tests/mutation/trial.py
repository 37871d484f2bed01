"""A mutant in, whether the tests notice it out: in a forked process.

The parent has imported what no mutant can change, so that a trial costs little more than its tests.
"""

from __future__ import annotations

import importlib
import importlib.abc
import importlib.machinery
import os
import signal
import sys
import time
import traceback
from collections.abc import Sequence
from pathlib import Path
from types import CodeType
from typing import Literal

Verdict = Literal["killed", "hung", "survived"]

OUTSIDE = [
    "coverage",
    "docx",
    "hypothesis",
    "jinja2",
    "lxml.etree",
    "markdown",
    "pikepdf",
    "PIL.Image",
    "pydantic",
    "pypdf",
    "pypdfium2",
    "pytest",
    "segno",
    "weasyprint",
    "yaml",
    "click",
    "xdist",
    "_pytest.assertion.rewrite",
]
BELOW = ("definitions", "loading", "documents", "diagnostics", "sources", "brands", "artifacts")
"""The rooms of the package that import nothing of what is mutated."""


def prepare() -> None:
    """Import what every trial needs and no mutant changes."""
    for name in (*OUTSIDE, *(f"gesprekskit.{room}" for room in BELOW)):
        importlib.import_module(name)


class Mutated(importlib.abc.MetaPathFinder, importlib.abc.SourceLoader):
    """Imports one module from the mutant's source."""

    def __init__(self, module: str, path: Path, source: str) -> None:
        self._module, self._path, self._source = module, path, source

    def find_spec(
        self, fullname: str, path: object, target: object = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname != self._module:
            return None
        package = self._path.name == "__init__.py"
        spec = importlib.machinery.ModuleSpec(
            fullname, self, origin=str(self._path), is_package=package
        )
        spec.has_location = True
        if package:
            spec.submodule_search_locations = [str(self._path.parent)]
        return spec

    def get_filename(self, fullname: str) -> str:
        return str(self._path)

    def get_data(self, path: str | bytes) -> bytes:
        return self._source.encode()

    def get_code(self, fullname: str) -> CodeType:
        return compile(self._source, self._path, "exec", dont_inherit=True)


def start(module: str, path: Path, source: str, tests: Sequence[str]) -> int:
    """Start a trial in a child process; return its id."""
    child = os.fork()
    if child:
        return child
    os.setsid()
    silent = os.open(os.environ.get("MUTATION_LOG", os.devnull), os.O_WRONLY)
    os.dup2(silent, 1)
    os.dup2(silent, 2)
    status = 1
    try:
        sys.meta_path.insert(0, Mutated(module, path, source))
        import pytest

        options = ["-x", "-q", "-p", "no:cacheprovider", "--tb=no"]
        # Plugins were imported before pytest could rewrite their assertions.
        options += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]
        status = pytest.main([*options, *tests])
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(int(status))


def ended(child: int, deadline: float) -> Verdict | None:
    """Return the verdict of a trial, if there is one yet; one past its deadline is stopped."""
    done, status = os.waitpid(child, os.WNOHANG)
    if done:
        return "survived" if os.waitstatus_to_exitcode(status) == 0 else "killed"
    if time.monotonic() < deadline:
        return None
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return "hung"
