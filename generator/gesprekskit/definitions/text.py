"""Texts with slots: `de {role:werkplekbegeleider}` in, a typed text out.

There is one kind of slot, for what has a name of its own: roles, terms and conversations; anything
else in braces is text. No text is ever a template: a slot names a word, and the kit supplies it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from gesprekskit.definitions.base import expect_text, refusal
from gesprekskit.kinds import named_kinds

SENTENCE_END = re.compile(r"(?:^|[.!?]\s+[\"'“‘(]*|^[\"'“‘(]+|\n)$")
COMBINING_AT_MOST = 8
LONGEST_WORD = 60
"""How many characters may stand together without a place to break the line: drawing many takes
minutes, and the longest words of Dutch have some forty."""
_TOO_LONG_WORD = re.compile(rf"[^\s/\u00ad\u200b\u2010-\u2015-]{{{LONGEST_WORD + 1},}}")
COMMA = ", "
MOST_KEPT = 50_000
"""How many texts are kept as they were read: more than a kit of ten thousand questions has."""
JOINING = re.compile(r"(?:,| en| of| en/of| en ook| and| or| and also)(?: (?:je|jouw|your))? ")
"""What stands between two names in a row."""


@cache
def slot_pattern() -> re.Pattern[str]:
    """Return the pattern of a slot: a kind that has a name, an id, and perhaps a form."""
    kinds = "|".join(kind.name for kind in named_kinds())
    return re.compile(rf"\{{({kinds}):([a-z0-9]+(?:-[a-z0-9]+)*)(?:\.(plural|the))?\}}")


@cache
def nearly_a_slot() -> re.Pattern[str]:
    """Return the pattern of a misspelt slot: with a plural `s`, in Dutch, with spaces or a dot."""
    kinds = "|".join(
        word
        for named_kind in named_kinds()
        for word in (f"{named_kind.name}s?", *named_kind.word.values())
    )
    return re.compile(rf"\{{\s*(?:{kinds})\s*[:.][^{{}}]*\}}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Slot:
    """A word that the kit fills in: `kind`, its id, and the form asked for.

    `form` is `""` for the word itself, `plural`, or `the` for the word with its article.
    """

    kind: str
    id: str
    form: str = ""

    @property
    def written(self) -> str:
        """Return the slot as an author writes it."""
        return f"{{{self.kind}:{self.id}{self.form and '.'}{self.form}}}"


def spelled(slot: Slot, name: str, plural: str | None, article: str) -> str:
    """Return the word that a slot asks for, of something with this name."""
    if slot.form == "plural":
        return plural or name
    return f"{article} {name}" if slot.form == "the" else name


Word = Callable[[Slot], str]


@dataclass(frozen=True, slots=True)
class Text:
    """A text as the author wrote it and its parts: plain strings and slots in turn."""

    source: str
    parts: tuple[str | Slot, ...]

    @classmethod
    @lru_cache(maxsize=MOST_KEPT)
    def parse(cls, source: str) -> Text:
        """Return the typed text; never raises, as braces that are not a slot stay text."""
        if "{" not in source:
            return cls(source, (source,) if source else ())
        parts: list[str | Slot] = []
        end = 0
        for found in slot_pattern().finditer(source):
            if found.start() > end:
                parts.append(source[end : found.start()])
            parts.append(Slot(found[1], found[2], found[3] or ""))
            end = found.end()
        if end < len(source):
            parts.append(source[end:])
        return cls(source, tuple(parts))

    @property
    def slots(self) -> Iterator[Slot]:
        """Yield the slots in order."""
        return (part for part in self.parts if isinstance(part, Slot))

    def names(self, kind: str, identity: str | None) -> bool:
        """Return True if a slot names this."""
        return "{" in self.source and (kind, identity) in [(it.kind, it.id) for it in self.slots]

    def said(self, word: Word) -> str:
        """Return the text with its slots filled by `word`; a sentence starts with a capital.

        Where `and` joins two slots with the same word, that appears once: two roles can be one
        person.
        """
        said: list[str] = []
        last, named = "", ""
        for part in self.parts:
            if isinstance(part, str):
                said.append(part)
                continue
            filled = word(part)
            if filled == last and part.id != named and JOINING.fullmatch(said[-1]):
                joining = said.pop()
                if said[-2:-1] == [COMMA] and joining.strip() != COMMA.strip():
                    said[-2] = joining
                continue
            before = "".join(said)
            starts = SENTENCE_END.search(before) is not None or not before
            said.append(capital(filled) if starts else filled)
            last, named = filled, part.id
        return "".join(said)

    @classmethod
    def __get_pydantic_core_schema__(cls, _: Any, __: GetCoreSchemaHandler) -> CoreSchema:
        """Make pydantic parse a text from a string."""
        return core_schema.no_info_plain_validator_function(
            _read,
            serialization=core_schema.plain_serializer_function_ser_schema(lambda t: t.source),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _: CoreSchema, __: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """A text, or a number that is meant as one (`1.10`)."""
        return {"type": ["string", "number"]}


def capital(text: str) -> str:
    """Return the text with its first letter capitalised."""
    return text[:1].upper() + text[1:]


def _read(value: Any) -> Text:
    return value if isinstance(value, Text) else _read_text(expect_text(value))


@lru_cache(maxsize=MOST_KEPT)
def _read_text(text: str) -> Text:
    """Return the typed text; a text is read again for each layer, and for each language."""
    source = text.strip()
    if _combining(source) > COMBINING_AT_MOST:
        raise refusal("text.combining", most=str(COMBINING_AT_MOST))
    for found in nearly_a_slot().finditer(source) if "{" in source else ():
        if not slot_pattern().fullmatch(found[0]):
            raise refusal("text.slot", name=found[0])
    if len(source) > LONGEST_WORD and (
        word := _TOO_LONG_WORD.search(slot_pattern().sub(" ", source))
    ):
        told = {"length": str(len(word[0])), "most": str(LONGEST_WORD)}
        raise refusal("text.word", name=f"{word[0][:20]}…", **told)
    return Text.parse(" ".join(source.split("\n")) if "\n\n" not in source else source)


def _combining(text: str) -> int:
    """Return the longest run of combining marks."""
    if text.isascii():
        return 0
    longest = run = 0
    for character in text:
        run = run + 1 if unicodedata.combining(character) else 0
        longest = max(longest, run)
    return longest
