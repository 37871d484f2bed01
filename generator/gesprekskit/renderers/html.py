"""A form, a deck or a poster in, an HTML page out, made for the PDF engine."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from typing import Any, assert_never

from markupsafe import Markup

from gesprekskit.catalogue import VARIANTS
from gesprekskit.documents import decks, flow, forms, measures, posters
from gesprekskit.documents.decks import Deck
from gesprekskit.documents.forms import Block, Form, Variant
from gesprekskit.documents.letters import Letter
from gesprekskit.documents.packs import Cover
from gesprekskit.documents.posters import Poster, Shown
from gesprekskit.documents.printed import Printed
from gesprekskit.renderers import logos
from gesprekskit.renderers.templating import environment

READS = ("templates/sheet.html.jinja", "templates/_*.html.jinja")
"""What every page is made of; `pdf.READS` has what each kind of document has besides."""

PAGE_FOOT = "page-foot"
"""The id of what stands at the foot of every page."""


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """An HTML page, and the same page with only its foot.

    Pictures and styles are named, not included.
    """

    page: str
    foot: str


def form(form: Form) -> HtmlPage:
    """Return the page for a form."""
    classes = _classes(form.variant.name, landscape=form.landscape)
    return _draft(
        form,
        "form",
        classes,
        rows=flow.rows,
        flows=flow.flows,
        apart=flow.apart,
        block=block,
        kind=macro,
        on_screen=VARIANTS[form.variant.name].on_screen,
    )


def deck(deck: Deck) -> HtmlPage:
    """Return the page for a deck: instructions, contents, and its sheets of cards."""
    per_sheet = deck.size.per_sheet
    starts = range(0, len(deck.cards), per_sheet)
    return _draft(
        deck,
        "deck",
        "deck",
        themes=tuple(dict.fromkeys(card.theme for card in deck.cards)),
        sheets=[deck.cards[start : start + per_sheet] for start in starts],
        back_order=decks.back_order(deck.size),
        licence=deck.footer.licence.partition(" – ")[0],
        card_logo=logos.shown(deck, measures.CARD_LOGO, measures.CARD_EMBLEM),
        card_emblem=measures.CARD_EMBLEM,
    )


def cover(cover: Cover) -> HtmlPage:
    """Return the page for the cover of a pack; packs have no pages of their own to count."""
    return _draft(cover, "cover", "cover", page_of="")


def letter(letter: Letter) -> HtmlPage:
    """Return the page for a letter on paper."""
    return _draft(letter, "letter", "letter")


def letter_page(letter: Letter) -> str:
    """Return a letter as a page for a browser, with its styles and its logo in it."""
    logo = letter.brand.logo
    kind = {"svg": "image/svg+xml", "png": "image/png"}[logo.format] if logo else ""
    data = f"data:{kind};base64,{b64encode(logo.content).decode()}" if logo else ""
    return environment().get_template("letter_page.html.jinja").render(letter=letter, logo=data)


def poster(poster: Poster) -> HtmlPage:
    """Return the page for a poster."""
    classes = _classes("poster", landscape=poster.landscape)
    return _draft(
        poster, "poster", classes, shown=shown, foot_logo=logos.shown(poster, measures.POSTER_LOGO)
    )


def _draft(document: Printed, template: str, classes: str, **more: Any) -> HtmlPage:
    """Render the template of this kind for a publication, and for its foot alone."""
    known = {
        "thing": document,
        "classes": classes,
        "foot_id": PAGE_FOOT,
        "page_of": _page_of(document),
        "logo": logos.shown(document, measures.LOGO),
        "foot_logo": None,
    }
    page, foot = (
        environment()
        .get_template(f"{name}.html.jinja")
        .render({**known, template: document, **more})
        for name in (template, "sheet")
    )
    return HtmlPage(page, foot)


def _classes(name: str, *, landscape: bool) -> str:
    return f"{name} landscape" if landscape else name


def shown(content: Shown) -> Markup:
    """Return the markup of a poster's picture."""
    macros: Any = environment().get_template("shown.html.jinja").module
    return Markup(getattr(macros, drawing(content))(content))


def drawing(content: Shown) -> str:
    """Return the name of the macro that draws this kind of poster."""
    match content:
        case posters.Steps():
            return "steps"
        case posters.BigWords():
            return "words"
        case posters.Signs():
            return "signs"
        case posters.Road():
            return "road"
        case _:
            assert_never(content)


def block(block: Block, variant: Variant) -> Markup:
    """Return the markup of one block, for pen or for screen."""
    surface = "screen" if VARIANTS[variant.name].on_screen else "paper"
    macros: Any = environment().get_template("blocks.html.jinja").module
    write: Any = environment().get_template(f"{surface}.html.jinja").module
    return Markup(getattr(macros, macro(block))(block, write, variant.line))


def macro(block: Block) -> str:
    """Return the name of the macro that draws this kind of block."""
    match block:
        case forms.ShortText():
            return "short_text"
        case forms.Lines():
            return "lines"
        case forms.SentenceStarter():
            return "sentence_starter"
        case forms.Box():
            return "box"
        case forms.DateSegments():
            return "date"
        case forms.Choice():
            return "choice"
        case forms.Scale():
            return "scale"
        case forms.Table() | forms.Agreements():
            return "table"
        case forms.Matrix():
            return "matrix"
        case forms.Signature():
            return "signature"
        case forms.Checklist():
            return "checklist"
        case forms.Route():
            return "route"
        case forms.Timeline():
            return "timeline"
        case forms.Year():
            return "year"
        case forms.Explanation():
            return "explanation"
        case _:
            assert_never(block)


def _page_of(document: Printed) -> Markup:
    """Return `blz. x van y` with counters for x and y."""
    counters = {
        "page": Markup('<span class="page"></span>'),
        "pages": Markup('<span class="pages"></span>'),
    }
    return Markup.escape(document.footer.page_of).format(**counters)
