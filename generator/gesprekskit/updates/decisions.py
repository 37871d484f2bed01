"""The decisions of a layer's author in, the author's files with those recorded out.

A change gets the text that it now replaces (`was`), or a note that the kit below dropped it
(`removed`); everything else in the file stays, letter for letter. The program owns `seen.yml`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from gesprekskit.layers.editable import EditableKit
from gesprekskit.layers.located_changes import LocatedChange
from gesprekskit.layers.seen import seen_nodes
from gesprekskit.loading import Library
from gesprekskit.loading.file_edits import FileEdit, edited_files
from gesprekskit.updates.nodes import Node, nodes
from gesprekskit.updates.upstream import ChangeStatus

SEEN = "seen.yml"
HEAD = """\
# Wat je van de kit hieronder gezien hebt. Het programma schrijft dit bestand:
# `gesprekskit changes --accept`.
seen:
"""


def record_decisions(
    below: Library, layer: Library, accepted: Iterable[ChangeStatus]
) -> dict[str, bytes]:
    """Return the files that record the decisions, by path; raises OSError."""
    statuses = list(accepted)
    edits = (
        edit for status in statuses if status.located for edit in _edits(status, status.located)
    )
    seen = _seen_after(
        seen_nodes(layer), nodes(EditableKit(below)), {status.node for status in statuses}
    )
    return {**edited_files(edits), f"{layer.folder}/{SEEN}": _written(seen)}


def _edits(status: ChangeStatus, located: LocatedChange) -> Iterator[FileEdit]:
    """Yield the edits that record a decision on a change."""
    if status.state in ("removed", "locked"):
        yield located.file, (*located.where, "removed"), "true"
        return
    if located.change.removed:
        yield located.file, (*located.where, "removed"), "false"
    yield located.file, (*located.where, "was"), dict(status.now)


def _seen_after(
    seen: Mapping[str, Mapping[str, str]], now: Mapping[str, Node], accepted: set[str]
) -> dict[str, dict[str, str]]:
    """Return what has been seen after deciding on these nodes; the first time, everything."""
    if not seen:
        accepted = set(now)
    looked: dict[str, dict[str, str]] = {
        within: {name: mark for name, mark in marks.items() if name not in accepted}
        for within, marks in seen.items()
    }
    latest: dict[str, str] = {}
    for name, node in now.items():
        marks = looked.setdefault(node.list, {})
        if name in accepted:
            looked[node.list] = _inserted_after(
                latest.get(node.list), marks, name, node.fingerprint
            )
        if name in looked[node.list]:
            latest[node.list] = name
    return {within: marks for within, marks in looked.items() if marks}


def _inserted_after(
    before: str | None, marks: Mapping[str, str], name: str, mark: str
) -> dict[str, str]:
    """Return the list with a node inserted after another, or first."""
    entries = list(marks.items())
    at = [entry for entry, _ in entries].index(before) + 1 if before else 0
    return dict([*entries[:at], (name, mark), *entries[at:]])


def _written(seen: Mapping[str, Mapping[str, str]]) -> bytes:
    lines = [HEAD]
    for within, marks in seen.items():
        lines.append(f'  - list: "{within}"\n    nodes:\n')
        lines += [f"      - {name} {mark}\n" for name, mark in marks.items()]
    return "".join(lines).encode()
