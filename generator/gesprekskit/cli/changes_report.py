"""The statuses of a layer or a translation in, lines of text or JSON out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from gesprekskit.diagnostics.catalogues import catalogue
from gesprekskit.translations.translating import TranslationStatus
from gesprekskit.updates.upstream import ChangeStatus


def lines(statuses: Sequence[ChangeStatus], language: str) -> Iterator[str]:
    """Yield a report of every node that needs a decision: its old text, its new text, and yours."""
    words = catalogue(language).changes
    asking = [status for status in statuses if status.state != "unchanged"]
    for status in asking:
        yield f"{status.span}: {status.node}: {words[status.state]}"
        for name in ("was", "now", "own"):
            for key, value in getattr(status, name).items():
                yield f"  {words[name]}  {key}: {_shown(value)}"
    own = sum(status.located is not None for status in statuses)
    yield words["open" if asking else "nothing"].format(open=len(asking), own=own)


def gap_lines(gaps: Sequence[TranslationStatus], language: str) -> Iterator[str]:
    """Yield a report of what a translation lacks."""
    words = catalogue(language).changes
    for gap in gaps:
        yield f"{gap.span}: {gap.node}#{gap.key}: {words[gap.state]}"
        if gap.entry:
            yield f"  {words['was']}  {gap.entry.was}"
        if gap.dutch:
            yield f"  {words['now']}  {gap.dutch}"
    counts = Counter[str](gap.state for gap in gaps)
    names = ("missing", "stale", "orphaned")
    yield words["lacking"].format_map({name: counts[name] for name in names})


def gap_as_data(status: TranslationStatus) -> dict[str, Any]:
    """Return what a translation lacks as data for JSON."""
    place = {"file": status.span.file, "line": status.span.line, "column": status.span.column}
    texts = {"was": status.entry and status.entry.was, "now": status.dutch or None}
    return {"node": status.node, "key": status.key, "state": status.state, **place, **texts}


def accepted(count: int, language: str) -> str:
    """Return the line that counts the recorded decisions."""
    return catalogue(language).changes["accepted"].format(count=count)


def as_data(status: ChangeStatus) -> dict[str, Any]:
    """Return a status as data for JSON."""
    place = {"file": status.span.file, "line": status.span.line, "column": status.span.column}
    texts = {"was": dict(status.was), "now": dict(status.now), "own": dict(status.own)}
    return {"node": status.node, "state": status.state, **place, **texts}


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_shown(inner)}" for key, inner in value.items())
    if isinstance(value, list | tuple):
        return " | ".join(map(_shown, value))
    return str(value)
