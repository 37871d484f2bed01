"""What is printed: a row for every kind of thing. One more kind is one more row and its composer.

`OUTPUTS` go from kit to bytes; `DERIVED` go from finished artefacts to others, each row from what
the rows above it make. All render in child processes, so that a render function is a module's own
function of one document.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from gesprekskit.artifacts import CatalogueEntry, Finished, Planned
from gesprekskit.compose import decks, forms, packs, posters
from gesprekskit.derive import pictures, tiles, zips
from gesprekskit.documents import addresses
from gesprekskit.documents.decks import Deck
from gesprekskit.documents.forms import Form
from gesprekskit.documents.packs import Pack, Tiles, Zip
from gesprekskit.documents.posters import Poster
from gesprekskit.documents.printed import Printed
from gesprekskit.documents.rendered import Rendered
from gesprekskit.kit import Kit
from gesprekskit.renderers import pdf, word

Document = TypeVar("Document")


@dataclass(frozen=True)
class Output(Generic[Document]):
    """Documents that a kit gives, how each is drawn, and where it goes."""

    name: str
    compose: Callable[[Kit], tuple[Document, ...]]
    render: Callable[[Document], Rendered]
    entry: Callable[[Kit, Document], CatalogueEntry]
    """What the catalogue says of it; pages, bytes and sha256 are filled in after rendering."""


@dataclass(frozen=True)
class Derived(Generic[Document]):
    """Things made out of finished ones, and how each is made."""

    name: str
    plan: Callable[[Kit, tuple[Planned, ...]], tuple[Planned, ...]]
    """What will be made, out of what is planned by then."""
    compose: Callable[[Kit, CatalogueEntry, tuple[Finished, ...]], Document]
    """One of them, out of its finished parts."""
    render: Callable[[Document], Rendered]


def form_entry(kit: Kit, form: Form) -> CatalogueEntry:
    """Return the catalogue entry of a form in one of its variants."""
    variant = form.variant.name
    path = addresses.form_pdf(kit.language, form.id, variant)
    return entry(kit, form, path, kind=kit.forms[form.id].type, format="pdf", variant=variant)


def word_entry(kit: Kit, form: Form) -> CatalogueEntry:
    """Return the catalogue entry of a form in Word."""
    path = addresses.form_word(kit.language, form.id)
    return entry(kit, form, path, kind=kit.forms[form.id].type, format="docx", variant="word")


def deck_entry(kit: Kit, deck: Deck) -> CatalogueEntry:
    """Return the catalogue entry of a deck of cards."""
    path = addresses.sheet_pdf(kit.language, deck.id)
    return entry(kit, deck, path, kind="cards", format="pdf", variant="print")


def poster_entry(kit: Kit, poster: Poster) -> CatalogueEntry:
    """Return the catalogue entry of a poster."""
    path = addresses.sheet_pdf(kit.language, poster.id)
    return entry(kit, poster, path, kind="poster", format="pdf", variant="print")


def entry(kit: Kit, document: Printed, path: str, **known: Any) -> CatalogueEntry:
    """Return an entry of which only what rendering tells is open."""
    definition = kit.publications[document.id]
    return CatalogueEntry(
        id=document.id,
        version=document.version,
        path=path,
        language=kit.language,
        conversation=definition.conversation,
        roles=definition.roles,
        moment=definition.moment,
        title=document.title,
        pages=None,
        bytes=0,
        sha256="",
        **known,
    )


OUTPUTS: tuple[Output[Any], ...] = (
    Output[Form]("forms", forms.forms, pdf.render, form_entry),
    Output[Form]("word", forms.on_paper, word.render, word_entry),
    Output[Deck]("cards", decks.decks, pdf.deck, deck_entry),
    Output[Poster]("posters", posters.posters, pdf.poster, poster_entry),
)

DERIVED: tuple[Derived[Any], ...] = (
    Derived[Tiles]("tiles", tiles.planned, tiles.tiles, pdf.tiles),
    Derived[Pack]("packs", packs.packs, packs.pack, pdf.pack),
    Derived[Zip]("zips", packs.zips, packs.zipped, zips.render),
    Derived[pictures.Sheet]("pictures", pictures.planned, pictures.sheet, pictures.render),
)
