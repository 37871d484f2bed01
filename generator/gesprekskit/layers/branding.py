"""A layer's logo and colours in, the brand out: each key overrides that of the layer below.

A logo's file is opened here, and only where it lies in the layer's own folder.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from gesprekskit.brands import Brand, Refused, cleaned, colours
from gesprekskit.definitions.layers import Colours, LayerDefinition
from gesprekskit.diagnostics import Diagnostic
from gesprekskit.loading import Library, LoadedFile


def branded(below: Brand, folder: Path, layer: Library) -> tuple[Brand, list[Diagnostic]]:
    """Return the brand with a layer's applied, and what is wrong with its colours and logo."""
    found: list[Diagnostic] = []
    for file, definition in layer.placed(LayerDefinition):
        below, wrong = _with_logo(below, folder, file, definition)
        given = definition.colours or Colours()
        found += [*wrong, *_unreadable_colours(file, given)]
        main = given.main or below.main
        accent = main if below.accent == below.main else below.accent
        below = replace(below, main=main, accent=given.accent or accent)
    return below, found


def _with_logo(
    below: Brand, folder: Path, file: LoadedFile, definition: LayerDefinition
) -> tuple[Brand, list[Diagnostic]]:
    """Return the brand with the layer's logo, or with the layer's words for the one below."""
    span = file.source.span(("logo",))
    if not definition.logo:
        logo = below.logo and replace(below.logo, text=definition.logo_text or below.logo.text)
        return replace(below, logo=logo), []
    try:
        read = cleaned(folder, definition.logo, definition.logo_text or definition.name or "")
    except Refused as refused:
        return below, [Diagnostic(span, refused.code, refused.values)]
    told = {"names": ", ".join(f"`{name}`" for name in read.dropped)}
    dropped = [Diagnostic(span, "logo.dropped", told, "warning")] if read.dropped else []
    return replace(below, logo=read.logo), dropped


def _unreadable_colours(file: LoadedFile, given: Colours) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each colour too light to read words in."""
    for name in Colours.model_fields:
        colour = getattr(given, name)
        if colour and not colours.stands_out(colour, (colours.PAPER,)):
            values = {
                "name": colour,
                "ratio": f"{int(colours.contrast(colour, colours.PAPER) * 10) / 10:.1f}",
                "least": f"{colours.LEAST:.1f}",
                "better": colours.nearest(colour, colours.PAPER),
            }
            yield Diagnostic(file.source.span(("colours", name)), "colour.contrast", values)
