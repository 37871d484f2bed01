"""A whole language of the handbook out of the cache, where nothing changed that goes into it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from gesprekskit.artifacts import Artifact, fill
from gesprekskit.handbook import inputs, site
from gesprekskit.handbook.edition import Edition
from gesprekskit.handbook.page_cache import PageCache

Contents = Mapping[str, str | None]
"""Each file of a language by its path, and its name in the cache; None for those of an edition."""


def key(config: MkDocsConfig, edition: Edition) -> str | None:
    """Return the key of what MkDocs makes of an edition; None where that is not known here.

    `config` is as the plugin leaves it. What is printed stands in pages with its size and its
    number of pages; its bytes go beside them as they are.
    """
    if not inputs.is_known(config):
        return None
    pages = {path: content if path.endswith(".md") else "" for path, content in site.files(edition)}
    day = edition.kit.definition.date
    found = inputs.contents(Path(config.docs_dir))
    try:
        return inputs.canonical("language", inputs.settings(config), day, pages, found)
    except TypeError:
        return None


def restore(cache: PageCache, name: str, edition: Edition, folder: Path) -> bool:
    """Write what is kept under a key into a folder; return False where it is not all there."""
    contents: Contents | None = cache.get(name)
    if contents is None:
        return False
    try:
        fill(_restored(cache, contents, edition), folder)
    except LookupError:
        return False
    return True


def keep(cache: PageCache, name: str, edition: Edition, folder: Path) -> None:
    """Keep under a key what MkDocs wrote into a folder, without what the edition holds itself."""
    given = {path for path, _ in site.files(edition)}
    contents: dict[str, str | None] = {}
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        path = file.relative_to(folder).as_posix()
        contents[path] = None if path in given else cache.put_file(file.read_bytes())
    cache.put(name, contents)


def _restored(cache: PageCache, contents: Contents, edition: Edition) -> Iterator[Artifact]:
    given = dict(site.files(edition))
    for path, name in contents.items():
        content = given[path] if name is None else cache.file(name)
        if content is None:
            raise LookupError(path)
        yield Artifact(path, content.encode() if isinstance(content, str) else content)
