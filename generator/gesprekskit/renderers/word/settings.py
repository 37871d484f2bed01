"""The settings of the documents: those of today's Word, with pages bound on alternating sides."""

from __future__ import annotations

from gesprekskit.documents.forms import Form
from gesprekskit.renderers.word.markup import Xml, el, joined
from gesprekskit.renderers.word.styles import language

WORD = "http://schemas.microsoft.com/office/word"
CURRENT = 15
"""The way of laying out of Word since 2013; without it Word opens a file in compatibility mode."""


def settings(form: Form) -> Xml:
    """Return what stands in a document's settings, in Word's order."""
    return joined(
        (
            el("w:zoom", percent=100),
            el("w:mirrorMargins"),
            el("w:defaultTabStop", val=709),
            el("w:characterSpacingControl", val="doNotCompress"),
            el(
                "w:compat",
                el("w:compatSetting", name="compatibilityMode", uri=WORD, val=CURRENT),
            ),
            el("w:themeFontLang", val=language(form)),
            el("w:decimalSymbol", val=","),
            el("w:listSeparator", val=";"),
        )
    )
