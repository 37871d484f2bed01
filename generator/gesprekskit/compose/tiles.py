"""Finished posters in, the same on sheets of A4 out."""

from __future__ import annotations

from dataclasses import replace

from gesprekskit.artifacts import CatalogueEntry, Finished, Planned
from gesprekskit.definitions.posters import PosterDefinition, RoadPoster, SignsPoster
from gesprekskit.documents.addresses import tiles_pdf
from gesprekskit.documents.packs import Tiles
from gesprekskit.kit import Kit


def planned(kit: Kit, things: tuple[Planned, ...]) -> tuple[Planned, ...]:
    """Return the tiles of every poster."""
    return tuple(
        Planned(_entry(kit, thing.entry), thing.node, (thing,))
        for thing in things
        if thing.entry.kind == "poster"
    )


def _entry(kit: Kit, entry: CatalogueEntry) -> CatalogueEntry:
    return replace(entry, path=tiles_pdf(kit.language, entry.id), variant="tiles")


def tiles(kit: Kit, entry: CatalogueEntry, parts: tuple[Finished, ...]) -> Tiles:
    """Return a poster, to be cut into sheets."""
    (poster,) = parts
    definition = kit.posters[entry.id]
    landscape = isinstance(definition.shows, RoadPoster | SignsPoster)
    words = kit.words.forms
    sides = (words.tile_left, words.tile_right) if landscape else (words.tile_top, words.tile_under)
    said = " ".join(
        [
            kit.render_text(definition.title),
            kit.render_text(definition.lead),
            *_areas(kit, definition),
        ]
    )
    first, second = (f"{side} {said}" for side in sides)
    if kit.brand.logo:
        second = f"{second} {kit.brand.logo.text}"
    return Tiles(
        content=poster.content,
        sha256=poster.entry.sha256,
        landscape=landscape,
        alternatives=(first, second),
    )


def _areas(kit: Kit, definition: PosterDefinition) -> list[str]:
    """Return what stands on the poster, in words."""
    if definition.shows.type == "feedback":
        return [kit.render_text(step.rule) for step in kit.feedback[definition.shows.steps].steps]
    return [
        " ".join(
            [kit.render_text(area.title)]
            + ([kit.conversations[area.conversation].name] if area.conversation else [])
            + ([kit.render_text(area.text)] if area.text else [])
        )
        + "."
        for area in definition.shows.areas
    ]
