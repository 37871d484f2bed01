"""The part `handbook` of words/<language>.yml: the program's own words on the handbook's pages."""

from __future__ import annotations

from typing import Annotated

from gesprekskit.catalogue import THINGS, VARIANTS
from gesprekskit.definitions.base import Definition, Plain, WordsFor

KindWords = Annotated[dict[str, Plain], WordsFor(THINGS)]
"""What the kinds of printed things are called."""

FileWords = Annotated[dict[str, Plain], WordsFor(tuple(VARIANTS))]
"""What files are called on a button: by variant, or by kind and variant (`poster_tiles`)."""


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
    use_cards: Plain
    use_poster: Plain
    cards: Plain
    shown: Plain
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
    sort: Plain
    filled_by: Plain
    used_for: Plain
    size: Plain
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

    minute: Plain
    minutes: Plain
    minutes_between: Plain
    minutes_beforehand: Plain
    minutes_altogether: Plain
    pages: Plain
    kilobytes: Plain
    megabytes: Plain
    other_files: Plain
    pack: Plain
    cards_a7: Plain
    cards_a6: Plain
    card_back: Plain
    poster_size: Plain
    poster_area: Plain
    poster_area_for: Plain
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
    to_print: Plain
    starts_with: Plain
    check: Plain
    steps: Plain
    picture_of: Plain
    source_checked: Plain
    source_asks: Plain
    source_left_out: Plain
    version_of: Plain
    thing_description: Plain
    role_description: Plain
    i_am: Plain


class FilterWords(Definition):
    """What a list can be narrowed down by, and the question bank's own filters."""

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


class FinderWords(Definition):
    """The filters above the list of all publications."""

    title: Plain
    conversation: Plain
    role: Plain
    moment: Plain
    sort: Plain
    found: Plain
    nothing: Plain


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
    """Names of the parts of the handbook in the menu."""

    home: Plain
    conversations: Plain
    skills: Plain
    questions: Plain
    forms: Plain
    roles: Plain
    about: Plain


class SiteWords(Definition):
    """Words around every page: the switches, the footer, and the page for what is not found."""

    language: Plain
    untranslated: Plain
    title_of_link: Plain
    go_light: Plain
    go_dark: Plain
    version_of: Plain
    layer_of: Plain
    about_handbook: Plain
    about: Plain
    privacy: Plain
    sources: Plain
    glossary: Plain
    missing: Plain
    missing_why: Plain
    missing_forms: Plain
    missing_conversations: Plain
    missing_questions: Plain
    missing_start: Plain
    missing_search: Plain


class OwnWords(Definition):
    """The page with what a company changed in the kit."""

    title: Plain
    menu: Plain
    description: Plain
    lead: Plain
    caption: Plain
    change: Plain
    was: Plain
    own: Plain
    replace: Plain
    hide: Plain
    add: Plain
    rename: Plain
    combine: Plain
    nothing: Plain


class HandbookWords(Definition):
    """Words in the handbook."""

    menu: MenuWords
    headings: HeadingWords
    facts: FactWords
    phrases: PhraseWords
    filter: FilterWords
    finder: FinderWords
    files: FileWords
    kinds: KindWords
    kinds_together: KindWords
    skills: SkillWords
    site: SiteWords
    own: OwnWords
