"""The bytes of an SVG in, its elements out: read by a parser that opens and fetches nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from gesprekskit.brands.refusal import Refused

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
DEEPEST, MOST = 50, 10_000
"""How deeply elements may be nested, and how many there may be."""

ENTITIES, LONGEST_ENTITY = 50, 100
"""How many abbreviations a file may define, as Illustrator does, and how long each may be."""

ENCODINGS = (None, "utf-8", "us-ascii", "ascii")


@dataclass(slots=True)
class Element:
    """An element; names from another namespace are prefixed with its address."""

    name: str
    attributes: dict[str, str]
    inside: list[Element] = field(default_factory=list)
    text: str = ""

    def all(self) -> Iterator[Element]:
        """Yield the element and everything in it."""
        yield self
        for element in self.inside:
            yield from element.all()


@dataclass(slots=True)
class Parsed:
    """The outermost element, and whether there were processing instructions."""

    root: Element
    instructed: bool


def parsed(content: bytes) -> Parsed:
    """Return the elements of an SVG; raises Refused for what is not one, or too large."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused("logo.encoding") from error
    return _Reader().read(text)


UNDEFINED = expat.errors.codes[expat.errors.XML_ERROR_UNDEFINED_ENTITY]


def _entity_at(text: str, error: expat.ExpatError) -> str:
    """Return an abbreviation that is used at or after the place of an error."""
    below = text.split("\n")[error.lineno - 1 :]
    known = ("amp", "lt", "gt", "quot", "apos")
    found = (
        it[0] for it in re.finditer(r"&([A-Za-z]\w*);", "\n".join(below)) if it[1] not in known
    )
    return next(found, "")


class _Reader:
    def __init__(self) -> None:
        self.open: list[Element] = []
        self.root: Element | None = None
        self.instructed = False
        self.count = 0
        self.entities = 0

    def read(self, text: str) -> Parsed:
        parser = expat.ParserCreate("utf-8", namespace_separator=" ")
        parser.XmlDeclHandler = self._on_declaration
        parser.EntityDeclHandler = self._entity
        parser.ProcessingInstructionHandler = self._instruction
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._on_text
        try:
            parser.Parse(text.encode(), True)
        except expat.ExpatError as error:
            if error.code == UNDEFINED and (found := _entity_at(text, error)):
                raise Refused("logo.entity", name=found) from error
            raise Refused("logo.broken") from error
        if self.root is None or self.root.name != "svg":
            raise Refused("logo.kind")
        return Parsed(self.root, self.instructed)

    def _on_declaration(self, version: str, encoding: str | None, standalone: int) -> None:
        if encoding and encoding.lower() not in ENCODINGS:
            raise Refused("logo.encoding")

    # The parser opens no file that a DOCTYPE names. What is defined in one is a short text at most:
    # never a file, a part of the DOCTYPE, or a text of other abbreviations.
    def _entity(self, name: str, is_parameter: int, value: str | None, *elsewhere: object) -> None:
        self.entities += 1
        short = value is not None and len(value) <= LONGEST_ENTITY and not set(value) & set("&%<")
        if is_parameter or not short or any(elsewhere) or self.entities > ENTITIES:
            raise Refused("logo.doctype")

    def _instruction(self, target: str, _: str) -> None:
        self.instructed = True

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.count += 1
        if self.count > MOST or len(self.open) >= DEEPEST:
            raise Refused("logo.complex")
        element = Element(name.removeprefix(f"{SVG} "), attributes)
        if self.open:
            self.open[-1].inside.append(element)
        elif f"{SVG} " in name:
            self.root = element
        self.open.append(element)

    def _end(self, _: str) -> None:
        self.open.pop()

    def _on_text(self, text: str) -> None:
        self.open[-1].text += text
