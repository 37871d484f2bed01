"""A built site in, every dead link out; reads the HTML itself, raw parts included.

A link must work from a web server and from a folder, so it is relative and names a file.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

ADDRESSES = ("href", "src", "xlink:href", "poster", "data", "action", "formaction")
REFRESH = re.compile(r"\d+\s*;\s*url=(.+)", re.IGNORECASE)
IN_STYLES = re.compile(r"""url\(\s*["']?([^"')]+)""")
NOT_FOUND = "404.html"


@dataclass(frozen=True)
class Reference:
    """An address in a page: its element, its line, and the link's text."""

    element: str
    line: int
    value: str
    text: str = ""


@dataclass
class Page:
    """A page's links, and the anchors in it."""

    references: list[Reference] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)

    @property
    def leads_to(self) -> str | None:
        """Return the address that the page redirects to."""
        return next(
            (reference.value for reference in self.references if reference.element == "refresh"),
            None,
        )


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page()
        self._open: tuple[int, str] | None = None
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.page.anchors.update(found[name] for name in ("id", "name") if name in found)
        line = self.getpos()[0]
        if tag == "a" and "href" in found:
            self._open, self._text = (line, found["href"]), []
            return
        element = "canonical" if found.get("rel") == "canonical" else tag
        for value in _addresses(found):
            self.page.references.append(Reference(element, line, value))
        if tag == "meta" and (leads := REFRESH.match(found.get("content", ""))):
            self.page.references.append(Reference("refresh", line, leads[1]))

    def handle_data(self, data: str) -> None:
        self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._open:
            line, value = self._open
            text = " ".join("".join(self._text).split())
            self.page.references.append(Reference("a", line, value, text))
            self._open = None


def read(path: Path) -> Page:
    """Return what a page or a style sheet names."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".css":
        return Page([Reference("style", 1, value.strip()) for value in IN_STYLES.findall(text)])
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.page


def pages(site: Path) -> dict[str, Page]:
    """Return every page and style sheet of a site by its path."""
    found = sorted([*site.rglob("*.html"), *site.rglob("*.css")])
    return {path.relative_to(site).as_posix(): read(path) for path in found}


def target(name: str, reference: Reference, home: str) -> str | None:
    """Return the path in the site, with `#` and a place; None for an address elsewhere.

    `home` is the site's own address.
    """
    value, place = urldefrag(reference.value)
    parts = urlsplit(value)
    root = urlsplit(home).path.rstrip("/")
    if parts.scheme or parts.netloc:
        if not value.startswith(f"{home}/"):
            return None
        path = value.removeprefix(f"{home}/")
    elif value.startswith("/"):
        path = value.removeprefix(f"{root}/")
    else:
        here = posixpath.join(posixpath.dirname(name), parts.path) if parts.path else name
        path = posixpath.normpath(here) + ("/" if parts.path.endswith("/") else "")
    return f"{unquote(path)}#{unquote(place)}"


def faults(site: Path, home: str, known: Collection[str] = ()) -> list[str]:
    """Return everything wrong with the links of a site, by page and line.

    `known` are external addresses that need no `https`.
    """
    found = pages(site)
    return [
        f"{name}:{reference.line}: `{reference.value}` {wrong}"
        for name, page in found.items()
        for reference in page.references
        for wrong in _wrong(site, found, name, reference, home, known)
    ]


def _addresses(attributes: Mapping[str, str]) -> Iterator[str]:
    yield from (attributes[name] for name in ADDRESSES if name in attributes)
    for candidate in attributes.get("srcset", "").split(","):
        yield from candidate.split()[:1]
    yield from IN_STYLES.findall(attributes.get("style", ""))


def _wrong(
    site: Path,
    found: Mapping[str, Page],
    name: str,
    reference: Reference,
    home: str,
    known: Collection[str],
) -> Iterator[str]:
    leads = target(name, reference, home)
    if leads is None:
        yield from _wrong_elsewhere(reference, known)
        return
    path, _, place = leads.partition("#")
    parts = urlsplit(reference.value)
    movable = not (parts.scheme or parts.netloc or parts.path.startswith("/"))
    # The page of a web server's own making stands at every address: it cannot be relative.
    if not movable and reference.element != "canonical" and posixpath.basename(name) != NOT_FOUND:
        yield "does not work from a folder"
    if not (site / path).is_file() or path.startswith("../"):
        yield "leads nowhere"
    elif place and path in found and place not in found[path].anchors:
        yield "names a place that the page does not have"


def _wrong_elsewhere(reference: Reference, known: Collection[str]) -> Iterator[str]:
    scheme = urlsplit(reference.value).scheme
    if reference.element != "a":
        if scheme != "data":
            yield "is fetched from elsewhere"
    elif scheme != "https" and reference.value not in known:
        yield "is not a plain https link"
