"""Where output may go: not over a kit, nor among the files that it is made from.

A folder of its own in a kit's folder, such as `print/`, is where a company has its output.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from gesprekskit.artifacts import OutputError
from gesprekskit.definitions import DEFINITIONS, LAYER_DEFINITIONS, TRANSLATIONS
from gesprekskit.layers.bases import is_kit, kit_folders

PAGES, KITS = "content", "kits"
"""The folders of handwritten pages, and of kits side by side."""

SOURCES = {
    PAGES,
    *(
        kind.place.partition("/")[0].casefold()
        for kind in (*DEFINITIONS, *LAYER_DEFINITIONS, *TRANSLATIONS)
    ),
}
"""What belongs to the author in a kit's folder, in small letters: some disks know no others."""


def require_apart(target: Path, kit: Path) -> None:
    """Raise OutputError where the output of a kit would be, hold or lie among sources.

    Those are the kit's, those of the kits below it, and all that lie around the target. Links are
    followed first.
    """
    place = _resolved(target)
    base, layers, _ = kit_folders(kit)
    for folder in (*layers, *filter(None, [base])):
        source = folder.resolve()
        if any(_is_same(place, inner) for inner in (source, *source.parents)):
            raise OutputError("output.in-the-kit", path=str(target), name=str(folder))
    if around := _sources_around(place, {PAGES, KITS}):
        raise OutputError("output.in-the-kit", path=str(target), name=str(around))


def require_beside(target: Path) -> None:
    """Raise OutputError where a new kit would lie among the sources of another."""
    place = _resolved(target)
    if source := _sources_around(place, {PAGES}):
        raise OutputError("output.in-the-kit", path=str(target), name=str(source))


def _sources_around(place: Path, in_tree: Collection[str]) -> Path | None:
    """Return the folder of sources that a place is in; None where it is free.

    `in_tree` are the folders of sources in a folder that has both pages and kits.
    """
    if is_kit(place):
        return place
    in_kit = False
    for above in place.parents:
        name = place.relative_to(above).parts[0]
        if is_kit(above):
            in_kit = True
            taken: Collection[str] = SOURCES
        elif all((above / folder).is_dir() for folder in (PAGES, KITS)):
            taken = {PAGES} if in_kit else in_tree
        else:
            continue
        if name.casefold() in taken:
            return above / name
    return None


def _resolved(target: Path) -> Path:
    try:
        return target.resolve()
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise OutputError("output.disk", path=str(target), reason=reason) from error


def _is_same(place: Path, source: Path) -> bool:
    """Return True for one folder, however it is written; some disks ignore capitals."""
    return place == source or (place.exists() and place.samefile(source))
