"""A form, a deck or a poster in, a tagged PDF out, with every problem that printing showed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from gesprekskit.catalogue import VARIANTS
from gesprekskit.documents import answers, forms, measures, names
from gesprekskit.documents.decks import Deck, cut_marks, longest_word
from gesprekskit.documents.forms import Form
from gesprekskit.documents.packs import Cover, Pack, Tiles
from gesprekskit.documents.posters import Poster, Road, Shown, Signs
from gesprekskit.documents.printed import Printed
from gesprekskit.documents.rendered import Problem, Rendered
from gesprekskit.renderers import html, line_art, logos, qr
from gesprekskit.renderers.column_heads import overflowing
from gesprekskit.renderers.engine_loading import engine
from gesprekskit.renderers.geometry import Spot, TypesetPdf
from gesprekskit.renderers.glyphs import missing_glyphs, texts
from gesprekskit.renderers.html import PAGE_FOOT, HtmlPage
from gesprekskit.renderers.structure import acroform, joining, tiling

READS = {
    "render": (
        "templates/form.html.jinja",
        "templates/blocks.html.jinja",
        "templates/paper.html.jinja",
        "templates/screen.html.jinja",
        "styles/base.css",
        "styles/form.css",
        "styles/variants/*.css",
        "styles/tight*.css",
    ),
    "deck": ("templates/deck.html.jinja", "styles/base.css", "styles/form.css", "styles/deck.css"),
    "poster": (
        "templates/poster.html.jinja",
        "templates/shown.html.jinja",
        "styles/base.css",
        "styles/form.css",
        "styles/poster.css",
    ),
    "pack": (
        "templates/cover.html.jinja",
        "styles/base.css",
        "styles/form.css",
        "styles/cover.css",
        "styles/tight*.css",
    ),
    "tiles": (),
}
"""The files that each of these functions reads: where one of them changes, it draws anew."""

COVER_PAGES = 2
"""What the contents of a pack count on: one page, or one and its back."""

TWO_SIDED = {"Duplex": "/DuplexFlipLongEdge"}
FULL_SIZE = {"PrintScaling": "/None"}
"""What a viewer is asked when it prints: both sides of the paper, and no other size (ISO 32000-1,
table 150)."""

ROUNDING = 0.01
"""What two lengths that are equal on paper may differ, in mm."""

NO_GLYPH = ".notdef glyph"
"""How the engine starts what it says of a letter without a glyph; `glyphs` says it with a place."""

AREA_HEIGHT = {Signs: measures.SIGN_WORDS, Road: measures.STOP_WORDS}
"""How far down the words on a sign, or above the room at a stop, may come, in mm."""

FORM_STYLES = ("base", "form")
"""The style sheets of every form; a variant with an ending has one more, in `variants/`."""


def render(form: Form) -> Rendered:
    """Return the PDF of a form (PDF/UA-1); raises EngineMissing if Pango is not installed."""
    variant = VARIANTS[form.variant.name]
    fillable = variant.on_screen
    pictures = {**shared(form), **dict(_line_art(form))}
    styles = (*FORM_STYLES, f"variants/{variant.name}") if variant.ending else FORM_STYLES
    typeset_pdf = typeset(
        html.form(form),
        styles,
        pictures,
        most=form.max_pages,
        fillable=fillable,
        stretched=not fillable,
    )
    problems = [*complaints(typeset_pdf, form), *off_page(typeset_pdf, form)]
    problems += overflowing(tuple(_blocks(form)), typeset_pdf.spots)
    pages = len(typeset_pdf.spots)
    if pages > form.max_pages:
        problems.append(_over_budget(form, typeset_pdf))
    content = (
        acroform.finish(typeset_pdf.content, _facts(form)) if fillable else typeset_pdf.content
    )
    return Rendered(content, pages, tuple(problems))


def deck(cards: Deck) -> Rendered:
    """Return the PDF of a deck of cards."""
    pictures = {**shared(cards), "cuts.svg": line_art.cuts(cut_marks(cards.size))}
    typeset_pdf = typeset(
        html.deck(cards), ("base", "form", "deck"), pictures, printing=TWO_SIDED | FULL_SIZE
    )
    full = [*overfull(cards, typeset_pdf.spots)]
    problems = [*complaints(typeset_pdf, cards), *(full or off_page(typeset_pdf, cards))]
    return Rendered(typeset_pdf.content, len(typeset_pdf.spots), tuple(problems))


def overfull(cards: Deck, pages: Sequence[Mapping[str, Spot]]) -> Iterator[Problem]:
    """Yield a problem for every card whose words are too wide or reach its foot."""
    spots = {name: spot for page in pages for name, spot in page.items()}
    for card in cards.cards:
        sides = ((card.front, f"f{card.name}"), (card.back, f"b{card.name}"))
        feet = {name: spots[f"under-{name}"] for _, name in sides}
        if any(foot.bottom - foot.top > measures.CARD_FOOT for foot in feet.values()):
            yield _foot_too_high(cards)
        elif any(spots[name].bottom > foot.top for name, foot in feet.items()):
            yield Problem("print.card", card.node, {"name": card.name})
        for side, name in sides:
            if spots[name].right - spots[name].left > measures.CARD_WORDS + ROUNDING:
                values = {"name": card.name, "word": longest_word(card, side)}
                yield Problem("print.word", card.node, values)


def poster(poster: Poster) -> Rendered:
    """Return the PDF of a poster, on one sheet of A3."""
    pictures = {
        **shared(poster),
        "pole.svg": line_art.POLE,
        "ring.svg": line_art.RING,
        "sign-left.svg": line_art.sign(left=True),
        "sign-right.svg": line_art.sign(left=False),
    }
    if isinstance(poster.shown, Road):
        pictures["road.svg"] = line_art.road(len(poster.shown.areas))
    typeset_pdf = typeset(
        html.poster(poster),
        ("base", "form", "poster"),
        pictures,
        edge=measures.INSET,
        printing=FULL_SIZE,
    )
    problems = [*complaints(typeset_pdf, poster, edge=measures.INSET)]
    pages = len(typeset_pdf.spots)
    if pages == 1:
        full = [*overfull_areas(poster.shown, typeset_pdf.spots[0])]
        problems += full or off_page(typeset_pdf, poster)
    else:
        values = {"name": poster.code, "pages": str(pages), "most": "1"}
        problems.append(Problem("print.last-lines", poster.node, values))
    return Rendered(typeset_pdf.content, pages, tuple(problems))


def overfull_areas(shown: Shown, spots: Mapping[str, Spot]) -> Iterator[Problem]:
    """Yield a problem for every area of fixed height whose words overflow it."""
    if not isinstance(shown, Signs | Road):
        return
    for at, area in enumerate(shown.areas):
        if spots[f"end-{at}"].top - spots[f"start-{at}"].top > AREA_HEIGHT[type(shown)]:
            yield Problem("print.area", area.node, {"name": area.title})


def pack(pack: Pack) -> Rendered:
    """Return the PDF of a pack: its cover, and each part from a right-hand page on."""
    cover = _cover(pack.cover)
    if cover.pages > COVER_PAGES:
        more = cover.pages + cover.pages % 2 - COVER_PAGES
        moved = tuple(replace(line, page=line.page + more) for line in pack.cover.contents)
        cover = _cover(replace(pack.cover, contents=moved))
    content = joining.joined(pack.cover.title, cover.content, pack.parts)
    return Rendered(content, joining.pages(content), cover.problems)


def _cover(cover: Cover) -> Rendered:
    styles = ("base", "form", "cover")
    typeset_pdf = typeset(html.cover(cover), styles, shared(cover), most=1, printing=TWO_SIDED)
    problems = (*complaints(typeset_pdf, cover), *off_page(typeset_pdf, cover))
    return Rendered(typeset_pdf.content, len(typeset_pdf.spots), problems)


def tiles(tiles: Tiles) -> Rendered:
    """Return a poster on two sheets of A4."""
    content = tiling.tiled(tiles.content, tiles.alternatives, landscape=tiles.landscape)
    return Rendered(content, 2)


def typeset(
    html_page: HtmlPage,
    styles: Sequence[str],
    pictures: Mapping[str, bytes],
    *,
    edge: float = measures.EDGE,
    fillable: bool = False,
    most: int | None = None,
    stretched: bool = False,
    printing: Mapping[str, str] | None = None,
) -> TypesetPdf:
    """Return an HTML page as the engine draws it; raises EngineMissing if it cannot start.

    What takes more than `most` pages is drawn a little tighter if it then fits.
    """
    drawn: TypesetPdf = engine().typeset(
        html_page,
        styles,
        pictures,
        edge=edge,
        fillable=fillable,
        most=most,
        stretched=stretched,
        printing=printing,
    )
    return drawn


def complaints(
    typeset_pdf: TypesetPdf, document: Printed, *, edge: float = measures.EDGE
) -> Iterator[Problem]:
    """Yield what is wrong with a publication of any kind.

    That is what the engine logged, characters that no font has, and a foot closer than `edge` mm to
    the edge of the paper.
    """
    for message in typeset_pdf.said:
        if not message.startswith(NO_GLYPH):
            yield Problem("print.engine", document.node, {"message": message})
    yield from missing_glyphs(document)
    feet = [page[PAGE_FOOT] for page in typeset_pdf.spots if PAGE_FOOT in page]
    if any(foot.bottom > typeset_pdf.height - edge + ROUNDING for foot in feet):
        yield _foot_too_high(document)


def off_page(typeset_pdf: TypesetPdf, document: Printed) -> Iterator[Problem]:
    """Yield a problem for the first thing on each page that leaves its printable area."""
    for number, found in enumerate(typeset_pdf.outside, start=1):
        values = {"name": document.title, "page": str(number)}
        if said := next(filter(None, found), "").strip():
            nodes = (node for node, text in texts(document, document.node) if said in text)
            node = next(nodes, document.node)
            yield Problem("print.off-page", node, {**values, "text": said})
        elif found:
            yield Problem("print.line-off-page", document.node, values)


def _foot_too_high(document: Printed) -> Problem:
    """Return the problem of the longest text in the foot."""
    longest = max(document.footer.origins, key=lambda origin: origin.length)
    values = {"name": longest.key, "length": str(longest.length)}
    return Problem("print.foot", longest.node, values, at=longest.key)


def shared(document: Printed) -> dict[str, bytes]:
    """Return the pictures that all printed matter shows, by name."""
    return {"qr.svg": qr.svg(document.link), **logos.pictures(document)}


def _line_art(form: Form) -> Iterator[tuple[str, bytes]]:
    """Yield the drawings that a form's blocks show, by name."""
    for block in _blocks(form):
        if isinstance(block, forms.Route):
            yield f"route-{len(block.stops)}.svg", line_art.route(len(block.stops))
        elif isinstance(block, forms.Timeline):
            yield f"timeline-{block.moments}.svg", line_art.timeline(block.moments)


def _facts(form: Form) -> acroform.Facts:
    """Return the facts about the form's fields that the file needs."""
    blocks = tuple(_blocks(form))
    return acroform.Facts(
        required={name for block in blocks for name in answers.required(block)},
        read_only={names.edition(form)},
        circles={each.name: each for block in blocks for each in answers.circles(block)},
    )


def _blocks(form: Form) -> Iterator[forms.Block]:
    for section in form.sections:
        yield from section.blocks


def _over_budget(form: Form, typeset_pdf: TypesetPdf) -> Problem:
    """Return the problem of a form that is too long; it names what is past the last page."""
    beyond = {name for page in typeset_pdf.spots[form.max_pages :] for name in page}
    titles = [section.title for section in form.sections if f"s{section.number}" in beyond]
    pages = str(len(typeset_pdf.spots))
    name = f"{form.code}{VARIANTS[form.variant.name].ending}"
    values = {"name": name, "pages": pages, "most": str(form.max_pages)}
    if not titles:
        return Problem("print.last-lines", form.node, values, at="max_pages")
    return Problem("print.pages", form.node, {**values, "first": titles[0]}, at="max_pages")
