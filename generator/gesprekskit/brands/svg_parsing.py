"""The bytes of an SVG in, its elements out: read by a parser that opens and fetches nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from gesprekskit.brands.refusal import Refused

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
DEEPEST, MOST = 50, 10_000
"""How deeply elements may be nested, and how many there may be."""

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


class _Reader:
    def __init__(self) -> None:
        self.open: list[Element] = []
        self.root: Element | None = None
        self.instructed = False
        self.count = 0

    def read(self, text: str) -> Parsed:
        parser = expat.ParserCreate("utf-8", namespace_separator=" ")
        parser.XmlDeclHandler = self._on_declaration
        parser.StartDoctypeDeclHandler = self._doctype
        parser.ProcessingInstructionHandler = self._instruction
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._on_text
        try:
            parser.Parse(text.encode(), True)
        except expat.ExpatError as error:
            raise Refused("logo.broken") from error
        if self.root is None or self.root.name != "svg":
            raise Refused("logo.kind")
        return Parsed(self.root, self.instructed)

    def _on_declaration(self, version: str, encoding: str | None, standalone: int) -> None:
        if encoding and encoding.lower() not in ENCODINGS:
            raise Refused("logo.encoding")

    def _doctype(self, *_: object) -> None:
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
