"""Kit and catalogue in, the pages of the handbook out; they name page counts and sizes of files."""

from __future__ import annotations

from collections.abc import Sequence

from gesprekskit.artifacts import CatalogueEntry
from gesprekskit.compose.pages.blocks import block
from gesprekskit.compose.pages.conversations import conversation_pages
from gesprekskit.compose.pages.forms import form_pages
from gesprekskit.compose.pages.navigation import Entry, navigation
from gesprekskit.compose.pages.own import own_pages
from gesprekskit.compose.pages.roles import role_pages
from gesprekskit.compose.pages.sheets import deck_pages, poster_pages
from gesprekskit.documents.pages import Page
from gesprekskit.kit import Kit

COMPOSERS = (conversation_pages, form_pages, deck_pages, poster_pages, role_pages, own_pages)


def pages(kit: Kit, catalogue: Sequence[CatalogueEntry]) -> tuple[Page, ...]:
    """Return every composed page of the handbook."""
    return tuple(page for compose in COMPOSERS for page in compose(kit, catalogue))


__all__ = ["Entry", "block", "navigation", "pages"]
