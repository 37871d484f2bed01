"""What someone fills in: one function for each kind of block."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

from gesprekskit.documents import accessible_names, forms, names
from gesprekskit.documents.forms import Block
from gesprekskit.renderers.word import controls, grids
from gesprekskit.renderers.word.markup import Xml, joined, paragraph, run
from gesprekskit.renderers.word.place import Place, label
from gesprekskit.renderers.word.tables import GAP, Row, after, columns, side_by_side, table
from gesprekskit.renderers.word.text_width import SMALL, fitting, text_width

LAST = "anders_"
"""What the last answer of a choice is called, behind which someone writes another one."""

APART = "\u00a0\u00a0"
"""Between a tick and its label: as wide as the indent of their style leaves, and never broken."""

TICK = 7.0
"""How much a tick and what keeps it apart take of a line, in mm."""

NAMED, FINISHED = 50.0, 35.0
"""Room in mm for another answer than those printed, and to finish a sentence."""

DATE = 67.4
"""How long the line for a date is at most, in mm: five twelfths of the width of the page."""

STEP, CIRCLE, BESIDE = 26.0, 5.0, 2.0
"""Between the steps of a scale, how wide its circles are, and between the words below: in mm."""

ANSWERS = 32.0
"""How much of the width the answers beside a signature take, in mm."""


def block(one: Block, place: Place) -> Xml:
    """Return the paragraphs and tables of one block."""
    match one:
        case forms.ShortText():
            return _short_text(one)
        case forms.Lines():
            return _lines(one)
        case forms.SentenceStarter():
            return _sentence_starter(one, place)
        case forms.Box():
            return _box(one, place)
        case forms.DateSegments():
            return _date(one, place)
        case forms.Choice():
            return _choice(one, place)
        case forms.Scale():
            return _scale(one, place)
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


def _sentence_starter(one: forms.SentenceStarter, place: Place) -> Xml:
    """Return the start of a sentence with the lines to finish it; typed text goes below it.

    A start that leaves too little of its only line stands above it.
    """
    name = ": ".join(dict.fromkeys((one.called, one.starter)))
    if one.lines == 1 and place.width - text_width(one.starter) >= min(FINISHED, place.width / 2):
        field = controls.text(one.name, name, many=True)
        return joined((*label(one), paragraph("Invullijn", run(f"{one.starter} "), field)))
    above = "Zinbegin" if one.lines == 1 else "Invullijn"
    start = paragraph(above, run(one.starter), keep=True)
    return joined((*label(one), start, controls.ruled(one.name, name, max(one.lines - 1, 1))))


def _box(one: forms.Box, place: Place) -> Xml:
    inside = paragraph("Tabeltekst", controls.text(one.name, one.called, many=True))
    box = table("Vak", [place.width], [Row((inside,), one.height)], one.called)
    return joined((*label(one, framed=True), box, after()))


def _date(one: forms.DateSegments, place: Place) -> Xml:
    """Return a line no longer than a date, with how to write it below."""
    hint = "-".join(one.hints)
    field = controls.date(one.name, f"{one.called} ({hint})", place.language)
    line = joined((paragraph("Invullijn", field, keep=True), paragraph("Hint", run(hint))))
    return joined((*label(one), side_by_side([min(place.width, DATE)], [line]), after()))


def _choice(one: forms.Choice, place: Place) -> Xml:
    count = _columns([option.label for option in one.options], one.columns, place)
    followed = len(one.options) if one.other else len(one.options) - count
    ticks = [
        _tick(
            option.name if one.many else f"{one.name}.{option.name.rpartition('.')[2]}",
            accessible_names.part(one.called, option.label),
            option.label,
            many=one.many,
            keep=at < followed,
        )
        for at, option in enumerate(one.options)
    ]
    if not one.other:
        return joined((*label(one), columns(ticks, count, place.width)))
    least = TICK + text_width(one.other) + NAMED
    return joined((*label(one), columns(ticks, count, place.width, _other(one), least)))


def _columns(labels: Sequence[str], wanted: int, place: Place) -> int:
    """Return how many of the wanted columns leave the labels of ticks room."""
    return fitting(labels, wanted, place.width, GAP, TICK)


def _other(one: forms.Choice) -> Xml:
    """Return the last answer of a choice, with room to say which."""
    title = accessible_names.part(one.called, one.other)
    return paragraph(
        "KeuzeMetLijn",
        controls.tick(f"{one.name}.{LAST}", title, many=one.many),
        run(f"{APART}{one.other} "),
        controls.text(names.other(one), title),
    )


def _tick(name: str, title: str, text: str, *, many: bool, keep: bool = False) -> Xml:
    """Return a tick with its label, which never part; `keep` keeps it with what comes next."""
    ticked = controls.tick(name, title, many=many)
    return paragraph("Keuze", ticked, run(f"{APART}{text}"), keep=keep)


def _scale(one: forms.Scale, place: Place) -> Xml:
    """Return circles at equal distances; the words stand under the first and the last."""
    ends = f"{one.low} – {one.high}"
    circles = tuple(
        paragraph(
            "Schaalrondje",
            controls.tick(
                f"{one.name}.{step}",
                accessible_names.part(one.called, f"{step} ({ends})"),
                many=False,
            ),
        )
        for step in range(1, one.steps + 1)
    )
    words = (paragraph("Schaalwoord", run(one.low)), paragraph("SchaalwoordRechts", run(one.high)))
    widths, under = _steps(one, place.width)
    rows = (
        Row(circles, spans=(*[1] * (under - 1), 2, *[1] * (one.steps - under))),
        Row(words, gap=BESIDE, spans=(under, len(widths) - under)),
    )
    return joined((*label(one), table("Indeling", widths, rows), after()))


def _steps(one: forms.Scale, width: float) -> tuple[list[float], int]:
    """Return the columns of a scale in mm, and how many of them the word at the low end takes.

    The words share the width as they need it: the column in which they part is cut in two.
    """
    between = one.steps - 1
    low, high = text_width(one.low, SMALL) + BESIDE, text_width(one.high, SMALL)
    across = min(width, max(STEP * between + CIRCLE, low + high))
    step = (across - CIRCLE) / between
    parted = across * low / (low + high) / step
    at = min(int(parted), between - 1)
    cut = step * min(max(parted - at, 0.1), 0.9)
    return [*[step] * at, cut, step - cut, *[step] * (between - at - 1), CIRCLE], at + 1


def _checklist(one: forms.Checklist, place: Place) -> Xml:
    ticks = [
        _tick(item.name, accessible_names.part(one.called, item.text), item.text, many=True)
        for item in one.items
    ]
    count = _columns([item.text for item in one.items], one.columns, place)
    return joined((*label(one), columns(ticks, count, place.width)))


@dataclass(frozen=True, slots=True)
class _Signing:
    """A signature, who signs, and where."""

    one: forms.Signature
    person: forms.Signatory
    place: Place

    def called(self, part: str) -> str:
        return accessible_names.part(self.person.role, part)

    def drawn(self) -> Xml:
        naam = names.signed(self.person, "naam")
        field = controls.text(naam, self.called(self.one.name_label))
        return joined(
            (
                paragraph("Vraag", run(self.person.role)),
                paragraph("Naamregel", run(f"{self.one.name_label} "), field, keep=True),
                self.answered(),
            )
        )

    def answered(self) -> Xml:
        """Return the answers, and the box to sign in beside or below them."""
        if self.one.signed_below:
            return joined((self.answers(), after(), self.box(self.place.width), after()))
        beside = self.place.width - ANSWERS
        return side_by_side([ANSWERS, beside], (self.answers(), self.box(beside)), gap=0)

    def answers(self) -> Xml:
        name = names.signed(self.person, "antwoord")
        asked = accessible_names.signed(self.one, self.person)
        return joined(
            _tick(
                f"{name}.{answer.name}",
                accessible_names.answer(asked, answer.label),
                answer.label,
                many=False,
                keep=self.one.signed_below,
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
    each = (place.width + GAP) / one.abreast - GAP
    signed = [_Signing(one, person, place.of(each)).drawn() for person in one.people]
    return joined((*label(one), columns(signed, one.abreast, place.width), after()))
