"""A kit's folder and the handwritten pages in, everything that a site shows out.

Nothing here knows MkDocs: an edition is finished before MkDocs starts, so that a refused kit has
touched nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from gesprekskit import pipeline
from gesprekskit.bundled import BUNDLED_ROOT
from gesprekskit.compose import pages
from gesprekskit.compose.pages import Entry
from gesprekskit.diagnostics import Diagnostic, KitError, UnprintableError, has_errors
from gesprekskit.documents.pages import Page
from gesprekskit.handbook import filling, prose
from gesprekskit.kit import DUTCH, Kit, signed
from gesprekskit.layers.bases import base_folder
from gesprekskit.pipeline import Printed
from gesprekskit.pipeline.places import PAGES
from gesprekskit.pipeline.rendering import Renderer
from gesprekskit.renderers import markdown


@dataclass(frozen=True, slots=True)
class Edition:
    """One kit in one language, ready for MkDocs.

    `composed` and `written` hold Markdown by path below the language's folder.
    """

    kit: Kit
    printed: Printed
    composed: Mapping[str, str]
    written: Mapping[str, str]
    menu: tuple[Entry, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def language(self) -> str:
        """Return the language, also the name of its folder."""
        return self.kit.language

    @property
    def paths(self) -> frozenset[str]:
        """Return the address of every page, below the language's folder."""
        return frozenset(
            path.removesuffix(".md") + ".html" for path in (*self.composed, *self.written)
        )


@dataclass(frozen=True, slots=True)
class Generated:
    """The generated pages: what follows from a kit and its printed matter alone."""

    kit: Kit
    shown: Kit
    """The kit as pages show it."""
    printed: Printed
    pages: tuple[Page, ...]
    texts: Mapping[str, str]
    """Markdown by path."""


def make(
    folder: Path, content: Path, renderer: Renderer, *, keep_going: bool = False
) -> tuple[Edition, ...]:
    """Return the editions of the kit in `folder`, Dutch first.

    `content` holds a folder of handwritten pages for every language. Raises KitError with
    everything found wrong; with `keep_going`, what printing shows to be wrong is left out instead.
    """
    kits, found = pipeline.load_kits(folder)
    printed = pipeline.print_kits(kits, renderer, keep_going=keep_going)
    papers = dict(zip((kit.language for kit in kits), printed, strict=True))

    def generated(kit: Kit) -> Generated:
        return generate(kit, papers[kit.language])

    return editions(kits, found, content, generated, keep_going=keep_going)


def editions(
    kits: Sequence[Kit],
    found: Sequence[Diagnostic],
    content: Path,
    generating: Callable[[Kit], Generated],
    *,
    keep_going: bool = False,
) -> tuple[Edition, ...]:
    """Return the editions of kits with diagnostics `found`; raises KitError.

    With `keep_going`, printed matter may be missing.
    """
    dutch = prose.read_folder(content / DUTCH)
    made = [_edition(generating(kit), prose.in_language(kit, dutch, content)) for kit in kits]
    problems = [*found, *(diagnostic for edition in made for diagnostic in edition.diagnostics)]
    missing = [diagnostic for edition in made for diagnostic in edition.printed.missing]
    if has_errors(problems):
        raise KitError([*problems, *missing])
    if missing and not keep_going:
        raise UnprintableError([*problems, *missing])
    first, *rest = made
    return (replace(first, diagnostics=tuple(problems)), *rest)


def handwritten(kit: Path) -> Path:
    """Return the folder of the handwritten pages.

    Those are the base kit's own, if it has them; else those of the project that the kit is in; else
    the program's.
    """
    own = base_folder(kit) / PAGES
    if own.is_dir():
        return own
    around = (folder / PAGES for folder in kit.absolute().parents)
    return next((it for it in around if (it / DUTCH).is_dir()), BUNDLED_ROOT / PAGES)


def generate(kit: Kit, printed: Printed) -> Generated:
    """Return the pages about a kit and about its printed matter."""
    shown = signed(kit)
    composed = pages.pages(shown, printed.catalogue.entries)
    texts = {page.path: markdown.render_page(page) for page in composed}
    return Generated(kit, shown, printed, composed, texts)


def _edition(generated: Generated, handwritten: prose.Read) -> Edition:
    shown, printed, composed = generated.shown, generated.printed, generated.pages
    filled = filling.fill(shown, printed.catalogue.entries, handwritten.pages, composed)
    return Edition(
        kit=generated.kit,
        printed=printed,
        composed={path: text for path, text in generated.texts.items() if path not in filled.texts},
        written=filled.texts,
        menu=pages.navigation(shown, composed, tuple(filled.texts)),
        diagnostics=(*handwritten.diagnostics, *filled.diagnostics),
    )
