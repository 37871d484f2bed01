"""MkDocs's configuration in, fingerprints out of all but the pages that decides how they look.

A site is not cached if its configuration has something unknown here: a custom plugin, hook,
Markdown extension or theme may read anything.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping, Set
from datetime import date
from functools import cache
from importlib.metadata import version
from pathlib import Path

import material
import mkdocs
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from gesprekskit.artifacts import fingerprint

HERE = Path(__file__).parent

ENGINES = ("mkdocs", "mkdocs-material", "markdown", "jinja2", "markupsafe", "pyyaml", "pygments")

INSTALLED = tuple(Path(module.__path__[0]) for module in (material, mkdocs))

PLUGINS = frozenset({"gesprekskit", "material/offline", "material/search"})

EXTENSIONS = frozenset(
    {
        *("abbr", "admonition", "attr_list", "def_list", "fenced_code", "footnotes"),
        *("md_in_html", "nl2br", "sane_lists", "smarty", "tables", "toc"),
    }
)
"""Extensions of Python-Markdown that make of a text what stands in that text."""

ELSEWHERE = frozenset(
    {"config_file_path", "dev_addr", "docs_dir", "site_dir", "strict", "watch"}
    | {"plugins", "theme"}
)
"""Settings that say where things are, not what pages look like, and those looked at apart."""

MARKDOWN = ("markdown_extensions", "mdx_configs", "use_directory_urls", "validation")


def canonical(*parts: object) -> str:
    """Return the fingerprint of plain data; raises TypeError for anything else."""
    text = json.dumps(parts, sort_keys=True, ensure_ascii=False, default=_plain)
    return fingerprint(text.encode())


def is_known(config: MkDocsConfig) -> bool:
    """Return True if everything that can change a page is known here."""
    return (
        set(config.plugins) <= PLUGINS
        and set(config.markdown_extensions) <= EXTENSIONS
        and config.theme.name == "material"
        and config.theme.custom_dir is None
        and not config.hooks
        and not config.extra_templates
    )


def settings(config: MkDocsConfig) -> str:
    """Return the fingerprint of all settings, and of the programs that read them.

    Raises TypeError for a setting that is not plain data.
    """
    plugins = {name: dict(plugin.config) for name, plugin in config.plugins.items()}
    theme = {**config.theme, "locale": str(config.theme.locale)}
    templates = [sorted(config.theme.static_templates), *map(_own_files, config.theme.dirs)]
    others = {name: value for name, value in config.items() if name not in ELSEWHERE}
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return canonical(program(), plugins, theme, templates, others, epoch)


def markdown_settings(config: MkDocsConfig) -> str:
    """Return the fingerprint of all but the text that decides how Markdown is rendered."""
    return canonical(program(), [config[name] for name in MARKDOWN])


def places(files: Files) -> str:
    """Return the fingerprint of the paths of a site's files, which decide where links lead."""
    return canonical(sorted([file.src_uri, file.url, file.inclusion.name] for file in files))


@cache
def program() -> str:
    """Return the fingerprint of the modules of this package and of their libraries."""
    versions = {name: version(name) for name in ENGINES}
    return canonical(sys.version, versions, contents(HERE, "*.py"))


def contents(folder: Path, pattern: str = "*") -> dict[str, str]:
    """Return the fingerprints of the files in a folder by their paths."""
    return {
        path.relative_to(folder).as_posix(): fingerprint(path.read_bytes())
        for path in sorted(folder.rglob(pattern))
        if path.is_file()
    }


def _own_files(folder: str) -> dict[str, str]:
    """Return the fingerprints of a folder of templates; those of an engine have its version."""
    path = Path(folder)
    return {} if any(path.is_relative_to(engine) for engine in INSTALLED) else contents(path)


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Set):
        return sorted(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no plain data: {type(value)}")
