"""How a layer or a translation stands in, lines of text or JSON out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from gesprekskit.translations.translating import TranslationStatus
from gesprekskit.updates.upstream import ChangeStatus

WORDS = {
    "nl": {
        "changed": "veranderd",
        "removed": "weg",
        "locked": "staat nu vast",
        "new": "nieuw",
        "moved": "verplaatst",
        "unrecorded": "nog niet vastgelegd",
        "was": "toen",
        "now": "nu",
        "own": "jij",
        "nothing": "er is niets om te kiezen; jouw veranderingen: {own}",
        "open": "te kiezen: {open}; jouw veranderingen: {own}",
        "accepted": "vastgelegd: {count}",
        "missing": "geen vertaling",
        "stale": "het Nederlands is veranderd",
        "orphaned": "de tekst is er niet meer",
        "lacking": "zonder vertaling: {missing}; veranderd: {stale}; over: {orphaned}",
    },
    "en": {
        "changed": "changed",
        "removed": "gone",
        "locked": "fixed now",
        "new": "new",
        "moved": "moved",
        "unrecorded": "not recorded yet",
        "was": "then",
        "now": "now",
        "own": "you",
        "nothing": "there is nothing to decide; your changes: {own}",
        "open": "to decide: {open}; your changes: {own}",
        "accepted": "recorded: {count}",
        "missing": "no translation",
        "stale": "the Dutch has changed",
        "orphaned": "the text is not there any more",
        "lacking": "without translation: {missing}; changed: {stale}; left over: {orphaned}",
    },
}


def lines(statuses: Sequence[ChangeStatus], language: str) -> Iterator[str]:
    """Yield a report: every node that asks for a decision, with what it said, says, and you say."""
    words = WORDS[language]
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
    words = WORDS[language]
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
    return WORDS[language]["accepted"].format(count=count)


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
