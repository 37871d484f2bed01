"""A question saved under `serve`: seconds until its form's page, and its PDF, show it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.error import URLError
from urllib.request import urlopen

from bench.figures import Figure, median
from bench.processes import CommandError
from bench.projects import KIT, QUESTION, Project

PAGE = "nl/formulieren/voortgang-voorbereiding-medewerker.html"
PDF = "nl/formulieren/voortgang-voorbereiding-medewerker.pdf"
SAVES = 3
LONGEST = 240.0
"""How many seconds something may take before it counts as failed."""


def serve(project: Project) -> Iterator[Figure]:
    """Measure how soon a saved question is on its form's page and in its PDF."""
    pages, pdfs = [], []
    project.run("print", KIT)
    with _serving(project) as address:
        _until(lambda: QUESTION in _got(f"{address}/{PAGE}").decode(errors="replace"))
        for _ in range(SAVES):
            before = _got(f"{address}/{PDF}")
            start = time.perf_counter()
            asked = project.change_question().encode()
            _until(lambda asked=asked: asked in _got(f"{address}/{PAGE}"))
            pages.append(time.perf_counter() - start)
            _until(lambda before=before: _got(f"{address}/{PDF}") not in (before, b""))
            pdfs.append(time.perf_counter() - start)
            time.sleep(1)
    yield median("serve, a saved question on its page", project.program, "s", pages, 2)
    yield median("serve, a saved question in its PDF", project.program, "s", pdfs, 4)


@contextmanager
def _serving(project: Project) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{free.getsockname()[1]}"
    process = subprocess.Popen(
        [sys.executable, "-m", "gesprekskit", "serve", str(KIT), "--address", place],
        cwd=project.folder,
        env={**os.environ, **project.environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield f"http://{place}"
    finally:
        os.killpg(process.pid, signal.SIGINT)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _got(address: str) -> bytes:
    """Return the response, empty if there is none."""
    try:
        with urlopen(address, timeout=LONGEST) as answer:
            content: bytes = answer.read()
            return content
    except (URLError, OSError):
        return b""


def _until(there: Callable[[], bool]) -> None:
    end = time.monotonic() + LONGEST
    while not there():
        if time.monotonic() > end:
            raise CommandError(f"serve did not show it in {LONGEST:g} s")
        time.sleep(0.05)
