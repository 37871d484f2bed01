"""Firefox as Debian has it, driven by the protocol that it speaks itself (Marionette)."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")
PATIENCE = 30.0
"""How many seconds Firefox may take to start."""

SETTINGS = {
    "app.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "toolkit.telemetry.enabled": False,
}


class Firefox:
    """A running Firefox that shows one page at a time."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._count = 0
        self._answer()
        self._ask("WebDriver:NewSession", {"strictFileInteractability": True})

    def visit(self, address: str) -> None:
        """Show a page; returns once it is loaded."""
        self._ask("WebDriver:Navigate", {"url": address})

    def run(self, script: str) -> Any:
        """Return what a function of JavaScript returns on the page that is shown."""
        asked = {"script": f"return ({script})()", "args": []}
        return self._ask("WebDriver:ExecuteScript", asked)["value"]

    def _ask(self, command: str, parameters: dict[str, Any]) -> Any:
        self._count += 1
        message = json.dumps([0, self._count, command, parameters]).encode()
        self._connection.sendall(b"%d:%b" % (len(message), message))
        _, _, error, result = self._answer()
        assert not error, error
        return result

    def _answer(self) -> Any:
        length = b""
        while not length.endswith(b":"):
            length += self._received(1)
        return json.loads(self._received(int(length[:-1])))

    def _received(self, count: int) -> bytes:
        content = b""
        while len(content) < count:
            more = self._connection.recv(count - len(content))
            assert more, "Firefox ended"
            content += more
        return content


@contextmanager
def firefox(profile: Path) -> Iterator[Firefox]:
    """Start Firefox with a profile of its own in a folder; yield it, and end it."""
    assert FIREFOX
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = SETTINGS | {"marionette.port": port}
    lines = (f'user_pref("{name}", {json.dumps(value)});\n' for name, value in settings.items())
    (profile / "user.js").write_text("".join(lines), encoding="utf-8")
    command = [FIREFOX, "--headless", "--no-remote", "--marionette", "--profile", str(profile)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as started:
        try:
            with _connected(port) as connection:
                yield Firefox(connection)
        finally:
            started.kill()


def _connected(port: int) -> socket.socket:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        except OSError:
            assert time.monotonic() < until, "Firefox does not answer"
            time.sleep(0.1)
