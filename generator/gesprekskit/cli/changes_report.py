"""The statuses of a layer or a translation in, lines of text or JSON out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from gesprekskit.compose.update_reports import EVERYWHERE, SEVERAL, ReportedChange, UpdateReport
from gesprekskit.compose.word_differences import BETWEEN
from gesprekskit.definitions.text import capital
from gesprekskit.diagnostics.catalogues import catalogue
from gesprekskit.documents.letters import Pieces
from gesprekskit.translations.translating import TranslationStatus

PLACES = {SEVERAL: "several", EVERYWHERE: "everywhere"}
"""The words for what belongs to no conversation alone."""


def lines(report: UpdateReport, names: Mapping[str, str], language: str) -> Iterator[str]:
    """Yield a report: what asks for a choice, then news, each with its old text and its new one.

    `names` are the names of conversations by id.
    """
    words = catalogue(language).changes
    for title, changes in (("choices", report.choices), ("news", report.news)):
        if changes:
            yield words[title].format(count=len(changes))
        for conversation, things in report.grouped(changes):
            name = names.get(conversation) or words[PLACES[conversation]]
            for thing, reported in things:
                yield f"\n== {' – '.join(filter(None, (capital(name), thing)))}"
                for change in reported:
                    yield from _change_lines(change, words)
        if changes:
            yield ""
    own = sum(change.status.located is not None for change in report.changes)
    counts = {"choices": len(report.choices), "news": len(report.news), "own": own}
    yield words["open" if report.choices or report.news else "nothing"].format_map(counts)


def _change_lines(change: ReportedChange, words: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines on one change: where, what, and its words with what differs in brackets."""
    status = change.status
    yield f"{status.span}: {status.node}: {words[status.state]}"
    yield f"  {' '.join(filter(None, (change.kind, f'‘{change.title}’')))}"
    for difference in change.differences:
        if difference.was:
            yield f"  − {difference.key}: {_marked(difference.was)}"
        if difference.now:
            yield f"  + {difference.key}: {_marked(difference.now)}"
        if difference.own:
            yield f"  {words['own']}  {difference.key}: {difference.own}"
    if change.own_change == "hide":
        yield f"  {words['own']}  {words['hidden']}"


def _marked(pieces: Pieces) -> str:
    """Return a text with what differs in brackets, unless that is all of it."""
    if len(pieces) == 1:
        return pieces[0].text
    return "".join(_bracketed(piece.text) if piece.changed else piece.text for piece in pieces)


def _bracketed(text: str) -> str:
    """Return a text in brackets, and what separates it from the next after them."""
    said = text.removesuffix(BETWEEN).rstrip()
    return f"[{said}]{text[len(said) :]}"


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


def as_data(report: UpdateReport) -> list[dict[str, Any]]:
    """Return a report as data for JSON: choices, news, and what nothing changed under."""
    return [_row(change) for change in (*report.choices, *report.news, *report.decided)]


def _row(change: ReportedChange) -> dict[str, Any]:
    status = change.status
    place = {"file": status.span.file, "line": status.span.line, "column": status.span.column}
    texts = {"was": dict(status.was), "now": dict(status.now), "own": dict(status.own)}
    known = {
        "choice": change.is_choice,
        "change": change.own_change or None,
        "kind": change.kind,
        "title": change.title,
        "conversations": sorted(change.conversations),
        "thing": change.thing,
        "differences": [asdict(difference) for difference in change.differences],
    }
    return {"node": status.node, "state": status.state, **place, **texts, **known}
