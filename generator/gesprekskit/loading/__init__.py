"""A kit's folder in, a Library of typed definitions and everything found wrong with it out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from gesprekskit.definitions import DEFINITIONS, LAYER_DEFINITIONS, TRANSLATIONS, DefinitionKind
from gesprekskit.definitions.base import Definition
from gesprekskit.definitions.words import Words
from gesprekskit.diagnostics import Diagnostic, Span
from gesprekskit.diagnostics.wording import report
from gesprekskit.kinds import KINDS
from gesprekskit.loading.error_recovery import Recovered, loses_nodes
from gesprekskit.loading.files import MISPLACED, content, find, head
from gesprekskit.loading.library import Library, LoadedFile
from gesprekskit.loading.occurrences import Occurrence, kinds_within, occurrences
from gesprekskit.loading.parsed_files import MOST_KEPT, parsed, parsed_once, placed_in
from gesprekskit.loading.validation import validate

OF_A_KIT = ("kit.nothing-there", "kit.unknown-file", "kit.unknown-folder")
"""What is said of the files of a kit; a layer has others."""

FileCheck = Callable[[LoadedFile], Iterator[Diagnostic]]


def load(folder: Path) -> tuple[Library, list[Diagnostic]]:
    """Read and validate every definition below `folder`; never raises on what authors write."""
    return _load(folder, (*DEFINITIONS, *TRANSLATIONS))


def load_layer(folder: Path) -> tuple[Library, list[Diagnostic]]:
    """Read and validate a layer: its changes, and the definitions that it adds."""
    return _load(folder, (*LAYER_DEFINITIONS, *TRANSLATIONS))


@dataclass(frozen=True, slots=True)
class Extends:
    """The kit that a layer extends, and where it says so; `text` is empty where it is malformed."""

    name: str
    span: Span


def extended(folder: Path) -> Extends | None:
    """Return what the kit in a folder extends, where it is a layer."""
    written = head(folder)
    if written is None:
        return None
    source, _ = parsed(written, f"{shown_path(folder)}/kit.yml")
    if not source.data or "extends" not in source.data:
        return None
    name = source.data["extends"]
    return Extends(name if isinstance(name, str) else "", source.span(("extends",)))


def logo_path(folder: Path) -> Path | None:
    """Return the path of the logo that the layer in a folder names, if it names one."""
    written = head(folder)
    if written is None:
        return None
    source, _ = parsed(written, "")
    name = (source.data or {}).get("logo")
    return folder / name if isinstance(name, str) and "\0" not in name else None


def _load(folder: Path, kinds: Sequence[DefinitionKind]) -> tuple[Library, list[Diagnostic]]:
    shown = shown_path(folder)
    found, diagnostics = find(folder, shown, kinds)
    files = []
    misplaced = any(diagnostic.code in MISPLACED for diagnostic in diagnostics)
    unread = set(KINDS) if misplaced else set[str]()
    for kind, path, name in found:
        try:
            written = content(path)
        except OSError as error:
            values = {"reason": error.strerror or str(error)}
            diagnostics.append(Diagnostic(Span(name), "path.unreadable", values))
            unread |= kinds_within(kind.model)
            continue
        source, problems = parsed(written, name)
        diagnostics += problems
        if source.data is None:
            unread |= kinds_within(kind.model)
            if path == folder / "kit.yml":
                # Neither whether it is a layer nor what it should hold is known.
                diagnostics = [
                    diagnostic for diagnostic in diagnostics if diagnostic.code not in OF_A_KIT
                ]
            continue
        recovered, found_in, refused = _validated_once(kind.model, written)
        partly = loses_nodes(kind.model, [*problems, *refused])
        loaded = LoadedFile(kind, source, recovered, found_in, partly)
        diagnostics += placed_in(refused, name)
        if partly:
            unread |= kinds_within(kind.model)
        for check in FILE_CHECKS:
            diagnostics += check(loaded)
        files.append(loaded)
    return Library.of(shown, files, frozenset(unread)), diagnostics


@lru_cache(maxsize=MOST_KEPT)
def _validated_once(
    model: type[Definition], written: bytes
) -> tuple[Recovered, tuple[Occurrence, ...], tuple[Diagnostic, ...]]:
    """Return what is sound in the bytes of a file, and what is not, with an empty file name."""
    source, _ = parsed_once(written)
    recovered, refused = validate(model, source)
    return recovered, tuple(occurrences(model, source.data)), tuple(refused)


@cache
def load_words(language: str) -> Words:
    """Return the program's own words in this language; raises ValueError if they are invalid."""
    path = Path(__file__).parent.parent / "words" / f"{language}.yml"
    source, problems = parsed(path.read_bytes(), path.name)
    recovered, refused = validate(Words, source)
    words = recovered.definition
    if problems or refused or not isinstance(words, Words):
        raise ValueError(f"words/{path.name} of this program:\n{report([*problems, *refused])}")
    return words


def shown_path(path: Path) -> str:
    """Return the path as the author would write it: relative to the current folder if below it."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links
    here = Path.cwd()
    return (absolute.relative_to(here) if absolute.is_relative_to(here) else absolute).as_posix()


def check_file_name(file: LoadedFile) -> Iterator[Diagnostic]:
    """Report a definition whose id is not the name of the file that it has to itself."""
    stem = Path(file.source.file).stem
    identity = getattr(file.definition, "id", None)
    if file.kind.one_per_file and identity and identity != stem:
        values = {"name": identity, "file": f"{stem}.yml"}
        yield Diagnostic(file.source.span(("id",)), "id.file-name", values)


FILE_CHECKS: tuple[FileCheck, ...] = (check_file_name,)

__all__ = [
    "DEFINITIONS",
    "Extends",
    "Library",
    "LoadedFile",
    "extended",
    "load",
    "load_layer",
    "load_words",
    "logo_path",
    "shown_path",
]
