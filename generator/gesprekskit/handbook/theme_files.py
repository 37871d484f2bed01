"""Material's theme, without its thousands of icons where MkDocs looks for files to copy."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from types import CodeType
from typing import Self

import jinja2
from mkdocs.theme import Theme


class QuickTheme(Theme):
    """A theme that MkDocs has set up, with an environment that is quicker to list and to start."""

    @classmethod
    def of(cls, theme: Theme) -> Self:
        """Return a quick theme with the state of this one."""
        quick = cls.__new__(cls)
        vars(quick).update(vars(theme))
        return quick

    def get_env(self) -> jinja2.Environment:
        """Return the environment of the theme's templates."""
        environment = super().get_env()
        environment.loader = VisibleFiles(self.dirs)
        environment.bytecode_cache = COMPILED
        return environment


class VisibleFiles(jinja2.FileSystemLoader):
    """Loads every template, but lists none in a dot folder: MkDocs copies none of those."""

    def list_templates(self) -> list[str]:
        """Return the names of all files outside dot folders."""
        return sorted({name for folder in self.searchpath for name in _visible(Path(folder))})


class CompiledTemplates(jinja2.BytecodeCache):
    """Templates that Jinja compiled in this process, for the next language and the next build."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], CodeType | None] = {}

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Load what the same source was compiled to."""
        bucket.code = self._kept.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Keep what a source was compiled to."""
        self._kept[bucket.key, bucket.checksum] = bucket.code


COMPILED = CompiledTemplates()


def _visible(folder: Path) -> Iterator[str]:
    for around, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from ((Path(around) / name).relative_to(folder).as_posix() for name in names)
