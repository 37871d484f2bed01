"""Composes the letter about a new version: what a company talks about before it decides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gesprekskit.compose.imprints import SEPARATOR, footer
from gesprekskit.compose.update_reports import (
    EVERYWHERE,
    SEVERAL,
    ReportedChange,
    UpdateReport,
)
from gesprekskit.compose.versions import day
from gesprekskit.definitions.text import capital
from gesprekskit.documents.addresses import page_url, printed
from gesprekskit.documents.letters import Change, Chapter, Difference, Letter, Part
from gesprekskit.kit import DUTCH, Kit

HOME = "index"
UNRECORDED = "unrecorded"


def letter(kit: Kit, report: UpdateReport, seen: str) -> Letter:
    """Return the letter about what changed under the highest layer of a kit.

    `seen` is the version that the company last decided on; empty where that is not known.
    """
    words, name = kit.words.letter, kit.render_text(kit.definition.title)
    below = kit.layers[-2] if len(kit.layers) > 1 else kit.layers[-1]
    address = page_url(kit.definition.handbook_url, kit.language, HOME)
    thing = SEPARATOR.join([f"{kit.words.forms.version} {below.version}", day(below.date)])
    choices = [change for change in report.choices if change.status.state != UNRECORDED]
    return Letter(
        id=HOME,
        node=f"layer/{kit.id}",
        code=words.code,
        version=below.version,
        language=kit.language,
        publisher=kit.definition.publisher.name,
        subject=name,
        title=words.title,
        about=words.about.format(kit=name, company=kit.layers[-1].name),
        link=address,
        link_label=f"{kit.words.forms.scan} {printed(address)}",
        address=printed(kit.definition.handbook_url).rstrip("/"),
        footer=footer(kit, thing),
        brand=kit.brand,
        opening=tuple(_opening(kit, report, seen)),
        choices_title=words.choices,
        choices_intro=words.choices_intro if choices else words.choices_none,
        choices=tuple(_chapters(kit, report, choices)),
        news_title=words.news,
        news_intro=words.news_intro if report.news else words.news_none,
        news=tuple(_chapters(kit, report, report.news)),
        steps_title=words.steps_title,
        steps=words.steps if choices else words.steps[-1:],
        asking_title=words.asking,
        asking=tuple(_asking(kit)),
        was_label=words.was,
        now_label=words.now,
        own_label=words.own,
        nothing_label=words.nothing,
        quoted_language=DUTCH,
    )


def _opening(kit: Kit, report: UpdateReport, seen: str) -> Iterator[str]:
    words = kit.words.letter
    below = kit.layers[-2] if len(kit.layers) > 1 else kit.layers[-1]
    yield words.opening.format(
        publisher=below.name,
        kit=kit.render_text(kit.definition.title),
        version=below.version,
        date=day(below.date),
    )
    if seen:
        yield words.opening_seen.format(seen=seen)
    yield words.opening_order
    unrecorded = sum(change.status.state == UNRECORDED for change in report.changes)
    if unrecorded:
        yield words.opening_unrecorded.format(count=unrecorded)


def _chapters(
    kit: Kit, report: UpdateReport, changes: Sequence[ReportedChange]
) -> Iterator[Chapter]:
    """Yield a chapter for each conversation."""
    words = kit.words.letter
    elsewhere = {SEVERAL: words.several, EVERYWHERE: words.everywhere}
    for conversation, things in report.grouped(changes):
        parts = tuple(
            Part(title=thing, changes=tuple(_change(kit, it) for it in inside))
            for thing, inside in things
        )
        title = elsewhere.get(conversation) or capital(kit.conversations[conversation].name)
        yield Chapter(title=title, parts=parts)


def _change(kit: Kit, change: ReportedChange) -> Change:
    words, status = kit.words.letter, change.status
    span = status.span
    differences = tuple(_difference(kit, change, it) for it in change.differences)
    title = f"{capital(change.kind)} ‘{change.title}’" if change.kind else f"‘{change.title}’"
    state: str = getattr(words.states, status.state)
    if not change.is_choice:
        return Change(title=title, state=state, differences=differences)
    choice = (words.keep, words.take) if status.state == "changed" else (words.noted,)
    place = words.place.format(node=status.node, file=span.file, line=span.line)
    return Change(title=title, state=state, differences=differences, choice=choice, place=place)


def _difference(kit: Kit, change: ReportedChange, difference: Difference) -> Difference:
    """Return a difference as readers know it: what kind of text it is, and what is left out."""
    words = kit.words.letter
    own = words.hidden if change.own_change == "hide" else difference.own
    return replace(difference, key=capital(words.keys.get(difference.key, difference.key)), own=own)


def _asking(kit: Kit) -> Iterator[str]:
    words, publisher = kit.words.letter, kit.definition.publisher
    yield words.ask_publisher.format(contact=publisher.contact or publisher.name)
    if kit.contact and kit.contact != publisher.contact:
        yield words.ask_company.format(contact=kit.contact)
