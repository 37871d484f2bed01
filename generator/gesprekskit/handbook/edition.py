"""A kit's folder and the handwritten pages in, everything that a site shows out.

Nothing here knows MkDocs: an edition is finished before MkDocs starts, so that a kit that is
refused has touched nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from gesprekskit import pipeline
from gesprekskit.compose import pages
from gesprekskit.compose.pages import Entry
from gesprekskit.diagnostics import Diagnostic, KitError, has_errors
from gesprekskit.handbook import prose
from gesprekskit.layers import Kit
from gesprekskit.loading import shown_path
from gesprekskit.pipeline import Printed
from gesprekskit.pipeline.press import Press
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
        """Return the language, which is also the name of its folder."""
        return self.kit.language


def make(folder: Path, content: Path, press: Press) -> Edition:
    """Return the edition of the kit in `folder`; raises KitError with everything found wrong.

    `content` holds a folder of handwritten pages for every language.
    """
    kit, found = pipeline.load_kit(folder)
    printed = pipeline.print_kit(kit, press)
    entries = printed.catalogue.entries
    composed = pages.pages(kit, entries)
    prose_folder = content / kit.language
    handwritten = prose.read(prose_folder, shown_path(prose_folder))
    filled = prose.fill(kit, entries, handwritten.pages, composed)
    in_prose = (*handwritten.diagnostics, *filled.diagnostics)
    diagnostics = (*found, *in_prose, *printed.failed)
    if has_errors(in_prose):
        raise KitError(diagnostics)
    return Edition(
        kit=kit,
        printed=printed,
        composed={
            page.path: markdown.render_page(page)
            for page in composed
            if page.path not in filled.texts
        },
        written=filled.texts,
        menu=pages.navigation(kit, composed, tuple(filled.texts)),
        diagnostics=diagnostics,
    )
