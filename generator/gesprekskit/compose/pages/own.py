"""Composes the page that lists what the layers of a kit changed."""

from __future__ import annotations

from collections.abc import Sequence

from gesprekskit.artifacts import CatalogueEntry
from gesprekskit.compose.pages import places
from gesprekskit.definitions.text import Slot, Text, capital
from gesprekskit.documents.blocks import Row, Table
from gesprekskit.documents.pages import Page, Section
from gesprekskit.kit import Kit


def own_pages(kit: Kit, catalogue: Sequence[CatalogueEntry]) -> tuple[Page, ...]:
    """Return the page, if there is something to list."""
    if not kit.edits:
        return ()
    words = kit.words.handbook.own
    return (
        Page(
            path=places.OWN,
            title=words.title,
            menu=words.menu,
            description=words.description.format(name=kit.layers[-1].name),
            nodes=(),
            lead=words.lead.format(
                publisher=kit.definition.publisher.name,
                name=kit.layers[-1].name,
                sign=kit.layers[-1].sign,
            ),
            notes=(),
            sections=tuple(_sections(kit)),
        ),
    )


def _sections(kit: Kit) -> list[Section]:
    """Return a part for each layer that changed something."""
    words = kit.words.handbook.own
    changes = {
        "replace": words.replace,
        "hide": words.hide,
        "add": words.add,
        "rename": words.rename,
        "combine": words.combine,
    }
    sections = []
    for at, layer in enumerate(kit.layers[1:]):
        rows = tuple(
            Row(
                changes[edit.change],
                tuple(_told(kit, text) or words.nothing for text in (edit.was, edit.own)),
            )
            for edit in kit.edits
            if edit.layer == at
        )
        if rows:
            heading = " ".join(filter(None, (layer.sign, layer.name)))
            table = Table(words.caption, (words.change, words.was, words.own), rows)
            sections.append(Section(heading, layer.id, (table,)))
    return sections


def _told(kit: Kit, text: str) -> str:
    """Return the text as it was shown; what it names may not be there any more."""

    def word(slot: Slot) -> str:
        return kit.word(slot) if slot.id in kit.named[slot.kind] else slot.id

    return capital(Text.parse(text).said(word))
