"""A conversation goes in the order of its phases and fits its time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import get_args

from gesprekskit.definitions.conversations import Conversation
from gesprekskit.definitions.questions import Phase
from gesprekskit.diagnostics import Diagnostic
from gesprekskit.loading import Library

ORDER = get_args(Phase)


def check_course(library: Library) -> Iterator[Diagnostic]:
    """Phases stand in their fixed order, each once."""
    for file, conversation in library.placed(Conversation):
        places = [ORDER.index(phase.id) for phase in conversation.phases]
        for index, (before, after) in enumerate(pairwise(places), 1):
            if after < before:
                span = file.span("phases", index, "id")
                values = {"name": ORDER[after], "before": ORDER[before]}
                yield Diagnostic(span, "conversation.phase-order", values)


def check_minutes(library: Library) -> Iterator[Diagnostic]:
    """The minutes of the phases together lie within the conversation's duration."""
    for file, conversation in library.placed(Conversation):
        duration = conversation.duration
        if duration is None or file.recovered.dropped:
            continue
        bounds = {"least": str(duration.least), "most": str(duration.most)}
        if duration.least > duration.most:
            yield Diagnostic(
                file.source.span(("duration", "least")), "conversation.duration", bounds
            )
        elif conversation.phases:
            total = sum(phase.minutes for phase in conversation.phases)
            if not duration.least <= total <= duration.most:
                span = file.source.span(("phases",), key=True)
                values = {**bounds, "total": str(total)}
                yield Diagnostic(span, "conversation.minutes", values)
