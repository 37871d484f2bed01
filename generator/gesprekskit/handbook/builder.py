"""A kit's folder in, a whole site out: the edition first, then MkDocs, then the swap."""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from mkdocs.commands.build import build as build_site
from mkdocs.commands.serve import serve as serve_site
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from gesprekskit.artifacts import OutputError, replacing
from gesprekskit.bundled import BUNDLED_ROOT
from gesprekskit.diagnostics import Diagnostic, KitError
from gesprekskit.handbook import warnings
from gesprekskit.handbook.edition import handwritten, make
from gesprekskit.handbook.plugin import GesprekskitPlugin
from gesprekskit.pipeline import Printed, together
from gesprekskit.pipeline.rendering import Renderer
from gesprekskit.pipeline.workers import shared_pool


@dataclass(frozen=True, slots=True)
class Built:
    """What was printed for a site, and the warnings on the way."""

    printed: Printed
    diagnostics: list[Diagnostic]


def build(kit: Path, output: Path, renderer: Renderer) -> Built:
    """Write the handbook of a kit as the whole content of the folder `output`.

    Raises KitError for a kit or a page that is refused, and OutputError; the folder then stays
    as it was.
    """
    configuration = configuration_for(kit)
    content = handwritten(kit, configuration.parent / "content")
    editions = make(kit, content, renderer)
    with replacing(output) as folder:
        for edition in editions:
            config = load_config(str(configuration), site_dir=str(folder.absolute()), strict=True)
            plugin = config.plugins["gesprekskit"]
            assert isinstance(plugin, GesprekskitPlugin)
            plugin.kit, plugin.edition, plugin.editions = kit, edition, editions
            with _refusing(content / edition.language):
                build_site(config)
    return Built(together([one.printed for one in editions]), list(editions[0].diagnostics))


def serve(kit: Path, address: str, *, open_browser: bool) -> None:
    """Serve the handbook of a kit and rebuild it on every edit, until stopped.

    Raises KitError for a kit or a page that is refused, and OutputError for an address that is.
    """
    _try_out(address)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    logging.getLogger("watchdog").setLevel(logging.WARNING)
    os.environ["GESPREKSKIT_KIT"] = str(kit.absolute())
    configuration = configuration_for(kit)
    make(kit, handwritten(kit, configuration.parent / "content"), Renderer(shared_pool()))
    serve_site(str(configuration), dev_addr=address, open_in_browser=open_browser)


def _try_out(address: str) -> None:
    host, _, port = address.rpartition(":")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.create_server((host.strip("[]"), int(port)), family=family):
            pass
    except (OSError, OverflowError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise OutputError("output.address", address=address, reason=reason) from error


def configuration_for(kit: Path) -> Path:
    """Return the `mkdocs.yml` that stands above the kit, else the one in this package."""
    for folder in kit.absolute().parents:
        if (folder / "mkdocs.yml").is_file() and (folder / "content").is_dir():
            return folder / "mkdocs.yml"
    return BUNDLED_ROOT / "mkdocs.yml"


@contextmanager
def _refusing(content: Path) -> Iterator[None]:
    """Turn what MkDocs warns about into diagnostics in the handwritten pages."""
    said: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            said.append(record.getMessage())

    listener = Listener(logging.WARNING)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(listener)
    logger.propagate = False
    try:
        yield
    except Abort as aborted:
        raise KitError(warnings.diagnostics(said, content)) from aborted
    finally:
        logger.removeHandler(listener)
        logger.propagate = True
