"""Handwritten pages in, their text out: slots filled with the kit's words, and blocks inserted.

A block is requested on a line of its own: `<!-- blok: vergelijking -->`.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from gesprekskit.artifacts import CatalogueEntry
from gesprekskit.compose import pages
from gesprekskit.compose.pages.blocks import NAMED, PLAIN
from gesprekskit.compose.pages.places import pages_of
from gesprekskit.definitions.text import Slot, Text, slot_pattern
from gesprekskit.diagnostics import Diagnostic, Span
from gesprekskit.documents.pages import Page
from gesprekskit.handbook.prose import FENCE, Prose, folded
from gesprekskit.kit import Kit
from gesprekskit.loading.similar_words import near
from gesprekskit.loading.validation import listed
from gesprekskit.renderers import markdown

MARKER = re.compile(r"^<!--[ \t]*blok:[ \t]*(\S+)(?:[ \t]+(\S+))?[ \t]*-->[ \t]*$", re.MULTILINE)
REPLACES = re.compile(r"^replaces_generated:[ \t]*true[ \t]*$", re.MULTILINE)
LINK = re.compile(r"\[(?P<text>[^\]]*)\]\((?P<path>[^)#?\s]+\.md)[^)]*\)")
LISTED = re.compile(r"[ \t]*(?:[-*+]|\d+\.|<li\b[^>]*>)[ \t]*")


@dataclass(frozen=True, slots=True)
class Filled:
    """Handwritten pages as MkDocs gets them, by path, and what is wrong with them."""

    texts: dict[str, str] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def fill(
    kit: Kit, catalogue: Sequence[CatalogueEntry], prose: Sequence[Prose], composed: Sequence[Page]
) -> Filled:
    """Return the texts of the pages with slots and blocks filled, and every problem in them."""
    filled = Filled()
    generated = {folded(page.path) for page in composed}
    for text in prose:
        head = FENCE.match(text.text)
        if folded(text.path) in generated and not (head and REPLACES.search(head[0])):
            filled.diagnostics.append(Diagnostic(Span(text.file), "prose.hides-page"))
        filled.diagnostics.extend(_unknown_words(kit, text))
        filled.diagnostics.extend(_unknown_blocks(kit, catalogue, text))
        if not filled.diagnostics:
            filled.texts[text.path] = _filled(kit, catalogue, text)
    return filled


def _filled(kit: Kit, catalogue: Sequence[CatalogueEntry], prose: Prose) -> str:
    def in_place(found: re.Match[str]) -> str:
        block = pages.block(kit, catalogue, found[1], found[2] or "")
        return markdown.render_block(block, prose.path) if block else ""

    def line(text: str) -> str:
        return MARKER.sub(in_place, text) if MARKER.match(text) else _fill_slots(kit, text)

    return "\n".join(line(text) for text in _without_removed_links(kit, prose))


def _without_removed_links(kit: Kit, prose: Prose) -> Iterator[str]:
    """Yield the lines of a page without links to pages that a company removed.

    If such a link is in a list, its whole line is removed.
    """
    gone = pages_of(kit.hidden)
    around = posixpath.dirname(prose.path)

    def leads_nowhere(found: re.Match[str]) -> bool:
        return posixpath.normpath(posixpath.join(around, found["path"])) in gone

    for line in prose.text.split("\n"):
        if not any(map(leads_nowhere, LINK.finditer(line))):
            yield line
        elif not LISTED.match(line):
            yield LINK.sub(lambda found: found["text"] if leads_nowhere(found) else found[0], line)


def _fill_slots(kit: Kit, text: str) -> str:
    """Return a line of Markdown with its slots filled; what a kit says is never markup.

    What a company removed is called by its id where a sentence still names it.
    """

    def word(slot: Slot) -> str:
        known = slot.id in kit.named[slot.kind]
        return str(markdown.text(kit.word(slot) if known else slot.id))

    return Text.parse(text).said(word)


def _unknown_words(kit: Kit, prose: Prose) -> Iterator[Diagnostic]:
    known = {kind: list(named) for kind, named in kit.named.items()}
    for found in slot_pattern().finditer(prose.text):
        kind, name = found[1], found[2]
        if name not in known[kind] and f"{kind}/{name}" not in kit.hidden:
            values = {"what": kind, "name": name, "known": listed(known[kind])}
            values |= near(name, known[kind])
            yield Diagnostic(prose.place(found.start()), "ref.unknown", values)


def _unknown_blocks(
    kit: Kit, catalogue: Sequence[CatalogueEntry], prose: Prose
) -> Iterator[Diagnostic]:
    known = sorted([*PLAIN, *NAMED, "formulieren"])
    left_out = {node.rpartition("/")[2] for node in kit.hidden}
    for found in MARKER.finditer(prose.text):
        kind, name = found[1], found[2] or ""
        if name not in left_out and pages.block(kit, catalogue, kind, name) is None:
            marker = f"{kind} {name}".strip()
            values = {"name": marker, "known": listed(known), **near(kind, known)}
            yield Diagnostic(prose.place(found.start()), "prose.unknown-block", values)
