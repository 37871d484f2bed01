"""What the handbook's tests share: the built site on a web server, and a browser."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.conftest import KitFolder
from tests.handbook.browser_tabs import serving

# No requests of the browser's own, and only this machine can be reached.
SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


@pytest.fixture(scope="package")
def served(site: Path) -> Iterator[str]:
    """Return the address of the built handbook."""
    with serving(site) as address:
        yield address


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Return a browser that the whole folder shares."""
    program = shutil.which("chromium")
    assert program, "no browser: apt-get install chromium"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=list(SWITCHES))
        yield started
        started.close()


@pytest.fixture
def kit_folder(real_kit_folder: KitFolder) -> KitFolder:
    """Return a copy of the real kit: the handbook's prose is about that one."""
    return real_kit_folder
