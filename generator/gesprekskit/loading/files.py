"""A kit's folder in, its definition files out; whatever else lies there is named, never read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from gesprekskit.definitions import DEFINITIONS, DefinitionKind
from gesprekskit.diagnostics import Diagnostic, Span
from gesprekskit.loading.validation import listed, near

Found = tuple[DefinitionKind, Path, str]


def find(
    folder: Path, shown: str, kinds: Sequence[DefinitionKind] = DEFINITIONS
) -> tuple[list[Found], list[Diagnostic]]:
    """Return the definition files of a kit in a fixed order, and what is wrong with the folder."""
    diagnostics: list[Diagnostic] = []
    if not (folder / "kit.yml").is_file():
        return [], [Diagnostic(Span(f"{shown}/kit.yml"), "kit.missing", {"folder": shown})]
    diagnostics += _strangers(folder, shown, kinds)
    found: list[Found] = []
    for kind in kinds:
        place = folder / kind.place
        paths = sorted(place.glob("*.yml")) if kind.one_per_file else [place]
        if kind.required and not any(path.exists() for path in paths):
            where = Span(f"{shown}/{kind.place}")
            diagnostics.append(Diagnostic(where, "kit.nothing-there", {"name": kind.place}))
        for path in filter(Path.exists, paths):
            name = f"{shown}/{path.relative_to(folder).as_posix()}"
            if path.is_symlink() or place.is_symlink() or not path.is_file():
                diagnostics.append(Diagnostic(Span(name), "path.not-a-file"))
            else:
                found.append((kind, path, name))
    return found, diagnostics


def _strangers(folder: Path, shown: str, kinds: Sequence[DefinitionKind]) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each YAML file that stands where no definition is read."""
    files = [kind.place for kind in kinds if not kind.one_per_file]
    folders = [kind.place for kind in kinds if kind.one_per_file]
    for path in sorted(folder.rglob("*.y*ml")):
        place = path.relative_to(folder)
        around = place.parent.as_posix()
        if any(part.startswith(".") for part in place.parts):
            continue
        span = Span(f"{shown}/{place.as_posix()}")
        if path.suffix != ".yml":
            yield Diagnostic(span, "kit.file-extension", {"name": f"{path.stem}.yml"})
        elif around == "." and path.name not in files:
            values = {"name": path.name, "known": listed(files), **near(path.name, files)}
            yield Diagnostic(span, "kit.unknown-file", values)
        elif around not in (".", *folders):
            values = {"name": around, "known": listed(folders), **near(around, folders)}
            yield Diagnostic(span, "kit.unknown-folder", values)
