"""A kit with layers in, the same kit with a sign behind every text that a layer wrote out.

Each layer has a sign of its own. Names that other texts speak of have none: a renamed role would
carry it in every sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

from gesprekskit.layers.editable import EditableKit
from gesprekskit.layers.visible_texts import TRANSLATION, VisibleText, visible_texts
from gesprekskit.loading import Library, reloaded

SIGNS = "◆★■◇▲◊†‡"
"""By layer, from the lowest; all are in the bundled fonts and stay apart in grey."""
SPOKEN_OF = ("role/", "term/", "conversation/")
NAMES = ("name", "plural")


def with_signs(library: Library, folders: Sequence[str]) -> Library:
    """Return the library with the signs of the layers in these folders, lowest first."""
    editable = EditableKit(library)
    for visible in visible_texts(editable):
        sign = _sign(visible, folders)
        if sign and len(visible.text) + 2 <= visible.most:
            visible.tree.value = f"{visible.text}\u00a0{sign}"
            visible.field.changed()
    files, _ = reloaded((kind, file) for kind, file in editable.files() if kind.name != TRANSLATION)
    return library.again(files)


def _sign(visible: VisibleText, folders: Sequence[str]) -> str:
    if visible.key in NAMES and visible.node.startswith(SPOKEN_OF):
        return ""
    file = visible.tree.span.file
    written = (
        sign for sign, one in zip(SIGNS, folders, strict=False) if file.startswith(f"{one}/")
    )
    return next(written, "")
