"""HTML in, a tagged PDF out: the only module that imports the PDF engine.

Fonts, pictures and styles come from this package under made-up `kit:` names; the engine can open
nothing else. What the engine only logs (a missing picture, an unknown property) is told.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import weasyprint
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from gesprekskit.renderers.html import PAGE_FOOT, HtmlPage

HERE = Path(__file__).parent
PICTURES = {
    path.relative_to(HERE / "pictures").as_posix(): path
    for path in sorted((HERE / "pictures").rglob("*.svg"))
}
FONTS = {path.name: path for path in sorted((HERE / "fonts").glob("*.woff2"))}
KINDS = {"svg": "image/svg+xml", "png": "image/png", "woff2": "font/woff2"}
STANDARD = "pdf/ua-1"
MILLIMETRES = 25.4 / 96
"""Millimetres in a pixel of the engine."""

TOP, LEAST_TOP = 14.0, 9.0
"""The margin above a page, and what the first page may have under a high foot, in mm."""

HIGHEST_FOOT = 24.0
"""How high that may be, in mm: six lines of a form. More would leave too little room to write."""


class Shelf(URLFetcher):
    """Serves the bytes that are on it, by name; anything else does not exist."""

    def __init__(self, names: Mapping[str, bytes]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._names = names

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        """Return the bytes behind a `kit:` name; raises ValueError for any other address."""
        name = url.removeprefix("kit:")
        if not url.startswith("kit:") or name not in self._names:
            raise ValueError(f"not on the shelf: {url}")
        kind = KINDS[name.rpartition(".")[2]]
        return URLFetcherResponse(url, self._names[name], {"Content-Type": kind})


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something with an id stands, in mm from the left and the top of its page."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class TypesetPdf:
    """A PDF, the height of its pages in mm, where things stand on each, and what was said of it."""

    content: bytes
    height: float
    spots: tuple[Mapping[str, Spot], ...]
    said: tuple[str, ...]


@cache
def _fonts() -> FontConfiguration:
    """Return the fonts that all documents of a process share: with their own, each costs more."""
    return FontConfiguration()


@cache
def _bundled() -> dict[str, bytes]:
    return {name: path.read_bytes() for name, path in (FONTS | PICTURES).items()}


@cache
def _style(name: str) -> weasyprint.CSS:
    text = (HERE / "styles" / f"{name}.css").read_text(encoding="utf-8")
    return weasyprint.CSS(string=text, font_config=_fonts(), url_fetcher=Shelf(_bundled()))


def typeset(
    html_page: HtmlPage,
    styles: Sequence[str],
    pictures: Mapping[str, bytes],
    *,
    edge: float,
    fillable: bool,
) -> TypesetPdf:
    """Return the PDF of an HTML page (PDF/UA-1), drawn in styles of this package.

    The bottom margin grows with the foot, so that `edge` mm below it stay free.
    """
    shelf = Shelf({**_bundled(), **pictures})
    sheets = [_style(name) for name in styles]
    with _listening() as said:
        foot = _laid_out(html_page.foot, sheets, shelf, fillable=fillable)
        sheets.append(_margins(foot, edge))
        document = _laid_out(html_page.page, sheets, shelf, fillable=fillable)
        content = document.write_pdf(pdf_variant=STANDARD, pdf_tags=True)
    return TypesetPdf(
        content,
        document.pages[0].height * MILLIMETRES,
        tuple(_spots(page) for page in document.pages),
        tuple(said),
    )


def drawn(picture: bytes, width: float, height: float) -> bytes:
    """Return a PDF with one page, of this size in pt, that an SVG fills."""
    sheet = f"@page {{ size: {width:.3f}pt {height:.3f}pt; margin: 0 }} body {{ margin: 0 }}"
    page = '<img src="kit:picture.svg" style="display: block; width: 100%">'
    source = weasyprint.HTML(
        string=page, url_fetcher=Shelf({"picture.svg": picture}), base_url="kit:"
    )
    content: bytes = source.write_pdf(stylesheets=[weasyprint.CSS(string=sheet)])
    return content


def _laid_out(
    html: str, sheets: Sequence[weasyprint.CSS], shelf: Shelf, *, fillable: bool
) -> weasyprint.Document:
    source = weasyprint.HTML(string=html, url_fetcher=shelf, base_url="kit:")
    document: weasyprint.Document = source.render(
        font_config=_fonts(), stylesheets=sheets, pdf_variant=STANDARD, pdf_forms=fillable
    )
    return document


def _margins(foot: weasyprint.Document, edge: float) -> weasyprint.CSS:
    """Return the style with room for the foot, as far as a foot may go.

    What that takes of the first page, its head gives as far as it can: so forms keep their pages.
    """
    page = foot.pages[0]
    spot, height = _spots(page)[PAGE_FOOT], page.height * MILLIMETRES
    drawn = height - spot.top
    bottom = max(drawn, min(spot.bottom - spot.top, HIGHEST_FOOT) + edge)
    top = max(TOP - (bottom - drawn), LEAST_TOP)
    first = f"@page :first {{ margin-top: {top:.2f}mm }}"
    head = f"html {{ --top: {top:.2f}mm }}"
    return weasyprint.CSS(string=f"@page {{ margin-bottom: {bottom:.2f}mm }} {first} {head}")


def _spots(page: weasyprint.document.Page) -> Mapping[str, Spot]:
    return {
        name: Spot(*(length * MILLIMETRES for length in place))
        for name, place in page.anchors.items()
    }


@contextmanager
def _listening() -> Iterator[list[str]]:
    """Give the list in which the engine's warnings and errors appear."""
    said: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            said.append(record.getMessage())

    listener = Listener(logging.WARNING)
    loggers = [logging.getLogger("weasyprint"), logging.getLogger("fontTools")]
    for logger in loggers:
        logger.addHandler(listener)
    try:
        yield said
    finally:
        for logger in loggers:
            logger.removeHandler(listener)
