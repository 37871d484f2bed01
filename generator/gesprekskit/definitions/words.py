"""words/<language>.yml: the program's own words on forms and in the handbook.

What a kit says stands in the kit; what the program says around it stands here, once per language.
A word may name values in braces, such as `{count}`; the composers fill them in.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from gesprekskit.definitions.base import Definition, Plain

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
    matrix_safety: Plain


class PhaseWords(Definition):
    """What the parts of a conversation are called."""

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


class FieldWords(Definition):
    """What the kinds of field on a form are called."""

    short_text: Plain
    lines: Plain
    sentence_starter: Plain
    box: Plain
    date: Plain
    pick_one: Plain
    pick_many: Plain
    scale: Plain
    table: Plain
    agreements: Plain
    matrix: Plain
    signature: Plain
    checklist: Plain
    explanation: Plain


class HeadingWords(Definition):
    """Headings of pages and of their parts."""

    in_short: Plain
    prepare: Plain
    step_by_step: Plain
    questions: Plain
    agreements: Plain
    pitfalls: Plain
    faq: Plain
    downloads: Plain
    keep_apart: Plain
    sources: Plain
    first_steps: Plain
    conversations: Plain
    forms: Plain
    skills: Plain
    print: Plain
    why: Plain
    retention: Plain
    all_conversations: Plain
    compare: Plain


class FactWords(Definition):
    """Labels of facts, also the heads of tables."""

    conversation: Plain
    question: Plain
    intent: Plain
    looks: Plain
    horizon: Plain
    rhythm: Plain
    duration: Plain
    participants: Plain
    judgement: Plain
    outcome: Plain
    retention: Plain
    filled_by: Plain
    moment: Plain
    belongs_to: Plain
    form: Plain
    field: Plain
    why: Plain
    used_by: Plain
    version: Plain
    publisher: Plain
    contact: Plain
    licence: Plain


class PhraseWords(Definition):
    """Short phrases with values in them."""

    minutes: Plain
    minutes_between: Plain
    minutes_beforehand: Plain
    minutes_altogether: Plain
    pages: Plain
    kilobytes: Plain
    also_called: Plain
    sometimes: Plain
    rhythm_together: Plain
    judgement_none: Plain
    judgement_limited: Plain
    judgement_full: Plain
    no_judgement: Plain
    terug: Plain
    nu: Plain
    vooruit: Plain
    conjunction: Plain
    wrong: Plain
    right: Plain
    example_wrong: Plain
    example_right: Plain
    follow_up: Plain
    group: Plain
    sensitive: Plain
    helps: Plain
    your_form: Plain
    starts_with: Plain
    check: Plain
    steps: Plain
    picture_of: Plain
    source_checked: Plain
    source_asks: Plain
    source_left_out: Plain
    version_of: Plain
    form_description: Plain
    role_description: Plain
    i_am: Plain


class FilterWords(Definition):
    """The question bank's filter."""

    title: Plain
    word: Plain
    conversation: Plain
    phase: Plain
    theme: Plain
    asked_of: Plain
    all: Plain
    only_open: Plain
    clear: Plain
    print: Plain
    found: Plain
    nothing: Plain
    number: Plain


class FormatWords(Definition):
    """What kinds of file are called on a button."""

    pdf: Plain
    zip: Plain
    png: Plain


class SkillWords(Definition):
    """Names of the handwritten pages that generated pages link to."""

    open_questions: Plain
    listening: Plain
    feedback: Plain
    question_bank: Plain
    questions_here: Plain
    general_forms: Plain
    printing: Plain
    privacy: Plain


class MenuWords(Definition):
    """What the parts of the handbook are called in the menu."""

    home: Plain
    conversations: Plain
    skills: Plain
    questions: Plain
    forms: Plain
    roles: Plain
    about: Plain


class HandbookWords(Definition):
    """Words in the handbook."""

    menu: MenuWords
    headings: HeadingWords
    facts: FactWords
    phrases: PhraseWords
    filter: FilterWords
    formats: FormatWords
    skills: SkillWords


class Words(Definition):
    """words/<language>.yml."""

    months: Months
    phases: PhaseWords
    moments: MomentWords
    fields: FieldWords
    handbook: HandbookWords
    forms: FormWords
