"""Every id is given once, and every letter of a theme."""

from __future__ import annotations

from collections.abc import Iterator

from gesprekskit.definitions.themes import Themes
from gesprekskit.diagnostics import Diagnostic, Span
from gesprekskit.loading import Library
from gesprekskit.loading.occurrences import NodeOccurrence

LOOKS = {"icon": "theme.icon-twice", "edge": "theme.edge-twice"}


def check_letters(library: Library) -> Iterator[Diagnostic]:
    """A letter stands for one theme."""
    first: dict[str, Span] = {}
    for file, themes in library.placed(Themes):
        for index, theme in enumerate(themes.themes):
            span = file.span("themes", index, "letter")
            if theme.letter in first:
                values = {"name": theme.letter, "first": str(first[theme.letter])}
                yield Diagnostic(span, "theme.letter-twice", values)
            first.setdefault(theme.letter, span)


def check_looks(library: Library) -> Iterator[Diagnostic]:
    """An icon and an edge stand for one theme, so that cards are told apart without colour."""
    for key, code in LOOKS.items():
        first: dict[str, Span] = {}
        for file, themes in library.placed(Themes):
            for index, theme in enumerate(themes.themes):
                look = getattr(theme, key)
                span = file.span("themes", index, key)
                if look in first:
                    values = {"name": look, "first": str(first[look])}
                    yield Diagnostic(span, code, values)
                first.setdefault(look, span)


def check_unique_ids(library: Library) -> Iterator[Diagnostic]:
    """An id stands once: in the whole kit, or within its parent where it is scoped to that."""
    first: dict[tuple[str, str], Span] = {}
    for file in library.files:
        for occurrence in file.occurrences:
            if not isinstance(occurrence, NodeOccurrence):
                continue
            span = file.source.span((*occurrence.where, "id"))
            node = (occurrence.kind, occurrence.address)
            if node in first:
                values = {"name": occurrence.id, "first": str(first[node])}
                yield Diagnostic(span, "id.duplicate", values)
            first.setdefault(node, span)
