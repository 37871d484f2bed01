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
from gesprekskit.renderers.word.theme import ParagraphFormat, theme

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
    properties = el("w:rPr", el("w:lang", val=spoken, eastAsia=spoken, bidi="ar-SA"))
    return el(
        "w:docDefaults",
        el("w:rPrDefault", properties),
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


def _paragraph(style: ParagraphFormat) -> Xml:
    """Return a paragraph style, with its properties in Word's order."""
    return el(
        "w:style",
        el("w:name", val=style.name),
        el("w:basedOn", val=style.based),
        el("w:next", val=style.next) if style.next else NOTHING,
        el("w:qFormat"),
        el(
            "w:pPr",
            el("w:keepNext") if style.keep else NOTHING,
            el("w:keepLines"),
            el("w:pBdr", style.borders) if style.borders else NOTHING,
            el("w:shd", val="clear", color="auto", fill=style.fill) if style.fill else NOTHING,
            style.tabs,
            _spacing(style.before, style.after, style.line) if _spaced(style) else NOTHING,
            _indented(style),
            el("w:contextualSpacing") if style.together else NOTHING,
            el("w:jc", val=style.align) if style.align else NOTHING,
            el("w:outlineLvl", val=0) if style.outline else NOTHING,
        ),
        el("w:rPr", *_letters(bold=style.bold, colour=style.colour, size=style.size)),
        type="paragraph",
        styleId=identifier(style.name),
        **_custom_mark(style.name),
    )


def _custom_mark(name: str) -> dict[str, str]:
    """Return the mark of a style that is not built into Word."""
    return {} if name in ("Title", "heading 1", "header", "footer") else {"customStyle": "1"}


def _letters(*, bold: bool | None = None, colour: str = "", size: float = 0) -> tuple[Xml, ...]:
    weight = () if not bold else (el("w:b"), el("w:bCs"))
    paint = (el("w:color", val=colour),) if colour else ()
    return (*weight, *paint, *(_size(size) if size else ()))


def _size(points: float) -> tuple[Xml, Xml]:
    return el("w:sz", val=round(points * 2)), el("w:szCs", val=round(points * 2))


def _spaced(style: ParagraphFormat) -> bool:
    return bool(style.before or style.after or style.line)


def _spacing(before: float, after: float, line: float) -> Xml:
    height, rule = (twips(line), "exact") if line else (240, "auto")
    return el("w:spacing", before=twips(before), after=twips(after), line=height, lineRule=rule)


def _indented(style: ParagraphFormat) -> Xml:
    """Return the indents: room for a box before a text, or for the padding of a filled area."""
    if style.hanging:
        return el("w:ind", left=twips(style.hanging), hanging=twips(style.hanging))
    return el("w:ind", left=85, right=85) if style.fill else NOTHING


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


def _character(name: str, identity: str, *style: Xml) -> Xml:
    return el(
        "w:style",
        el("w:name", val=name),
        el("w:qFormat"),
        el("w:rPr", *style),
        type="character",
        styleId=identity,
        **({} if name == "Strong" else {"customStyle": "1"}),
    )
