"""The page of messages: every message, with an example that was tried, and fresh."""

from __future__ import annotations

from gesprekskit.diagnostics.catalogues import DEFAULT_LANGUAGE, catalogue
from tests.catalogue.cases import shown_by
from tests.catalogue.messages_page import PAGE, examples, page

PROBLEMS = set(catalogue(DEFAULT_LANGUAGE).problems)


def test_every_message_has_an_example_or_a_test() -> None:
    assert set(examples()) | set(shown_by()) == PROBLEMS
    assert not set(examples()) & set(shown_by())
    assert len(examples()) > 3 * len(shown_by())


def test_the_page_is_fresh() -> None:
    assert page() == PAGE.read_text(encoding="utf-8"), "make messages"
