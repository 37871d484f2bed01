"""An input as an author writes it, what the program says of it, and a kit to try it in."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stderr
from dataclasses import dataclass, field
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

import yaml

from gesprekskit import cli, pipeline
from gesprekskit.diagnostics import Diagnostic, KitError, by_cause
from gesprekskit.examination import examine, has_undrawable
from gesprekskit.handbook import prose
from gesprekskit.pipeline.rendering import Renderer
from gesprekskit.pipeline.undrawable import undrawable_letters
from tests.conftest import SMALL_KIT, copy_in_dutch
from tests.layers.conftest import HEAD
from tests.layers.test_logos import SQUARE, SVG

TABLE = Path(__file__).parent / "bad_inputs.yml"
KIT, COMPANY, PAGES = "kits/werkplekleren", "kits/bedrijf", "content/nl"
ALWAYS = "kit.example-address"
"""What is told of the small kit as it is."""


@dataclass(frozen=True)
class Case:
    """A row of the table: an input, or where it is shown, or why it cannot occur.

    `file` is a path in a project; in it `write` takes the place of `instead`, or of everything.
    `told` is `line:column code` of each error, with the file in front if it is another one, and
    `line:column warning code` of each warning; nothing else is told.
    """

    id: str
    title: str
    test: str = ""
    none: str = ""
    file: str = ""
    write: str = ""
    instead: str | None = None
    encoding: str = "utf-8"
    make: str = ""
    beside: Mapping[str, str] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)
    prints: str = ""
    command: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    language: str = ""
    told: tuple[str, ...] = ()

    @property
    def codes(self) -> list[str]:
        """Return the codes of what is told, in order."""
        return [place.rpartition(" ")[2] for place in self.told]

    @property
    def is_tried(self) -> bool:
        """Return True if the row has an input."""
        return not (self.test or self.none)


@cache
def cases() -> tuple[Case, ...]:
    """Return the rows of the table."""
    table = _table()
    return tuple(_case(row, table["places"]) for row in table["cases"])


@cache
def shown_by() -> dict[str, str]:
    """Return the test that shows a message, by its code, where no row is an example of it."""
    found: dict[str, str] = _table()["shown_by"]
    return found


def _table() -> dict[str, Any]:
    table: dict[str, Any] = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    return table


def _case(row: dict[str, Any], places: dict[str, dict[str, str]]) -> Case:
    """Return a row with its file, and with the text that stands in it."""
    write = row.pop("write", "") + _repeated(**row.pop("repeat", {}))
    told = tuple(row.pop("told", ()))
    if place := row.pop("at", None):
        file, instead = f"{KIT}/{places[place]['file']}", places[place]["instead"]
        return Case(**row, write=write, told=told, file=file, instead=instead)
    if name := row.pop("whole", None):
        return Case(**row, write=write, told=told, file=f"{KIT}/{name}")
    if name := row.pop("page", None):
        return Case(**row, write=write, told=told, file=f"{PAGES}/{name}")
    head = HEAD
    for old, new in row.pop("head", {}).items():
        head = head.replace(old, new)
    if "svg" in row:
        logo = row.pop("before", "") + SVG.format(row.pop("svg") + SQUARE)
        row |= {"beside": {"logo.svg": logo}, "company": "logo: logo.svg"}
    if "change" in row:
        row["company"] = f"changes:\n  - {row.pop('change')}"
    if (lines := row.pop("company", None)) is None:
        return Case(**row, told=told)
    write = f"{head}{lines}{write}\n"
    return Case(**row, write=write, told=told, file=f"{COMPANY}/kit.yml")


def _repeated(head: str = "", unit: str = "", times: int = 0, tail: str = "") -> str:
    return head + unit * times + tail


@contextmanager
def laid(case: Case, project: Path) -> Iterator[None]:
    """Put the input of a case into a project with the small kit, and take it out again."""
    path = project / case.file
    stood = {it: it.read_bytes() for it in (path,) if it.is_file()}
    copied = case.make and path.is_dir()
    try:
        _lay(case, path)
        yield
    finally:
        shutil.rmtree(project / COMPANY, ignore_errors=True)
        shutil.rmtree(project / "content", ignore_errors=True)
        if copied or not stood or case.beside:
            shutil.rmtree(project / KIT)
            copy_in_dutch(SMALL_KIT, project)
        for file, content in stood.items():
            file.unlink(missing_ok=True)
            file.write_bytes(content)


def _lay(case: Case, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    for name, text in case.beside.items():
        file = path.parent / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    for name, target in case.links.items():
        (path.parent / name).symlink_to(target)
    if case.make:
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        if case.make == "pipe":
            os.mkfifo(path)
        elif case.make == "link":
            path.symlink_to("/etc")
        return
    text = case.write
    if case.instead is not None:
        stood = path.read_text(encoding="utf-8")
        assert stood.count(case.instead) == 1, case.id
        text = stood.replace(case.instead, text)
    path.write_bytes(text.encode(case.encoding))


_answers: dict[str, tuple[int, str]] = {}


def answer(case: Case, project: Path) -> tuple[int, str]:
    """Return the status of a command that is typed in a project, and what it says; once."""
    if case.id not in _answers:
        _answers[case.id] = _typed(case, project)
    return _answers[case.id]


def _typed(case: Case, project: Path) -> tuple[int, str]:
    for name, text in case.files.items():
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(HEAD if text == "HEAD" else text, encoding="utf-8")
    try:
        with redirect_stderr(StringIO()) as said:
            status = cli.run(case.command.split())
    finally:
        for name in case.files:
            shutil.rmtree((project / name).parent)
    return status, said.getvalue()


_tried: dict[str, list[Diagnostic]] = {}


def tried(case: Case, project: Path) -> list[Diagnostic]:
    """Return what is told of a case that is laid into a project, the current folder; once."""
    if case.id not in _tried:
        before = set(project.rglob("*"))
        with laid(case, project):
            there = set(project.rglob("*"))
            _tried[case.id] = found(case)
            assert set(project.rglob("*")) == there, "looking at a kit leaves something behind"
        assert set(project.rglob("*")) == before
    return _tried[case.id]


def found(case: Case, renderer: Renderer | None = None) -> list[Diagnostic]:
    """Return what is told of a case in the current folder, as `check` or `build` tells it."""
    if case.file.startswith(PAGES):
        return list(by_cause(_of_pages(case)))
    examined = examine(Path(COMPANY if Path(COMPANY).exists() else KIT))
    told = [*examined.diagnostics]
    if examined.kit and renderer:
        try:
            pipeline.print_kit(
                examined.kit,
                renderer,
                lambda entry: entry.path.endswith(f"/{case.prints}.pdf"),
            )
        except KitError as refused:
            told += refused.diagnostics
    suspect = [kit for kit in examined.kits if has_undrawable(kit.library)]
    told += [it for kit in suspect for it in undrawable_letters(kit)]
    return [it for it in by_cause(told) if it.code != ALWAYS or ALWAYS in case.codes]


def _of_pages(case: Case) -> tuple[Diagnostic, ...]:
    dutch = prose.read_folder(Path(PAGES))
    if not case.language:
        return dutch.diagnostics
    examined = examine(SMALL_KIT)
    (kit,) = [it for it in examined.kits if it.language == case.language]
    return prose.in_language(kit, dutch, Path(PAGES).parent).diagnostics


def shown(case: Case, found: list[Diagnostic]) -> tuple[str, ...]:
    """Return what is told of a case, as it is written in the table."""
    return tuple(_shown(case, it) for it in found)


def _shown(case: Case, found: Diagnostic) -> str:
    place = f"{found.span.line}:{found.span.column}"
    file = "" if found.span.file == case.file else f"{found.span.file}:"
    severity = "" if found.severity == "error" else f"{found.severity} "
    return f"{file}{place} {severity}{found.code}"
