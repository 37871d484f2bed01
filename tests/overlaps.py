"""A PDF in, what is printed over something else or outside its place out."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Sequence
from ctypes import c_float, c_int, c_uint
from dataclasses import dataclass, replace
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageDraw
from pypdfium2 import raw

from gesprekskit.documents.forms import Form
from gesprekskit.renderers import html, pdf

WORD = re.compile(
    r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)</word>'
)
ABOVE, BELOW = 0.2, 0.2
"""What of the height of a word's box is room for accents and tails, which words may share."""

SLACK = 1.5
"""How many points something may stand over an edge: half of the heaviest rule."""

SCALE = 2
"""Pixels in a point: a rule of 0.25 mm is more than one pixel wide."""

DARK = 190
"""Grey of a pixel from which it is a rule: tints are lighter."""

TINT = (253, 254, 255)
COLUMNS = ".block, .option, .stop, .signatory, .checklist li, .levels li, th, td"


class Boxed(NamedTuple):
    """Something on a page and its edges, in points from the top left."""

    left: float
    top: float
    right: float
    bottom: float
    what: str


def overlapping(path: Path) -> list[tuple[int, str, str]]:
    """Return page, from 1, and both words, for each pair that shares a place on a page."""
    found = []
    for number, words in enumerate(printed_words(path), 1):
        words.sort(key=lambda item: item.top)
        for at, word in enumerate(words):
            for other in words[at + 1 :]:
                if other.top >= word.bottom:
                    break
                if _share(word, other):
                    found.append((number, word.what, other.what))
    return found


def straying(form: Form, folder: Path, mistake: str = "") -> list[tuple[int, str, str]]:
    """Return page, from 1, what strays and what it crosses: `rule`, `column` or `page`.

    A rule is anything drawn, even a box, a tick or a field. `mistake` is style that a test adds.
    """
    content = tinted(form, mistake)
    path = folder / "tinted.pdf"
    path.write_bytes(content)
    pages = zip(sheets(content), printed_words(path), strict=True)
    return [
        (number, stray.what, crossed)
        for number, (sheet, words) in enumerate(pages, 1)
        for stray, crossed in _strays(sheet, words)
    ]


def tinted(form: Form, mistake: str = "") -> bytes:
    """Return the PDF of a form with tinted columns and cells, which identifies them."""
    tint = f"{COLUMNS} {{ background: rgb{TINT} !important }}"
    draft = html.form(form)
    page = draft.page.replace("</head>", f"<style>{tint} {mistake}</style></head>")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(html, "form", lambda _: replace(draft, page=page))
        return pdf.render(form).content


@dataclass(frozen=True)
class Sheet:
    """A page with tinted columns: what is drawn on it, and a picture of it without words.

    `area` is what may be printed on: as wide as the foot of the page.
    """

    columns: tuple[Boxed, ...]
    drawn: tuple[Boxed, ...]
    area: Boxed
    picture: Image.Image


def sheets(content: bytes) -> Iterator[Sheet]:
    """Yield the pages of a PDF with tinted columns."""
    document = pypdfium2.PdfDocument(content)
    for page, fields in zip(document, _fields(content), strict=True):
        height = page.get_height()
        objects = list(page.get_objects(max_depth=1))
        paths = [one for one in objects if one.type == raw.FPDF_PAGEOBJ_PATH]
        tints = [path for path in paths if _colour(path) == TINT]
        drawn = [_boxed(_outline(path), height, "drawing") for path in paths if path not in tints]
        for one in objects:
            if one.type == raw.FPDF_PAGEOBJ_TEXT:
                page.remove_obj(one)
        picture = page.render(scale=SCALE, may_draw_forms=False).to_pil().convert("L")
        pen = ImageDraw.Draw(picture)
        for field in fields:
            pen.rectangle([SCALE * edge for edge in field[:4]], fill=0)
        yield Sheet(
            columns=tuple(_boxed(_outline(tint), height, "column") for tint in tints),
            drawn=(*drawn, *fields),
            area=max(drawn, key=lambda item: item.bottom),
            picture=picture,
        )


def _strays(sheet: Sheet, words: list[Boxed]) -> Iterator[tuple[Boxed, str]]:
    for word in words:
        if _on_something(word, sheet.picture):
            yield word, "rule"
    for word in (*words, *sheet.drawn):
        if word.left < sheet.area.left - SLACK or word.right > sheet.area.right + SLACK:
            yield word, "page"
        elif any(
            _begins_in(word, column) and word.right > column.right + SLACK
            for column in sheet.columns
        ):
            yield word, "column"


def _begins_in(word: Boxed, column: Boxed) -> bool:
    middle = (word.top + word.bottom) / 2
    return column.left <= word.left + SLACK < column.right and column.top < middle < column.bottom


def _on_something(word: Boxed, picture: Image.Image) -> bool:
    """Return True if the picture is dark where the word is."""
    top, bottom = _body(word)
    edges = (word.left + 0.5, top, max(word.right - 0.5, word.left + 1), bottom)
    darkest, _ = picture.crop(tuple(round(SCALE * edge) for edge in edges)).getextrema()
    return isinstance(darkest, int) and darkest < DARK


def _fields(content: bytes) -> list[list[Boxed]]:
    """Return the empty fields of each page."""
    with pikepdf.open(BytesIO(content)) as read:
        return [
            [
                _boxed([float(edge) for edge in one.Rect], float(page.mediabox[3]), "field")
                for one in page.get("/Annots", ())
                if one.Subtype == "/Widget" and not str(one.get("/V", ""))
            ]
            for page in read.pages
        ]


def _boxed(edges: Sequence[float], height: float, what: str) -> Boxed:
    left, bottom, right, top = edges
    return Boxed(left, height - top, right, height - bottom, what)


def _outline(path: pypdfium2.PdfObject) -> tuple[float, float, float, float]:
    """Return the edges of a path itself: PDFium adds the width of its stroke on all sides."""
    stroked, width = c_int(), c_float()
    raw.FPDFPath_GetDrawMode(path, c_int(), stroked)
    raw.FPDFPageObj_GetStrokeWidth(path, width)
    more = abs(path.get_matrix().a) * width.value if stroked.value else 0
    left, bottom, right, top = path.get_bounds()
    return left + more, bottom + more, right - more, top - more


def _colour(path: pypdfium2.PdfObject) -> tuple[int, ...]:
    """Return the colour that a path is filled with."""
    parts = [c_uint() for _ in range(4)]
    raw.FPDFPageObj_GetFillColor(path, *parts)
    return tuple(part.value for part in parts[:3])


def printed_words(path: Path) -> list[list[Boxed]]:
    """Return the words of each page."""
    command = ["pdftotext", "-bbox", str(path), "-"]
    out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return [
        [
            Boxed(float(left), float(top), float(right), float(bottom), unescape(word))
            for left, top, right, bottom, word in WORD.findall(page)
        ]
        for page in out.split("<page ")[1:]
    ]


def _share(word: Boxed, other: Boxed) -> bool:
    across = min(word.right, other.right) - max(word.left, other.left)
    (top, bottom), (others_top, others_bottom) = _body(word), _body(other)
    return across > 1 and min(bottom, others_bottom) > max(top, others_top)


def _body(word: Boxed) -> tuple[float, float]:
    """Return the top and bottom of a word without its accents and tails."""
    height = word.bottom - word.top
    return word.top + ABOVE * height, word.bottom - BELOW * height
