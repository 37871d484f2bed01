"""Every id is given once, and every letter of a theme."""

from __future__ import annotations

from collections.abc import Iterator

from gesprekskit.definitions.themes import Themes
from gesprekskit.diagnostics import Diagnostic, Span
from gesprekskit.loading import Library
from gesprekskit.loading.occurrences import NodeOccurrence
from gesprekskit.sources.source import Place, span_at

THEME_MARKS = {"icon": "theme.icon-twice", "edge": "theme.edge-twice"}


def check_letters(library: Library) -> Iterator[Diagnostic]:
    """No two themes share a letter."""
    first: dict[str, Span] = {}
    for file, themes in library.placed(Themes):
        for index, theme in enumerate(themes.themes):
            span = file.span("themes", index, "letter")
            if theme.letter in first:
                values = {"name": theme.letter, "first": str(first[theme.letter])}
                yield Diagnostic(span, "theme.letter-twice", values)
            first.setdefault(theme.letter, span)


def check_theme_marks(library: Library) -> Iterator[Diagnostic]:
    """No two themes share an icon or an edge, so that cards differ without colour."""
    for key, code in THEME_MARKS.items():
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
    """An id is unique in the whole kit, or within its parent if it is scoped to that."""
    first: dict[tuple[str, str], Place] = {}
    for file in library.files:
        for occurrence in file.occurrences:
            if not isinstance(occurrence, NodeOccurrence):
                continue
            place = (file.source, (*occurrence.where, "id"))
            before = first.setdefault((occurrence.kind, occurrence.address), place)
            if before is not place:
                values = {"name": occurrence.id, "first": str(span_at(before))}
                yield Diagnostic(span_at(place), "id.duplicate", values)
