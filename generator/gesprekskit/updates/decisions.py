"""The decisions of a layer's author in, the author's files with those recorded out.

A change gets the text that it now replaces (`was`), or a note that the kit below dropped it
(`removed`); everything else in the file stays, letter for letter. The program owns `seen.yml`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from gesprekskit.layers.editable_kit import EditableKit
from gesprekskit.layers.located_changes import LocatedChange
from gesprekskit.layers.seen import seen_nodes, seen_texts
from gesprekskit.loading import Library
from gesprekskit.loading.file_edits import FileEdit, edited_files
from gesprekskit.sources.editing import written
from gesprekskit.updates.nodes import Node, nodes, said_with
from gesprekskit.updates.upstream import ChangeStatus

SEEN = "seen.yml"
HEAD = """\
# Wat je van de kit hieronder gezien hebt. Het programma schrijft dit bestand:
# `gesprekskit changes --accept`.
"""


def record_decisions(
    below: Library, layer: Library, accepted: Iterable[ChangeStatus], version: str
) -> dict[str, bytes]:
    """Return the files that record the decisions, by path; raises OSError.

    `version` is the version of the kit below that its author has now seen.
    """
    statuses = list(accepted)
    edits = (
        edit for status in statuses if status.located for edit in _edits(status, status.located)
    )
    now = nodes(EditableKit(below))
    seen = _seen_after(seen_nodes(layer), now, {status.node for status in statuses})
    kept = _texts_after(seen, now, seen_texts(layer))
    return {**edited_files(edits), f"{layer.folder}/{SEEN}": _written(version, seen, kept)}


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


def _texts_after(
    seen: Mapping[str, Mapping[str, str]],
    now: Mapping[str, Node],
    kept: Mapping[str, Mapping[str, str]],
) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield what each node said when it was seen, as far as that is still known."""
    for name, mark in ((name, mark) for marks in seen.values() for name, mark in marks.items()):
        if name in now and now[name].fingerprint == mark:
            yield name, now[name].said
        elif said := said_with(mark, name, kept.get(name, {})):
            yield name, said


def _written(
    version: str,
    seen: Mapping[str, Mapping[str, str]],
    texts: Iterable[tuple[str, Mapping[str, str]]],
) -> bytes:
    lines = [HEAD, *([f'version: "{version}"\n'] if version else []), "seen:\n"]
    for within, marks in seen.items():
        lines.append(f'  - list: "{within}"\n    nodes:\n')
        lines += [f"      - {name} {mark}\n" for name, mark in marks.items()]
    lines.append("texts:\n")
    for name, said in texts:
        own = {key: text for key, text in said.items() if key != "id"}
        lines.append(f'  - node: "{name}"\n    says:{"" if own else " {}"}\n')
        lines += [f"      {written(key)}: {written(text)}\n" for key, text in own.items()]
    return "".join(lines).encode()
