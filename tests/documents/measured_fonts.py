"""The widths of letters, read from the bundled fonts; run as a module it writes them down."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

from gesprekskit.documents.letter_widths import FILE

FONTS = Path(__file__).parents[2] / "generator" / "gesprekskit" / "renderers" / "fonts"
TYPEFACE, FALLBACK = "atkinson-hyperlegible-next", "noto-sans"
TYPOGRAPHIC = "‘’“”„…–—·ß°ł"
HYPHEN = "\u2010"
"""On cards it comes from the second typeface: the first has none."""


def measured() -> Mapping[str, Any]:
    """Return what the file should hold."""
    return {weight: {"widths": _widths(weight), "kerning": _kerning(weight)} for weight in WEIGHTS}


WEIGHTS = ("bold", "regular")


@cache
def font(name: str) -> Any:
    """Return a bundled font."""
    return TTFont(FONTS / f"{name}.ttf")


def _widths(weight: str) -> Mapping[str, int]:
    own, other = font(f"{TYPEFACE}-{weight}"), font(f"{FALLBACK}-{weight}")
    widths = {chr(code): own["hmtx"][name][0] for code, name in own.getBestCmap().items()}
    return widths | {HYPHEN: other["hmtx"][other.getBestCmap()[ord(HYPHEN)]][0]}


def _kerning(weight: str) -> Mapping[str, int]:
    """Return the kerning of pairs of ASCII characters: those with accents follow their letter."""
    own = font(f"{TYPEFACE}-{weight}")
    letters = {
        name: chr(code)
        for code, name in own.getBestCmap().items()
        if code < 128 or chr(code) in TYPOGRAPHIC
    }
    table = own["GPOS"].table
    kerned = {
        index
        for record in table.FeatureList.FeatureRecord
        if record.FeatureTag == "kern"
        for index in record.Feature.LookupListIndex
    }
    pairs: dict[str, int] = {}
    for index in kerned:
        first: dict[str, int] = {}
        for subtable in table.LookupList.Lookup[index].SubTable:
            for pair, value in _pairs(subtable, letters):
                first.setdefault(pair, value)
        for pair, value in first.items():
            pairs[pair] = pairs.get(pair, 0) + value
    return {pair: value for pair, value in sorted(pairs.items()) if value}


def _pairs(subtable: Any, letters: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    for number, left in enumerate(subtable.Coverage.glyphs):
        if left not in letters:
            continue
        if subtable.Format == 1:
            for record in subtable.PairSet[number].PairValueRecord:
                if record.SecondGlyph in letters:
                    yield letters[left] + letters[record.SecondGlyph], _advance(record.Value1)
        else:
            row = subtable.Class1Record[subtable.ClassDef1.classDefs.get(left, 0)].Class2Record
            for right, letter in letters.items():
                of = subtable.ClassDef2.classDefs.get(right, 0)
                yield letters[left] + letter, _advance(row[of].Value1)


def _advance(value: Any) -> int:
    return getattr(value, "XAdvance", 0) if value else 0


if __name__ == "__main__":
    text = json.dumps(measured(), ensure_ascii=False, separators=(",", ":"))
    FILE.write_text(text.replace("},", "},\n") + "\n", encoding="utf-8")
