"""What someone fills in: one function for each kind of block."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from gesprekskit.documents import forms, names, spoken
from gesprekskit.documents.forms import Block
from gesprekskit.renderers.word import controls, grids
from gesprekskit.renderers.word.markup import Xml, joined, paragraph, run
from gesprekskit.renderers.word.place import Place, label
from gesprekskit.renderers.word.tables import GAP, Row, after, columns, side_by_side, table

LAST = "anders_"
"""What the last answer of a choice is called, behind which someone writes another one."""


def block(one: Block, place: Place) -> Xml:
    """Return the paragraphs and tables of one block."""
    match one:
        case forms.ShortText():
            return _short_text(one)
        case forms.Lines():
            return _lines(one)
        case forms.SentenceStarter():
            return _sentence_starter(one)
        case forms.Box():
            return _box(one, place)
        case forms.DateSegments():
            return _date(one, place)
        case forms.Choice():
            return _choice(one, place)
        case forms.Scale():
            return _scale(one)
        case forms.Table():
            return grids.rows(one, place, "Tabelraster")
        case forms.Agreements():
            return grids.rows(one, place, "Afspraken")
        case forms.Matrix():
            return grids.matrix(one, place)
        case forms.Signature():
            return _signature(one, place)
        case forms.Checklist():
            return _checklist(one, place)
        case forms.Route():
            return grids.route(one, place)
        case forms.Timeline():
            return grids.timeline(one, place)
        case forms.Year():
            return grids.year(one, place)
        case forms.Explanation():
            return paragraph("Uitleg", run(one.text))
        case _:
            assert_never(one)


def _short_text(one: forms.ShortText) -> Xml:
    return joined((*label(one), paragraph("Invullijn", controls.text(one.name, one.called))))


def _lines(one: forms.Lines) -> Xml:
    if not one.numbered:
        return joined((*label(one), controls.ruled(one.name, one.called, one.lines)))
    numbered = (
        paragraph(
            "Invullijn",
            run(f"{number} "),
            controls.text(names.line(one, number), f"{one.called} {number}"),
            keep=number < one.lines,
        )
        for number in range(1, one.lines + 1)
    )
    return joined((*label(one), *numbered))


def _sentence_starter(one: forms.SentenceStarter) -> Xml:
    """Return the start of a sentence with the lines to finish it; typed text goes below it."""
    name = ": ".join(dict.fromkeys((one.called, one.starter)))
    if one.lines == 1:
        field = controls.text(one.name, name, many=True)
        return joined((*label(one), paragraph("Invullijn", run(f"{one.starter} "), field)))
    start = paragraph("Invullijn", run(one.starter), keep=True)
    return joined((*label(one), start, controls.ruled(one.name, name, one.lines - 1)))


def _box(one: forms.Box, place: Place) -> Xml:
    inside = paragraph("Tabeltekst", controls.text(one.name, one.called, many=True))
    box = table("Vak", [place.width], [Row((inside,), one.height)], one.called)
    return joined((*label(one), box, after()))


def _date(one: forms.DateSegments, place: Place) -> Xml:
    hint = "-".join(one.hints)
    field = controls.date(one.name, f"{one.called} ({hint})", place.language)
    return joined(
        (*label(one), paragraph("Invullijn", field, keep=True), paragraph("Hint", run(hint)))
    )


def _choice(one: forms.Choice, place: Place) -> Xml:
    ticks = [
        _tick(
            "Keuze",
            option.name if one.many else f"{one.name}.{option.name.rpartition('.')[2]}",
            spoken.part(one.called, option.label),
            option.label,
            many=one.many,
        )
        for option in one.options
    ]
    if one.other:
        ticks.append(_other(one))
    return joined((*label(one), columns(ticks, one.columns, place.width)))


def _other(one: forms.Choice) -> Xml:
    """Return the last answer of a choice, with room to say which."""
    title = spoken.part(one.called, one.other)
    return paragraph(
        "KeuzeMetLijn",
        controls.tick(f"{one.name}.{LAST}", title, many=one.many),
        run(f" {one.other} "),
        controls.text(names.other(one), title),
    )


def _tick(style: str, name: str, title: str, text: str, *, many: bool) -> Xml:
    return paragraph(style, controls.tick(name, title, many=many), run(f" {text}"))


def _scale(one: forms.Scale) -> Xml:
    ends = f"{one.low} – {one.high}"
    steps = (
        joined(
            (
                run("\u2003"),
                controls.tick(
                    f"{one.name}.{step}", spoken.part(one.called, f"{step} ({ends})"), many=False
                ),
            )
        )
        for step in range(1, one.steps + 1)
    )
    line = paragraph("Keuze", run(one.low), *steps, run(f"\u2003{one.high}"))
    return joined((*label(one), line))


def _checklist(one: forms.Checklist, place: Place) -> Xml:
    ticks = [_tick("Keuze", item.name, item.text, item.text, many=True) for item in one.items]
    return joined((*label(one), columns(ticks, one.columns, place.width)))


@dataclass(frozen=True, slots=True)
class _Signing:
    """A signature, who signs, and where."""

    one: forms.Signature
    person: forms.Signatory
    place: Place

    def called(self, part: str) -> str:
        return spoken.part(self.person.role, part)

    def drawn(self) -> Xml:
        naam = names.signed(self.person, "naam")
        field = controls.text(naam, self.called(self.one.name_label))
        ticks = 33.0
        beside = self.place.width - ticks
        return joined(
            (
                paragraph("Vraag", run(self.person.role)),
                paragraph("Naamregel", run(f"{self.one.name_label} "), field, keep=True),
                side_by_side([ticks, beside], [(self.answers(), self.box(beside))], gap=0),
            )
        )

    def answers(self) -> Xml:
        name = names.signed(self.person, "antwoord")
        return joined(
            _tick(
                "Keuze",
                f"{name}.{answer.name}",
                self.called(answer.label),
                answer.label,
                many=False,
            )
            for answer in self.one.answers
        )

    def box(self, width: float) -> Xml:
        hint = "-".join(self.one.hints)
        title = f"{self.called(self.one.date_label)} ({hint})"
        field = controls.date(names.signed(self.person, "datum"), title, self.place.language)
        rows = (
            Row((paragraph("Hint", run(self.one.sign_label), keep=True),), 15.0),
            Row((paragraph("Hint", run(f"{self.one.date_label} "), field),), 9.0),
        )
        return table("Vak", [width], rows, self.called(self.one.sign_label))


def _signature(one: forms.Signature, place: Place) -> Xml:
    each = (place.width - GAP) / 2
    signed = [_Signing(one, person, place.of(each)).drawn() for person in one.people]
    return joined((*label(one), columns(signed, 2, place.width)))
