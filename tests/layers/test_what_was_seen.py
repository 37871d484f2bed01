"""What a company saw of the kit below when it last decided: `seen.yml` keeps the words."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from gesprekskit.definitions.questions import Question
from gesprekskit.pipeline.updates import accept, updates
from gesprekskit.updates.upstream import ChangeStatus
from tests.conftest import KitFolder
from tests.layers.conftest import Company

QUESTIONS = "questions/voortgang.yml"
FIRST = ("Hoe zit je er vandaag bij?", "Hoe gaat het?", "Hoe gaat het vandaag?", "Zeg het maar.")
GONE = ("matrices/basistaken.yml", "  - id: storing\n    text: Een storing of fout melden\n", "")


def seen(company: Company) -> Path:
    return company.folder.path / "seen.yml"


def decide(company: Company) -> None:
    accept(updates(company.folder.path), lambda _: True)


def news(company: Company) -> dict[str, ChangeStatus]:
    return {status.node: status for status in updates(company.folder.path).open}


def without_texts(company: Company) -> None:
    """Make it a `seen.yml` from before the words were kept."""
    text = seen(company).read_text(encoding="utf-8")
    head, _, rest = text.partition('version: "')
    marks = rest.partition("\n")[2].partition("texts:\n")[0]
    seen(company).write_text(head + marks, encoding="utf-8")


def test_what_a_company_left_alone_is_told_with_its_old_words(
    company: Company, kit_folder: KitFolder
) -> None:
    company.write()
    decide(company)
    kit_folder.change(QUESTIONS, f"text: {FIRST[0]}", f"text: {FIRST[1]}")
    kit_folder.change(*GONE)
    found = news(company)
    question = found["question/vo-01"]
    assert (question.state, question.was, question.now) == (
        "changed",
        {"text": FIRST[0]},
        {"text": FIRST[1]},
    )
    gone = found["matrix/basistaken/storing"]
    assert (gone.state, gone.was) == ("removed", {"text": "Een storing of fout melden"})
    assert set(found) == {"question/vo-01", "matrix/basistaken/storing"}


def test_each_version_is_compared_with_the_one_that_was_decided_on(
    company: Company, kit_folder: KitFolder
) -> None:
    company.write()
    decide(company)
    for old, new in pairwise(FIRST):
        kit_folder.change(QUESTIONS, f"text: {old}", f"text: {new}")
        question = news(company)["question/vo-01"]
        assert (question.was, question.now) == ({"text": old}, {"text": new})
        decide(company)
        assert news(company) == {}


def test_what_was_not_decided_on_keeps_the_words_of_the_first_time(
    company: Company, kit_folder: KitFolder
) -> None:
    company.write()
    decide(company)
    kit_folder.change(QUESTIONS, f"text: {FIRST[0]}", f"text: {FIRST[1]}")
    kit_folder.change(*GONE)
    kit_folder.change("kit.yml", "version: 1.0", "version: 1.1")
    accept(updates(company.folder.path), lambda it: it.node == "matrix/basistaken/storing")
    assert updates(company.folder.path).seen_version == "1.0"
    kit_folder.change(QUESTIONS, f"text: {FIRST[1]}", f"text: {FIRST[2]}")
    question = news(company)["question/vo-01"]
    assert (question.was, question.now) == ({"text": FIRST[0]}, {"text": FIRST[2]})
    decide(company)
    assert updates(company.folder.path).seen_version == "1.1"


def test_the_file_is_read_by_people_and_is_the_same_each_time(company: Company) -> None:
    company.write()
    decide(company)
    text = seen(company).read_text(encoding="utf-8")
    assert '  - node: "question/vo-01"\n    says:\n      text: "Hoe zit je er' in text
    assert text.partition("seen:")[0].endswith('version: "1.0"\n')
    decide(company)
    assert seen(company).read_text(encoding="utf-8") == text


def test_a_file_from_before_words_were_kept_still_counts_and_is_replaced(
    company: Company, kit_folder: KitFolder
) -> None:
    company.write()
    decide(company)
    whole = seen(company).read_text(encoding="utf-8")
    without_texts(company)
    assert news(company) == {}
    kit_folder.change(QUESTIONS, f"text: {FIRST[0]}", f"text: {FIRST[1]}")
    question = news(company)["question/vo-01"]
    assert (question.was, question.now["text"]) == ({}, FIRST[1])
    decide(company)
    assert seen(company).read_text(encoding="utf-8") == whole.replace(FIRST[0], FIRST[1]).replace(
        *_marks(whole, seen(company).read_text(encoding="utf-8"))
    )


def _marks(before: str, after: str) -> tuple[str, str]:
    """Return the line with the fingerprint of the first question, before and after."""
    first = "- question/vo-01 "
    old, new = (text[text.index(first) :].partition("\n")[0] for text in (before, after))
    assert old != new
    return old, new


def test_words_that_do_not_fit_their_fingerprint_are_not_shown(
    company: Company, kit_folder: KitFolder
) -> None:
    company.write()
    decide(company)
    text = seen(company).read_text(encoding="utf-8")
    seen(company).write_text(text.replace(FIRST[0], "Iets anders."), encoding="utf-8")
    assert news(company) == {}
    kit_folder.change(QUESTIONS, f"text: {FIRST[0]}", f"text: {FIRST[1]}")
    assert news(company)["question/vo-01"].was == {}


@pytest.mark.parametrize(
    "said",
    ["'Ja: en nee #1?'", '"Zeg: \\"ja\\"."', "'{role:medewerker} zegt: é ‘ja’ – 100%'", "'yes'"],
)
def test_every_text_is_kept_letter_for_letter(
    company: Company, kit_folder: KitFolder, said: str
) -> None:
    kit_folder.change(QUESTIONS, f"text: {FIRST[0]}", f"text: {said}")
    company.write()
    decide(company)
    written = updates(company.folder.path).stack.library
    (now,) = (it.text.source for it in written.all(Question) if it.id == "vo-01")
    kit_folder.change(QUESTIONS, f"text: {said}", f"text: {FIRST[1]}")
    assert news(company)["question/vo-01"].was == {"text": now}
