"""What someone typed for a new folder in, usable values out; raises Refusal otherwise."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from gesprekskit.brands import Logo, cleaned
from gesprekskit.definitions.base import Id, Url
from gesprekskit.definitions.roles import ARTICLES, Role, namesakes, who_stays
from gesprekskit.definitions.text import capital
from gesprekskit.diagnostics import Refusal
from gesprekskit.kit import Kit
from gesprekskit.layers.bases import extended_kit, is_kit
from gesprekskit.loading.validation import listed

PLURALS = {
    "baas": "bazen",
    "man": "mannen",
    "coach": "coaches",
    "chef": "chefs",
    "lead": "leads",
    "nde": "nden",
    **{ending: f"{ending}s" for ending in ("e", "el", "em", "en", "er", "or", "eur", "aar")},
    **{ending: f"{ending}'s" for ending in "aiouy"},
    "": "en",
}
"""How words for people end, and what they end in where there are several; the first that fits."""

PEOPLE = ("baas", "man", "vrouw", "coach", "chef", "lead", "hoofd", "nde", "er", "or", "eur", "aar")
"""How a word ends that is more likely the person than what the person is of: `leider productie`."""
PREPOSITIONS = frozenset(("aan", "bij", "in", "met", "op", "uit", "van", "voor"))


@dataclass(frozen=True, slots=True)
class Word:
    """A company's word for a role, with its grammar."""

    name: str
    plural: str
    article: str


def identity(target: Path) -> str:
    """Return the id for a new folder: `Bakkerij Bol & Zn.` gives `bakkerij-bol-zn`."""
    plain = unicodedata.normalize("NFKD", target.name).encode("ascii", "ignore").decode()
    name = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
    if not name:
        raise Refusal("id.no-letters", name=line(str(target)))
    return str(_valid(Id, name))


def title(target: Path) -> str:
    """Return a title for a new folder: `bakkerij-bol` is `Bakkerij Bol`."""
    name = line(target.name)
    if name != identity(target):
        return name
    return " ".join(capital(word) for word in name.split("-"))


def line(text: str) -> str:
    """Return a text on one line, without unprintable characters."""
    printable = "".join(letter if letter.isprintable() else " " for letter in text)
    return " ".join(printable.split())


def name(text: str) -> str:
    """Return a name as it will be printed."""
    if not line(text):
        raise Refusal("schema.empty")
    return line(text)


def word(text: str) -> Word:
    """Return a word for a role: `leermeester`, `de chef`, or `leermeester, leermeesters, de`."""
    parts = [line(part) for part in text.split(",")]
    if not all(parts) or len(parts) > 3 or (len(parts) == 3 and parts[2] not in ARTICLES):
        raise Refusal("layer.word", name=line(text))
    said, *more = parts
    article, single = _split_article(said)
    plural = _split_article(more[0])[1] if more else _plural(single)
    return Word(single, plural, more[1] if len(more) > 1 else article or _article(single))


def role(kit: Kit, identity: str) -> Role:
    """Return a role of a kit."""
    if identity not in kit.roles:
        raise Refusal("layer.no-role", name=line(identity), known=listed(list(kit.roles)))
    return kit.roles[identity]


def one_person(kit: Kit, renamed: Mapping[str, Word]) -> dict[str, str]:
    """Return the roles to merge into another, since the company has the same word for both."""
    names = {
        role.id: renamed[role.id].name if role.id in renamed else role.name
        for role in kit.roles.values()
    }
    into: dict[str, str] = {}
    for same in namesakes(names):
        if not renamed.keys().isdisjoint(same):
            stays = who_stays(same)
            into |= {role: stays for role in same if role != stays}
    return into


def address(text: str) -> str:
    """Return the address of a handbook."""
    return str(_valid(Url, text.strip()))


def logo(path: Path, name: str) -> Logo:
    """Return the cleaned logo, for a company of this name."""
    path = path.resolve()
    if not path.is_file():
        raise Refusal("logo.not-found", name=line(str(path)))
    return cleaned(path.parent, path.name, name).logo


def file_at(text: str) -> Path:
    """Return the path that someone typed, or dragged into a terminal."""
    return Path(text.strip().strip("'\"")).expanduser()


def kit_below(text: str, target: Path) -> Path:
    """Return the folder of the kit that a layer at `target` will extend.

    `text` is the name of a kit beside the target or bundled, or a path from here.
    """
    named = extended_kit(target, text) if text and "/" not in text else None
    found = named or file_at(text)
    if not is_kit(found):
        raise Refusal("layer.no-kit", name=line(text))
    return found


def extends(kit: Path, target: Path) -> str:
    """Return how a layer at `target` names the kit in a folder: by its name if that suffices."""
    kit, target = kit.resolve(), target.resolve()
    found = extended_kit(target, kit.name)
    if found and found.resolve() == kit and kit.name != target.name:
        return kit.name
    return Path(os.path.relpath(kit, target)).as_posix()


def free(identity: str, taken: Iterable[str]) -> str:
    """Return the id of a new layer; raises Refusal if a kit below it has the same."""
    if identity in taken:
        raise Refusal("layer.same-name", name=identity)
    return identity


def _split_article(text: str) -> tuple[str, str]:
    """Return the article before a word, and the word: `het hoofd`."""
    first, _, rest = text.partition(" ")
    return (first.lower(), rest) if rest and first.lower() in ARTICLES else ("", text)


def _person(words: Sequence[str]) -> int:
    """Return which word of a name is the person: the first of `leider van de dag`."""
    ends = (at for at, word in enumerate(words) if at and word in PREPOSITIONS)
    before = words[: next(ends, len(words))]
    people = (at for at, word in enumerate(before) if word.endswith(PEOPLE))
    return max(people, default=len(before) - 1)


def _plural(name: str) -> str:
    words = name.split(" ")
    at = _person(words)
    ending = next(plural for plural in PLURALS if words[at].endswith(plural))
    words[at] = words[at].removesuffix(ending) + PLURALS[ending]
    return " ".join(words)


def _article(name: str) -> str:
    words = name.split(" ")
    return "het" if words[_person(words)].endswith(("hoofd", "je")) else "de"


def _valid(kind: Any, value: str) -> Any:
    """Return a value as a definition reads it."""
    try:
        return TypeAdapter(kind).validate_python(value)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        values = {key: str(value_of) for key, value_of in first.get("ctx", {}).items()}
        raise Refusal(first["type"], **values) from error
