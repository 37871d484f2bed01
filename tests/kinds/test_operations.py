"""Every kind and every change: a kit that works, or a mistake that its author can mend."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from gesprekskit import pipeline
from gesprekskit.compose import pages
from gesprekskit.diagnostics import Diagnostic
from gesprekskit.diagnostics.wording import line, words_of
from gesprekskit.kinds import KINDS, LANGUAGES
from gesprekskit.kit import signed
from gesprekskit.layers.editable_kit import EditableKit
from gesprekskit.layers.editable_nodes import EditableNode
from gesprekskit.outputs import OUTPUTS
from gesprekskit.pipeline import Examined
from tests.kinds.whole_kit import write_kit

HEAD = """\
id: bedrijf
extends: ../kit
name: Bakkerij Bol
version: 1.0
date: 2026-03-01
changes:
"""
OWN = "bedrijf/kit.yml"
OPERATIONS = ("replace", "hide", "add", "order", "rename", "combine")
ANYTHING: tuple[Any, ...] = (
    "we-03",
    "Iets {role:leidinggevende} {term:niets}",
    [],
    ["x"],
    {"id": "x"},
)
"""Values of every sort: an id, a text with slots, lists, a mapping."""


@pytest.fixture(scope="module")
def nodes(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, EditableNode]:
    """Return a node of every kind of the kit."""
    examined = pipeline.examine(write_kit(tmp_path_factory.mktemp("whole") / "kit"))
    assert len(examined.kits) == len(LANGUAGES)
    assert {
        diagnostic.code for diagnostic in examined.diagnostics if diagnostic.severity != "note"
    } == set()
    editable = EditableKit(examined.library)
    found: dict[str, EditableNode] = {}
    for address in editable.addresses():
        node = editable.find(address)
        assert node
        found.setdefault(node.kind, node)
    assert set(found) == set(KINDS) - {"layer"}
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a company beside the kit."""
    around = tmp_path_factory.mktemp("company")
    write_kit(around / "kit")
    (around / "bedrijf").mkdir()
    return around


def changes(node: EditableNode, operation: str) -> Iterator[dict[str, Any]]:
    """Yield changes of a node: valid ones and invalid ones."""
    change = {"type": operation, "node": node.address}
    match operation:
        case "replace":
            for at, key in enumerate(node.keys):
                yield change | {"values": {key: ANYTHING[at % len(ANYTHING)]}}
            yield change | {"values": {"zomaar": "x"}}
        case "hide":
            yield change
        case "add":
            for key in node.lists():
                yield change | {"list": key, "entry": ANYTHING[-1], "before": "x"}
                yield change | {"list": key, "entry": _copy(node, key)}
            yield change | {"list": "zomaar", "entry": "x"}
        case "order":
            for key in node.lists():
                yield change | {"list": key, "ids": _ids(node, key)[::-1] or ["x"]}
            yield change | {"list": node.keys[-1], "ids": ["x", "x"]}
        case "rename":
            yield change | {"name": "iets anders", "plural": "andere dingen", "article": "het"}
        case "combine":
            yield change | {"into": "role/leidinggevende"}
            yield change | {"into": node.address}


def _copy(node: EditableNode, key: str) -> Any:
    """Return an entry like the first of a list, with a new name."""
    first = node.tree.data()[key][0]
    return first | {"id": "nieuw"} if isinstance(first, dict) and "id" in first else first


def _ids(node: EditableNode, key: str) -> list[str]:
    entries = node.tree.data()[key]
    return [
        entry if isinstance(entry, str) else entry["id"]
        for entry in entries
        if "id" in entry or isinstance(entry, str)
    ]


def examined(folder: Path, change: Mapping[str, Any], monkeypatch: pytest.MonkeyPatch) -> Examined:
    """Return the result for a company with this one change."""
    monkeypatch.chdir(folder)
    Path(OWN).write_text(f"{HEAD}  - {json.dumps(change, ensure_ascii=False)}\n")
    return pipeline.examine(Path("bedrijf"))


def assert_worded(found: Diagnostic) -> None:
    """Assert that a problem has words in each language, with nothing left to fill in."""
    said = [words_of(found, language) for language in LANGUAGES]
    assert all(
        message and "{" not in message.replace("{role:", "").replace("{term:", "")
        for message, _ in said
    )
    assert all(f"[{found.code}]" in line(found, language) for language in LANGUAGES)


def assert_works(examined: Examined) -> None:
    """Assert that everything of a kit can be composed: what is printed, and its pages."""
    assert examined.kits
    for kit in map(signed, examined.kits):
        for output in OUTPUTS:
            for document in output.compose(kit):
                assert output.entry(kit, document).title
        assert pages.pages(kit, ())


@pytest.mark.parametrize("operation", OPERATIONS)
@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"layer"}))
def test_a_change_of_any_kind_works_or_is_reported_where_it_was_written(
    nodes: Mapping[str, EditableNode],
    folder: Path,
    kind: str,
    operation: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tried = 0
    for change in changes(nodes[kind], operation):
        tried += 1
        outcome = examined(folder, change, monkeypatch)
        for found in outcome.diagnostics:
            assert_worded(found)
        errors = [
            diagnostic for diagnostic in outcome.diagnostics if diagnostic.severity == "error"
        ]
        if errors:
            assert {(error.span.file, error.span.line) for error in errors} == {(OWN, 7)}, (
                change,
                errors,
            )
            assert all(error.span.column > 5 for error in errors), errors
        else:
            assert_works(outcome)
    assert tried
