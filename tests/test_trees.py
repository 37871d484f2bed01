"""A source as a tree and back: the same data, the same places."""

from __future__ import annotations

from gesprekskit.diagnostics import Span
from gesprekskit.sources import read
from gesprekskit.sources.trees import Tree, from_source, to_source

TEXT = "id: kop\nfields:\n  - id: naam\n    roles: [a, b]\n  - id: datum\n"


def test_there_and_back() -> None:
    source, found = read(TEXT.encode(), "kop.yml")
    assert not found
    again = to_source(from_source(source), "kop.yml")
    assert again.data == source.data
    for where in source.values:
        assert again.span(where) == source.span(where)
        assert again.span(where, key=True) == source.span(where, key=True)


def test_what_is_laid_in_keeps_its_own_place() -> None:
    source, _ = read(TEXT.encode(), "kop.yml")
    tree = from_source(source)
    tree.at(("fields",)).value.insert(
        1, Tree({"id": Tree("plek", Span("ons.yml", 7, 3))}, Span("ons.yml", 7))
    )
    changed = to_source(tree, "kop.yml")
    assert changed.data == {
        "id": "kop",
        "fields": [{"id": "naam", "roles": ["a", "b"]}, {"id": "plek"}, {"id": "datum"}],
    }
    assert str(changed.span(("fields", 1, "id"))) == "ons.yml:7:3"
    assert str(changed.span(("fields", 2, "id"))) == "kop.yml:5:9"


def test_a_copy_is_another_tree() -> None:
    source, _ = read(TEXT.encode(), "kop.yml")
    tree = from_source(source)
    other = tree.copy()
    other.at(("fields",)).value.clear()
    assert len(tree.at(("fields",)).value) == 2
