"""Each key of each model left out, misspelt or of another kind: an answer with a place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from gesprekskit import cli
from gesprekskit.definitions import DEFINITIONS, LAYER_DEFINITIONS, TRANSLATIONS
from gesprekskit.diagnostics import has_errors
from gesprekskit.examination import examine
from gesprekskit.loading.occurrences import occurrences, shapes
from gesprekskit.loading.validation import validate
from gesprekskit.sources import read
from tests.fuzzing.answers import assert_answered
from tests.fuzzing.kits import AuthorFile, write_both
from tests.fuzzing.mutations import Mutated, instances, mutations, written

ONE_IN_ALONE, ONE_IN_KIT = 23, 197
"""Of the mistakes, one in so many is tried; `make fuzz` tries them all."""


@pytest.fixture
def both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[AuthorFile]:
    """Return the files of a kit and a company, below the current folder."""
    monkeypatch.chdir(tmp_path)
    return write_both(Path())


def mistakes(files: list[AuthorFile]) -> Iterator[tuple[AuthorFile, Mutated]]:
    """Yield every mistake in every file, each key of each model once."""
    done: set[tuple[type, str, str]] = set()
    for file in files:
        data = read(file.path.read_bytes(), "")[0].data
        for made in mutations(file.model, data):
            what = (made.key.model, made.key.name, made.how)
            if what not in done:
                done.add(what)
                yield file, made


def test_every_model_is_used(both: list[AuthorFile]) -> None:
    used = {
        model
        for file in both
        for model, _, _ in instances(file.model, read(file.path.read_bytes(), "")[0].data, ())
    }
    waiting = [kind.model for kind in (*DEFINITIONS, *LAYER_DEFINITIONS, *TRANSLATIONS)]
    reachable = set()
    while waiting:
        model = waiting.pop()
        if model not in reachable:
            reachable.add(model)
            waiting += (it for shape in shapes(model).values() for it in shape.models)
    assert len(reachable) > 80
    assert used == reachable


def test_the_files_themselves_are_sound(both: list[AuthorFile]) -> None:
    for folder in {file.folder for file in both}:
        assert not has_errors(examine(folder).diagnostics), examine(folder).diagnostics


def test_a_file_alone_is_answered(both: list[AuthorFile]) -> None:
    tried = 0
    for file, made in islice(mistakes(both), 0, None, ONE_IN_ALONE):
        text = written(made.data)
        source, found = read(text.encode(), "a.yml")
        _, refused = validate(file.model, source)
        occurrences(file.model, source.data)
        assert_answered([*found, *refused], {"a.yml": text.count("\n") + 1})
        tried += 1
    assert tried > 500


def test_a_whole_kit_is_answered(
    both: list[AuthorFile], capsys: pytest.CaptureFixture[str]
) -> None:
    tried = 0
    for file, made in islice(mistakes(both), 0, None, ONE_IN_KIT):
        tried += 1
        before = file.path.read_bytes()
        file.path.write_text(written(made.data))
        try:
            status = cli.run(["check", str(file.folder)])
            found = examine(file.folder).diagnostics
            assert_answered(found)
        finally:
            file.path.write_bytes(before)
        assert status == (2 if has_errors(found) else 0), (made.key, made.how)
        said = capsys.readouterr().err
        assert "Traceback" not in said
        assert all(str(it.span.file) in said for it in found[:1])
    assert tried > 60


ONCE_FAULTS = {
    "posters/los.yml": (
        """\
id: los
code: PO-L
title: Een poster
roles: [medewerker]
moment: any
summary: Een poster over feedback.
lead: Wijs aan wat er speelt.
shows: {type: feedback, steps: bestaat-niet, rules: bestaat-ook-niet}
sources: [B1]
""",
        ["los.yml:8:32: fout: feedbackset `bestaat-niet`", "[ref.unknown]"],
    ),
    "sections/kop.yml": (
        """\
title: Wie en wanneer
fields:
  - id: naam
    type: short_text
    label: Naam
    used_by: [medewerker]
    why: Zo weet je van wie dit is.
sources: [B1]
""",
        ["kop.yml:1:1: fout: `id` ontbreekt [schema.missing-key]"],
    ),
}


@pytest.mark.parametrize("name", ONCE_FAULTS)
def test_what_once_was_a_fault_of_the_program_is_told_with_its_place(
    name: str, both: list[AuthorFile], capsys: pytest.CaptureFixture[str]
) -> None:
    text, expected = ONCE_FAULTS[name]
    Path("kit", name).write_text(text)
    assert cli.run(["check", str(both[0].folder)]) == 2
    said = capsys.readouterr().err
    assert all(it in said for it in expected), said
