"""Kit in, the steps or the rules of a feedback set out."""

from __future__ import annotations

from gesprekskit.definitions.feedback import Step
from gesprekskit.definitions.text import capital
from gesprekskit.documents.blocks import Contrast
from gesprekskit.documents.guidance import (
    FeedbackRule,
    FeedbackRules,
    FeedbackStep,
    FeedbackSteps,
)
from gesprekskit.kit import Kit


def feedback(kit: Kit, name: str) -> FeedbackSteps | FeedbackRules | None:
    """Return a feedback set: its rules where it has them, else its steps."""
    group = kit.feedback.get(name)
    if group is None:
        return None
    phrases = kit.words.handbook.phrases
    if group.rules:
        rules = tuple(
            FeedbackRule(kit.render_text(rule.text), f"{phrases.steps} {_names(kit, rule.steps)}")
            for rule in group.rules
        )
        return FeedbackRules(kit.render_text(group.summary), rules)
    return FeedbackSteps(
        summary=kit.render_text(group.summary),
        steps=tuple(_step(kit, step) for step in group.steps),
        starters_label=phrases.starts_with,
        check_label=phrases.check,
        wrong_label=phrases.example_wrong,
        right_label=phrases.example_right,
    )


def _names(kit: Kit, steps: tuple[str, ...]) -> str:
    return " → ".join(kit.steps[step].name for step in steps)


def _step(kit: Kit, step: Step) -> FeedbackStep:
    return FeedbackStep(
        name=capital(step.name),
        rule=kit.render_text(step.rule),
        check=kit.render_text(step.check),
        starters=tuple(kit.render_text(starter) for starter in step.starters),
        contrast=Contrast(kit.render_text(step.bad), kit.render_text(step.good)),
    )
