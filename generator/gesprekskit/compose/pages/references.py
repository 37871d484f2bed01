"""Composes what pages rest on: notes under a page, the list of sources, the glossary."""

from __future__ import annotations

from collections.abc import Iterable

from gesprekskit.compose.pages import places
from gesprekskit.compose.phrases import day
from gesprekskit.definitions.bibliography import BibliographicSource, Requirement
from gesprekskit.definitions.text import capital
from gesprekskit.documents.blocks import Link
from gesprekskit.documents.references import (
    Glossary,
    GlossaryEntry,
    SourceEntry,
    SourceList,
    SourceNote,
    SourceNotes,
    SourceRequirement,
)
from gesprekskit.kit import Kit


def notes(kit: Kit, references: Iterable[str]) -> SourceNotes:
    """Return the sources that these numbers belong to, each once, with the numbers."""
    wanted = set(references)
    found = []
    for source in _bibliography(kit):
        numbers = [
            requirement.id for requirement in source.requirements if requirement.id in wanted
        ]
        if numbers or source.id in wanted:
            link = Link(source.title, f"{places.SOURCES}#{_anchor(source.id)}")
            found.append(SourceNote(link, ", ".join(numbers)))
    return SourceNotes(tuple(found))


def source_list(kit: Kit) -> SourceList:
    """Return all sources in full."""
    phrases = kit.words.handbook.phrases
    entries = tuple(_entry(kit, source) for source in _bibliography(kit))
    return SourceList(phrases.source_left_out, entries)


def glossary(kit: Kit) -> Glossary:
    """Return all words, in the order of the alphabet."""
    terms = sorted(kit.terms.values(), key=lambda term: term.name.casefold())
    return Glossary(
        tuple(
            GlossaryEntry(term.id, capital(term.name), kit.render_text(term.explanation))
            for term in terms
        )
    )


def _bibliography(kit: Kit) -> list[BibliographicSource]:
    return [source for source in kit.sources.values() if isinstance(source, BibliographicSource)]


def _anchor(source: str) -> str:
    return f"bron-{source.lower()}"


def _entry(kit: Kit, source: BibliographicSource) -> SourceEntry:
    phrases = kit.words.handbook.phrases
    credit = [part for part in (source.authors, source.publisher, source.year) if part]
    checked = source.checked_on and phrases.source_checked.format(date=day(kit, source.checked_on))
    return SourceEntry(
        id=source.id,
        anchor=_anchor(source.id),
        title=source.title,
        credit=", ".join(credit),
        url=source.url or "",
        checked=checked or "",
        taken=kit.render_text(source.taken),
        asks=phrases.source_asks.format(count=len(source.requirements)),
        requirements=tuple(_requirement(kit, requirement) for requirement in source.requirements),
    )


def _requirement(kit: Kit, requirement: Requirement) -> SourceRequirement:
    left_out = kit.render_text(requirement.left_out) if requirement.left_out else ""
    return SourceRequirement(requirement.id, kit.render_text(requirement.text), left_out)
