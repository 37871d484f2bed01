"""A render function in, everything besides the document that determines its result out.

That is the source of every module of this package that it can reach, the data files that those
modules declare in `READS`, and the versions of the libraries that they import, with what those
require. All of it is read from the sources, without importing them.
"""

from __future__ import annotations

import ast
import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from gesprekskit.pipeline.imports import imported, imported_by

PACKAGE = Path(__file__).parent.parent
READS = "READS"
"""The constant in which a module declares its data files: patterns from its own folder.

Where the module has several render functions, it is a mapping with the patterns of each.
"""

DISTRIBUTIONS = {"PIL": "pillow", "docx": "python-docx", "yaml": "pyyaml"}
"""What a library is called where it is installed from, where that is not what it is imported as."""

VERSION = re.compile(r"^Version: (.+)$", re.MULTILINE)
REQUIRED = re.compile(
    r"^Requires-Dist: ([\w.-]+)(?:\[([^]]+)\])?(?:.*extra == ['\"]([\w.-]+))?", re.MULTILINE
)
"""Finds a library that another requires, with which of its extras, and for which extra."""


@dataclass(frozen=True, slots=True)
class Dependencies:
    """What a function reads: files of the package, and the versions of libraries by name."""

    modules: frozenset[Path]
    data: frozenset[Path]
    libraries: frozenset[tuple[str, str]]

    def fingerprint(self, package: Path) -> str:
        """Return a fingerprint that does not depend on where the package is."""
        python = f"{sys.version_info.major}.{sys.version_info.minor}"
        summed = sha256(f"python {python} {sorted(self.libraries)}\n".encode())
        for path in sorted(self.modules | self.data):
            name = path.relative_to(package) if path.is_relative_to(package) else path.name
            summed.update(f"{name} {_hashed(path)}\n".encode())
        return summed.hexdigest()


def fingerprint(function: Callable[..., Any]) -> str:
    """Return the fingerprint of all that a function reads besides its arguments."""
    return _fingerprint(function.__module__, function.__qualname__)


@cache
def _fingerprint(module: str, function: str) -> str:
    return dependencies(module, function).fingerprint(PACKAGE)


def dependencies(module: str, function: str, package: Path = PACKAGE) -> Dependencies:
    """Return what a function reads; `package` is the folder with the sources."""
    sources = _modules(package)
    names, entry = {module}, sources.get(module) or Path(sys.modules[module].__file__ or "")
    modules, data, libraries = {entry}, set(_data(entry, function)), set()
    waiting = {*_imports(entry, module, function), *_above(module)}
    while waiting:
        name = waiting.pop()
        names.add(name)
        if path := sources.get(name):
            modules.add(path)
            data.update(_data(path))
            waiting |= {*_imports(path, name), *_above(name)} - names
        elif name.partition(".")[0] not in {package.name, *sys.stdlib_module_names}:
            libraries.add(name.partition(".")[0])
    return Dependencies(
        frozenset(modules),
        frozenset(data),
        frozenset(version for name in libraries for version in _versions(name)),
    )


def _above(module: str) -> Iterator[str]:
    """Yield the packages that contain a module: their `__init__` runs with it.

    That of the whole program is left out: it holds nothing that can be drawn.
    """
    parts = module.split(".")
    yield from (".".join(parts[:end]) for end in range(2, len(parts)))


@cache
def _modules(package: Path) -> Mapping[str, Path]:
    """Return the sources of a package by the names of their modules."""
    found = {}
    for folder, _, files in os.walk(package):
        above = Path(folder).relative_to(package.parent).parts
        for name in files:
            if name.endswith(".py"):
                parts = above if name == "__init__.py" else (*above, name.removesuffix(".py"))
                found[".".join(parts)] = Path(folder, name)
    return found


@cache
def _source(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def _hashed(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


@cache
def _imports(path: Path, module: str, function: str = "") -> frozenset[str]:
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    if function:
        return imported_by(_source(path), package, function)
    return imported(_source(path), package)


@cache
def _data(path: Path, function: str = "") -> frozenset[Path]:
    """Return the data files that a module declares, or those for one of its functions."""
    if f"\n{READS}" not in _source(path):
        return frozenset()
    declared = next(
        ast.literal_eval(assign.value)
        for assign in ast.parse(_source(path)).body
        if isinstance(assign, ast.Assign | ast.AnnAssign)
        and assign.value
        and READS in ast.unparse(assign).partition("=")[0]
    )
    if isinstance(declared, dict):
        every = tuple(pattern for patterns in declared.values() for pattern in patterns)
        declared = declared.get(function, every)
    return frozenset(found for pattern in declared for found in path.parent.glob(pattern))


@cache
def _versions(library: str) -> frozenset[tuple[str, str]]:
    """Return the version of a library and of all that it requires, where they are installed."""
    found: dict[str, str] = {}
    waiting = {(_normal(DISTRIBUTIONS.get(library, library)), "")}
    seen = set(waiting)
    while waiting:
        name, extra = waiting.pop()
        about = _metadata(name)
        version = VERSION.search(about)
        found[name] = version[1] if version else ""
        more = {
            (_normal(required), wanted.strip())
            for required, extras, only_for in REQUIRED.findall(about)
            if not only_for or only_for == extra
            for wanted in ("", *filter(None, extras.split(",")))
        }
        waiting |= more - seen
        seen |= more
    return frozenset(found.items())


@cache
def _metadata(name: str) -> str:
    try:
        return distribution(name).read_text("METADATA") or ""
    except PackageNotFoundError:
        return ""


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
