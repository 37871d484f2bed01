"""words/<language>.yml: the program's own words on forms and in the handbook.

A kit's own texts are in the kit; the program's words around them are here, once per language. A
word may name values in braces, such as `{count}`; the composers fill them in.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from gesprekskit.definitions.base import Definition, Plain, Some, WordsFor
from gesprekskit.definitions.fields import field_types
from gesprekskit.definitions.handbook import HandbookWords
from gesprekskit.definitions.letters import LetterWords

FieldWords = Annotated[dict[str, Plain], WordsFor(field_types())]
"""What the kinds of field on a form are called."""
Months = Annotated[tuple[Plain, ...], Field(min_length=12, max_length=12)]


class FormWords(Definition):
    """Words on the forms."""

    page_of: Plain
    optional: Plain
    day_hint: Plain
    month_hint: Plain
    year_hint: Plain
    version: Plain
    draft: Plain
    scan: Plain
    keep: Plain
    ask: Plain
    meant_for: Plain
    together: Plain
    emblem_eu: Plain
    name: Plain
    date: Plain
    signature: Plain
    seen: Plain
    agreed: Plain
    not_agreed: Plain
    matrix_task: Plain
    matrix_taught: Plain
    matrix_mastered: Plain
    matrix_initials: Plain
    matrix_marks: Plain
    matrix_marks_on_screen: Plain
    matrix_safety: Plain
    matrix_sign: Plain
    matrix_self: Plain
    matrix_guide: Plain
    row: Plain
    moment: Plain
    route_drawn: Plain
    timeline_drawn: Plain
    edition: Plain
    card_of: Plain
    card_how: Plain
    card_ask_on: Plain
    pack: Plain
    pack_title: Plain
    pack_contents: Plain
    pack_page: Plain
    pack_how_label: Plain
    pack_how: Some[Plain]
    tile_left: Plain
    tile_right: Plain
    tile_top: Plain
    tile_under: Plain
    card_cutting: Plain
    card_themes: Plain
    card_list: Plain


class PhaseWords(Definition):
    """Names of the parts of a conversation."""

    voorbereiding: Plain
    opening: Plain
    terugblik: Plain
    kern: Plain
    vooruit: Plain
    afspraken: Plain
    afsluiting: Plain
    vervolg: Plain
    doorvragen: Plain


class MomentWords(Definition):
    """When a form is used."""

    before: Plain
    during: Plain
    after: Plain
    any: Plain
    around: Plain


class Words(Definition):
    """words/<language>.yml."""

    decimal: Plain = Field(description="Wat er tussen hele getallen en tienden staat.")
    article: Plain | None = Field(None, description="Lidwoord, als alle woorden hetzelfde hebben.")
    untranslated: Plain | None = Field(
        None, description="Hoe een tekst in een andere taal eruitziet."
    )
    months: Months
    months_short: Months
    phases: PhaseWords
    moments: MomentWords
    fields: FieldWords
    handbook: HandbookWords
    forms: FormWords
    letter: LetterWords
