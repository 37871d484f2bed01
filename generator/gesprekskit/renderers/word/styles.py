"""The styles of the documents: all of their formatting is defined here."""

from __future__ import annotations

from gesprekskit.documents.forms import Form
from gesprekskit.renderers.word.markup import (
    NOTHING,
    Xml,
    el,
    joined,
    twips,
)
from gesprekskit.renderers.word.tablestyles import table_styles
from gesprekskit.renderers.word.theme import Look, theme

FONT, SIGNS = "Arial", "Segoe UI Symbol"
SYMBOLS = "MS Gothic"
"""The font that Word itself draws tick boxes with; it has circles too."""

LANGUAGES = {"en": "en-GB", "nl": "nl-NL"}


def language(form: Form) -> str:
    """Return a form's language with the country of its spelling."""
    return LANGUAGES.get(form.language, form.language)


def sheet(form: Form, width: float) -> Xml:
    """Return the styles for a form with text of this width in mm."""
    return joined(
        (
            _defaults(language(form)),
            _standard(),
            *map(_paragraph, theme(form, width)),
            *_characters(),
            *table_styles(),
        )
    )


def identifier(name: str) -> str:
    """Return the identifier of a style: its name without spaces, Dutch where Word has its own."""
    own = {"Title": "Titel", "heading 1": "Kop1", "header": "Koptekst", "footer": "Voettekst"}
    return own.get(name, name.title().replace(" ", ""))


def _defaults(spoken: str) -> Xml:
    look = el("w:rPr", el("w:lang", val=spoken, eastAsia=spoken, bidi="ar-SA"))
    return el(
        "w:docDefaults",
        el("w:rPrDefault", look),
        el("w:pPrDefault", el("w:pPr", _spacing(0, 0, 0))),
    )


def _standard() -> Xml:
    """Return the style of all text; in tables LibreOffice ranks defaults above character styles."""
    fonts = el("w:rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)
    return el(
        "w:style",
        el("w:name", val="Normal"),
        el("w:qFormat"),
        el("w:rPr", fonts, *_size(12)),
        type="paragraph",
        default=1,
        styleId="Standaard",
    )


def _paragraph(look: Look) -> Xml:
    """Return a paragraph style, with its properties in Word's order."""
    return el(
        "w:style",
        el("w:name", val=look.name),
        el("w:basedOn", val=look.based),
        el("w:next", val=look.next) if look.next else NOTHING,
        el("w:qFormat"),
        el(
            "w:pPr",
            el("w:keepNext") if look.keep else NOTHING,
            el("w:keepLines"),
            el("w:pBdr", look.borders) if look.borders else NOTHING,
            el("w:shd", val="clear", color="auto", fill=look.fill) if look.fill else NOTHING,
            look.tabs,
            _spacing(look.before, look.after, look.line) if _spaced(look) else NOTHING,
            _indented(look),
            el("w:contextualSpacing") if look.together else NOTHING,
            el("w:jc", val=look.align) if look.align else NOTHING,
            el("w:outlineLvl", val=0) if look.outline else NOTHING,
        ),
        el("w:rPr", *_letters(bold=look.bold, colour=look.colour, size=look.size)),
        type="paragraph",
        styleId=identifier(look.name),
        **_own(look.name),
    )


def _own(name: str) -> dict[str, str]:
    """Return the mark of a style that is not built into Word."""
    return {} if name in ("Title", "heading 1", "header", "footer") else {"customStyle": "1"}


def _letters(*, bold: bool | None = None, colour: str = "", size: float = 0) -> tuple[Xml, ...]:
    weight = () if not bold else (el("w:b"), el("w:bCs"))
    paint = (el("w:color", val=colour),) if colour else ()
    return (*weight, *paint, *(_size(size) if size else ()))


def _size(points: float) -> tuple[Xml, Xml]:
    return el("w:sz", val=round(points * 2)), el("w:szCs", val=round(points * 2))


def _spaced(look: Look) -> bool:
    return bool(look.before or look.after or look.line)


def _spacing(before: float, after: float, line: float) -> Xml:
    height, rule = (twips(line), "exact") if line else (240, "auto")
    return el("w:spacing", before=twips(before), after=twips(after), line=height, lineRule=rule)


def _indented(look: Look) -> Xml:
    """Return the indents: room for a box before a text, or for the padding of a filled area."""
    if look.hanging:
        return el("w:ind", left=twips(look.hanging), hanging=twips(look.hanging))
    return el("w:ind", left=85, right=85) if look.fill else NOTHING


def _characters() -> tuple[Xml, ...]:
    symbols = el("w:rFonts", ascii=SYMBOLS, hAnsi=SYMBOLS, eastAsia=SYMBOLS, cs=SYMBOLS)
    signs = el("w:rFonts", ascii=SIGNS, hAnsi=SIGNS, eastAsia=SIGNS, cs=SIGNS)
    return (
        _character("Strong", "Vet", *_letters(bold=True)),
        _character("Invultekst", "Invultekst", *_letters(colour="595959")),
        _character("Niet verplicht", "NietVerplicht", el("w:b", val=0), el("w:bCs", val=0)),
        _character("Aankruisteken", "Aankruisteken", symbols, el("w:b", val=0), *_size(13)),
        _character("Teken", "Teken", signs),
    )


def _character(name: str, identity: str, *look: Xml) -> Xml:
    return el(
        "w:style",
        el("w:name", val=name),
        el("w:qFormat"),
        el("w:rPr", *look),
        type="character",
        styleId=identity,
        **({} if name == "Strong" else {"customStyle": "1"}),
    )
