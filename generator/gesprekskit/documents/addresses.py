"""Where things stand in the handbook: paths below the site's root, and their web addresses."""

from __future__ import annotations

FORMS = "formulieren"


def form_pdf(language: str, form: str) -> str:
    """Return the path of a form's PDF below the site's root."""
    return f"{language}/{FORMS}/{form}.pdf"


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
    """Return the path of the zip with all forms of a conversation."""
    return f"{language}/{FORMS}/{conversation}.zip"
