"""A kit and the nodes below a layer in; what people call a node, and where it belongs, out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from gesprekskit.definitions.text import Slot, Text, capital
from gesprekskit.kinds import KINDS, is_publication, kind_at
from gesprekskit.kit import Kit
from gesprekskit.layers.editable_nodes import ID_KEYS
from gesprekskit.loading import Library
from gesprekskit.loading.occurrences import NodeOccurrence, ReferenceOccurrence
from gesprekskit.updates.upstream import SAID

Said = Mapping[str, Any]


@dataclass(frozen=True)
class NodeTitles:
    """What nodes are called, in the words of a kit and the language of its kinds of node.

    `lists` says in which list a node is, or was: `bank/voortgang#questions`.
    """

    kit: Kit
    below: Library
    lists: Mapping[str, str]
    language: str

    def filled(self, text: str) -> str:
        """Return a text with its slots filled in; one for what is gone stays its id."""
        return Text.parse(text).said(self._word)

    def title(self, address: str, said: Said) -> str:
        """Return what a node is called, by what it says or said, or by what it refers to."""
        if named := next((str(said[key]) for key in SAID if key in said), ""):
            return self.filled(named)
        return self._known(address) or address.rpartition("/")[2].replace("-", " ")

    def kind(self, address: str) -> str:
        """Return what kind of node it is, in a word; empty for a part without a kind."""
        whole = kind_at(address).name if address.count("/") == 1 else ""
        name = self._kinds.get(address, whole)
        return KINDS[name].word[self.language] if name in KINDS else ""

    def thing(self, address: str) -> str:
        """Return what a node is part of: a printed thing, or else a file of the kit."""
        root = self._root(address)
        if not root:
            return ""
        shown = {user for user in self._users(root) if is_publication(user)}
        whole = next(iter(shown)) if len(shown) == 1 else root
        title = self._known(whole) or whole.rpartition("/")[2]
        if is_publication(whole) or whole.startswith("conversation/"):
            return capital(title)
        return capital(f"{KINDS[whole.partition('/')[0]].word[self.language]} ‘{title}’")

    def conversations(self, address: str) -> frozenset[str]:
        """Return the ids of the conversations that a node belongs to."""
        root = self._root(address)
        if root.startswith("conversation/"):
            return frozenset((root.partition("/")[2],))
        return frozenset(
            conversation
            for user in (root, *self._users(root))
            for conversation in self._named_conversations(user)
        )

    def named(self, address: str, entry: Any) -> str:
        """Return what an entry of a list of a node says, or what it names."""
        if isinstance(entry, Mapping):
            names = (str(entry[key]) for key in ID_KEYS if key in entry)
            said = (str(entry[key]) for key in SAID if key in entry)
            return self.filled(next(said, "")) or self.named(address, next(names, ""))
        inside = (f"{address}/{entry}", *(f"{kind}/{entry}" for kind in KINDS))
        known = (self._known(name) for name in inside if name in self.below.nodes)
        return next(known, "") or self.filled(str(entry).strip())

    def _named_conversations(self, root: str) -> set[str]:
        """Return the conversations that a file names as its own."""
        said = self._said(root)
        own = said.get("conversation")
        return {*said.get("conversations", ()), *([own] if own else ())}

    def _root(self, address: str) -> str:
        """Return the file that a node is in, as an address; empty for a file of many things."""
        within = self.lists.get(address, "").partition("#")[0]
        outer = within if "/" in within else address
        root = "/".join(outer.split("/")[:2])
        return root if root in self._files or self.lists.get(root, "") == kind_at(root).name else ""

    def _users(self, root: str) -> set[str]:
        """Return the printed things, and what they are made of, that show a file."""
        found: set[str] = set()
        waiting = [root]
        while waiting:
            for user in self._referring[waiting.pop()] - found:
                if kind_at(user).shown or is_publication(user):
                    found.add(user)
                    waiting.append(user)
        return found

    @cached_property
    def _files(self) -> frozenset[str]:
        return frozenset(name for name, (_, where) in self.below.nodes.items() if not where)

    @cached_property
    def _kinds(self) -> Mapping[str, str]:
        """Return the kind of each node, also of those that are part of another."""
        return {
            occurrence.address: occurrence.kind
            for file in self.below.files
            for occurrence in file.occurrences
            if isinstance(occurrence, NodeOccurrence)
        }

    @cached_property
    def _referring(self) -> Mapping[str, set[str]]:
        """Return which files refer to a node, by its address."""
        referring: dict[str, set[str]] = defaultdict(set)
        for file in self.below.files:
            for occurrence in file.occurrences:
                if isinstance(occurrence, ReferenceOccurrence):
                    named = f"{occurrence.kind}/{occurrence.id}"
                    referring[named].add("/".join(occurrence.owner.split("/")[:2]))
        return referring

    def _said(self, address: str) -> Said:
        if address not in self.below.nodes:
            return {}
        source, where = self.below.nodes[address]
        said = source.at(where)
        return said if isinstance(said, dict) else {}

    def _known(self, address: str) -> str:
        """Return the title of a node that there is, or of what it refers to; else empty."""
        said = self._said(address)
        if named := next((str(said[key]) for key in SAID if key in said), ""):
            return self.filled(named)
        name = address.rpartition("/")[2]
        referred = (f"{key}/{name}" for key in ID_KEYS if key != "id" and "/" in address)
        for other in referred:
            if other != address and other in self.below.nodes:
                return self._known(other)
        return ""

    def _word(self, slot: Slot) -> str:
        try:
            return self.kit.word(slot)
        except KeyError:
            return slot.id
