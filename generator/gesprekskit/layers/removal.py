"""A node in, removed with whatever depends on it: no dangling reference is left."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gesprekskit.definitions.forms import FormDefinition
from gesprekskit.definitions.sections import SectionDefinition
from gesprekskit.definitions.text import Slot, Text, spelled
from gesprekskit.layers.editable_files import EditableFile, Named
from gesprekskit.layers.editable_kit import EditableKit
from gesprekskit.layers.editable_nodes import EditableNode, min_entries, model_at
from gesprekskit.loading import load_words
from gesprekskit.loading.occurrences import NodeOccurrence, TextOccurrence
from gesprekskit.sources import Where
from gesprekskit.sources.trees import Tree

COUNTS = {"lines", "rows", "leave_out"}
"""Keys of a section on a form that name fields of that section."""


def remove_node(editable: EditableKit, target: EditableNode) -> None:
    """Remove a node from its file, and from everything that names it or what was in it.

    A text that names it keeps the word itself in place of the slot.
    """
    _spell_out(editable, target)
    remove_references(editable, _remove_entry(editable, target.file, target.where))


def remove_references(editable: EditableKit, gone: list[Named]) -> None:
    """Remove what names removed nodes, and what names that in turn."""
    while gone:
        name = gone.pop()
        while leaning := editable.reference_to(name):
            gone += _remove_entry(editable, *leaning)
    _remove_counts(editable)


def _spell_out(editable: EditableKit, target: EditableNode) -> None:
    """Replace the slots for a node by its name, in each language its own."""
    data = target.tree.data()
    identity = data.get("id") if isinstance(data, dict) else None
    if identity is None:
        return
    named = (target.kind, identity)
    for speaking in [file for file in editable.files if file.speaks_of(named)]:
        for occurrence in speaking.occurrences():
            if isinstance(occurrence, TextOccurrence) and occurrence.text.names(*named):
                translated = occurrence.where[-1] == "now" and speaking.kind.language
                words = _names_in(editable, speaking, target.address) if translated else {}
                spelled_out = _without_slot(occurrence.text, target.kind, {**data, **words})
                speaking.set_text(occurrence.where, spelled_out)


def _without_slot(text: Text, kind: str, named: Mapping[str, str]) -> str:
    """Return a text with the name in place of its slot; other slots stay."""

    def word(slot: Slot) -> str:
        if (slot.kind, slot.id) != (kind, named["id"]):
            return slot.written
        return spelled(slot, named["name"], named.get("plural"), named.get("article", "het"))

    return text.said(word)


def _names_in(editable: EditableKit, file: EditableFile, address: str) -> dict[str, str]:
    """Return the node's names in the language of a translation."""
    found = {"article": load_words(file.kind.language).article or ""}
    for translation in editable.files:
        if translation.kind != file.kind:
            continue
        for node in translation.data()["translations"]:
            if node["node"] == address:
                found |= {text["key"]: text["now"] for text in node["texts"]}
    return found


def _remove_counts(editable: EditableKit) -> None:
    """Remove counts and omissions of removed fields from the forms."""
    fields = {
        file.data()["id"]: {field["id"] for field in file.data()["fields"]}
        for file in editable.files
        if file.kind.model is SectionDefinition
    }
    for file in editable.files:
        if file.kind.model is not FormDefinition:
            continue
        for at, use in enumerate(file.data()["sections"]):
            known = fields[use["section"]]
            for key in COUNTS & set(use):
                if set(use[key]) - known:
                    _keep_known(file.tree.at(("sections", at, key)), known)
                    file.invalidate()


def _keep_known(counts: Tree, known: set[str]) -> None:
    """Keep only the known names in a list or mapping."""
    if isinstance(counts.value, list):
        counts.value[:] = [entry for entry in counts.value if entry.value in known]
    else:
        for name in set(counts.value) - known:
            del counts.value[name]


def _remove_entry(editable: EditableKit, file: EditableFile, where: Where) -> list[Named]:
    """Remove the nearest list entry around a place, or the whole file; return what was removed."""
    at = next((n for n in range(len(where) - 1, -1, -1) if isinstance(where[n], int)), None)
    if at is None:
        gone = list(inside(file, ()))
        editable.remove_file(file)
        return gone
    around, position = where[:at], int(where[at])
    entries = file.tree.at(around).value
    if len(entries) <= _min_entries(file, around):
        return _remove_entry(editable, file, around[:-1])
    gone = list(inside(file, where[: at + 1]))
    del entries[position]
    if not entries:
        del file.tree.at(around[:-1]).value[around[-1]]
    file.invalidate()
    needed = file.kind.model.kind.one_of
    if needed and not any(key in file.tree.value for key in needed):
        return gone + _remove_entry(editable, file, ())
    return gone


def inside(file: EditableFile, where: Where) -> Iterator[Named]:
    """Yield the nodes at a place and below it that others can name."""
    for occurrence in file.occurrences():
        if not isinstance(occurrence, NodeOccurrence) or occurrence.where[: len(where)] != where:
            continue
        if occurrence.address == f"{occurrence.kind}/{occurrence.id}":
            yield occurrence.kind, occurrence.id


def _min_entries(file: EditableFile, where: Where) -> int:
    """Return the minimum number of entries of a list."""
    name = str(where[-1])
    model = model_at(file, where[:-1])
    if model is None or name in model.kind.empty_means_all:
        return 1
    return min_entries(model, name) or 0
