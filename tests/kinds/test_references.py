"""Whatever a model refers to: a name that nothing has is reported, in words, at its place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import get_origin

import pytest

from gesprekskit.checks import check
from gesprekskit.definitions import DEFINITIONS
from gesprekskit.definitions.base import Definition
from gesprekskit.diagnostics import Span
from gesprekskit.diagnostics.wording import words_of
from gesprekskit.kinds import KINDS, LANGUAGES
from gesprekskit.layers.editable_kit import EditableKit
from gesprekskit.layers.editable_nodes import model_at
from gesprekskit.loading import Library, load
from gesprekskit.loading.occurrences import shapes
from gesprekskit.sources import Where
from gesprekskit.sources.trees import Tree
from tests.kinds.whole_kit import write_kit

NOTHING = "bestaat-niet"


def references() -> set[tuple[str, str]]:
    """Return the model and the field of every reference that an author can write."""
    found: set[tuple[str, str]] = set()
    waiting: list[type[Definition]] = [kind.model for kind in DEFINITIONS]
    seen: set[type[Definition]] = set()
    while waiting:
        model = waiting.pop()
        if model in seen:
            continue
        seen.add(model)
        for name, shape in shapes(model).items():
            if shape.refers:
                assert shape.refers in KINDS
                found.add((model.__name__, name))
            waiting += shape.models
    return found


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    loaded, found = load(write_kit(tmp_path_factory.mktemp("whole") / "kit"))
    assert not found
    return loaded


def mappings(editable: EditableKit, model: str) -> Iterator[tuple[int, Where]]:
    """Yield the places of what this model reads, each with the number of its file."""
    for number, file in enumerate(editable.files):
        waiting: list[Where] = [()]
        while waiting:
            where = waiting.pop()
            inside = file.tree.at(where).value
            found = model_at(file, where) if isinstance(inside, dict) else None
            if found and found.__name__ == model:
                yield number, where
            if isinstance(inside, dict | list):
                steps = inside if isinstance(inside, dict) else range(len(inside))
                waiting += [(*where, step) for step in steps]


@pytest.mark.parametrize("reference", sorted(references()), ids=".".join)
def test_a_name_that_nothing_has_is_reported_in_words(
    library: Library, reference: tuple[str, str]
) -> None:
    editable = EditableKit(library)
    model, key = reference
    number, where = next(mappings(editable, model))
    file = editable.files[number]
    read_by = model_at(file, where) or Definition
    kind = shapes(read_by)[key].refers
    name = "Z9" if kind == "source" else NOTHING
    span = Span(file.name, 99, 9)
    several = get_origin(read_by.model_fields[key].annotation) is tuple
    tree = Tree(name, span)
    file.tree.at(where).value[key] = Tree([tree], span) if several else tree
    file.invalidate()
    files, found = editable.reload()
    found += check(library.again(files))
    (unknown,) = [diagnostic for diagnostic in found if diagnostic.code == "ref.unknown"]
    assert unknown.span == span
    for language in LANGUAGES:
        message, _ = words_of(unknown, language)
        assert f"`{name}`" in message
        assert KINDS[kind].word[language] in message


def test_the_feedback_set_of_a_poster(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    poster = write_kit(tmp_path / "kit") / "posters" / "stappen.yml"
    poster.write_text(poster.read_text().replace("steps: drie-stappen", "steps: drie-stapen"))
    monkeypatch.chdir(tmp_path)
    loaded, _ = load(Path("kit"))
    (found,) = [diagnostic for diagnostic in check(loaded) if diagnostic.code == "ref.unknown"]
    assert str(found.span) == "kit/posters/stappen.yml:8:32"
    assert words_of(found)[0] == "feedbackset `drie-stapen` bestaat niet"
    assert "drie-stappen" in words_of(found, "en")[1]
