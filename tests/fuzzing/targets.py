"""What is fuzzed: for each boundary of the program, what is put in and what must come of it.

All work in a folder with a kit and a company over it (`kits.write_both`), and leave it as it was.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from gesprekskit import cli
from gesprekskit.brands import Refused, cleaned, colours
from gesprekskit.definitions.layers import LayerDefinition
from gesprekskit.diagnostics import has_errors
from gesprekskit.diagnostics.wording import report
from gesprekskit.examination import examine
from gesprekskit.layers.bases import kit_folders
from gesprekskit.loading.occurrences import occurrences
from gesprekskit.loading.validation import validate
from gesprekskit.sources import read
from tests.fuzzing.answers import assert_answered
from tests.fuzzing.changing import changing
from tests.fuzzing.edits import RAW, slipped, slips
from tests.fuzzing.inputs import (
    drawings,
    numbers,
    operations,
    parts,
    paths,
    values,
    written_colours,
)
from tests.fuzzing.kits import COMPANY, AuthorFile, write_both
from tests.fuzzing.mutations import Mutated, keys, mutations, replaced, written

LONGEST_ANSWER = 500_000
"""How many bytes are printed at most on a kit of a few small files."""


@dataclass(frozen=True)
class Target:
    """Something to put input into; `run` raises where the program does what it should not."""

    name: str
    inputs: SearchStrategy[Any]
    run: Callable[[Any], None]
    share: int
    """How much of the time it gets."""


@cache
def files() -> list[AuthorFile]:
    """Return the files of the kit and the company, which are written once."""
    return write_both(Path())


@cache
def original(path: Path) -> bytes:
    """Return what a file holds while nothing is put in."""
    return path.read_bytes()


@contextmanager
def holding(path: Path, content: bytes) -> Iterator[None]:
    """Let a file hold something else for a while."""
    before = path.read_bytes() if path.is_file() else None
    path.write_bytes(content)
    try:
        yield
    finally:
        path.unlink() if before is None else path.write_bytes(before)


def _checked(folder: Path) -> None:
    """Assert that a check of a kit gives a status and an answer, and never a fault."""
    assert cli.run(["check", "--json", str(folder)]) in (0, 2)
    found = examine(folder).diagnostics
    assert_answered(found)
    assert len(report(found)) < LONGEST_ANSWER
    assert examine(folder).kits or has_errors(found)


def _number_of_lines(content: bytes) -> int:
    return len(content.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n"))


def _read(content: bytes) -> None:
    source, found = read(content, "a.yml")
    assert_answered(found, {"a.yml": _number_of_lines(content)})
    assert source.data is not None or has_errors(found)
    assert all(span.line <= _number_of_lines(content) for span in source.values.values())
    for where in source.values:
        source.at(where) if source.data is not None else None


def _of_a_file(number: int) -> AuthorFile:
    return files()[number % len(files())]


def _schema(given: tuple[int, list[tuple[int, Any]]]) -> None:
    number, changed = given
    file = _of_a_file(number)
    data = read(original(file.path), "")[0].data
    for key, value in changed:
        there = list(keys(file.model, data))
        where = there[key % len(there)].where
        data = replaced(data, where, {str(where[-1]): value})
    text = written(data).encode()
    source, found = read(text, "a.yml")
    _, refused = validate(file.model, source)
    occurrences(file.model, source.data)
    assert_answered([*found, *refused], {"a.yml": _number_of_lines(text)})


def _path(given: tuple[str, str, str]) -> None:
    base, logo, name = given
    head = COMPANY["kit.yml"].replace("extends: ../kit", f"extends: {json.dumps(base)}")
    head = head.replace("contact:", f"logo: {json.dumps(logo)}\ncontact:")
    with holding(Path("bedrijf/kit.yml"), head.encode("utf-8", "surrogatepass")):
        _checked(Path("bedrijf"))
        below, _, _ = kit_folders(Path("bedrijf"))
        assert below is None or below.resolve().is_relative_to(Path().resolve().parent)
    placed = Path("kit/sections") / name.replace("/", "").replace("\0", "")
    with suppress(OSError, UnicodeEncodeError):
        os.lstat(placed.parent / placed.name)
        return
    if placed.name in ("", ".", "..") or len(os.fsencode(_encodable(placed.name))) > 200:
        return
    with holding(Path(_encodable(f"{placed}.yml")), b"id: x\n"):
        _checked(Path("kit"))


def _encodable(name: str) -> str:
    return name.encode("utf-8", "replace").decode()


def _svg(content: bytes) -> None:
    with holding(Path("bedrijf/logo.svg"), content), suppress(Refused):
        drawn = cleaned(Path("bedrijf"), "logo.svg", "Bol").logo
        assert drawn.content
        assert not [it for it in (b"<script", b"javascript:", b"file:") if it in drawn.content]


HEAD = {"id": "bedrijf", "extends": "../kit", "name": "Bol", "version": "1.0", "date": "2026-03-01"}


def _colour(given: tuple[str, str]) -> None:
    head = json.dumps(HEAD | {"colours": dict(zip(("main", "accent"), given, strict=True))})
    source, found = read(head.encode("utf-8", "surrogatepass"), "kit.yml")
    recovered, refused = validate(LayerDefinition, source)
    assert_answered([*found, *refused], {"kit.yml": 1})
    if not refused:
        given_colours = getattr(recovered.definition, "colours")  # noqa: B009
        for colour in (given_colours.main, given_colours.accent):
            better = colours.nearest(colour, colours.PAPER)
            assert colours.stands_out(better, (colours.PAPER,))


def _layer(given: list[tuple[str, int, int, int, Any]]) -> None:
    content = json.dumps({"changes": [changing(it) for it in given]}, ensure_ascii=False, indent=1)
    with holding(Path("bedrijf/changes/meer.yml"), content.encode("utf-8", "replace")):
        _checked(Path("bedrijf"))


def _whole(given: tuple[int, list[Any]]) -> None:
    number, made = given
    file = _of_a_file(number)
    with holding(file.path, slipped(original(file.path), made)):
        _checked(file.folder)


def _slipped_file(given: tuple[int, list[Any]]) -> bytes:
    return slipped(original(_of_a_file(given[0]).path), given[1])


@cache
def _mistakes() -> list[tuple[AuthorFile, Mutated]]:
    """Return every mistake of `mutations` in every file."""
    return [
        (file, made)
        for file in files()
        for made in mutations(file.model, read(original(file.path), "")[0].data)
    ]


def _key(number: int) -> None:
    file, made = _mistakes()[number % len(_mistakes())]
    with holding(file.path, written(made.data).encode()):
        _checked(file.folder)


TARGETS = (
    Target(
        "reader",
        st.one_of(
            st.tuples(numbers, slips),
            st.binary(max_size=200),
            st.lists(st.sampled_from(RAW), max_size=40).map(b"".join),
        ),
        lambda given: _read(given if isinstance(given, bytes) else _slipped_file(given)),
        share=2,
    ),
    Target(
        "schema",
        st.tuples(numbers, st.lists(st.tuples(numbers, values), min_size=1, max_size=3)),
        _schema,
        share=2,
    ),
    Target("path", st.tuples(paths, paths, parts), _path, share=1),
    Target("svg", drawings, _svg, share=1),
    Target("colour", st.tuples(written_colours, written_colours), _colour, share=1),
    Target("layer", st.lists(operations, min_size=1, max_size=3), _layer, share=4),
    Target("key", st.integers(0, 100_000), _key, share=4),
    Target("whole", st.tuples(numbers, slips), _whole, share=9),
)
