"""A kit in, the words that are wider than their place in print out, from the widths of letters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gesprekskit.compose.decks import decks
from gesprekskit.compose.options import asked_columns
from gesprekskit.definitions import fields
from gesprekskit.definitions.forms import FormDefinition
from gesprekskit.documents import measures
from gesprekskit.documents.decks import Card, Deck, Side, longest_word
from gesprekskit.documents.hyphenating import narrowest, parts
from gesprekskit.documents.letter_widths import MILLIMETRES, WIDEST, width
from gesprekskit.documents.rendered import Problem
from gesprekskit.documents.table_columns import drawn_columns
from gesprekskit.kit import Kit

HEAD_HYPHEN, HEAD_RIGHT = "-", 3
CARD_HYPHEN, CARD_RIGHT = "\u2010", 2
"""What the styles say of breaks in heads and on cards."""


@dataclass(frozen=True, slots=True)
class NarrowPlace:
    """Where words are broken, or else refused: their room in mm, and how they are set."""

    text: str
    room: float
    size: float
    bold: bool
    hyphen: str
    right: int

    def overflows(self, language: str) -> bool:
        """Return True if a word is wider than its room, even when hyphenated."""
        return any(
            self._is_wide(piece)
            for part in parts(self.text)
            if self._is_wide(part)
            for piece in narrowest(part, language, self.hyphen, self.right)
        )

    def _is_wide(self, text: str) -> bool:
        # Most words are so short that they need not be measured.
        most = len(text) * self.size * WIDEST * MILLIMETRES
        return most > self.room and width(text, self.size, bold=self.bold) > self.room


def wide_words(kit: Kit) -> Iterator[Problem]:
    """Yield what printing would say of words that are wider than their place, each once."""
    told = set()
    for form in kit.forms.values():
        for node, at, place in _heads(kit, form):
            if (node, at, place) not in told and place.overflows(kit.language):
                told.add((node, at, place))
                values = {"word": max(place.text.split(), key=len)}
                yield Problem("print.head", node, values, at=at)
    for deck in decks(kit):
        for card in deck.cards:
            for side in (card.front, card.back):
                if any(place.overflows(kit.language) for place in _on_card(deck, card, side)):
                    values = {"name": card.name, "word": longest_word(card, side)}
                    yield Problem("print.word", card.node, values)


def _heads(kit: Kit, form: FormDefinition) -> Iterator[tuple[str, str, NarrowPlace]]:
    """Yield the heads that an author writes, with their node and key, where they are narrowest."""
    for use in form.sections:
        for field in kit.sections[use.section].fields:
            if field.id in use.leave_out:
                continue
            node = f"section/{use.section}/{field.id}"
            match field:
                case fields.Table() | fields.Agreements():
                    heavy = isinstance(field, fields.Agreements)
                    line = measures.line_width(landscape=form.landscape, large=True)
                    table = measures.block_width(field.width, line)
                    asked = asked_columns(kit, field)
                    drawn = drawn_columns(asked, table, large=True)
                    for column, found in zip(field.columns, drawn, strict=True):
                        room = measures.head_room(table, found.width, heavy=heavy)
                        place = _head(kit.render_text(column.label), room, measures.HEAD)
                        yield f"{node}/{column.id}", "label", place
                case fields.MatrixField():
                    matrix = kit.matrices[field.matrix]
                    four = len(matrix.levels) > 3
                    room = measures.LEVEL_OF_FOUR_ROOM if four else measures.LEVEL_ROOM
                    size = measures.HEAD_OF_FOUR if four else measures.HEAD
                    for level in matrix.levels:
                        head = _head(level.label, room, size)
                        yield f"matrix/{matrix.id}/{level.id}", "label", head
                case fields.Year():
                    wide = form.landscape
                    room = measures.LANDSCAPE_YEAR_ROOM if wide else measures.YEAR_ROOM
                    size = measures.HEAD if wide else measures.HEAD_OF_YEAR
                    text = kit.render_text(field.row_label)
                    yield node, "row_label", _head(text, room, size)


def _head(text: str, room: float, size: float) -> NarrowPlace:
    return NarrowPlace(text, room, size, bold=True, hyphen=HEAD_HYPHEN, right=HEAD_RIGHT)


def _on_card(deck: Deck, card: Card, side: Side) -> Iterator[NarrowPlace]:
    """Yield the texts on a side of a card; its title has room beside its signs."""

    def place(text: str, room: float, size: float, *, bold: bool = False) -> NarrowPlace:
        return NarrowPlace(text, room, size, bold, CARD_HYPHEN, CARD_RIGHT)

    a6, back = deck.size.name == "a6", side is card.back
    small = measures.CARD_SAID_BEHIND if back else measures.CARD_SAID
    said = measures.LARGE_CARD_SAID if a6 else small
    yield place(side.text, measures.CARD_WORDS, said, bold=True)
    few, many = measures.CARD_POINTS[deck.size.name]
    before = measures.CARD_STEP if side.numbered else measures.CARD_DASH
    for point in side.points:
        yield place(point, measures.CARD_WORDS - before, many if len(side.points) > 3 else few)
    if card.note and not back:
        yield place(card.note, measures.CARD_WORDS, measures.CARD_NOTE)
