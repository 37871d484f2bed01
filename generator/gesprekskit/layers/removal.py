"""Leaves a node out, and with it whatever leans on it: no reference is left without its end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gesprekskit.definitions.text import Slot, Text, spelled
from gesprekskit.layers.editable import (
    EditableFile,
    EditableKit,
    EditableNode,
    min_entries,
    model_at,
)
from gesprekskit.layers.visible_texts import TRANSLATION
from gesprekskit.loading import load_words
from gesprekskit.loading.occurrences import NodeOccurrence, ReferenceOccurrence, TextOccurrence
from gesprekskit.sources import Where
from gesprekskit.sources.trees import Tree

MEANING_ALL = (("question", "conversations"),)
"""Lists that mean everything when they are empty: with their last entry their owner goes."""

NEEDED = {"deck": ("questions", "cards")}
"""Lists of which a file has at least one."""

Named = tuple[str, str]
"""The kind and the id of a node."""


def remove_node(editable: EditableKit, editable_node: EditableNode) -> None:
    """Take a node out of its file, and out of everything that names it or what was in it.

    A text that names it keeps the word: what is not there can still be spoken of.
    """
    _spell_out(editable, editable_node)
    remove_references(editable, _cut(editable, editable_node.field, editable_node.where))


def remove_references(editable: EditableKit, gone: list[Named]) -> None:
    """Take out what names nodes that are gone, and what names that in turn."""
    while gone:
        name = gone.pop()
        while leaning := _leaning(editable, name):
            gone += _cut(editable, *leaning)
    _forget_counts(editable)


def _spell_out(editable: EditableKit, editable_node: EditableNode) -> None:
    """Write the node's name in the texts that have a slot for it, in each language its own."""
    data = editable_node.tree.data()
    identity = data.get("id") if isinstance(data, dict) else None
    for one in editable.fields:
        for occurrence in one.occurrences():
            if isinstance(occurrence, TextOccurrence) and occurrence.text.names(
                editable_node.kind, identity
            ):
                translated = occurrence.where[-1] == "now" and one.kind.name == TRANSLATION
                named = _names_in(editable, one, editable_node.address) if translated else {}
                tree = one.tree.at(occurrence.where)
                tree.value = _spelled(occurrence.text, editable_node.kind, {**data, **named})
                one.changed()


def _spelled(text: Text, kind: str, named: Mapping[str, str]) -> str:
    """Return a text with the name in the place of its slot; other slots stay."""

    def word(slot: Slot) -> str:
        if (slot.kind, slot.id) != (kind, named["id"]):
            return slot.written
        return spelled(slot, named["name"], named.get("plural"), named.get("article", "het"))

    return text.said(word)


def _names_in(editable: EditableKit, file: EditableFile, address: str) -> dict[str, str]:
    """Return what a node is called in the language of a translation."""
    found = {"article": load_words(file.kind.place.rpartition("/")[2]).article or ""}
    for one in editable.fields:
        if one.kind != file.kind:
            continue
        for node in one.tree.data()["translations"]:
            if node["node"] == address:
                found |= {text["key"]: text["now"] for text in node["texts"]}
    return found


def _forget_counts(editable: EditableKit) -> None:
    """Take counts and omissions of fields that are gone off the forms."""
    fields = {
        file.tree.value["id"].value: {
            one.value["id"].value for one in file.tree.at(("fields",)).value
        }
        for file in editable.fields
        if file.kind.name == "section"
    }
    for file in editable.fields:
        if file.kind.name != "form":
            continue
        for use in file.tree.at(("sections",)).value:
            known = fields[use.value["section"].value]
            for key in {"lines", "rows", "leave_out"} & set(use.value):
                if _kept(use.value[key], known):
                    file.changed()


def _kept(counts: Tree, known: set[str]) -> bool:
    """Keep only what is known in a list or a mapping of names; return True if something went."""
    before = len(counts.value)
    if isinstance(counts.value, list):
        counts.value[:] = [one for one in counts.value if one.value in known]
    else:
        for name in set(counts.value) - known:
            del counts.value[name]
    return len(counts.value) < before


def _leaning(editable: EditableKit, gone: Named) -> tuple[EditableFile, Where] | None:
    """Return the first place that names what is gone."""
    for one in editable.fields:
        for occurrence in one.occurrences():
            if (
                isinstance(occurrence, ReferenceOccurrence)
                and (occurrence.kind, occurrence.id) == gone
            ):
                return one, occurrence.where
    return None


def _cut(editable: EditableKit, one: EditableFile, where: Where) -> list[Named]:
    """Take out the nearest entry of a list around a place, or the whole file; return what went."""
    at = next((n for n in range(len(where) - 1, -1, -1) if isinstance(where[n], int)), None)
    if at is None:
        gone = list(inside(one, ()))
        editable.drop(one)
        return gone
    around, position = where[:at], int(where[at])
    entries = one.tree.at(around).value
    if len(entries) <= _fewest(one, around):
        return _cut(editable, one, around[:-1])
    gone = list(inside(one, where[: at + 1]))
    del entries[position]
    if not entries:
        del one.tree.at(around[:-1]).value[around[-1]]
    one.changed()
    needed = NEEDED.get(one.kind.name)
    if needed and not any(key in one.tree.value for key in needed):
        return gone + _cut(editable, one, ())
    return gone


def inside(one: EditableFile, where: Where) -> Iterator[Named]:
    """Yield the nodes at a place and below it that others can name."""
    for occurrence in one.occurrences():
        if not isinstance(occurrence, NodeOccurrence) or occurrence.where[: len(where)] != where:
            continue
        if occurrence.address == f"{occurrence.kind}/{occurrence.id}":
            yield occurrence.kind, occurrence.id


def _fewest(one: EditableFile, where: Where) -> int:
    """Return how many entries a list needs."""
    name = str(where[-1])
    model = model_at(one, where[:-1])
    if model is None or (model.kind, name) in MEANING_ALL:
        return 1
    return min_entries(model, name) or 0
