"""Gesprekskit from Python: the functions behind the command line, with their results.

A kit's folder is loaded or checked; a kit is composed into documents; a document is rendered to
bytes; artifacts are written. In between there is nothing but data: frozen, without open files, fit
to be sent to another process. What is not named in `__all__` may change without notice.

Every function that takes a folder takes a `Path` or a `str`. What goes wrong is one of three
exceptions: `KitError` (the author can mend it; it carries diagnostics), `OutputError` (a folder or
file cannot be written) and `MachineLacks` (this machine has no room or process to give, or lacks a
library; of the PDF engine where it is an `EngineMissing`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from os import PathLike
from pathlib import Path

from gesprekskit import pipeline, writing
from gesprekskit.artifacts import (
    Artifact,
    Catalogue,
    CatalogueEntry,
    Finished,
    OutputError,
    cache_folder,
)
from gesprekskit.diagnostics import Diagnostic, KitError, MachineLacks, Severity, Span, in_order
from gesprekskit.diagnostics.wording import report
from gesprekskit.documents.rendered import EngineMissing
from gesprekskit.kit import Kit
from gesprekskit.outputs import Composed, compose
from gesprekskit.pipeline import Printed
from gesprekskit.pipeline.cache import Cache
from gesprekskit.pipeline.places import require_apart
from gesprekskit.pipeline.rendering import Progress, Renderer
from gesprekskit.pipeline.workers import WorkerPool

Folder = str | PathLike[str]

__all__ = [
    "Artifact",
    "Catalogue",
    "CatalogueEntry",
    "Composed",
    "Diagnostic",
    "EngineMissing",
    "Finished",
    "Kit",
    "KitError",
    "MachineLacks",
    "OutputError",
    "Printed",
    "Severity",
    "Span",
    "build",
    "check",
    "compose",
    "load",
    "print_kits",
    "render",
    "report",
    "write",
]


def load(folder: Folder) -> tuple[tuple[Kit, ...], tuple[Diagnostic, ...]]:
    """Return the kit in a folder in each of its languages, Dutch first, and its warnings and notes.

    A folder that extends another kit gives that kit with the changes applied. Raises KitError, with
    every diagnostic, where the kit has errors; nothing is written.
    """
    return pipeline.load_kits(Path(folder))


def check(folder: Folder) -> tuple[Diagnostic, ...]:
    """Return everything that is wrong with the kit in a folder, in order of file and line.

    Raises nothing on what authors write: a folder without a kit gives a diagnostic as well. What
    only shows when things are rendered, such as a form that is too long, is not among them.
    """
    return in_order(pipeline.examine(Path(folder)).diagnostics)


def render(kit: Kit, composed: Composed) -> Finished:
    """Return a document of a kit as bytes (`content`), with its complete catalogue entry.

    It is rendered in this process and not cached; the same document gives the same bytes. Raises
    KitError where the result shows an error in the kit, such as a form with more pages than it may
    have, and EngineMissing where the PDF engine cannot start.
    """
    return pipeline.render(kit, composed)


def print_kits(
    kits: Sequence[Kit],
    wanted: Callable[[CatalogueEntry], bool] = lambda entry: True,
    progress: Progress = lambda done, total: None,
    *,
    keep_going: bool = False,
) -> Printed:
    """Return everything that is printed of a kit in its languages, or what is wanted of it.

    That includes what is made of finished artifacts: packs, zips, posters on two sheets, pictures.
    Rendering goes over all cores in child processes, with the cache of `GESPREKSKIT_CACHE` or of
    the user; so a script that calls this needs `if __name__ == "__main__":`. `wanted` is asked
    about entries of which pages, bytes and sha256 are still open; `progress` is called with how
    many documents are done and how many there are.

    A document that could not be rendered is left out and is among `failed`; raises KitError where
    printing shows errors in the kit, and MachineLacks. With `keep_going`, what has such an error is
    left out as well, and what would be made of it; `refused` says what and why.
    """
    with WorkerPool() as pool:
        renderer = Renderer(pool, progress=progress)
        printed = pipeline.together(
            pipeline.print_kits(kits, renderer, wanted, keep_going=keep_going)
        )
    Cache(cache_folder()).prune()
    return printed


def build(
    folder: Folder,
    output: Folder,
    progress: Progress = lambda done, total: None,
    configuration: Folder | None = None,
    *,
    keep_going: bool = False,
) -> tuple[Printed, tuple[Diagnostic, ...]]:
    """Write the handbook of the kit in a folder, with all that it prints, to the folder `output`.

    Returns what was printed, and warnings and notes, among them what of others stayed in `output`.
    Raises KitError, OutputError or MachineLacks; `output` then stays as it was. What is wrong with
    `output` is raised before the work. Like `print_kits` it starts child processes. Name as
    `configuration` only an `mkdocs.yml` that you trust: it may run programs. With `keep_going`,
    what printing shows to be wrong is left out, and is named in what was printed.
    """
    from gesprekskit.handbook import builder

    chosen = Path(configuration) if configuration else builder.CONFIGURATION
    require_apart(Path(output), Path(folder))
    with writing.opened(Path(output), writing.SITE) as place, WorkerPool() as pool:
        renderer = Renderer(pool, progress=progress)
        built = builder.build(Path(folder), place, renderer, chosen, keep_going=keep_going)
    Cache(cache_folder()).prune()
    return built.printed, (*built.diagnostics, *place.kept)


def write(artifacts: Iterable[Artifact], folder: Folder) -> tuple[Diagnostic, ...]:
    """Write artifacts in the place of those that this program wrote into a folder before.

    `Printed.files` has them with their `catalogue.json`. What others put or changed there stays,
    and is named in the notes that are returned. Raises OutputError where the disk refuses, and
    where the folder holds something but no sign that this program ever wrote there.
    """
    return writing.write(artifacts, Path(folder))
