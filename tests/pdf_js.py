"""PDF files in, the results of pdf.js out: fields, filled files, pictures of pages.

pdf.js is the reader in Firefox. Here it runs in a Chromium without windows, from the files that
`make setup-dev` puts in `pdfjs/node_modules`; nothing outside this machine is contacted.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from PIL import Image
from playwright.sync_api import ConsoleMessage, Page, WebError, sync_playwright

from tests.handbook.browser_tabs import serving
from tests.handbook.conftest import SWITCHES

FOLDER = Path(__file__).parent / "pdfjs"
CHROMIUM = "/usr/bin/chromium"

T = TypeVar("T")


class Reader:
    """A started pdf.js; costs a second to start, so share one between tests.

    The browser has a thread of its own: Playwright allows one running instance per thread, and
    tests of the handbook have theirs.
    """

    def __init__(self) -> None:
        self.warnings: list[str] = []
        """What pdf.js and the browser complained of so far; clear it to start anew."""
        self._open = ExitStack()
        """What closes in the test's own thread."""
        self._own = ExitStack()
        """What closes in the browser's thread."""

    def __enter__(self) -> Self:
        if not (FOLDER / "node_modules" / "pdfjs-dist").is_dir():
            raise RuntimeError("pdf.js is not installed: run `make setup-dev`")
        with ExitStack() as opening:
            address = opening.enter_context(serving(FOLDER))
            self._thread = opening.enter_context(ThreadPoolExecutor(max_workers=1))
            opening.callback(lambda: self._within(self._own.close))
            self._page = self._within(lambda: self._started(address))
            self._open = opening.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._open.close()

    def fields(self, pdf: bytes) -> dict[str, object]:
        """Return the value of every field by full name; boxes and buttons not chosen say `Off`."""
        found = self._ask("fields", _text(pdf))
        assert isinstance(found, dict)
        return found

    def fill(self, pdf: bytes, values: Mapping[str, str | bool]) -> bytes:
        """Return the file as saved after filling fields, given by full name.

        A check box takes a bool; radio buttons and lists take the export value of what is chosen.
        A name or choice that is not there, or a field that is read-only, is an error.
        """
        return _bytes(self._ask("fill", _text(pdf), dict(values)))

    def picture(self, pdf: bytes, page: int, dpi: int) -> Image.Image:
        """Return a page, the first being 1, with the values of fields in it."""
        found = _bytes(self._ask("picture", _text(pdf), page, dpi))
        return Image.open(BytesIO(found)).convert("RGB")

    def _started(self, address: str) -> Page:
        playwright = self._own.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(SWITCHES))
        self._own.callback(browser.close)
        page = browser.new_page()
        page.context.on("console", self._said)
        page.context.on("weberror", self._failed)
        page.goto(f"{address}/reader.html")
        return page

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("warning", "error"):
            self.warnings.append(message.text)

    def _failed(self, error: WebError) -> None:
        self.warnings.append(str(error.error))

    def _ask(self, name: str, *given: object) -> object:
        return self._within(lambda: self._answer(name, *given))

    def _answer(self, name: str, *given: object) -> object:
        try:
            return self._page.evaluate(
                "([name, given]) => window.reader[name](...given)", [name, list(given)]
            )
        finally:
            # A worker's answer comes after all its earlier output.
            for worker in self._page.workers:
                worker.evaluate("0")

    def _within(self, work: Callable[[], T]) -> T:
        return self._thread.submit(work).result()


def _text(data: bytes) -> str:
    return b64encode(data).decode("ascii")


def _bytes(text: object) -> bytes:
    assert isinstance(text, str)
    return b64decode(text)
