"""The parts of a DOCX put together: the only module that imports python-docx.

The same form gives the same bytes: no clock, and only the frame of python-docx's own template.
"""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENTATION
from docx.oxml import parse_xml
from docx.shared import Mm

from gesprekskit.documents import measures
from gesprekskit.documents.forms import Form
from gesprekskit.documents.measures import BINDING, BOTTOM, LONG, OUTSIDE, SHORT, TOP
from gesprekskit.renderers import logos, qr, rastering
from gesprekskit.renderers.word import page, pictures
from gesprekskit.renderers.word.markup import DECLARED, NOTHING, Xml, allowed
from gesprekskit.renderers.word.place import Place
from gesprekskit.renderers.word.settings import settings
from gesprekskit.renderers.word.styles import language, sheet

DATE = datetime(1980, 1, 1, tzinfo=UTC)
"""The first date that a zip can hold; no document says when it was made."""

LONGEST = 255
"""How long python-docx lets a property be."""

KEPT = ("styles", "settings", "theme", "image", "header", "footer")
"""What of python-docx's own template stays, by the ends of the kinds of relations."""


def written(form: Form) -> bytes:
    """Return a form as a DOCX."""
    document = docx.Document()
    _bare(document)
    wide = (LONG if form.landscape else SHORT) - BINDING - OUTSIDE
    _replace(document.styles.element, sheet(form, wide))
    _replace(document.settings.element, settings(form))
    _lay_out(document, form)
    relation, _ = document.part.get_or_add_image(BytesIO(qr.png(form.link)))
    scan = pictures.inline(relation, form.link_label)
    body: Any = document.element.body
    for element in reversed(_parsed(page.body(form, Place(wide, language(form)), scan))):
        body.insert(0, element)
    _describe(document, form)
    return _packed(document)


def _bare(document: Document) -> None:
    """Remove what a form does not need of the template, such as a thumbnail."""
    for rels in (document.part.rels, document.part.package.rels):
        for key in [key for key, rel in rels.items() if not _of_use(rel.reltype)]:
            del rels[key]


def _of_use(kind: str) -> bool:
    return kind.endswith((*KEPT, "officeDocument", "core-properties"))


def _parsed(xml: Xml) -> list[Any]:
    return list(parse_xml(f"<w:body {DECLARED}>{xml}</w:body>"))


def _replace(element: Any, xml: Xml) -> None:
    """Replace everything inside an element by the markup."""
    for child in list(element):
        element.remove(child)
    element.extend(_parsed(xml))


def _lay_out(document: Document, form: Form) -> None:
    """Set the page: paper, margins, header and footer."""
    section = document.sections[0]
    across, down = (LONG, SHORT) if form.landscape else (SHORT, LONG)
    section.orientation = WD_ORIENTATION.LANDSCAPE if form.landscape else WD_ORIENTATION.PORTRAIT
    section.page_width, section.page_height = Mm(across), Mm(down)
    section.left_margin, section.right_margin = Mm(BINDING), Mm(OUTSIDE)
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.header_distance, section.footer_distance = (
        Mm(measures.WORD_HEADER),
        Mm(measures.WORD_FOOTER),
    )
    section.different_first_page_header_footer = True
    first = section.first_page_header
    _replace(first._element, page.first_header(form, _logo(first.part, form)))
    _replace(section.header._element, page.header(form))
    for foot in (section.first_page_footer, section.footer):
        _replace(foot._element, page.footer(form, _emblem(foot.part, form)))


def _logo(part: Any, form: Form) -> Xml:
    """Return the company's logo as a picture of this part, where it has one."""
    logo = form.brand.logo
    if not logo:
        return NOTHING
    relation, _ = part.get_or_add_image(BytesIO(rastering.png(logo)))
    size = logos.size(form, measures.WORD_LOGO, measures.WORD_EMBLEM)
    return pictures.inline(relation, logo.text, *size)


def _emblem(part: Any, form: Form) -> Xml:
    """Return the emblem as a picture of this part, where the form has one."""
    if not form.footer.emblem:
        return NOTHING
    relation, _ = part.get_or_add_image(BytesIO(pictures.emblem()))
    return pictures.inline(relation, form.footer.emblem_label, *measures.WORD_EMBLEM)


def _describe(document: Document, form: Form) -> None:
    """Set the file's properties."""
    core = document.core_properties
    core.title = allowed(f"{form.title} ({form.code})")[:LONGEST]
    core.author = core.last_modified_by = allowed(form.publisher)[:LONGEST]
    core.subject = allowed(form.subject)[:LONGEST]
    core.language = language(form)
    core.comments = core.keywords = core.category = ""
    core.revision = 1
    core.created = core.modified = DATE


def _packed(document: Document) -> bytes:
    """Return the file; every part has the same date."""
    made = BytesIO()
    document.save(made)
    packed = BytesIO()
    with ZipFile(made) as parts, ZipFile(packed, "w") as kept:
        for part in parts.infolist():
            info = ZipInfo(part.filename, DATE.timetuple()[:6])
            info.compress_type = ZIP_DEFLATED
            info.create_system = 0
            kept.writestr(info, parts.read(part))
    return packed.getvalue()
