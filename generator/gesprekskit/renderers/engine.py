"""HTML in, a tagged PDF out: with `engine_patches` the only importer of the PDF engine.

Fonts, pictures and styles come from this package under `kit:` names; the engine can open nothing
else. What the engine only logs (a missing picture, an unknown property) is reported.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import weasyprint
from cssselect2 import ElementWrapper
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from gesprekskit.documents.measures import HIGHEST_FOOT, LEAST_TOP, TOP
from gesprekskit.renderers import engine_boxes, engine_patches
from gesprekskit.renderers.engine_stretching import stretch
from gesprekskit.renderers.geometry import Spot, TypesetPdf
from gesprekskit.renderers.html import PAGE_FOOT, HtmlPage
from gesprekskit.renderers.html_tree import parsed

PATCHED = engine_patches.apply()

READS = ("fonts/*.ttf", "pictures/**/*.svg")
HERE = Path(__file__).parent
PICTURES = {
    path.relative_to(HERE / "pictures").as_posix(): path
    for path in sorted((HERE / "pictures").rglob("*.svg"))
}
FONTS = {path.name: path for path in sorted((HERE / "fonts").glob("*.ttf"))}
KINDS = {"svg": "image/svg+xml", "png": "image/png", "ttf": "font/ttf"}
STANDARD = "pdf/ua-1"
TIGHTER = ("tight", "tightest")
"""The style sheets that are added one by one to what is too long for its pages."""
MILLIMETRES = 25.4 / 96
"""Millimetres in a pixel of the engine."""


class Shelf(URLFetcher):
    """Serves the bytes put on it, by name; nothing else exists."""

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


@cache
def _fonts() -> FontConfiguration:
    """Return the fonts shared by all documents of a process, as loading them is costly."""
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
    most: int | None = None,
    stretched: bool = False,
    printing: Mapping[str, str] | None = None,
) -> TypesetPdf:
    """Return the PDF of an HTML page (PDF/UA-1), drawn in styles of this package.

    The bottom margin grows with the foot, so that `edge` mm below it stay free. What takes more
    than `most` pages is laid out a little tighter if it then fits; if `stretched`, lines to write
    get what is left of a page. `printing` is what a viewer is asked to do when it prints (ISO
    32000-1, 12.2).
    """
    shelf = Shelf({**_bundled(), **pictures})
    with _listening() as said:
        document = _laid_out(html_page, styles, shelf, edge=edge, fillable=fillable)
    for level in range(1, len(TIGHTER) + 1):
        if most is None or len(document.pages) <= most:
            break
        tighter_styles = (*styles, *TIGHTER[:level])
        with _listening() as said_tighter:
            tighter = _laid_out(html_page, tighter_styles, shelf, edge=edge, fillable=fillable)
        if len(tighter.pages) <= most:
            document, said = tighter, said_tighter
    if stretched and document.pages:
        document = _stretched(document)
    with _listening() as said_last:
        content = document.write_pdf(
            pdf_variant=STANDARD,
            pdf_tags=True,
            finisher=lambda _, pdf: pdf.catalog["ViewerPreferences"].update(printing or {}),
        )
    return TypesetPdf(
        content,
        document.pages[0].height * MILLIMETRES,
        tuple(_spots(page) for page in document.pages),
        tuple(_outside(page, edge) for page in document.pages),
        (*said, *said_last),
    )


def _stretched(document: weasyprint.Document) -> weasyprint.Document:
    """Return a document of which the lines have the white at the foot of their pages."""
    pages = [
        weasyprint.document.Page(page._page_box) if stretch(page._page_box) else page
        for page in document.pages
    ]
    copied: weasyprint.Document = document.copy(pages)
    return copied


def drawn(picture: bytes, width: float, height: float) -> bytes:
    """Return a PDF of one page of this size in pt, filled by an SVG."""
    sheet = f"@page {{ size: {width:.3f}pt {height:.3f}pt; margin: 0 }} body {{ margin: 0 }}"
    page = '<img src="kit:picture.svg" style="display: block; width: 100%">'
    source = weasyprint.HTML(
        string=page, url_fetcher=Shelf({"picture.svg": picture}), base_url="kit:"
    )
    content: bytes = source.write_pdf(stylesheets=[weasyprint.CSS(string=sheet)])
    return content


def _laid_out(
    html_page: HtmlPage, styles: Sequence[str], shelf: Shelf, *, edge: float, fillable: bool
) -> weasyprint.Document:
    """Lay out the foot, then the page with room for it."""
    sheets = [_style(name) for name in styles]
    cache: dict[str, Any] = {}
    foot = _rendered(html_page.foot, sheets, shelf, cache, fillable=fillable)
    sheets.append(_margins(foot, edge))
    return _rendered(html_page.page, sheets, shelf, cache, fillable=fillable)


def _rendered(
    html: str,
    sheets: Sequence[weasyprint.CSS],
    shelf: Shelf,
    cache: dict[str, Any],
    *,
    fillable: bool,
) -> weasyprint.Document:
    document: weasyprint.Document = _source(html, shelf).render(
        font_config=_fonts(),
        stylesheets=sheets,
        pdf_variant=STANDARD,
        pdf_forms=fillable,
        cache=cache,
    )
    return document


class _Source(weasyprint.HTML):
    """A page that is already a tree of elements."""

    def __init__(self, root: Element, shelf: Shelf) -> None:
        self.base_url = "kit:"
        self.url_fetcher = shelf
        self.media_type = "print"
        self.wrapper_element = ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = self.wrapper_element.etree_element


def _source(html: str, shelf: Shelf) -> weasyprint.HTML:
    """Return what the engine starts from; any version other than 70.0 parses for itself."""
    root = parsed(html) if PATCHED else None
    if root is not None:
        return _Source(root, shelf)
    return weasyprint.HTML(string=html, url_fetcher=shelf, base_url="kit:")


def _margins(foot: weasyprint.Document, edge: float) -> weasyprint.CSS:
    """Return the style with room for the foot, as far as a foot may go.

    The head of the first page shrinks to make up for it if it can, so that forms keep their pages.
    """
    page = foot.pages[0]
    spot, height = _spots(page)[PAGE_FOOT], page.height * MILLIMETRES
    drawn = height - spot.top
    bottom = max(drawn, min(spot.bottom - spot.top, HIGHEST_FOOT) + edge)
    top = max(TOP - (bottom - drawn), LEAST_TOP)
    first = f"@page :first {{ margin-top: {top:.2f}mm }}"
    head = f"html {{ --top: {top:.2f}mm }}"
    return _margin_style(f"@page {{ margin-bottom: {bottom:.2f}mm }} {first} {head}")


@cache
def _margin_style(text: str) -> weasyprint.CSS:
    return weasyprint.CSS(string=text)


def _spots(page: weasyprint.document.Page) -> Mapping[str, Spot]:
    return {
        name: Spot(*(length * MILLIMETRES for length in place))
        for name, place in page.anchors.items()
    }


def _outside(page: weasyprint.document.Page, edge: float) -> tuple[str, ...]:
    return tuple(engine_boxes.outside(page._page_box, edge / MILLIMETRES))


@contextmanager
def _listening() -> Iterator[list[str]]:
    """Yield the list in which the engine's warnings and errors appear."""
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
