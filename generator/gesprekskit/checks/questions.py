"""A question asks one thing."""

from __future__ import annotations

from collections.abc import Iterator

from gesprekskit.definitions.questions import QuestionBank
from gesprekskit.diagnostics import Diagnostic
from gesprekskit.loading import Library

WITHOUT_MARK = ("uitnodiging", "aanvulzin")


def check_one_question(library: Library) -> Iterator[Diagnostic]:
    """A question has one question mark; an invitation or the start of a sentence has none."""
    for file, bank in library.placed(QuestionBank):
        for index, question in enumerate(bank.questions):
            marks = question.text.source.count("?")
            expected = 0 if question.form in WITHOUT_MARK else 1
            if marks != expected:
                span = file.span("questions", index, "text")
                code = "question.no-mark" if expected else "question.mark-too-many"
                code = "question.several" if marks > 1 else code
                yield Diagnostic(span, code, {"form": question.form})
