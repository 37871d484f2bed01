"""A form in, all but its blocks out: its head, sections, closing, header and footer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from string import Formatter

from gesprekskit.documents import flow, forms, names
from gesprekskit.documents.forms import Form, Section
from gesprekskit.documents.measures import BLOCK_GAP, SCAN, SCAN_GAP, TWELFTHS
from gesprekskit.renderers.word import controls
from gesprekskit.renderers.word.blocks import block
from gesprekskit.renderers.word.markup import NOTHING, Xml, el, joined, paragraph, run
from gesprekskit.renderers.word.place import Place
from gesprekskit.renderers.word.tables import after, side_by_side

SEPARATOR = " · "


def body(form: Form, place: Place, picture: Xml) -> Xml:
    """Return everything between header and footer; `picture` is the QR code."""
    return joined(
        (
            _head(form, place, picture),
            *(part for section in form.sections for part in _section(section, place)),
            *_closing(form),
        )
    )


def _head(form: Form, place: Place, picture: Xml) -> Xml:
    """Return the audience of the form, its title and introduction, beside the QR code."""
    first, *others = form.opening or ("",)
    said = joined(
        (
            paragraph("OverDitFormulier", run(form.about)),
            paragraph("Titel", run(form.title)),
            paragraph("Opening", run(first, "Vet")) if first else NOTHING,
            *(paragraph("Opening", run(line)) for line in others),
        )
    )
    scan = paragraph("Scancode", picture)
    return joined(
        (side_by_side([place.width - SCAN - SCAN_GAP, SCAN], (said, scan), SCAN_GAP), after())
    )


def _section(section: Section, place: Place) -> Iterator[Xml]:
    heading = run(f"{section.number} {section.title}")
    yield paragraph("Kop1", heading, new_page=section.new_page)
    if section.help:
        yield paragraph("Hulp", run(section.help))
    for row in flow.rows(section.blocks):
        yield _row(row, place)


def _row(row: Sequence[forms.Block], place: Place) -> Xml:
    """Return blocks side by side; one as wide as the line needs no table."""
    widths = [(place.width + BLOCK_GAP) * block.width / TWELFTHS - BLOCK_GAP for block in row]
    drawn = [block(cell, place.of(width)) for cell, width in zip(row, widths, strict=True)]
    if len(row) == 1 and row[0].width == TWELFTHS:
        return drawn[0]
    return joined((side_by_side(widths, drawn), after()))


def _closing(form: Form) -> Iterator[Xml]:
    if form.closing:
        yield paragraph("Slot", run(" ".join(form.closing)), keep=True)
    yield paragraph("Slot", run(form.retention))


def first_header(form: Form, picture: Xml) -> Xml:
    """Return the header of the first page: a company's logo, or room for it."""
    logo = form.brand.logo
    called = logo.text if logo else form.publisher
    return paragraph("Logo", controls.logo(names.LOGO, called, picture))


def header(form: Form) -> Xml:
    """Return the header of the other pages: the form's title."""
    return paragraph("Koptekst", run(f"{form.code}{SEPARATOR}{form.title}"))


def footer(form: Form, emblem: Xml) -> Xml:
    """Return the footer of all pages, with the emblem before the line about funding."""
    foot = form.footer
    thing = SEPARATOR.join(filter(None, (foot.thing, form.address)))
    lines = [run(f"{foot.kit}{SEPARATOR}{foot.licence}")]
    if foot.funding:
        lines.append(joined((emblem, run(f" {foot.funding}" if emblem else foot.funding))))
    return joined(
        (
            paragraph("Voettekst", run(thing), el("w:r", el("w:tab")), *_page_of(foot.page_of)),
            *(paragraph("Voettekst", line) for line in lines),
        )
    )


def _page_of(pattern: str) -> Iterator[Xml]:
    """Yield `blz. x van y` with the fields that Word counts pages with."""
    fields = {"page": "PAGE", "pages": "NUMPAGES"}
    for text, field, _, _ in Formatter().parse(pattern):
        if text:
            yield run(text, "Vet")
        if field in fields:
            yield el("w:fldSimple", run("1", "Vet"), instr=fields[field])
