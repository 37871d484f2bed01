"""A page in a browser in, everything wrong with it out: requests, errors and barriers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

WIDE, NARROW = 1280, 390
HEIGHT = {WIDE: 900, NARROW: 844}
PATIENCE = 400
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
Colours = Literal["light", "dark"]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Log nothing."""


class _Patient(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """Ignore errors: a browser that moves to another page hangs up."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine; yield the address."""
    handler = partial(_Quiet, directory=str(folder))
    with _Patient(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


ABORTED = "net::ERR_ABORTED"


@dataclass
class Tab:
    """A page in a browser, and what it asked for and complained of since it was opened."""

    page: Page
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    ahead: set[Request] = field(default_factory=set)
    """What was asked for and is not there yet."""

    def settle(self) -> None:
        """Wait until every request is answered."""
        for _ in range(PATIENCE):
            if not self.ahead:
                return
            self.page.wait_for_timeout(50)
        raise AssertionError([request.url for request in self.ahead])

    def forget(self) -> None:
        """Forget requests and complaints."""
        for said in (self.requests, self.errors, self.failed):
            said.clear()

    def foreign(self, own: str) -> list[str]:
        """Return the requests to anywhere but `own`."""
        inside = (own, "data:", "blob:")
        return [request for request in self.requests if not request.startswith(inside)]

    def barriers(self, around: Sequence[str] = (), *, contrast: bool = True) -> list[str]:
        """Return accessibility barriers, by rule and place; opens what folds.

        What is `around`, given by selectors, is the same on other pages and is not looked at here;
        neither is contrast where colours are known from other pages: it takes most of the time.
        """
        self.page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
        settings = {
            "runOnly": LEVELS,
            "resultTypes": ["violations"],
            "rules": {"color-contrast": {"enabled": contrast}},
        }
        context = {"exclude": [[selector] for selector in around]} if around else None
        found = Axe().run(self.page, context, settings).response
        return [
            f"{violation['id']}: {node['target']} {node['html'][:80]}"
            for violation in found["violations"]
            for node in violation["nodes"]
        ]


@contextmanager
def tab(
    browser: Browser,
    width: int = WIDE,
    colours: Colours = "light",
    *,
    script: bool = True,
) -> Iterator[Tab]:
    """Open a new private tab; yield it."""
    context = browser.new_context(
        viewport={"width": width, "height": HEIGHT[width]},
        color_scheme=colours,
        reduced_motion="reduce",
        java_script_enabled=script,
        locale="nl-NL",
    )
    try:
        yield _listening(context)
    finally:
        context.close()


def _listening(context: BrowserContext) -> Tab:
    opened = Tab(context.new_page())

    def said(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            opened.errors.append(f"{message.text} ({message.location['url']})")

    def asked(request: Request) -> None:
        opened.requests.append(request.url)
        opened.ahead.add(request)

    def lost(request: Request) -> None:
        opened.ahead.discard(request)
        # Not a failure: the tab went on to the next page while a script was still on its way.
        if request.failure != ABORTED:
            opened.failed.append(f"{request.url} {request.failure}")

    context.on("request", asked)
    context.on("requestfinished", lambda request: opened.ahead.discard(request))
    context.on("requestfailed", lost)
    context.on(
        "response",
        lambda answer: opened.failed.append(answer.url) if answer.status >= 400 else None,
    )
    context.on("console", said)
    context.on("weberror", lambda error: opened.errors.append(str(error.error)))
    return opened
