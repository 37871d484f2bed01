"""A form, a deck or a poster in, an HTML page out, made for the PDF engine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, assert_never

from markupsafe import Markup

from gesprekskit.documents import decks, forms, posters
from gesprekskit.documents.decks import Deck
from gesprekskit.documents.forms import Block, Form, Variant
from gesprekskit.documents.packs import Cover
from gesprekskit.documents.posters import Poster, Shown
from gesprekskit.documents.printed import Printed
from gesprekskit.renderers import logos
from gesprekskit.renderers.templating import environment

PAGE_FOOT = "page-foot"
"""The id of what stands at the foot of every page."""


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """An HTML page, and the same page with nothing on it but its foot.

    Pictures and styles are named, not included.
    """

    page: str
    foot: str


def form(one: Form) -> HtmlPage:
    """Return the page for a form."""
    classes = _classes(one.variant.name, landscape=one.landscape)
    return _draft(one, "form", classes, rows=forms.rows, block=block, kind=macro)


def deck(one: Deck) -> HtmlPage:
    """Return the page for a deck: how to use it, what is in it, and its sheets of cards."""
    per_sheet = one.size.per_sheet
    starts = range(0, len(one.cards), per_sheet)
    return _draft(
        one,
        "deck",
        "deck",
        themes=tuple(dict.fromkeys(card.theme for card in one.cards)),
        sheets=[one.cards[start : start + per_sheet] for start in starts],
        back_order=decks.back_order(one.size),
        licence=one.footer.licence.partition(" – ")[0],
        card_logo=logos.shown(one, logos.CARD, logos.CARD_EMBLEM),
        card_emblem=logos.CARD_EMBLEM,
    )


def cover(one: Cover) -> HtmlPage:
    """Return the page for the cover of a pack; packs have no pages of their own to count."""
    return _draft(one, "cover", "cover", page_of="")


def poster(one: Poster) -> HtmlPage:
    """Return the page for a poster."""
    classes = _classes("poster", landscape=one.landscape)
    return _draft(one, "poster", classes, shown=shown, foot_logo=logos.shown(one, logos.POSTER))


def _draft(thing: Printed, template: str, classes: str, **more: Any) -> HtmlPage:
    """Return what the template of this kind makes of a thing, and of its foot alone."""
    known = {
        "thing": thing,
        "classes": classes,
        "foot_id": PAGE_FOOT,
        "page_of": _page_of(thing),
        "logo": logos.shown(thing, logos.SHEET),
        "foot_logo": None,
    }
    page, foot = (
        environment().get_template(f"{name}.html.jinja").render({**known, template: thing, **more})
        for name in (template, "sheet")
    )
    return HtmlPage(page, foot)


def _classes(name: str, *, landscape: bool) -> str:
    return f"{name} landscape" if landscape else name


def shown(one: Shown) -> Markup:
    """Return the markup of what a poster shows."""
    macros: Any = environment().get_template("shown.html.jinja").module
    return Markup(getattr(macros, drawing(one))(one))


def drawing(one: Shown) -> str:
    """Return the name of the macro that draws this kind of poster."""
    match one:
        case posters.Steps():
            return "steps"
        case posters.BigWords():
            return "words"
        case posters.Signs():
            return "signs"
        case posters.Road():
            return "road"
        case _:
            assert_never(one)


def block(one: Block, variant: Variant) -> Markup:
    """Return the markup of one block, to be written on with a pen or filled in on a screen."""
    surface = "screen" if variant.name == "fillable" else "paper"
    macros: Any = environment().get_template("blocks.html.jinja").module
    write: Any = environment().get_template(f"{surface}.html.jinja").module
    return Markup(getattr(macros, macro(one))(one, write, variant.line))


def macro(one: Block) -> str:
    """Return the name of the macro that draws this kind of block."""
    match one:
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
            assert_never(one)


def _page_of(thing: Printed) -> Markup:
    """Return `blz. x van y` with counters for x and y."""
    counters = {
        "page": Markup('<span class="page"></span>'),
        "pages": Markup('<span class="pages"></span>'),
    }
    return Markup.escape(thing.footer.page_of).format(**counters)
