"""Composes lists of questions: those of a phase, of a conversation, and the whole bank."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import get_args

from gesprekskit.compose.phrases import phase_name, role_names
from gesprekskit.definitions import questions as definitions
from gesprekskit.definitions.text import capital
from gesprekskit.documents.filters import Filter, Option, Panel
from gesprekskit.documents.guidance import (
    BankQuestion,
    Question,
    QuestionBank,
    QuestionGroup,
    Questions,
)
from gesprekskit.kit import Kit

SENSITIVE = 2
OPEN_FORMS = ("open", "open-feit", "graad", "uitnodiging", "verkapt-open")


def question(kit: Kit, question: definitions.Question) -> Question:
    """Return a question and what to ask on."""
    note = kit.words.handbook.phrases.sensitive if question.sensitivity >= SENSITIVE else ""
    return Question(
        kit.render_text(question.text),
        tuple(kit.render_text(text) for text in question.follow_ups),
        note,
    )


def of_phase(kit: Kit, phase: str) -> Questions | None:
    """Return all questions of a phase; None where there is no such phase."""
    if phase not in get_args(definitions.Phase):
        return None
    found = [question(kit, asked) for asked in kit.questions.values() if asked.phase == phase]
    groups = (QuestionGroup("", tuple(found)),)
    return Questions(groups, kit.words.handbook.phrases.follow_up)


def of_conversation(kit: Kit, conversation: str, shown: Collection[str]) -> Questions:
    """Return the questions for a conversation that are not shown yet, per phase."""
    phrases = kit.words.handbook.phrases
    fitting = [
        asked
        for asked in kit.questions.values()
        if conversation in asked.conversations and asked.id not in shown
    ]
    groups = []
    for phase in get_args(definitions.Phase):
        found = tuple(question(kit, asked) for asked in fitting if asked.phase == phase)
        if found:
            name = phrases.group.format(name=phase_name(kit, phase), count=len(found))
            groups.append(QuestionGroup(name, found))
    return Questions(tuple(groups), phrases.follow_up)


def question_bank(kit: Kit) -> QuestionBank:
    """Return the whole bank with its filters, in the order of a conversation."""
    order = get_args(definitions.Phase)
    found = sorted(kit.questions.values(), key=lambda asked: order.index(asked.phase))
    words = kit.words.handbook.filter
    return QuestionBank(
        panel=_panel(kit),
        only_open=words.only_open,
        print=words.print,
        follow_up_label=kit.words.handbook.phrases.follow_up,
        questions=tuple(_bank_question(kit, question) for question in found),
    )


def _panel(kit: Kit) -> Panel:
    words = kit.words.handbook.filter
    return Panel(
        title=words.title,
        word=words.word,
        all=words.all,
        clear=words.clear,
        found=words.found,
        nothing=words.nothing,
        filters=_filters(kit),
    )


def _filters(kit: Kit) -> tuple[Filter, ...]:
    words = kit.words.handbook.filter
    questions = kit.questions.values()
    asked = {role for question in questions for role in question.asked_of}
    used = {conversation for question in questions for conversation in question.conversations}
    phases = {question.phase for question in questions}
    themes = {question.theme for question in questions}
    conversations = [
        Option(conversation.id, capital(conversation.name))
        for conversation in kit.conversations.values()
        if conversation.id in used
    ]
    return (
        Filter("gesprek", words.conversation, tuple(conversations)),
        Filter("fase", words.phase, _options(kit, phases)),
        Filter(
            "thema",
            words.theme,
            tuple(
                Option(theme.id, theme.name) for theme in kit.themes.values() if theme.id in themes
            ),
        ),
        Filter(
            "rol",
            words.asked_of,
            tuple(
                Option(role.id, capital(role.name))
                for role in kit.roles.values()
                if role.id in asked
            ),
        ),
    )


def _options(kit: Kit, phases: Iterable[str]) -> tuple[Option, ...]:
    wanted = set(phases)
    return tuple(
        Option(phase, phase_name(kit, phase))
        for phase in get_args(definitions.Phase)
        if phase in wanted
    )


def _bank_question(kit: Kit, asked: definitions.Question) -> BankQuestion:
    words = kit.words.handbook.filter
    theme = kit.themes[asked.theme]
    conversations = asked.conversations or tuple(kit.conversations)
    return BankQuestion(
        id=asked.id,
        number=words.number.format(id=asked.id, sources=", ".join(asked.sources)),
        question=question(kit, asked),
        labels=(theme.name, phase_name(kit, asked.phase), role_names(kit, asked.asked_of)),
        letter=theme.letter,
        values=(
            ("gesprek", " ".join(conversations)),
            ("fase", asked.phase),
            ("thema", asked.theme),
            ("rol", " ".join(asked.asked_of)),
            ("open", "ja" if asked.form in OPEN_FORMS else "nee"),
        ),
    )
