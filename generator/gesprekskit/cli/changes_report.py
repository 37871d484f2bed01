"""How a layer or a translation stands in, lines of text or JSON out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from gesprekskit.diagnostics.catalogues import catalogue
from gesprekskit.translations.translating import TranslationStatus
from gesprekskit.updates.upstream import ChangeStatus


def lines(statuses: Sequence[ChangeStatus], language: str) -> Iterator[str]:
    """Yield a report: every node that asks for a decision, with what it said, says, and you say."""
    words = catalogue(language).changes
    asking = [one for one in statuses if one.state != "unchanged"]
    for one in asking:
        yield f"{one.span}: {one.node}: {words[one.state]}"
        for name in ("was", "now", "own"):
            for key, value in getattr(one, name).items():
                yield f"  {words[name]}  {key}: {_shown(value)}"
    own = sum(one.located is not None for one in statuses)
    yield words["open" if asking else "nothing"].format(open=len(asking), own=own)


def gap_lines(gaps: Sequence[TranslationStatus], language: str) -> Iterator[str]:
    """Yield a report of what a translation lacks."""
    words = catalogue(language).changes
    for one in gaps:
        yield f"{one.span}: {one.node}#{one.key}: {words[one.state]}"
        if one.entry:
            yield f"  {words['was']}  {one.entry.was}"
        if one.dutch:
            yield f"  {words['now']}  {one.dutch}"
    counts = Counter[str](one.state for one in gaps)
    names = ("missing", "stale", "orphaned")
    yield words["lacking"].format_map({name: counts[name] for name in names})


def gap_as_data(one: TranslationStatus) -> dict[str, Any]:
    """Return what a translation lacks as JSON tells it."""
    place = {"file": one.span.file, "line": one.span.line, "column": one.span.column}
    texts = {"was": one.entry and one.entry.was, "now": one.dutch or None}
    return {"node": one.node, "key": one.key, "state": one.state, **place, **texts}


def accepted(count: int, language: str) -> str:
    """Return how many decisions were recorded."""
    return catalogue(language).changes["accepted"].format(count=count)


def as_data(one: ChangeStatus) -> dict[str, Any]:
    """Return a status as JSON tells it."""
    place = {"file": one.span.file, "line": one.span.line, "column": one.span.column}
    texts = {"was": dict(one.was), "now": dict(one.now), "own": dict(one.own)}
    return {"node": one.node, "state": one.state, **place, **texts}


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_shown(one)}" for key, one in value.items())
    if isinstance(value, list | tuple):
        return " | ".join(map(_shown, value))
    return str(value)
