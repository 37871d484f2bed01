"""The program's words in the letter about a new version of a kit."""

from __future__ import annotations

from gesprekskit.definitions.base import Definition, Plain, Some


class StateWords(Definition):
    """What happened to something."""

    changed: Plain
    removed: Plain
    locked: Plain
    new: Plain
    moved: Plain


class LetterWords(Definition):
    """Words of the letter; `keys` are the names of the texts of a node, by their key in a file."""

    code: Plain
    title: Plain
    about: Plain
    opening: Plain
    opening_seen: Plain
    opening_order: Plain
    opening_unrecorded: Plain
    choices: Plain
    choices_intro: Plain
    choices_none: Plain
    news: Plain
    news_intro: Plain
    news_none: Plain
    several: Plain
    everywhere: Plain
    was: Plain
    now: Plain
    own: Plain
    hidden: Plain
    nothing: Plain
    states: StateWords
    keep: Plain
    take: Plain
    noted: Plain
    place: Plain
    steps_title: Plain
    steps: Some[Plain]
    asking: Plain
    ask_publisher: Plain
    ask_company: Plain
    keys: dict[str, Plain]
