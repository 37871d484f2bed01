"""An edition in, its whole site in one language out of the cache if no input changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from gesprekskit.artifacts import Artifact
from gesprekskit.handbook import inputs, site
from gesprekskit.handbook.edition import Edition
from gesprekskit.handbook.page_cache import PageCache
from gesprekskit.writing import fill

Contents = Mapping[str, str | None]
"""Each file of a language by its path, and its name in the cache; None for those of an edition."""


def key(config: MkDocsConfig, edition: Edition) -> str | None:
    """Return the key of what MkDocs makes of an edition; None if it depends on unknown inputs.

    `config` is as the plugin leaves it. Pages show the size and number of pages of what is printed;
    its bytes are copied beside them.
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
    """Write the files under a key into a folder; return False if any is missing."""
    contents: Contents | None = cache.get(name)
    if contents is None:
        return False
    try:
        fill(_restored(cache, contents, edition), folder)
    except LookupError:
        return False
    return True


def keep(cache: PageCache, name: str, edition: Edition, folder: Path) -> None:
    """Cache under a key what MkDocs wrote into a folder, without the edition's own files."""
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
