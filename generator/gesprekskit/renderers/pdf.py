"""A form in, a tagged PDF out.

The engine is imported with the first form that is drawn: it takes most of a second, and commands
that draw nothing, or find everything in the cache, need not have it.
"""

from __future__ import annotations

from gesprekskit.documents.forms import Form
from gesprekskit.documents.rendered import EngineMissing, Rendered


def render(form: Form) -> Rendered:
    """Return the PDF of a form (PDF/UA-1); raises EngineMissing where Pango is not installed."""
    try:
        from gesprekskit.renderers import engine
    except OSError as error:
        raise EngineMissing(str(error)) from error
    return engine.draw(form)
