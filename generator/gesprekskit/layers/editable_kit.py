"""A kit that can be changed: its files, and the nodes in them by address."""

from __future__ import annotations

from gesprekskit.diagnostics import Diagnostic
from gesprekskit.layers.editable_files import EditableFile, FileIndex, Named
from gesprekskit.layers.editable_nodes import EditableNode, is_addressed, model_at
from gesprekskit.loading import Library, LoadedFile
from gesprekskit.sources import Where


class EditableKit:
    """All files of a kit, to be changed node by node."""

    def __init__(self, library: Library) -> None:
        self.files = [EditableFile(file, number) for number, file in enumerate(library.files)]
        self._addresses = FileIndex(self.files, EditableFile.nodes)
        self._named = FileIndex(self.files, EditableFile.references)
        for file in self.files:
            file.indexes = (self._addresses, self._named)
        self._whole = self._by_address()

    def reload(self, *, translations: bool = True) -> tuple[list[LoadedFile], list[Diagnostic]]:
        """Return every current file, and what is wrong in those that were changed.

        Without `translations` those are left out.
        """
        reloaded = [file.reload() for file in self.files if translations or not file.kind.language]
        wrong = [diagnostic for _, found in reloaded for diagnostic in found]
        return [loaded for loaded, _ in reloaded], wrong

    def addresses(self) -> list[str]:
        """Return all addresses."""
        return [address for file in self.files for address in file.nodes()]

    def is_valid(self) -> bool:
        """Return True if every file is accepted by its model."""
        return all(file.is_valid() for file in self.files)

    def find(self, address: str) -> EditableNode | None:
        """Return the node with this address, or the entry of a node's list with that name."""
        # The address of a file takes precedence over that of an entry in another file, and is
        # found without a look at what is in the file, which a change to it makes out of date.
        if whole := self._whole.get(address):
            return EditableNode(address, whole.kind.model.kind.name, whole, (), whole.kind.model)
        for file in self._addresses.files(address):
            node = file.nodes()[address]
            return EditableNode(address, node.kind, file, node.where, model_at(file, node.where))
        above, _, name = address.rpartition("/")
        parent = self.find(above) if "/" in above else None
        if parent is None or not isinstance(parent.tree.value, dict):
            return None
        for key in parent.lists():
            position = parent.position(key, name)
            if position is not None and is_addressed(parent, key, position):
                where = (*parent.where, key, position)
                return EditableNode(
                    address, "", parent.file, where, model_at(parent.file, where), True
                )
        return None

    def reference_to(self, named: Named) -> tuple[EditableFile, Where] | None:
        """Return the first place that names a node."""
        for file in self._named.files(named):
            return file, file.references()[named]
        return None

    def remove_file(self, file: EditableFile) -> None:
        """Remove a whole file."""
        for index in file.indexes:
            index.forget(file, for_good=True)
        self.files.remove(file)
        self._whole = self._by_address()

    def _by_address(self) -> dict[str, EditableFile]:
        """Return the files that are nodes as a whole, by address; no change gives them another."""
        found: dict[str, EditableFile] = {}
        for file in self.files:
            kind, identity = file.kind.model.kind.name, file.data().get("id")
            if kind and isinstance(identity, str):
                found.setdefault(f"{kind}/{identity}", file)
        return found
