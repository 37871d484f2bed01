"""Where things stand in the handbook: paths below the site's root, and their web addresses."""

from __future__ import annotations

from collections.abc import Mapping

from gesprekskit.documents.forms import VariantName

FORMS = "formulieren"
PACK = "pakket"


ENDINGS: Mapping[VariantName, str] = {
    "print": "",
    "fillable": "-invulbaar",
    "large-print": "-grote-letters",
    "ink-saving": "-inktbesparend",
}
"""How a variant of a form is told from the standard one in the name of its file."""


def form_pdf(language: str, form: str, variant: VariantName = "print") -> str:
    """Return the path of a form's PDF below the site's root."""
    return f"{language}/{FORMS}/{form}{ENDINGS[variant]}.pdf"


def form_word(language: str, form: str) -> str:
    """Return the path of a form's Word file."""
    return f"{language}/{FORMS}/{form}.docx"


def sheet_pdf(language: str, thing: str) -> str:
    """Return the path of the PDF of a deck or a poster."""
    return f"{language}/{FORMS}/{thing}.pdf"


def tiles_pdf(language: str, poster: str) -> str:
    """Return the path of a poster on sheets of A4."""
    return f"{language}/{FORMS}/{poster}-a4.pdf"


def page_url(handbook: str, language: str, page: str) -> str:
    """Return the web address of a handbook page; `page` is its path without an extension."""
    return f"{handbook.rstrip('/')}/{language}/{page}.html"


def short_page(code: str) -> str:
    """Return the page whose short address is printed: it leads on to the form's own page."""
    return code.lower()


def printed(url: str) -> str:
    """Return an address as it is printed: without the part that browsers add themselves."""
    return url.removeprefix("https://").removeprefix("http://")


def pack_zip(language: str, conversation: str) -> str:
    """Return the path of the zip with everything for a conversation."""
    return f"{language}/{FORMS}/{PACK}-{conversation}.zip"


def pack_pdf(language: str, conversation: str) -> str:
    """Return the path of the PDF with everything to print for a conversation."""
    return f"{language}/{FORMS}/{PACK}-{conversation}.pdf"
