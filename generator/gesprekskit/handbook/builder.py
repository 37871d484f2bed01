"""A kit's folder in, a whole site out: the edition first, then MkDocs, then the swap."""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from mkdocs.commands.build import build as build_site
from mkdocs.commands.serve import serve as serve_site
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError

from gesprekskit.artifacts import OutputError
from gesprekskit.bundled import BUNDLED_ROOT
from gesprekskit.diagnostics import Diagnostic, KitError, Span
from gesprekskit.handbook import language_cache, site, warnings
from gesprekskit.handbook.edition import Edition, handwritten, make
from gesprekskit.handbook.logs import overheard
from gesprekskit.handbook.page_cache import PageCache
from gesprekskit.handbook.plugin import GesprekskitPlugin, preview_of
from gesprekskit.pipeline import Printed, together
from gesprekskit.pipeline.cache import Cache
from gesprekskit.pipeline.rendering import Renderer
from gesprekskit.pipeline.steadiness import Inputs
from gesprekskit.writing import Output, fill

CONFIGURATION = BUNDLED_ROOT / "mkdocs.yml"
"""The program's own configuration: one that lies near a kit may have come with it."""


PORTS = 65_536
"""How many ports a machine has, numbered from 0."""


@dataclass(frozen=True, slots=True)
class Built:
    """What was printed for a site, and the warnings."""

    printed: Printed
    diagnostics: list[Diagnostic]


def build(
    kit: Path,
    output: Output,
    renderer: Renderer,
    configuration: Path = CONFIGURATION,
    *,
    keep_going: bool = False,
) -> Built:
    """Write the handbook of a kit in the place of all that was made in an output folder.

    `configuration` is an `mkdocs.yml`, which may run programs. Raises KitError for a kit or a page
    that is refused or was changed meanwhile, and OutputError; the folder then remains as it was.
    With `keep_going`, what printing shows to be wrong is left out instead.
    """
    _usable(configuration)
    content = handwritten(kit)
    inputs = Inputs(kit, content)
    editions = make(kit, content, renderer, keep_going=keep_going)
    sources = Sources(kit, configuration, editions, renderer.cache)
    with output.replaced() as folder:
        for edition in editions:
            with _raise_mkdocs_warnings(content / edition.language):
                _write(edition, sources, folder.absolute())
        fill(site.beside(editions, folder), folder)
        inputs.require_unchanged()
    return Built(together([edition.printed for edition in editions]), list(editions[0].diagnostics))


@dataclass(frozen=True, slots=True)
class Sources:
    """What every language of a handbook is built from, and the cache."""

    kit: Path
    configuration: Path
    editions: Sequence[Edition]
    cache: Cache


def _write(edition: Edition, sources: Sources, folder: Path) -> None:
    """Write the pages in one language, from the cache if no input changed."""
    cache, own = PageCache(sources.cache), folder / edition.language
    config = _configured(edition, sources, folder)
    name = language_cache.key(_plugin(config).on_config(config), edition)
    if name and language_cache.restore(cache, name, edition, own):
        return
    build_site(_configured(edition, sources, folder))
    if name:
        language_cache.keep(cache, name, edition, own)


def _configured(edition: Edition, sources: Sources, folder: Path) -> MkDocsConfig:
    config = load_config(str(sources.configuration), site_dir=str(folder), strict=True)
    plugin = _plugin(config)
    plugin.kit, plugin.edition, plugin.editions = sources.kit, edition, sources.editions
    plugin.cache = sources.cache
    return config


def _plugin(config: MkDocsConfig) -> GesprekskitPlugin:
    plugin = config.plugins["gesprekskit"]
    assert isinstance(plugin, GesprekskitPlugin)
    return plugin


def _usable(configuration: Path) -> None:
    """Raise KitError for a configuration that MkDocs refuses, or that lacks our plugin."""
    span = Span(configuration.as_posix())
    logger = logging.getLogger("mkdocs")
    logger.propagate, before = False, logger.propagate
    try:
        with overheard(logging.WARNING) as said:
            plugins = load_config(str(configuration)).plugins
    except (Abort, ConfigurationError) as error:
        values = {"reason": "; ".join(said) or str(error)}
        raise KitError([Diagnostic(span, "site.configuration", values)]) from error
    finally:
        logger.propagate = before
    if "gesprekskit" not in plugins:
        raise KitError([Diagnostic(span, "site.no-plugin")])


def serve(
    kit: Path, address: str, configuration: Path = CONFIGURATION, *, open_browser: bool
) -> None:
    """Serve the handbook of a kit and rebuild it on every edit, until stopped.

    `configuration` is an `mkdocs.yml`, which may run programs. Raises KitError for a kit or a page
    that is refused, and OutputError for an address that cannot be used.
    """
    _try_out(address)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    logging.getLogger("watchdog").setLevel(logging.WARNING)
    os.environ["GESPREKSKIT_KIT"] = str(kit.absolute())
    _usable(configuration)
    language = _plugin(load_config(str(configuration))).config.language
    preview_of(kit.absolute()).edition(handwritten(kit), language)
    serve_site(str(configuration), dev_addr=address, open_in_browser=open_browser)


def _try_out(address: str) -> None:
    host, _, port = address.rpartition(":")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        if not 0 <= (number := int(port)) < PORTS:
            raise ValueError(f"{port} > {PORTS - 1}")
        with socket.create_server((host.strip("[]"), number), family=family):
            pass
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise OutputError("output.address", address=address, reason=reason) from error


@contextmanager
def _raise_mkdocs_warnings(content: Path) -> Iterator[None]:
    """Raise what MkDocs warns about as diagnostics in the handwritten pages."""
    logger = logging.getLogger("mkdocs")
    logger.propagate = False
    try:
        with overheard(logging.WARNING) as said:
            yield
    except Abort as aborted:
        raise KitError(warnings.diagnostics(said, content)) from aborted
    finally:
        logger.propagate = True
