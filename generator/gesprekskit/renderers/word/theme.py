"""The format of each kind of paragraph, by the name that Word shows."""

from __future__ import annotations

from dataclasses import dataclass

from gesprekskit.brands import colours
from gesprekskit.documents.forms import Form
from gesprekskit.documents.measures import RULE
from gesprekskit.renderers.word.markup import NOTHING, Xml, el, joined, twips
from gesprekskit.renderers.word.tablestyles import BLACK, DARK, SIDES, border


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphFormat:
    """The format of a paragraph: sizes in pt, lengths in mm; `line` is an exact height.

    `together` leaves out the space between paragraphs of the same style.
    """

    name: str
    based: str = "Standaard"
    next: str = ""
    size: float = 0
    bold: bool = False
    colour: str = ""
    before: float = 0
    after: float = 0
    line: float = 0
    hanging: float = 0
    align: str = ""
    fill: str = ""
    keep: bool = False
    borders: Xml = NOTHING
    tabs: Xml = NOTHING
    outline: bool = False
    together: bool = False


GROUND = "F0F0F0"
ROOM = 0.8
"""Space below what stands above something, in mm."""

TICKED, SIGNED = 4.9, 4.5
"""Height of a line with a tick, and of one with a warning sign in a table, in mm: that of its text,
also where a font that makes lines higher has to draw them."""

THIN = border("top", RULE, space=3)
PADDED = joined(border(side, 0.5, GROUND, 4) for side in SIDES)

ALWAYS = (
    ParagraphFormat(name="header", size=10, colour=DARK),
    ParagraphFormat(name="Logo", based="Koptekst", align="right"),
    ParagraphFormat(name="Over dit formulier", size=11, colour=DARK, keep=True),
    ParagraphFormat(name="Opening", size=11),
    ParagraphFormat(name="Scancode", align="right"),
    ParagraphFormat(name="Vraag", bold=True, before=1.3, keep=True, next="Invullijn"),
    ParagraphFormat(name="Vraag boven kader", based="Vraag", before=1.3, after=ROOM),
    ParagraphFormat(name="Hulp", size=11, colour=DARK, after=0.6, keep=True),
    ParagraphFormat(name="Hint", size=10, colour=DARK),
    ParagraphFormat(name="Hint klein", based="Hint", size=9),
    ParagraphFormat(name="Keuze", before=1.4, after=0.2, line=TICKED, hanging=7),
    ParagraphFormat(name="Keuze met lijn", based="Keuze", borders=border("bottom", RULE, space=2)),
    ParagraphFormat(name="Schaalrondje", before=ROOM, after=0.4, line=TICKED, keep=True),
    ParagraphFormat(name="Schaalwoord", size=11),
    ParagraphFormat(name="Schaalwoord rechts", based="Schaalwoord", align="right"),
    ParagraphFormat(name="Zinbegin", before=ROOM, keep=True),
    ParagraphFormat(name="Tabelkop", size=11, bold=True, keep=True),
    ParagraphFormat(name="Tabelkop smal", based="Tabelkop", size=10),
    ParagraphFormat(name="Tabelkop midden", based="TabelkopSmal", align="center"),
    ParagraphFormat(name="Tabeltekst", size=11),
    ParagraphFormat(name="Tabeltekst smal", based="Tabeltekst", size=10),
    ParagraphFormat(name="Tabeltaak", based="Tabeltekst", line=SIGNED),
    ParagraphFormat(name="Tabelkeuze", based="Tabeltekst", line=TICKED),
    ParagraphFormat(name="Tabelvinkjes", based="Tabelkeuze", align="center"),
    ParagraphFormat(name="Uitleg", size=11, before=1.6, after=1.6, fill=GROUND, borders=PADDED),
    ParagraphFormat(name="Slot", size=10, colour=DARK, before=3, together=True, borders=THIN),
    ParagraphFormat(name="Tussenruimte", size=1, line=0.45),
)


def theme(form: Form, width: float) -> tuple[ParagraphFormat, ...]:
    """Return the formats of paragraphs on a form with text of this width in mm."""
    ruled = joined((border("bottom", RULE), border("between", RULE)))
    # The border comes on top of the height of a line, and lines are to be as far apart as printed.
    line = form.variant.line - RULE
    right = el("w:tabs", el("w:tab", val="right", pos=twips(width)))
    return (
        *_titles("" if form.brand.main == colours.BLACK else form.brand.main[1:].upper()),
        *ALWAYS,
        ParagraphFormat(name="Invullijn", line=line, borders=ruled),
        ParagraphFormat(name="Naamregel", based="Invullijn", after=1, line=line, borders=ruled),
        ParagraphFormat(name="footer", size=8.5, colour=DARK, tabs=right, borders=THIN),
    )


def _titles(colour: str) -> tuple[ParagraphFormat, ParagraphFormat]:
    """Return the formats of the title and of the heads of sections, in the company's colour."""
    return (
        ParagraphFormat(
            name="Title",
            size=21,
            bold=True,
            colour=colour,
            before=0.5,
            after=1.2,
            keep=True,
            next="Opening",
        ),
        ParagraphFormat(
            name="heading 1",
            next="Vraag",
            size=14,
            bold=True,
            colour=colour,
            before=3,
            after=0.4,
            keep=True,
            outline=True,
            borders=border("top", 0.5, colour or BLACK, 2),
        ),
    )
