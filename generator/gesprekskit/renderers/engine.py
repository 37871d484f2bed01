"""A form in, a tagged PDF out: the only module that imports the PDF engine.

Fonts, pictures and styles come from this package under made-up `kit:` names; the engine can open
nothing else. What the engine only logs (a missing picture, an unknown property) is a problem here.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import segno
import weasyprint
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from gesprekskit.documents.forms import Form
from gesprekskit.documents.rendered import Problem, Rendered
from gesprekskit.renderers import html
from gesprekskit.renderers.glyphs import missing_glyphs

HERE = Path(__file__).parent
NO_GLYPH = ".notdef glyph"
"""How the engine starts what it says of a letter without a glyph; `glyphs` says it with a place."""

PICTURES = {path.name: path for path in sorted((HERE / "pictures").glob("*.svg"))}
FONTS = {path.name: path for path in sorted((HERE / "fonts").glob("*.woff2"))}


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
        kind = "image/svg+xml" if name.endswith(".svg") else "font/woff2"
        return URLFetcherResponse(url, self._names[name], {"Content-Type": kind})


@cache
def _shared() -> tuple[dict[str, bytes], FontConfiguration, weasyprint.CSS]:
    """Return what all forms of a process share: with fonts of its own, each costs more time."""
    names = {name: path.read_bytes() for name, path in (FONTS | PICTURES).items()}
    fonts = FontConfiguration()
    style = (HERE / "styles" / "form.css").read_text(encoding="utf-8")
    return names, fonts, weasyprint.CSS(string=style, font_config=fonts, url_fetcher=Shelf(names))


def draw(form: Form) -> Rendered:
    """Return the PDF of a form (PDF/UA-1), its pages, and every problem that printing showed."""
    names, fonts, style = _shared()
    shelf = Shelf({**names, "qr.svg": qr(form.link)})
    with _listening() as said:
        source = weasyprint.HTML(string=html.page(form), url_fetcher=shelf, base_url="kit:")
        document = source.render(font_config=fonts, stylesheets=[style], pdf_variant="pdf/ua-1")
        content = document.write_pdf(pdf_variant="pdf/ua-1", pdf_tags=True)
    problems = [
        Problem("print.engine", form.node, {"message": message})
        for message in said
        if not message.startswith(NO_GLYPH)
    ]
    problems += missing_glyphs(form)
    pages = len(document.pages)
    if pages > form.max_pages:
        problems.append(_over_budget(form, document.pages))
    return Rendered(content, pages, tuple(problems))


def qr(link: str) -> bytes:
    """Return a QR code (error correction M, quiet zone of 2) as SVG."""
    picture = BytesIO()
    segno.make(link, error="m", micro=False).save(
        picture, kind="svg", border=2, xmldecl=False, svgns=True, omitsize=True
    )
    return picture.getvalue()


def _over_budget(form: Form, pages: list[Any]) -> Problem:
    """Return the problem of a form that is too long; names what stands past the last page."""
    beyond = {name for page in pages[form.max_pages :] for name in page.anchors}
    titles = [one.title for one in form.sections if f"s{one.number}" in beyond]
    values = {"name": form.code, "pages": str(len(pages)), "most": str(form.max_pages)}
    if not titles:
        return Problem("print.last-lines", form.node, values, at="max_pages")
    return Problem("print.pages", form.node, {**values, "first": titles[0]}, at="max_pages")


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
