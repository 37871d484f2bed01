"""A document and its path in, its catalogue entry out; what only rendering tells is open in it."""

from __future__ import annotations

from typing import Protocol

from gesprekskit.artifacts import CatalogueEntry
from gesprekskit.definitions.text import capital
from gesprekskit.kit import Kit


class PublishedDocument(Protocol):
    """What every document says of itself: which publication it is, where from, in which version."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def version(self) -> str: ...  # noqa: D102
    @property
    def title(self) -> str: ...  # noqa: D102
    @property
    def node(self) -> str: ...  # noqa: D102


def publication_entry(
    kit: Kit, document: PublishedDocument, path: str, *, format: str, variant: str
) -> CatalogueEntry:
    """Return the entry of a form, a deck or a poster.

    Raises KeyError for a document of anything else: that of a conversation has another entry.
    """
    if document.id not in kit.publications:
        raise KeyError(f"`{document.id}` is no form, deck or poster: see conversation_entry")
    definition = kit.publications[document.id]
    return CatalogueEntry(
        id=document.id,
        version=document.version,
        path=path,
        kind=definition.catalogue_kind,
        format=format,
        variant=variant,
        language=kit.language,
        conversation=definition.conversation,
        roles=definition.roles,
        moment=definition.moment,
        title=document.title,
        pages=None,
        bytes=0,
        sha256="",
    )


def conversation_entry(
    kit: Kit,
    conversation: str,
    path: str,
    *,
    kind: str,
    format: str,
    variant: str,
    roles: tuple[str, ...] = (),
) -> CatalogueEntry:
    """Return the entry of what belongs to a conversation as a whole, in the version of the kit."""
    return CatalogueEntry(
        id=conversation,
        version=kit.version,
        path=path,
        kind=kind,
        format=format,
        variant=variant,
        language=kit.language,
        conversation=conversation,
        roles=roles,
        moment="any",
        title=capital(kit.conversations[conversation].name),
        pages=None,
        bytes=0,
        sha256="",
    )
