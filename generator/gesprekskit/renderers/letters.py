"""A letter in; a tagged PDF, or a page for a browser that needs nothing else, out."""

from __future__ import annotations

from gesprekskit.documents.letters import Letter
from gesprekskit.documents.rendered import Rendered
from gesprekskit.renderers import html
from gesprekskit.renderers.pdf import complaints, shared, typeset

READS = {
    "pdf": (
        "templates/letter.html.jinja",
        "styles/base.css",
        "styles/form.css",
        "styles/letter.css",
    ),
    "page": ("templates/letter_page.html.jinja", "templates/_letter_page.css.jinja"),
}
"""The files that each of these functions reads."""


def pdf(letter: Letter) -> Rendered:
    """Return the PDF of a letter (PDF/UA-1)."""
    typeset_pdf = typeset(html.letter(letter), ("base", "form", "letter"), shared(letter))
    problems = tuple(complaints(typeset_pdf, letter))
    return Rendered(typeset_pdf.content, len(typeset_pdf.spots), problems)


def page(letter: Letter) -> Rendered:
    """Return a letter as one HTML file, without scripts and without requests."""
    return Rendered(html.letter_page(letter).encode(), 1)
