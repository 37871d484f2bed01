"""Pages of MkDocs that are rendered once: the same Markdown and template give the same HTML.

Each of the three steps from Markdown to site is cached separately: a page's Markdown, its template,
and its entries in the search index.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

import jinja2
from material.plugins.search.plugin import SearchIndex
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, get_toc

from gesprekskit.handbook import inputs
from gesprekskit.handbook.logs import overheard
from gesprekskit.handbook.page_cache import PageCache
from gesprekskit.pipeline.cache import Cache


class Rendering:
    """One build of one language: the cache, and the fingerprints that all its pages share."""

    def __init__(self, cache: PageCache, config: MkDocsConfig) -> None:
        """Take the fingerprints; raises TypeError for a setting that has none."""
        self.cache = cache
        self.settings = inputs.settings(config)
        self.markdown_settings = inputs.markdown_settings(config)
        self._places: str | None = None
        self._menu: str | None = None

    def places(self, files: Files) -> str:
        """Return the fingerprint of the paths of all files, once MkDocs knows them."""
        self._places = self._places or inputs.places(files)
        return self._places

    def menu(self, nav: Navigation, pages: Iterable[File]) -> str:
        """Return the fingerprint of what pages show of other pages, once they have titles."""
        if self._menu is None:
            others = [_listed_page_data(file.page) for file in pages if file.page]
            self._menu = inputs.canonical(list(map(_menu_item, nav)), others)
        return self._menu


def rendering_of(config: MkDocsConfig, cache: Cache) -> Rendering | None:
    """Return the rendering that uses the cache; None if the build cannot use it."""
    if not inputs.is_known(config):
        return None
    try:
        return Rendering(PageCache(cache), config)
    except TypeError:
        return None


class CachedPage(Page):
    """A page whose Markdown is rendered once for the same text, settings and files."""

    def __init__(
        self, title: str | None, file: File, config: MkDocsConfig, rendering: Rendering
    ) -> None:
        super().__init__(title, file, config)
        self.rendering = rendering
        self.named = title is not None

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Take the rendered Markdown from the cache, else render and cache it.

        A page that MkDocs warns about is not cached: the warning must appear each time.
        """
        cache, source = self.rendering.cache, self.file.src_uri
        places = self.rendering.places(files)
        shared = (self.rendering.markdown_settings, places)
        key = inputs.canonical("markdown", shared, source, self.markdown)
        if kept := cache.get(key):
            self._take(kept, files)
            return
        with overheard(logging.INFO) as said:
            super().render(config, files)
        if not said and self.links_to_anchors is not None:
            cache.put(key, self._rendered(self.links_to_anchors))

    def _rendered(self, links: dict[File, dict[str, str]]) -> dict[str, Any]:
        return {
            "content": self.content,
            "title": None if self.named or "title" in self.meta else self.title,
            "toc": _tokens(self.toc),
            "anchors": sorted(self.present_anchor_ids or ()),
            "links": {file.src_uri: anchors for file, anchors in links.items()},
        }

    def _take(self, kept: dict[str, Any], files: Files) -> None:
        self.content = kept["content"]
        if not self.named and "title" not in self.meta:
            self.title = kept["title"]
        self.toc = get_toc(kept["toc"])
        self.present_anchor_ids = set(kept["anchors"])
        targets = {files.get_file_from_path(path): path for path in kept["links"]}
        self.links_to_anchors = {
            file: kept["links"][path] for file, path in targets.items() if file
        }


class CachedSearchIndex(SearchIndex):
    """Material's index for the search, in which a page is read once."""

    def __init__(self, rendering: Rendering, **config: Any) -> None:
        super().__init__(**config)  # type: ignore[no-untyped-call]
        self.rendering = rendering

    def add_entry_from_context(self, page: Page) -> None:
        """Add the entries of a page."""
        cache, before = self.rendering.cache, len(self.entries)
        key = _key("search", self.rendering.settings, _page_data(page))
        kept = cache.get(key) if key else None
        if kept is not None:
            self.entries.extend(kept)
            return
        super().add_entry_from_context(page)  # type: ignore[no-untyped-call]
        if key:
            cache.put(key, self.entries[before:])


def with_cache(environment: jinja2.Environment, rendering: Rendering) -> jinja2.Environment:
    """Make an environment reuse from the cache what a template made of the same page before."""

    class CachedTemplate(jinja2.Template):
        def render(self, *args: Any, **kwargs: Any) -> str:
            """Render for MkDocs, which passes one argument: the context."""
            context = dict(*args, **kwargs)
            make = partial(super().render, context)
            return _templated(rendering, self.name, context, make)

    environment.template_class = CachedTemplate
    return environment


def _templated(
    rendering: Rendering, name: str | None, context: dict[str, Any], make: Callable[[], str]
) -> str:
    page, cache = context["page"], rendering.cache
    menu = rendering.menu(context["nav"], context["pages"])
    key = _key("template", rendering.settings, menu, name, context["base_url"], _page_data(page))
    kept = cache.get(key) if key else None
    content = cache.file(kept["file"]) if kept else None
    if content is not None:
        return content.decode()
    made = make()
    if key:
        cache.put(key, {"file": cache.put_file(made.encode())})
    return made


def _key(*parts: object) -> str | None:
    """Return the key of these parts; None if they are not plain data."""
    try:
        return inputs.canonical(*parts)
    except TypeError:
        return None


def _page_data(page: Page | None) -> list[object]:
    """Return what a template shows of the page itself."""
    if page is None:
        return []
    addresses = [page.file.src_uri, page.abs_url, page.edit_url]
    return [*_listed_page_data(page), *addresses, page.content, _tokens(page.toc)]


def _listed_page_data(page: Page) -> list[object]:
    """Return what a template shows of a page on other pages: in the menu or the list of pages."""
    return [page.url, page.canonical_url, page.title, dict(page.meta), page.update_date]


def _menu_item(item: StructureItem) -> object:
    """Return what a template shows of a menu item."""
    if isinstance(item, Section):
        return [item.title, [_menu_item(child) for child in item.children]]
    return (
        _listed_page_data(item)
        if isinstance(item, Page)
        else [item.title, getattr(item, "url", "")]
    )


def _tokens(toc: Iterable[AnchorLink]) -> list[dict[str, Any]]:
    """Return a table of contents as Python-Markdown gives it."""
    return [
        {
            "name": anchor_link.title,
            "id": anchor_link.id,
            "level": anchor_link.level,
            "children": _tokens(anchor_link.children),
        }
        for anchor_link in toc
    ]
