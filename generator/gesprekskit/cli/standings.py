"""How a layer stands in, lines of text or JSON out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from gesprekskit.layers import Standing

WORDS = {
    "nl": {
        "changed": "veranderd",
        "removed": "weg",
        "new": "nieuw",
        "moved": "verplaatst",
        "unrecorded": "nog niet vastgelegd",
        "was": "toen",
        "now": "nu",
        "own": "jij",
        "nothing": "er is niets om te kiezen; jouw veranderingen: {own}",
        "open": "te kiezen: {open}; jouw veranderingen: {own}",
        "accepted": "vastgelegd: {count}",
    },
    "en": {
        "changed": "changed",
        "removed": "gone",
        "new": "new",
        "moved": "moved",
        "unrecorded": "not recorded yet",
        "was": "then",
        "now": "now",
        "own": "you",
        "nothing": "there is nothing to decide; your changes: {own}",
        "open": "to decide: {open}; your changes: {own}",
        "accepted": "recorded: {count}",
    },
}


def lines(standings: Sequence[Standing], language: str) -> Iterator[str]:
    """Yield a report: every node that asks for a decision, with what it said, says, and you say."""
    words = WORDS[language]
    asking = [one for one in standings if one.state != "unchanged"]
    for one in asking:
        yield f"{one.span}: {one.node}: {words[one.state]}"
        for name in ("was", "now", "own"):
            for key, value in getattr(one, name).items():
                yield f"  {words[name]}  {key}: {_shown(value)}"
    own = sum(one.placed is not None for one in standings)
    yield words["open" if asking else "nothing"].format(open=len(asking), own=own)


def accepted(count: int, language: str) -> str:
    """Return how many decisions were recorded."""
    return WORDS[language]["accepted"].format(count=count)


def as_data(one: Standing) -> dict[str, Any]:
    """Return a standing as JSON tells it."""
    place = {"file": one.span.file, "line": one.span.line, "column": one.span.column}
    texts = {"was": dict(one.was), "now": dict(one.now), "own": dict(one.own)}
    return {"node": one.node, "state": one.state, **place, **texts}


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_shown(one)}" for key, one in value.items())
    if isinstance(value, list | tuple):
        return " | ".join(map(_shown, value))
    return str(value)
