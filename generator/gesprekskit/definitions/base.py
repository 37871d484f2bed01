"""What every definition is made of: strict, frozen models and the plain types of their fields.

Every scalar arrives as text; the types here turn it into a number, a date or a typed text, or
refuse it with a code of ours (`schema.whole-number`), to which `loading` adds the place.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, ClassVar, Literal, TypeVar, get_args, get_origin

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from gesprekskit.kinds import NO_KIND, NodeKind, register

RESERVED = frozenset(
    ["con", "prn", "aux", "nul", "constructor", "prototype"]
    + [f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)]
)
ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
ID = re.compile(ID_PATTERN, re.ASCII)
ID_LENGTH = 48
LONGEST = 2_000
"""How many characters a text may have."""
LONGEST_NAME = 80
LONGEST_WORD = 300
"""How many characters something with a pattern may have: an address, a code."""
YEARS = range(2000, 2100)
"""Years that every format the program writes can hold."""
INVISIBLE = ("C", "Z", "M")
"""Categories of characters that show nothing by themselves."""


class Definition(BaseModel):
    """Something an author writes: frozen, without unknown keys.

    A class that sets `kind` is a node: it has an `id` under which others refer to it.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)
    kind: ClassVar[NodeKind] = NO_KIND

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:
        """Collect the record of a kind; raises TypeError if a class sets none."""
        if "kind" in cls.__dict__:
            register(cls.__qualname__, cls.kind)


@dataclass(frozen=True, slots=True)
class Refers:
    """Marks a field whose value is the id of a node of this kind."""

    kind: str


class Wording:
    """Marks a plain text that readers see, and that is therefore translated."""


@dataclass(frozen=True, slots=True)
class WordsFor:
    """Marks words by name: one for each of these, or one that ends in `_` and the name."""

    names: tuple[str, ...]

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Read the words, and refuse a table that lacks one."""
        return core_schema.no_info_after_validator_function(self.whole, handler(source))

    def whole(self, words: dict[str, str]) -> dict[str, str]:
        """Return the words; refuses a table without a word for one of the names."""
        for name in (name.replace("-", "_") for name in self.names):
            if not any(word == name or word.endswith(f"_{name}") for word in words):
                raise refusal("schema.missing-key", name=name)
        return words


def type_names(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the values of `type` that select this model in a union."""
    info = model.model_fields.get("type")
    return get_args(info.annotation) if info and get_origin(info.annotation) is Literal else ()


def refusal(code: str, **values: str) -> PydanticCustomError:
    """Return the error with which a type refuses a text; `code` is the diagnostic's code."""
    return PydanticCustomError(code, code, values)


def expect_text(value: Any, most: int = LONGEST) -> str:
    """Return the value if it is a text with visible characters, and not too long."""
    if not isinstance(value, str):
        raise refusal("schema.type", expected="text")
    # Most texts begin with a letter or a digit, which shows.
    if not value[:1].isalnum() and all(
        unicodedata.category(character)[0] in INVISIBLE for character in value
    ):
        raise refusal("schema.empty")
    if len(value) > most:
        raise refusal("text.too-long", length=str(len(value)), most=str(most))
    return value


def _name(value: Any) -> str:
    """Return a text of a few words as one line."""
    return " ".join(expect_text(value, LONGEST_NAME).strip().split("\n"))


def _identifier(value: Any) -> str:
    text = expect_text(value)
    if text in RESERVED:
        raise refusal("id.reserved", name=text)
    if len(text) > ID_LENGTH:
        raise refusal("id.length", name=text[:20] + "…", length=str(ID_LENGTH))
    if not ID.fullmatch(text):
        raise refusal("id.pattern", name=text)
    return text


def matching(pattern: str, code: str) -> Callable[[Any], str]:
    """Return a validator of texts that match the pattern; others are refused with the code."""
    compiled = re.compile(pattern, re.ASCII)

    def read(value: Any) -> str:
        text = expect_text(value, LONGEST_WORD)
        if not compiled.fullmatch(text):
            raise refusal(code, name=text[:60])
        return text

    return read


def _flag(value: Any) -> bool:
    text = expect_text(value)
    if text not in ("true", "false"):
        raise refusal("schema.bool", name=text[:20])
    return text == "true"


def _day(value: Any) -> date:
    text = expect_text(value)
    try:
        day = date.fromisoformat(text) if re.fullmatch(DAY_PATTERN, text, re.ASCII) else None
    except ValueError:
        day = None
    if day is None:
        raise refusal("schema.date", name=text[:20])
    if day.year not in YEARS:
        bounds = {"least": str(YEARS[0]), "most": str(YEARS[-1])}
        raise refusal("schema.year", name=str(day.year), **bounds)
    return day


DAY_PATTERN = r"\d{4}-\d\d-\d\d"


@dataclass(frozen=True, slots=True)
class Whole:
    """Marks a whole number from `least` up to and including `most`."""

    least: int
    most: int

    def __get_pydantic_core_schema__(self, _: Any, __: GetCoreSchemaHandler) -> CoreSchema:
        """Read the number from its digits."""
        return core_schema.no_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(
        self, _: CoreSchema, __: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """A number within the bounds."""
        return {"type": "integer", "minimum": self.least, "maximum": self.most}

    def __contains__(self, number: int) -> bool:
        """Return True if the number is within the bounds."""
        return self.least <= number <= self.most

    @property
    def told(self) -> dict[str, str]:
        """Return the bounds as values of a diagnostic."""
        return {"least": str(self.least), "most": str(self.most)}

    def read(self, value: Any) -> int:
        """Return the number; refuse anything else."""
        text = expect_text(value)
        if not re.fullmatch(r"\d{1,6}", text, re.ASCII) or int(text) not in self:
            raise refusal("schema.whole-number", name=text[:20], **self.told)
        return int(text)


@dataclass(frozen=True, slots=True)
class Decimal:
    """Marks a number with at most two decimals, written with a point, within bounds."""

    least: float
    most: float

    def __get_pydantic_core_schema__(self, _: Any, __: GetCoreSchemaHandler) -> CoreSchema:
        """Read the number from its digits."""
        return core_schema.no_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(
        self, _: CoreSchema, __: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """A number within the bounds."""
        return {"type": "number", "minimum": self.least, "maximum": self.most}

    def read(self, value: Any) -> float:
        """Return the number; refuse anything else."""
        text = expect_text(value)
        written = re.fullmatch(r"\d{1,4}(\.\d{1,2})?", text, re.ASCII)
        if not written or not self.least <= float(text) <= self.most:
            bounds = {"least": f"{self.least:g}", "most": f"{self.most:g}"}
            raise refusal("schema.number", name=text[:20], **bounds)
        return float(text)


def _text_schema(pattern: str, **more: Any) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": pattern, **more})


Id = Annotated[str, BeforeValidator(_identifier), _text_schema(ID_PATTERN, maxLength=ID_LENGTH)]
Plain = Annotated[str, BeforeValidator(expect_text), WithJsonSchema({"type": ["string", "number"]})]
Name = Annotated[
    str,
    BeforeValidator(_name),
    WithJsonSchema({"type": ["string", "number"], "maxLength": LONGEST_NAME}),
    Wording(),
]
"""A word or a few that readers see, without slots."""
Flag = Annotated[bool, BeforeValidator(_flag), WithJsonSchema({"type": "boolean"})]
Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]

VERSION_PATTERN = r"^\d{1,4}(\.\d{1,4}){1,2}$"
Version = Annotated[
    str,
    BeforeValidator(matching(VERSION_PATTERN, "schema.version")),
    WithJsonSchema({"type": ["string", "number"], "pattern": VERSION_PATTERN}),
]
HOST = r"[A-Za-z0-9]+(-+[A-Za-z0-9]+)*"
URL_PATTERN = rf"^https?://{HOST}(\.{HOST})*(:\d{{1,5}})?(/[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]*)?$"
Url = Annotated[
    str, BeforeValidator(matching(URL_PATTERN, "schema.url")), _text_schema(URL_PATTERN)
]
SOURCE_PATTERN = r"^[A-Za-z0-9]+(-\d\d)?$"
SourceId = Annotated[
    str,
    BeforeValidator(matching(SOURCE_PATTERN, "id.source-pattern")),
    WithJsonSchema({"type": ["string", "number"], "pattern": SOURCE_PATTERN}),
]
SourceRef = Annotated[SourceId, Refers("source")]

Item = TypeVar("Item")
Some = Annotated[tuple[Item, ...], Field(min_length=1)]
"""A list that has at least one entry."""

SOURCES = "Waar dit op rust: nummers uit `sources.yml`, zoals `000-16` of `L13`."
