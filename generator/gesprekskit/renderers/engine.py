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

HERE = Path(__file__).parent
PICTURES = {
    path.relative_to(HERE / "pictures").as_posix(): path
    for path in sorted((HERE / "pictures").rglob("*.svg"))
}
FONTS = {path.name: path for path in sorted((HERE / "fonts").glob("*.woff2"))}
STANDARD = "pdf/ua-1"
MILLIMETRES = 25.4 / 96
"""Millimetres in a pixel of the engine."""


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


@dataclass(frozen=True, slots=True)
class Pressed:
    """A PDF, how far down what is named on each of its pages stands, and what was complained of.

    Distances are in mm from the top of the page.
    """

    content: bytes
    anchors: tuple[Mapping[str, float], ...]
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


def press(
    page: str, styles: Sequence[str], pictures: Mapping[str, bytes], *, fillable: bool = False
) -> Pressed:
    """Return the PDF of an HTML page (PDF/UA-1), drawn in styles of this package."""
    shelf = Shelf({**_bundled(), **pictures})
    with _listening() as said:
        source = weasyprint.HTML(string=page, url_fetcher=shelf, base_url="kit:")
        document = source.render(
            font_config=_fonts(),
            stylesheets=[_style(name) for name in styles],
            pdf_variant=STANDARD,
            pdf_forms=fillable,
        )
        content = document.write_pdf(pdf_variant=STANDARD, pdf_tags=True)
    anchors = tuple(
        {name: place[1] * MILLIMETRES for name, place in page.anchors.items()}
        for page in document.pages
    )
    return Pressed(content, anchors, tuple(said))


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
