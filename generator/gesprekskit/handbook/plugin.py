"""The MkDocs plugin: hands an edition's pages and files to MkDocs, and holds no logic."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from gesprekskit.artifacts import cache_folder
from gesprekskit.diagnostics import KitError
from gesprekskit.diagnostics.wording import report
from gesprekskit.handbook import site
from gesprekskit.handbook.cached_pages import (
    CachedPage,
    CachedSearchIndex,
    Rendering,
    rendering_of,
    with_cache,
)
from gesprekskit.handbook.edition import Edition, handwritten
from gesprekskit.handbook.preview import Arrival, Preview
from gesprekskit.kit import DUTCH
from gesprekskit.pipeline.cache import Cache
from gesprekskit.pipeline.rendering import Renderer
from gesprekskit.pipeline.workers import shared_pool
from gesprekskit.writing import fill

log = get_plugin_logger("gesprekskit")


@cache
def preview_of(kit: Path) -> Preview:
    """Return the maker of a kit's editions; it outlives the plugin, which each build replaces."""
    return Preview(kit, Renderer(shared_pool()))


class PluginConfig(Config):
    """The plugin's options in `mkdocs.yml`."""

    kit = config_options.Type(str, default="kits/werkplekleren")
    language = config_options.Type(str, default=DUTCH)


class GesprekskitPlugin(BasePlugin[PluginConfig]):
    """Adds the kit's pages, its printed matter and the theme's own files to the site."""

    edition: Edition | None = None
    """Set beforehand by the builder; made here when MkDocs runs by itself, in one language."""

    kit: Path | None = None
    """The folder that the edition was made of, where the builder set it."""

    editions: Sequence[Edition] = ()
    """Those in every language that is built."""

    cache: Cache | None = None
    """Where rendered pages are kept, where the builder set it."""

    rendering: Rendering | None = None
    """What is kept of the pages that are built; nothing where their making is not known here."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Make the edition, before MkDocs empties its folder; raises PluginError if refused."""
        kit = self.kit or self._kit(config)
        content = handwritten(kit)
        if self.edition is None:
            self.edition = self._edition(preview_of(kit), content)
            self.editions = (self.edition,)
        site.set_up(config, self.edition, self.editions, kit, content)
        return config

    def _kit(self, config: MkDocsConfig) -> Path:
        root = Path(config.config_file_path).parent
        return Path(os.environ.get("GESPREKSKIT_KIT", root / self.config.kit))

    def _edition(self, preview: Preview, content: Path) -> Edition:
        try:
            edition = preview.edition(content, self.config.language)
        except KitError as refused:
            found = report(refused.diagnostics)
            if preview.last_good is None:
                raise PluginError(f"\n{found}") from refused
            log.error("%s\n%s", site.LAST_GOOD, found)
            return preview.last_good
        if preview.is_complete:
            for diagnostic in edition.diagnostics:
                if diagnostic.severity != "note":
                    log.warning(report([diagnostic]))
            log.info("rendered %s, reused %s", edition.printed.rendered, edition.printed.reused)
        return edition

    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Take the fingerprint of the settings, once every plugin has changed them."""
        self.rendering = rendering_of(config, self.cache or Cache(cache_folder()))

    @event_priority(100)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add what is composed, filled, printed and bundled, before other plugins see the files."""
        assert self.edition
        titles = site.titles(self.edition)
        for path, content in site.files(self.edition):
            if found := files.get_file_from_path(path):
                files.remove(found)
            file = File.generated(config, path, content=content)
            files.append(file)
            if self.rendering and path in titles:
                CachedPage(titles[path], file, config, self.rendering)  # the file holds it
        return files

    def on_env(self, env: Environment, config: MkDocsConfig, **_: Any) -> Environment:
        """Take unchanged pages and search entries from the cache."""
        if self.rendering is None:
            return env
        if search := config.plugins.get("material/search"):
            search.search_index = CachedSearchIndex(self.rendering, **search.config)
        return with_cache(env, self.rendering)

    def on_pre_page(self, page: Page, **_: Any) -> Page:
        """Give every page the date of the kit, for the sitemap: the same source, the same site."""
        assert self.edition
        if "SOURCE_DATE_EPOCH" not in os.environ:
            page.update_date = self.edition.kit.definition.date.isoformat()
        return page

    def on_serve(
        self, server: LiveReloadServer, config: MkDocsConfig, **_: Any
    ) -> LiveReloadServer:
        """From now on, do not wait for printed matter: it arrives with a rebuild of its own."""
        arrival = Arrival(Path(config.site_dir).parent)
        server.watch(str(arrival.mark))
        preview_of(self._kit(config)).print_later(arrival)
        return server

    @event_priority(-100)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Write the files beside the one language, if MkDocs runs by itself."""
        assert self.edition
        if self.kit is None:
            folder = Path(config.site_dir).parent
            fill(site.beside(self.editions, folder), folder)
