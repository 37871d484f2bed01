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
        parts = place.parts
        if any(part.startswith(".") for part in parts):
            continue
        span = Span(f"{shown}/{place.as_posix()}")
        if path.suffix != ".yml":
            yield Diagnostic(span, "kit.file-extension", {"name": f"{path.stem}.yml"})
        elif len(parts) == 1 and parts[0] not in files:
            values = {"name": parts[0], "known": listed(files), **near(parts[0], files)}
            yield Diagnostic(span, "kit.unknown-file", values)
        elif len(parts) > 1 and (len(parts) > 2 or parts[0] not in folders):
            values = {"name": parts[0], "known": listed(folders), **near(parts[0], folders)}
            yield Diagnostic(span, "kit.unknown-folder", values)
