"""A kit with layers in, the same kit out with a sign after every text that a layer wrote.

Each layer has its own sign. Names that texts refer to have none: a renamed role would carry it in
every sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

from gesprekskit.kinds import kind_at
from gesprekskit.layers.editable_kit import EditableKit
from gesprekskit.layers.visible_texts import VisibleText, visible_texts
from gesprekskit.loading import Library
from gesprekskit.sources.source import span_at

SIGNS = "◆★■◇▲◊†‡"
"""By layer, from the lowest; all are in the bundled fonts and stay apart in grey."""
NAMES = ("name", "plural")


def with_signs(library: Library, folders: Sequence[str]) -> Library:
    """Return the library with the signs of the layers in these folders, lowest first."""
    editable = EditableKit(library)
    for visible in visible_texts(editable):
        if visible.file.written.is_as_written and not _sign_of(visible.file.name, folders):
            continue
        sign = _sign(visible, folders)
        if sign and len(visible.text) + 2 <= visible.most:
            visible.replace(f"{visible.text}\u00a0{sign}")
    files, _ = editable.reload(translations=False)
    return library.again(files)


def _sign(visible: VisibleText, folders: Sequence[str]) -> str:
    if visible.key in NAMES and kind_at(visible.node).named:
        return ""
    return _sign_of(span_at(visible.place).file, folders)


def _sign_of(file: str, folders: Sequence[str]) -> str:
    """Return the sign of the layer that a file belongs to; empty for the base kit's."""
    signs = (
        sign for sign, folder in zip(SIGNS, folders, strict=False) if file.startswith(f"{folder}/")
    )
    return next(signs, "")
