"""A file in, the same file with one slip as an author makes it out."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

TEXT = re.compile(r"^ *(?:- )?(?:text|title|label|why|summary|name): [A-Z]\w+ \w")
KEY = re.compile(r"^ +[a-z_]+: ")
ENTRY = re.compile(r"^ *- id: ")
DASH = re.compile(r"^ *- [a-z{]")
LIST = re.compile(r"\[[^\]\[]+\]$")


@dataclass(frozen=True)
class Slipped:
    """The content of a file after a slip, and the line that it was made on, from 1."""

    name: str
    line: int
    content: bytes


Edit = Callable[[str], str]

ON_A_LINE: dict[str, tuple[re.Pattern[str], Edit]] = {
    "colon in a text": (TEXT, lambda it: re.sub(r": ([A-Z])", r": Nu: \1", it, count=1)),
    "number sign": (TEXT, lambda it: re.sub(r"(: \w+) ", r"\1 #1 ", it, count=1)),
    "open quote": (TEXT, lambda it: it.replace(": ", ': "', 1)),
    "open apostrophe": (TEXT, lambda it: it.replace(": ", ": '", 1)),
    "quoted word first": (TEXT, lambda it: re.sub(r": (\w+)", r': "\1"', it, count=1)),
    "star": (TEXT, lambda it: it.replace(": ", ": *", 1)),
    "ampersand": (TEXT, lambda it: it.replace(": ", ": &", 1)),
    "exclamation": (TEXT, lambda it: it.replace(": ", ": !", 1)),
    "percent": (TEXT, lambda it: it.replace(": ", ": %", 1)),
    "at": (TEXT, lambda it: it.replace(": ", ": @", 1)),
    "backtick": (TEXT, lambda it: it.replace(": ", ": `", 1)),
    "bracket first": (TEXT, lambda it: it.replace(": ", ": [", 1)),
    "brace first": (TEXT, lambda it: it.replace(": ", ": {", 1)),
    "no space after the colon": (TEXT, lambda it: it.replace(": ", ":", 1)),
    "equals": (KEY, lambda it: it.replace(": ", " = ", 1)),
    "two colons": (KEY, lambda it: it.replace(": ", ":: ", 1)),
    "capital": (KEY, lambda it: re.sub(r"[a-z]", lambda found: found[0].upper(), it, count=1)),
    "other key": (KEY, lambda it: re.sub(r"([a-z_]+):", r"\1x:", it, count=1)),
    "too deep": (KEY, lambda it: f" {it}"),
    "not deep enough": (KEY, lambda it: it[1:]),
    "tab": (KEY, lambda it: it.replace("  ", "\t", 1)),
    "open bracket": (LIST, lambda it: it[:-1]),
    "no bracket": (LIST, lambda it: LIST.sub(lambda found: found[0][1:], it)),
    "no space after the dash": (DASH, lambda it: it.replace("- ", "-", 1)),
    "no dash and one step left": (DASH, lambda it: it.replace("- ", "", 1)),
    "capital in an id": (ENTRY, lambda it: re.sub(r": ([a-z])", lambda f: f": {f[1].upper()}", it)),
    "curly quotes": (ENTRY, lambda it: re.sub(r": (\S+)", r": “\1”", it)),
    "merge mark": (KEY, lambda it: f"<<<<<<< HEAD\n{it}"),
}


def _edited(name: str, lines: list[str], rng: random.Random) -> Slipped | None:
    pattern, edit = ON_A_LINE[name]
    fitting = [at for at, line in enumerate(lines) if pattern.search(line)]
    if not fitting:
        return None
    at = rng.choice(fitting)
    changed = [*lines[:at], edit(lines[at]), *lines[at + 1 :]]
    return Slipped(name, at + 1, "\n".join(changed).encode())


def _no_dash(lines: list[str], rng: random.Random) -> Slipped | None:
    """Forget the dash of an entry that is not the first of its list."""
    starts = [at for at, line in enumerate(lines) if ENTRY.match(line)]
    fitting = [
        at
        for at in starts
        if any(
            before < at
            and _indent(lines[before]) == _indent(lines[at])
            and all(_indent(line) >= _indent(lines[at]) for line in lines[before:at] if line)
            for before in starts
        )
    ]
    if not fitting:
        return None
    at = rng.choice(fitting)
    changed = [*lines[:at], lines[at].replace("- ", "  ", 1), *lines[at + 1 :]]
    return Slipped("no dash", at + 1, "\n".join(changed).encode())


def _copied(lines: list[str], rng: random.Random) -> Slipped | None:
    """Copy an entry and forget to give it an id of its own."""
    starts = [at for at, line in enumerate(lines) if ENTRY.match(line)]
    if not starts:
        return None
    at = rng.choice(starts)
    ends = (
        below for below in range(at + 1, len(lines)) if _indent(lines[below]) <= _indent(lines[at])
    )
    end = next(ends, len(lines))
    while end > at and not lines[end - 1]:
        end -= 1
    changed = [*lines[:end], *lines[at:end], *lines[end:]]
    return Slipped("copied", end + 1, "\n".join(changed).encode())


def _latin(lines: list[str], rng: random.Random) -> Slipped | None:
    fitting = [at for at, line in enumerate(lines) if TEXT.match(line)]
    if not fitting:
        return None
    at = rng.choice(fitting)
    raw = [line.encode() for line in lines]
    raw[at] = raw[at].replace(b": ", b": Caf\xe9 ", 1)
    return Slipped("latin", at + 1, b"\n".join(raw))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def slips(text: str, rng: random.Random) -> Iterator[Slipped]:
    """Yield the slips that a file can have, in any order."""
    lines = text.split("\n")
    makers: list[Callable[[], Slipped | None]] = [
        *((lambda name=name: _edited(name, lines, rng)) for name in ON_A_LINE),
        *((lambda maker=maker: maker(lines, rng)) for maker in (_no_dash, _copied, _latin)),
    ]
    rng.shuffle(makers)
    for maker in makers:
        if made := maker():
            yield made
