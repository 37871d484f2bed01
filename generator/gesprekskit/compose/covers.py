"""Kit and what goes into a pack in, the pack's cover out."""

from __future__ import annotations

from collections.abc import Sequence

from gesprekskit.artifacts import CatalogueEntry
from gesprekskit.compose.imprints import SEPARATOR, footer
from gesprekskit.compose.phrases import role_names
from gesprekskit.compose.versions import day
from gesprekskit.definitions.text import capital
from gesprekskit.documents.addresses import page_url, printed
from gesprekskit.documents.packs import Content, Cover
from gesprekskit.kit import Kit

CONVERSATIONS = "gesprekken"


def cover(kit: Kit, conversation: str, entries: Sequence[CatalogueEntry]) -> Cover:
    """Return the cover for these things, each of which starts on a right-hand page."""
    words = kit.words.forms
    name = kit.conversations[conversation].name
    address = page_url(kit.definition.handbook_url, kit.language, f"{CONVERSATIONS}/{conversation}")
    version = kit.version
    thing = SEPARATOR.join([f"{words.version} {version}", day(kit.layers[-1].date)])
    return Cover(
        id=conversation,
        node=f"conversation/{conversation}",
        code=words.pack,
        version=version,
        language=kit.language,
        publisher=kit.definition.publisher.name,
        subject=kit.render_text(kit.definition.title),
        title=words.pack_title.format(name=name),
        about=kit.render_text(kit.definition.title),
        link=address,
        link_label=f"{words.scan} {printed(address)}",
        address=printed(address),
        footer=footer(kit, thing),
        brand=kit.brand,
        contents_label=words.pack_contents,
        page_label=words.pack_page,
        contents=tuple(_contents(kit, entries)),
        how_label=words.pack_how_label,
        how=words.pack_how,
    )


def _contents(kit: Kit, entries: Sequence[CatalogueEntry]) -> list[Content]:
    found, page = [], 3
    for entry in entries:
        who = capital(role_names(kit, entry.roles))
        found.append(Content(title=entry.title, who=who, page=page))
        pages = entry.pages or 0
        page += pages + pages % 2
    return found
