"""A form in, a Word document out that a company can fill in, print or adapt."""

from __future__ import annotations

from gesprekskit.documents.forms import Form
from gesprekskit.documents.rendered import Rendered
from gesprekskit.renderers.word.file import written

__all__ = ["render"]


def render(form: Form) -> Rendered:
    """Return the DOCX of a form; Word breaks the pages, so they are not counted here."""
    return Rendered(written(form), pages=0)
