"""Blocks of a handbook page about having a conversation: preparing, phases, questions, feedback.

Every string is text to read, never markup.
"""

from __future__ import annotations

from dataclasses import dataclass

from gesprekskit.documents.blocks import Contrast, Link
from gesprekskit.documents.filters import Panel, Values


@dataclass(frozen=True, slots=True)
class Question:
    """A question and what to ask on; `note` says when it touches someone."""

    text: str
    follow_ups: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Preparation:
    """What one role does beforehand and with which forms."""

    role: str
    duration: str
    steps: tuple[str, ...]
    forms_label: str
    forms: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Preparations:
    """What everyone does beforehand."""

    roles: tuple[Preparation, ...]


@dataclass(frozen=True, slots=True)
class Phase:
    """A part of the conversation; `duration` is empty where it takes no time of its own."""

    anchor: str
    name: str
    duration: str
    text: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The parts of a conversation, in order."""

    phases: tuple[Phase, ...]
    questions_label: str
    follow_up_label: str
    total: str


@dataclass(frozen=True, slots=True)
class QuestionGroup:
    """Questions that belong together, such as those of one phase."""

    heading: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Questions:
    """Questions in groups; a heading may be empty."""

    groups: tuple[QuestionGroup, ...]
    follow_up_label: str


@dataclass(frozen=True, slots=True)
class BankQuestion:
    """A question of the bank; `values` are what it is filtered on.

    `labels` and `letter` say the same to readers; `number` is how to refer to the question.
    """

    id: str
    number: str
    question: Question
    labels: tuple[str, ...]
    letter: str
    values: Values


@dataclass(frozen=True, slots=True)
class QuestionBank:
    """All questions, with filters that work without a server and without a connection."""

    panel: Panel
    only_open: str
    print: str
    follow_up_label: str
    questions: tuple[BankQuestion, ...]


@dataclass(frozen=True, slots=True)
class FeedbackStep:
    """A step of giving feedback."""

    name: str
    rule: str
    check: str
    starters: tuple[str, ...]
    contrast: Contrast


@dataclass(frozen=True, slots=True)
class FeedbackSteps:
    """The steps of giving feedback, in order."""

    summary: str
    steps: tuple[FeedbackStep, ...]
    starters_label: str
    check_label: str
    wrong_label: str
    right_label: str


@dataclass(frozen=True, slots=True)
class FeedbackRule:
    """A rule and the steps that it takes together, by name."""

    text: str
    steps: str


@dataclass(frozen=True, slots=True)
class FeedbackRules:
    """Rules for giving feedback that take steps together."""

    summary: str
    rules: tuple[FeedbackRule, ...]
