"""A block to fill in in, its markup out: one function for each kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

from gesprekskit.documents import accessible_names, forms, measures, names
from gesprekskit.documents.forms import Block
from gesprekskit.renderers.word import controls, grids
from gesprekskit.renderers.word.markup import Xml, joined, paragraph, run
from gesprekskit.renderers.word.place import Place, label
from gesprekskit.renderers.word.tables import Row, after, columns, side_by_side, table
from gesprekskit.renderers.word.text_width import SMALL, fitting, text_width

APART = "\u00a0\u00a0"
"""Between a tick and its label: as wide as the indent of their style leaves, and never broken."""


def block(block: Block, place: Place) -> Xml:
    """Return the paragraphs and tables of one block."""
    match block:
        case forms.ShortText():
            return _short_text(block)
        case forms.Lines():
            return _lines(block)
        case forms.SentenceStarter():
            return _sentence_starter(block, place)
        case forms.Box():
            return _box(block, place)
        case forms.DateSegments():
            return _date(block, place)
        case forms.Choice():
            return _choice(block, place)
        case forms.Scale():
            return _scale(block, place)
        case forms.Table():
            return grids.rows(block, place, "Tabelraster")
        case forms.Agreements():
            return grids.rows(block, place, "Afspraken")
        case forms.Matrix():
            return grids.matrix(block, place)
        case forms.Signature():
            return _signature(block, place)
        case forms.Checklist():
            return _checklist(block, place)
        case forms.Route():
            return grids.route(block, place)
        case forms.Timeline():
            return grids.timeline(block, place)
        case forms.Year():
            return grids.year(block, place)
        case forms.Explanation():
            return paragraph("Uitleg", run(block.text))
        case _:
            assert_never(block)


def _short_text(short_text: forms.ShortText) -> Xml:
    return joined(
        (
            *label(short_text),
            paragraph("Invullijn", controls.text(short_text.name, short_text.called)),
        )
    )


def _lines(lines: forms.Lines) -> Xml:
    if not lines.numbered:
        return joined((*label(lines), controls.ruled(lines.name, lines.called, lines.lines)))
    numbered = (
        paragraph(
            "Invullijn",
            run(f"{number} "),
            controls.text(names.line(lines, number), f"{lines.called} {number}"),
            keep=number < lines.lines,
        )
        for number in range(1, lines.lines + 1)
    )
    return joined((*label(lines), *numbered))


def _sentence_starter(sentence_starter: forms.SentenceStarter, place: Place) -> Xml:
    """Return the start of a sentence with the lines to finish it; typed text is below it.

    A start that leaves too little of its only line is above it.
    """
    name = ": ".join(dict.fromkeys((sentence_starter.called, sentence_starter.starter)))
    if sentence_starter.lines == 1 and place.width - text_width(sentence_starter.starter) >= min(
        measures.WORD_FINISHED, place.width / 2
    ):
        field = controls.text(sentence_starter.name, name, many=True)
        return joined(
            (
                *label(sentence_starter),
                paragraph("Invullijn", run(f"{sentence_starter.starter} "), field),
            )
        )
    above = "Zinbegin" if sentence_starter.lines == 1 else "Invullijn"
    start = paragraph(above, run(sentence_starter.starter), keep=True)
    return joined(
        (
            *label(sentence_starter),
            start,
            controls.ruled(sentence_starter.name, name, max(sentence_starter.lines - 1, 1)),
        )
    )


def _box(block: forms.Box, place: Place) -> Xml:
    inside = paragraph("Tabeltekst", controls.text(block.name, block.called, many=True))
    box = table("Vak", [place.width], [Row((inside,), block.height)], block.called)
    return joined((*label(block, framed=True), box, after()))


def _date(date_segments: forms.DateSegments, place: Place) -> Xml:
    """Return a line no longer than a date, with its format below."""
    hint = "-".join(date_segments.hints)
    field = controls.date(date_segments.name, f"{date_segments.called} ({hint})", place.language)
    line = joined((paragraph("Invullijn", field, keep=True), paragraph("Hint", run(hint))))
    return joined(
        (
            *label(date_segments),
            side_by_side([min(place.width, measures.WORD_DATE)], [line]),
            after(),
        )
    )


def _choice(choice: forms.Choice, place: Place) -> Xml:
    count = _columns([option.label for option in choice.options], choice.columns, place)
    followed = len(choice.options) if choice.other else len(choice.options) - count
    ticks = [
        _tick(
            option.name if choice.many else names.tick(choice.name, names.value(option)),
            accessible_names.part(choice.called, option.label),
            option.label,
            many=choice.many,
            keep=at < followed,
        )
        for at, option in enumerate(choice.options)
    ]
    if not choice.other:
        return joined((*label(choice), columns(ticks, count, place.width)))
    least = measures.WORD_TICK + text_width(choice.other) + measures.WORD_NAMED
    return joined((*label(choice), columns(ticks, count, place.width, _other(choice), least)))


def _columns(labels: Sequence[str], wanted: int, place: Place) -> int:
    """Return how many of the wanted columns leave room for the labels of ticks."""
    return fitting(labels, wanted, place.width, measures.BLOCK_GAP, measures.WORD_TICK)


def _other(choice: forms.Choice) -> Xml:
    """Return the last answer of a choice, with room to say which."""
    title = accessible_names.part(choice.called, choice.other)
    return paragraph(
        "KeuzeMetLijn",
        controls.tick(names.other_ticked(choice), title, many=choice.many),
        run(f"{APART}{choice.other} "),
        controls.text(names.other(choice), title),
    )


def _tick(name: str, title: str, text: str, *, many: bool, keep: bool = False) -> Xml:
    """Return a tick with its label, kept together; `keep` keeps them with what comes next."""
    ticked = controls.tick(name, title, many=many)
    return paragraph("Keuze", ticked, run(f"{APART}{text}"), keep=keep)


def _scale(scale: forms.Scale, place: Place) -> Xml:
    """Return circles at equal distances; the words are under the first and the last."""
    ends = f"{scale.low} – {scale.high}"
    circles = tuple(
        paragraph(
            "Schaalrondje",
            controls.tick(
                names.tick(scale.name, step),
                accessible_names.part(scale.called, f"{step} ({ends})"),
                many=False,
            ),
        )
        for step in range(1, scale.steps + 1)
    )
    words = (
        paragraph("Schaalwoord", run(scale.low)),
        paragraph("SchaalwoordRechts", run(scale.high)),
    )
    widths, under = _steps(scale, place.width)
    rows = (
        Row(circles, spans=(*[1] * (under - 1), 2, *[1] * (scale.steps - under))),
        Row(words, gap=measures.WORD_BETWEEN_ENDS, spans=(under, len(widths) - under)),
    )
    return joined((*label(scale), table("Indeling", widths, rows), after()))


def _steps(scale: forms.Scale, width: float) -> tuple[list[float], int]:
    """Return the columns of a scale in mm, and how many of them the word at the low end takes.

    The words share the width as needed: the column where they meet is split in two.
    """
    between = scale.steps - 1
    low, high = (
        text_width(scale.low, SMALL) + measures.WORD_BETWEEN_ENDS,
        text_width(scale.high, SMALL),
    )
    across = min(width, max(measures.WORD_STEP * between + measures.TICK, low + high))
    step = (across - measures.TICK) / between
    parted = across * low / (low + high) / step
    at = min(int(parted), between - 1)
    cut = step * min(max(parted - at, 0.1), 0.9)
    return [*[step] * at, cut, step - cut, *[step] * (between - at - 1), measures.TICK], at + 1


def _checklist(checklist: forms.Checklist, place: Place) -> Xml:
    ticks = [
        _tick(item.name, accessible_names.part(checklist.called, item.text), item.text, many=True)
        for item in checklist.items
    ]
    count = _columns([item.text for item in checklist.items], checklist.columns, place)
    return joined((*label(checklist), columns(ticks, count, place.width)))


@dataclass(frozen=True, slots=True)
class _Signing:
    """A signature, who signs, and where."""

    block: forms.Signature
    person: forms.Signatory
    place: Place

    def called(self, part: str) -> str:
        return accessible_names.part(self.person.role, part)

    def markup(self) -> Xml:
        name = names.signed_name(self.person)
        field = controls.text(name, self.called(self.block.name_label))
        return joined(
            (
                paragraph("Vraag", run(self.person.role)),
                paragraph("Naamregel", run(f"{self.block.name_label} "), field, keep=True),
                self.answered(),
            )
        )

    def answered(self) -> Xml:
        """Return the answers, and the box to sign in beside or below them."""
        if self.block.signed_below:
            return joined((self.answers(), after(), self.box(self.place.width), after()))
        beside = self.place.width - measures.ANSWERS
        return side_by_side([measures.ANSWERS, beside], (self.answers(), self.box(beside)), gap=0)

    def answers(self) -> Xml:
        name = names.signed_answer(self.person)
        asked = accessible_names.signed(self.block, self.person)
        return joined(
            _tick(
                names.tick(name, answer.name),
                accessible_names.answer(asked, answer.label),
                answer.label,
                many=False,
                keep=self.block.signed_below,
            )
            for answer in self.block.answers
        )

    def box(self, width: float) -> Xml:
        hint = "-".join(self.block.hints)
        title = f"{self.called(self.block.date_label)} ({hint})"
        field = controls.date(names.signed_on(self.person), title, self.place.language)
        rows = (
            Row((paragraph("Hint", run(self.block.sign_label), keep=True),), measures.WORD_SIGN),
            Row(
                (paragraph("Hint", run(f"{self.block.date_label} "), field),),
                measures.WORD_SIGNED_ON,
            ),
        )
        return table("Vak", [width], rows, self.called(self.block.sign_label))


def _signature(signature: forms.Signature, place: Place) -> Xml:
    each = (place.width + measures.BLOCK_GAP) / signature.abreast - measures.BLOCK_GAP
    signed = [_Signing(signature, person, place.of(each)).markup() for person in signature.people]
    return joined((*label(signature), columns(signed, signature.abreast, place.width), after()))
