"""A layer that cannot be applied in, what else is wrong with it out."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from gesprekskit.definitions.layers import Add, Changes, LayerDefinition, Seen
from gesprekskit.diagnostics import Diagnostic, Span
from gesprekskit.diagnostics.capping import first_of
from gesprekskit.kinds import KINDS, kind_at
from gesprekskit.layers.editable_kit import EditableKit
from gesprekskit.layers.editable_nodes import entry_name
from gesprekskit.layers.located_changes import LocatedChange, located_changes
from gesprekskit.loading import Library, LoadedFile
from gesprekskit.loading.similar_words import near


def beside(library: Library, layer: Library) -> tuple[Library, list[Diagnostic]]:
    """Return the library with the layer's own definitions, and the changes that name nothing.

    For a layer that cannot be applied, because something in it or below it is wrong: so what else
    is wrong is told in the same run. What its changes would add counts as there.
    """
    own = own_files(layer)
    editable = EditableKit(Library.of(library.folder, [*library.files, *own]))
    changes = [*located_changes(layer)]
    added = {
        entry_name(located.tree.at(("entry",)))
        for located in changes
        if isinstance(located.change, Add)
    }
    unread = library.unread | layer.unread | (frozenset(KINDS) if added else frozenset())
    unknown = [
        located
        for located in changes
        if located.change.was is None
        and located.change.node.rpartition("/")[2] not in added
        and kind_at(located.change.node).name not in library.unread | layer.unread
        and editable.find(located.change.node) is None
    ]
    made = Library.of(library.folder, [*library.files, *own], unread)
    return made, unknown_nodes(editable, unknown)


def own_files(layer: Library) -> list[LoadedFile]:
    """Return the files of a layer that are definitions like those of the kit below."""
    return [
        file
        for file in layer.files
        if not isinstance(file.definition, LayerDefinition | Changes | Seen)
    ]


def unknown_nodes(editable: EditableKit, changes: Iterable[LocatedChange]) -> list[Diagnostic]:
    """Return diagnostics on changes to nodes that are not there."""
    known = editable.addresses()

    def worded(place: tuple[Span, str]) -> Diagnostic:
        span, name = place
        return Diagnostic(span, "layer.unknown-node", {"name": name, **near(name, known)})

    places = sorted((located.span("node"), located.change.node) for located in changes)
    files = groupby(places, lambda place: place[0].file)
    return [found for _, same in files for found in first_of([*same], worded)]
