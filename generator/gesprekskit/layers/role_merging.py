"""Merges two roles into one: whatever named the one names the other, and nothing twice.

Texts keep their slots: a slot for the merged role gives the name of the one that stays
(`stands_for`). So pages and translations that this layer may not change still fit.
"""

from __future__ import annotations

from collections.abc import Iterator

from gesprekskit.definitions.forms import FormDefinition
from gesprekskit.definitions.text import Slot
from gesprekskit.layers.editable_files import EditableFile
from gesprekskit.layers.editable_kit import EditableKit
from gesprekskit.layers.editable_nodes import EditableNode
from gesprekskit.layers.removal import remove_node
from gesprekskit.loading.occurrences import ReferenceOccurrence, TextOccurrence
from gesprekskit.sources import Where
from gesprekskit.sources.trees import Tree

BEFOREHAND = "before"
FORMS = "forms"
"""By which key a change remembers the forms that went with a role."""


def merge_roles(
    editable: EditableKit, gone: EditableNode, into: EditableNode
) -> tuple[list[str], list[str]]:
    """Merge a role into another; return removed nodes, and those whose texts named both."""
    leaving, other = _id(gone), _id(into)
    forms = list(_duplicate_forms(editable, leaving, other))
    both = _naming_both(editable, leaving, other)
    for form in forms:
        if target := editable.find(form):
            remove_node(editable, target)
    for file in editable.files:
        while twice := _duplicate_entry(file, leaving, other):
            _drop(file, twice)
        while where := _reference(file, leaving):
            _rename(file, where, leaving, other)
    _replace_role(gone, into, leaving)
    return forms, [node for node in both if editable.find(node)]


def _id(role: EditableNode) -> str:
    return str(role.tree.value["id"].value)


def _duplicate_forms(editable: EditableKit, leaving: str, other: str) -> Iterator[str]:
    """Yield the preparation forms of one role for which the other has its own."""
    known: dict[tuple[str, ...], list[str]] = {}
    forms = [it.tree.value for it in editable.files if it.kind.model is FormDefinition]
    for form in forms:
        known.setdefault(_occasion(form), []).extend(_texts(form["roles"]))
    for form in forms:
        alone = _texts(form["roles"]) == [leaving] and _occasion(form)[-1] == BEFOREHAND
        if alone and other in known[_occasion(form)]:
            yield f"form/{form['id'].value}"


def _occasion(form: dict[str, Tree]) -> tuple[str, ...]:
    """Return what equivalent forms of two roles share: conversation, kind and moment."""
    keys = ("conversation", "type", "moment")
    return tuple(str(form[key].value) if key in form else "" for key in keys)


def _texts(tree: Tree) -> list[str]:
    return [str(entry.value) for entry in tree.value]


def _naming_both(editable: EditableKit, leaving: str, other: str) -> list[str]:
    """Return the nodes with a text that names both roles, each once."""
    found = {
        occurrence.owner: None
        for file in editable.files
        if not file.kind.language
        for occurrence in file.occurrences()
        if isinstance(occurrence, TextOccurrence)
        and occurrence.text.names("role", leaving)
        and occurrence.text.names("role", other)
    }
    return list(found)


def _duplicate_entry(file: EditableFile, leaving: str, other: str) -> Where | None:
    """Return an entry that is only the one role's name, in a list that has the other's too.

    Of the two it is the later.
    """
    first: dict[tuple[Where, str, str], str] = {}
    for occurrence in file.occurrences():
        if not isinstance(occurrence, TextOccurrence) or len(occurrence.where) < 2:
            continue
        parts, (*around, at, key) = occurrence.text.parts, occurrence.where
        if len(parts) != 1 or not isinstance(parts[0], Slot) or not isinstance(at, int):
            continue
        slot = parts[0]
        if slot.kind == "role" and slot.id in (leaving, other):
            before = first.setdefault((tuple(around), str(key), slot.form), slot.id)
            if before != slot.id:
                return (*around, at)
    return None


def _reference(file: EditableFile, role: str) -> Where | None:
    """Return the first reference to a role."""
    for occurrence in file.occurrences():
        if isinstance(occurrence, ReferenceOccurrence) and (occurrence.kind, occurrence.id) == (
            "role",
            role,
        ):
            return occurrence.where
    return None


def _rename(file: EditableFile, where: Where, leaving: str, other: str) -> None:
    """Point a reference to the other role; of two entries of a list for it, keep the first."""
    file.tree.at(where).value = other
    inside = where if isinstance(where[-1], int) else where[:-1]
    if isinstance(inside[-1], int):
        rest = where[len(inside) :]
        entries = file.tree.at(inside[:-1]).value
        same = [at for at, entry in enumerate(entries) if _value_at(entry, rest) == other]
        for at in reversed(same[1:]):
            del entries[at]
    file.invalidate()


def _value_at(entry: Tree, where: Where) -> object:
    """Return the value at a path in an entry, if any."""
    try:
        return entry.at(where).value
    except (KeyError, TypeError):
        return None


def _drop(file: EditableFile, where: Where) -> None:
    *around, at = where
    del file.tree.at(tuple(around)).value[at]
    file.invalidate()


def _replace_role(gone: EditableNode, into: EditableNode, leaving: str) -> None:
    """Remove the role; the other takes its place, and that of those it stood for."""
    taken = gone.tree.value["stands_for"].value if "stands_for" in gone.tree.value else []
    stays = into.tree.value
    stays.setdefault("stands_for", Tree([], into.tree.span)).value += [
        Tree(leaving, gone.tree.span),
        *taken,
    ]
    _drop(gone.file, gone.where)
    into.invalidate()
