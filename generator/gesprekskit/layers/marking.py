"""A kit with layers in, the same kit with a sign behind every text that a layer wrote out.

Each layer has a sign of its own. Names that other texts speak of have none: a renamed role would
carry it in every sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

from gesprekskit.layers.plots import Plots
from gesprekskit.layers.wordings import TRANSLATION, Wording, wordings
from gesprekskit.loading import Library, reloaded

SIGNS = "◆★■◇▲◊†‡"
"""By layer, from the lowest; all are in the bundled fonts and stay apart in grey."""
SPOKEN_OF = ("role/", "term/", "conversation/")
NAMES = ("name", "plural")


def marked(library: Library, folders: Sequence[str]) -> Library:
    """Return the library with the signs of the layers in these folders, lowest first."""
    plots = Plots(library)
    for wording in wordings(plots):
        sign = _sign(wording, folders)
        if sign and len(wording.text) + 2 <= wording.most:
            wording.tree.value = f"{wording.text}\u00a0{sign}"
            wording.field.changed()
    files, _ = reloaded((kind, file) for kind, file in plots.files() if kind.name != TRANSLATION)
    return library.again(files)


def _sign(wording: Wording, folders: Sequence[str]) -> str:
    if wording.key in NAMES and wording.node.startswith(SPOKEN_OF):
        return ""
    file = wording.tree.span.file
    written = (
        sign for sign, one in zip(SIGNS, folders, strict=False) if file.startswith(f"{one}/")
    )
    return next(written, "")
