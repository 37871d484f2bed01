"""Bytes in; readable characters with their places in the file out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from gesprekskit.diagnostics import Span
from gesprekskit.sources.diagnostic_sink import MOST_MISTAKES, DiagnosticSink, shown

LINE_SEPARATORS = "\x85\u2028\u2029"
BYTE_ORDER_MARK = "\ufeff"
FAR_ENOUGH = 200
_LAST_TWO_OF_PLANES = "".join(chr(plane << 16 | 0xFFFE) for plane in range(17)) + "".join(
    chr(plane << 16 | 0xFFFF) for plane in range(17)
)
# Those that reverse the direction of writing would do so for what follows them too.
UNREADABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufdd0-\ufdef\ufff9-\ufffb"
    + _LAST_TWO_OF_PLANES
    + "]"
)


def _twice_encoded() -> Iterator[tuple[str, str]]:
    # Only what people write: `É»` is also some rare letter's bytes, but far likelier itself.
    for code in chain(range(0xA0, 0x180), range(0x2010, 0x2045), (0x20AC, 0x2122)):
        try:
            yield chr(code).encode().decode("cp1252"), chr(code)
        except UnicodeDecodeError:
            continue


MOJIBAKE = dict(_twice_encoded())
_MOJIBAKE = re.compile("|".join(map(re.escape, MOJIBAKE)))


@dataclass(frozen=True)
class Characters:
    r"""The text of a file: lines end in `\n`, unreadable characters are left out.

    `removed` holds, per line from 0, for each character left out its column in `text`, so that
    places remain those of the file.
    """

    file: str
    text: str
    removed: Mapping[int, list[int]] = field(default_factory=dict)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(end.end() for end in re.finditer("\n", self.text))]

    def span(self, line: int, column: int) -> Span:
        """Return the place in the file of a line and column of `text`, both from 0."""
        return Span(self.file, *self.position(line, column))

    def position(self, line: int, column: int) -> tuple[int, int]:
        """Return the line and column in the file, from 1, of those of `text`, from 0."""
        last = len(self._line_starts) - 1
        if line > last:
            # Where the parser puts a value that is missing at the end of the file.
            line, column = last, len(self.text) - self._line_starts[last]
        if self.removed and (gone := self.removed.get(line)):
            column += bisect_right(gone, column)
        return line + 1, column + 1

    def at(self, index: int) -> Span:
        """Return the place in the file of the character at `index` of `text`."""
        line = bisect_right(self._line_starts, index) - 1
        return self.span(line, index - self._line_starts[line])

    def line_start(self, index: int) -> int:
        """Return where the line of the character at `index` starts."""
        return self._line_starts[bisect_right(self._line_starts, index) - 1]

    def line_end(self, index: int) -> int:
        """Return where the line of the character at `index` ends, its line end not included."""
        line = bisect_right(self._line_starts, index)
        return self._line_starts[line] - 1 if line < len(self._line_starts) else len(self.text)

    def rest(self, index: int) -> str:
        """Return what follows on the line from `index`, cut to what a message can show."""
        return self.text[index : min(self.line_end(index), index + FAR_ENOUGH)].strip()

    def word(self, index: int) -> str:
        """Return what follows from `index` up to the first white space."""
        return shown(self.rest(index).partition(" ")[0])


def decode(raw: bytes, file: str, found: DiagnosticSink) -> Characters | None:
    """Return the characters of the bytes, or None when these are not UTF-8, or mostly unreadable.

    Reported: the first byte that is not UTF-8, every control character, line separator and byte
    order mark, what an earlier program lost (U+FFFD), and as a warning what it encoded twice
    (`Ã©`).
    """
    raw = raw.removeprefix(BYTE_ORDER_MARK.encode())
    try:
        text = _with_newlines(raw.decode())
    except UnicodeDecodeError as error:
        *before, last = _with_newlines(raw[: error.start].decode()).split("\n")
        span = Span(file, len(before) + 1, len(last) + 1)
        found.add(span, "enc.not-utf8", byte=f"0x{raw[error.start]:02X}")
        return None
    characters = Characters(file, text)
    for match in found.bounded(re.finditer("\ufffd", text)):
        found.add(characters.at(match.start()), "enc.replacement")
    for match in found.bounded(_MOJIBAKE.finditer(text)):
        place, meant = characters.at(match.start()), MOJIBAKE[match[0]]
        found.add(place, "enc.mojibake", "warning", text=match[0], meant=meant)
    readable = _without_unreadable(characters, found)
    if found.is_full:
        found.add(Span(file), "limit.mistakes", limit=str(MOST_MISTAKES))
        return None
    return readable


def report_unreadable(character: str, span: Span, found: DiagnosticSink) -> None:
    """Report a character that a text cannot hold, under the code of its kind."""
    code = "enc.control"
    if character == BYTE_ORDER_MARK:
        code = "enc.bom"
    elif character in LINE_SEPARATORS:
        code = "enc.line-separator"
    found.add(span, code, character=f"U+{ord(character):04X}")


def _with_newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _without_unreadable(characters: Characters, found: DiagnosticSink) -> Characters:
    removed: dict[int, list[int]] = {}
    for match in found.bounded(UNREADABLE.finditer(characters.text)):
        span = characters.at(match.start())
        report_unreadable(match[0], span, found)
        gone = removed.setdefault(span.line - 1, [])
        gone.append(span.column - 1 - len(gone))
    if not removed:
        return characters
    return Characters(characters.file, UNREADABLE.sub("", characters.text), removed)
