"""What the program knows of a kind of node beside its fields: one record for each kind.

A record stands with the model that it describes (`kind = NodeKind(…)` in `definitions/`) and is
collected in `KINDS` when that is imported. Whatever differs from kind to kind is read from here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

LANGUAGES = ("nl", "en")
"""The languages that the program has words for; kits are written in the first."""

TRANSLATED = LANGUAGES[1:]
"""The languages that a kit may be translated into."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeKind:
    """A kind of node: how it is called, and what the program and a company may do with it.

    `hideable` has no default: of every kind somebody decides whether a company may leave it out.
    """

    name: str
    """How addresses start: `question/vo-01`."""
    word: Mapping[str, str]
    """What messages call it, by language."""
    hideable: bool
    """A company may leave such a node out."""
    scoped: bool = False
    """The id is unique within its parent only, and the address starts with the parent's."""
    locked: bool = False
    """No company may change anything in it."""
    locked_keys: tuple[str, ...] = ()
    """Keys that no company may change."""
    growing: tuple[str, ...] = ()
    """Locked lists that may get entries."""
    named: bool = False
    """It has a name of its own: slots in texts say it, and a company may rename it."""
    sourced: bool = False
    """The kit's own nodes name at least one source."""
    printed: bool = False
    """It is printed as a thing of its own, with a page in the handbook."""
    printed_as: str = ""
    """Its kind in the catalogue, where every such thing has the same."""
    names_entries: bool = False
    """An entry without an id of its own is known by the one of this kind that it names."""
    shown: bool = False
    """Printed things show what is in it."""
    page_folder: str = ""
    """The folder of the handbook with a page for each; empty where there are no such pages."""
    lists_of_names: tuple[str, ...] = ()
    """Lists of ids that are entries to leave out: each prints what it names.

    Other ids say for whom something is, or who sees it (`used_by`): they have no address.
    """
    empty_means_all: tuple[str, ...] = ()
    """Lists that mean everything when they are empty: with their last entry the node goes."""
    one_of: tuple[str, ...] = ()
    """Lists of which at least one is there."""

    def __post_init__(self) -> None:
        """Refuse a record without a word in each language."""
        if missing := [language for language in LANGUAGES if not self.word.get(language)]:
            raise TypeError(f"kind `{self.name}` has no word in: {', '.join(missing)}")


NO_KIND = NodeKind(name="", word=dict.fromkeys(LANGUAGES, "–"), hideable=False)
"""The kind of what is no node: an entry of a list without an id of its own."""

KINDS: dict[str, NodeKind] = {}
"""Every kind by its name; complete once `gesprekskit.definitions` is imported."""


def register(model: str, kind: object) -> None:
    """Put the record of a model into the table; raises TypeError where a model has none."""
    if not isinstance(kind, NodeKind):
        raise TypeError(
            f"{model} sets kind = {kind!r}: a kind is a record that says what a company may do "
            "with it; write kind: ClassVar[NodeKind] = NodeKind(name=…, word=…, hideable=…)"
        )
    if KINDS.setdefault(kind.name, kind) is not kind:
        raise TypeError(f"{model}: there is another record for the kind `{kind.name}`")


def kind_at(address: str) -> NodeKind:
    """Return the kind that an address starts with, which is that of the outermost node."""
    return KINDS.get(address.partition("/")[0], NO_KIND)


def is_publication(address: str) -> bool:
    """Return True if the address is that of a thing that is printed, not of a part of one."""
    return kind_at(address).printed and address.count("/") == 1


def named_kinds() -> Iterator[NodeKind]:
    """Yield the kinds that slots in texts can name."""
    return (kind for kind in KINDS.values() if kind.named)
