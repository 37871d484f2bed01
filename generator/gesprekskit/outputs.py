"""What is printed: a row for every kind of thing. One more kind is one more row and its composer.

`OUTPUTS` make bytes from a kit; `DERIVED` make other artifacts from finished ones, each row from
what the rows above it make. All render in child processes, so that a render function is a module's
own function of one document.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from gesprekskit.artifacts import CatalogueEntry, Finished, Planned
from gesprekskit.compose import decks, forms, packs, posters, thumbnails, tiles
from gesprekskit.compose.entries import PublishedDocument, publication_entry
from gesprekskit.documents import addresses
from gesprekskit.documents.decks import Deck
from gesprekskit.documents.forms import Form
from gesprekskit.documents.packs import Pack, Tiles, Zip
from gesprekskit.documents.posters import Poster
from gesprekskit.documents.rendered import Rendered
from gesprekskit.documents.thumbnails import Thumbnail
from gesprekskit.kit import Kit
from gesprekskit.render_function import RenderFunction

Document = TypeVar("Document")


@dataclass(frozen=True)
class Output(Generic[Document]):
    """Documents that a kit gives, how each is drawn, and where it goes."""

    name: str
    compose: Callable[[Kit], tuple[Document, ...]]
    render: Callable[[Document], Rendered]
    entry: Callable[[Kit, Document], CatalogueEntry]
    """What the catalogue says of it; pages, bytes and sha256 are filled in after rendering."""


@dataclass(frozen=True, slots=True)
class Composed:
    """A document of a kit that is ready to be rendered, and what the catalogue says of it.

    `output` is the name of its row in `OUTPUTS`. The pages, bytes and sha256 of the entry are open.
    """

    output: str
    document: PublishedDocument
    entry: CatalogueEntry

    @property
    def render(self) -> Callable[[Any], Rendered]:
        """Return the function that renders the document."""
        return next(row.render for row in OUTPUTS if row.name == self.output)


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
    return publication_entry(kit, form, path, format="pdf", variant=variant)


def word_entry(kit: Kit, form: Form) -> CatalogueEntry:
    """Return the catalogue entry of a form in Word."""
    path = addresses.form_word(kit.language, form.id)
    return publication_entry(kit, form, path, format="docx", variant="word")


def deck_entry(kit: Kit, deck: Deck) -> CatalogueEntry:
    """Return the catalogue entry of a deck of cards."""
    path = addresses.sheet_pdf(kit.language, deck.id)
    return publication_entry(kit, deck, path, format="pdf", variant="print")


def poster_entry(kit: Kit, poster: Poster) -> CatalogueEntry:
    """Return the catalogue entry of a poster."""
    path = addresses.sheet_pdf(kit.language, poster.id)
    return publication_entry(kit, poster, path, format="pdf", variant="print")


PDF, WORD = "gesprekskit.renderers.pdf", "gesprekskit.renderers.word"
LETTERS = "gesprekskit.renderers.letters"
ZIPS, THUMBNAILS = "gesprekskit.renderers.zips", "gesprekskit.renderers.thumbnails"

OUTPUTS: tuple[Output[Any], ...] = (
    Output[Form]("forms", forms.forms, RenderFunction(PDF, "render"), form_entry),
    Output[Form]("word", forms.on_paper, RenderFunction(WORD, "render"), word_entry),
    Output[Deck]("cards", decks.decks, RenderFunction(PDF, "deck"), deck_entry),
    Output[Poster]("posters", posters.posters, RenderFunction(PDF, "poster"), poster_entry),
)

DERIVED: tuple[Derived[Any], ...] = (
    Derived[Tiles]("tiles", tiles.planned, tiles.tiles, RenderFunction(PDF, "tiles")),
    Derived[Pack]("packs", packs.packs, packs.pack, RenderFunction(PDF, "pack")),
    Derived[Zip]("zips", packs.zips, packs.zipped, RenderFunction(ZIPS, "render")),
    Derived[Thumbnail](
        "pictures", thumbnails.planned, thumbnails.thumbnail, RenderFunction(THUMBNAILS, "render")
    ),
)


LETTER_FORMATS: Mapping[str, RenderFunction] = {
    "html": RenderFunction(LETTERS, "page"),
    "pdf": RenderFunction(LETTERS, "pdf"),
}
"""How a letter about a new version is drawn. It is written when asked for, and is not published."""


def compose(kit: Kit) -> tuple[Composed, ...]:
    """Return every document of a kit, each form once for every variant and once for Word.

    What is made of finished things (packs, zips, posters on two sheets, pictures) is not among
    them: `print_kit` makes those too.
    """
    return tuple(
        Composed(row.name, document, row.entry(kit, document))
        for row in OUTPUTS
        for document in row.compose(kit)
    )
