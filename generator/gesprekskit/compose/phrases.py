"""Values in, short phrases out: the program's own words with numbers, names and dates in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from gesprekskit.definitions.publications import Moment, Publication
from gesprekskit.definitions.questions import Phase
from gesprekskit.kit import Kit


def together(names: Sequence[str], conjunction: str) -> str:
    """Return the names as one phrase: `a, b en c`."""
    *others, last = names
    return f"{', '.join(others)} {conjunction} {last}" if others else last


def role_names(kit: Kit, roles: Iterable[str]) -> str:
    """Return the names of the roles as one phrase."""
    names = [kit.roles[role].name for role in roles]
    return together(names, kit.words.handbook.phrases.conjunction)


def phase_name(kit: Kit, phase: Phase) -> str:
    """Return what a part of a conversation is called."""
    name: str = getattr(kit.words.phases, phase)
    return name


def moment_name(kit: Kit, moment: str | Moment) -> str:
    """Return when a form is used."""
    name: str = getattr(kit.words.moments, moment)
    return name


def when(kit: Kit, thing: Publication) -> str:
    """Return when a thing is used; what belongs to one conversation is used around that one."""
    around = thing.moment == "any" and thing.conversation is not None
    return kit.words.moments.around if around else moment_name(kit, thing.moment)


def hints(kit: Kit) -> tuple[str, str, str]:
    """Return how a day, a month and a year are written on a form."""
    words = kit.words.forms
    return words.day_hint, words.month_hint, words.year_hint


def day(kit: Kit, when: date) -> str:
    """Return a date in words: `22 november 2026`."""
    return f"{when.day} {kit.words.months[when.month - 1]} {when.year}"


def minutes(kit: Kit, count: int) -> str:
    """Return how long something takes."""
    phrases = kit.words.handbook.phrases
    return (phrases.minute if count == 1 else phrases.minutes).format(count=count)


def minutes_between(kit: Kit, least: int, most: int) -> str:
    """Return how long something takes at least and at most."""
    if least == most:
        return minutes(kit, least)
    return kit.words.handbook.phrases.minutes_between.format(least=least, most=most)


def also_called(kit: Kit, names: Sequence[str]) -> tuple[str, ...]:
    """Return the line with other names, if there are any."""
    phrases = kit.words.handbook.phrases
    if not names:
        return ()
    return (phrases.also_called.format(names=together(names, phrases.conjunction)),)
