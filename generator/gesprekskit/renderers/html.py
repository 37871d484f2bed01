"""A form in, an HTML page out, made for the PDF engine."""

from __future__ import annotations

from typing import Any, assert_never

from markupsafe import Markup

from gesprekskit.documents import forms
from gesprekskit.documents.forms import Block, Form
from gesprekskit.renderers.templating import environment


def page(form: Form) -> str:
    """Return the whole page for a form; pictures and styles are named, not included."""
    template = environment().get_template("form.html.jinja")
    return template.render(form=form, rows=forms.rows, block=block, page_of=_page_of(form))


def block(one: Block) -> Markup:
    """Return the markup of one block."""
    macros: Any = environment().get_template("blocks.html.jinja").module
    return Markup(getattr(macros, macro(one))(one))


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
        case forms.Explanation():
            return "explanation"
        case _:
            assert_never(one)


def _page_of(form: Form) -> Markup:
    """Return `blz. x van y` with counters for x and y."""
    counters = {
        "page": Markup('<span class="page"></span>'),
        "pages": Markup('<span class="pages"></span>'),
    }
    return Markup.escape(form.footer.page_of).format(**counters)
