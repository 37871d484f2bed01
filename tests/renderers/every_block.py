"""A form with every kind of block, including those that the real kit does not use yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from gesprekskit.documents import forms
from gesprekskit.documents.forms import Block, Form, Option, Section, Variant
from gesprekskit.documents.printed import Footer

HINTS = ("dd", "mm", "jjjj")


def named(name: str, **more: Any) -> dict[str, Any]:
    label = more.get("label", name)
    return {"node": f"section/alles/{name}", "name": f"proef.alles.{name}", **more} | (
        {} if name == "uitleg" else {"called": more.get("called", label)}
    )


def options(block: str, *labels: str) -> tuple[Option, ...]:
    return tuple(Option(node="n", name=f"{block}.{label}", label=label) for label in labels)


def columns(block: str) -> tuple[forms.Column, ...]:
    return (
        forms.Column(name="wat", label="Wat", width=6),
        forms.Column(
            name="gelukt", label="Gelukt?", width=3, options=options("gelukt", "wel"), many=False
        ),
        forms.Column(name="hoe", label="Hoe?", width=3, options=options("hoe", "zo", "zus")),
    )


ROWS: Mapping[str, Any] = {"rows": 2, "row_height": 15.0, "row_called": "rij {number}"}
LEVELS = (
    forms.MatrixLevel(node="n", name="hulp", label="met hulp", explanation="Met iemand erbij."),
    forms.MatrixLevel(node="n", name="alleen", label="alleen", explanation="Zonder hulp."),
)
BLOCKS: tuple[Block, ...] = (
    forms.Explanation(**named("uitleg", text="Lees dit eerst. Vul daarna alles in.")),
    forms.ShortText(**named("kort", label="Kort", width=7)),
    forms.DateSegments(**named("datum", label="Datum", hints=HINTS, width=5)),
    forms.Lines(**named("lijnen", label="Wat weet je?", help="Denk rustig na.", lines=3)),
    forms.Lines(**named("lijn", label="Eén regel", lines=1, width=6)),
    forms.Lines(**named("stappen", label="Drie dingen", lines=3, numbered=True, width=6)),
    forms.SentenceStarter(**named("begin", label="Zin", starter="Ik zag …", lines=1)),
    forms.SentenceStarter(**named("vervolg", label="Nog een", starter="Ik wil …", lines=3)),
    forms.Box(**named("vak", label="Teken hier", height=30.0, optional="(niet verplicht)")),
    forms.Choice(
        **named("een", label="Kies één", options=options("proef.alles.een", "ja", "nee")),
        many=False,
        columns=2,
        other="anders:",
    ),
    forms.Choice(
        **named("meer", label="Kies meer", options=options("proef.alles.meer", "rood", "wit")),
        many=True,
        columns=3,
        other="nog iets:",
        width=9,
    ),
    forms.Scale(**named("schaal", label="Hoe zeker?", steps=5, low="onzeker", high="zeker")),
    forms.Table(**named("tabel", label="Tabel", columns=columns("tabel"), **ROWS)),
    forms.Agreements(**named("afspraken", label="", called="Klaar", columns=columns("a"), **ROWS)),
    forms.Matrix(
        **named("matrix", label="Matrix", hints=HINTS, levels=LEVELS, empty_rows=1),
        task_label="Taak",
        taught_label="uitleg op",
        mastered_label="kan ik",
        initials_label="paraaf",
        tasks=(forms.MatrixTask(node="n", name="proef.alles.matrix.t", text="Zagen", safety=True),),
        row_height=9.2,
        row_called="rij {number}",
        own_marks="Zet een rondje.",
        own_marks_on_screen="Vink links aan.",
        self_called="zelf",
        guide_called="begeleider",
        safety_mark="Pas na een paraaf.",
        safety_called="Pas op",
    ),
    forms.Checklist(
        **named("lijst", label="Lijst"),
        columns=2,
        items=tuple(
            forms.ChecklistItem(node="n", name=f"proef.alles.lijst.{text}", text=f"Punt {text}")
            for text in "abc"
        ),
    ),
    forms.Route(
        **named("route", label="Route", lines=2, drawn="Een weg met twee haltes."),
        stops=tuple(
            forms.Stop(node="n", name=f"proef.alles.route.{text}", label=text)
            for text in ("nu", "later")
        ),
    ),
    forms.Timeline(
        **named("tijd", label="Tijd", moments=3, hints=HINTS, drawn="Een lijn."),
        moment_called="moment {number}",
        date_label="Wanneer",
        rows=(forms.TimelineRow(node="n", name="werk", label="Werk"),),
        row_height=9.0,
    ),
    forms.Year(
        **named("jaar", label="Jaar", months=("jan", "feb"), empty_rows=2),
        row_label="Wie",
        rows=(forms.YearRow(node="n", name="wij", label="Wij", hint="allemaal"),),
        row_height=9.0,
        row_called="rij {number}",
    ),
    forms.Signature(
        **named("tekenen", label="Tekenen", hints=HINTS),
        people=tuple(
            forms.Signatory(node="n", name=f"proef.alles.tekenen.{text}", role=text.capitalize())
            for text in ("monteur", "leerling", "chef")
        ),
        name_label="Naam",
        date_label="Datum",
        sign_label="Handtekening",
        answers=options("", "gezien", "akkoord", "niet akkoord"),
    ),
)


SIGNED = (12, 11, 10, 8, 7, 6, 4)
"""Widths in which a signature is tried: narrower, no signature fits in any way."""


def signatures() -> tuple[forms.Signature, ...]:
    """Return a signature in every width, with two people each."""
    (signature,) = (block for block in BLOCKS if isinstance(block, forms.Signature))
    return tuple(
        replace(
            signature,
            name=f"{signature.name}{width}",
            width=width,
            people=tuple(replace(two, name=f"{two.name}{width}") for two in signature.people[:2]),
        )
        for width in SIGNED
    )


def form_of(blocks: Sequence[Block], **more: Any) -> Form:
    section = Section(
        node="section/alles", number=1, title="Alles", help="Uit je hoofd.", blocks=()
    )
    values: dict[str, Any] = {
        "id": "proef",
        "node": "form/proef",
        "variant": Variant(name="print", line=8.5, row=15.0),
        "landscape": False,
        "code": "PR-A",
        "version": "1.0",
        "language": "nl",
        "publisher": "Proefdrukkerij",
        "subject": "Proef",
        "title": "Proefblad",
        "about": "Voor wie wil",
        "opening": ("Let op.", "Vul alles in."),
        "sections": (
            replace(section, blocks=tuple(blocks)),
            replace(section, number=2, title="Daarna", help="", new_page=True),
        ),
        "closing": ("Tot slot.", "En klaar."),
        "retention": "Bewaren: nooit.",
        "max_pages": 3,
        "link": "https://gesprekskit.example/nl/formulieren/proef.html",
        "link_label": "uitleg: gesprekskit.example",
        "address": "gesprekskit.example/nl/pr-a.html",
        "footer": Footer(
            thing="PR-A",
            kit="Proef",
            licence="CC BY 4.0",
            page_of="blz. {page} van {pages}",
            origins=(),
        ),
        "edition": "PR-A 1.0",
        "edition_label": "Formulier en versie",
    }
    return Form(**{**values, **more})
