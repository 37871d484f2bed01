"""A layer that cannot be applied in, what else is wrong with it out."""

from __future__ import annotations

from gesprekskit.definitions.layers import Add, Changes, LayerDefinition, Seen
from gesprekskit.diagnostics import Diagnostic
from gesprekskit.kinds import KINDS, kind_at
from gesprekskit.layers.editable_kit import EditableKit
from gesprekskit.layers.editable_nodes import entry_name
from gesprekskit.layers.located_changes import LocatedChange, located_changes
from gesprekskit.loading import Library, LoadedFile
from gesprekskit.loading.validation import near


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
    found = [
        unknown_node(editable, located)
        for located in changes
        if located.change.was is None
        and located.change.node.rpartition("/")[2] not in added
        and kind_at(located.change.node).name not in library.unread | layer.unread
        and editable.find(located.change.node) is None
    ]
    made = Library.of(library.folder, [*library.files, *own], unread)
    return made, found


def own_files(layer: Library) -> list[LoadedFile]:
    """Return the files of a layer that are definitions like those of the kit below."""
    return [
        file
        for file in layer.files
        if not isinstance(file.definition, LayerDefinition | Changes | Seen)
    ]


def unknown_node(editable: EditableKit, located: LocatedChange) -> Diagnostic:
    """Return the diagnostic on a change to a node that is not there."""
    name = located.change.node
    values = {"name": name, **near(name, editable.addresses())}
    return Diagnostic(located.span("node"), "layer.unknown-node", values)
