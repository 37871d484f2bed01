"""The catalogues of words: whole, equal in every language, and used."""

from __future__ import annotations

import re
import string

import pytest

from gesprekskit.diagnostics import Diagnostic, Span
from gesprekskit.diagnostics.dutch import DUTCH, DUTCH_SUMMARY, DUTCH_WORDS
from gesprekskit.diagnostics.english import ENGLISH, ENGLISH_SUMMARY, ENGLISH_WORDS
from gesprekskit.diagnostics.wording import SHOWN_AT_MOST, report
from tests.conftest import ROOT

SOURCES = [
    path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "generator" / "gesprekskit").rglob("*.py"))
    if path.name not in ("dutch.py", "english.py")
]


def slots(message: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(message) if name}


def test_both_languages_have_the_same_codes_and_values() -> None:
    assert set(DUTCH) == set(ENGLISH)
    assert len(DUTCH) > 60
    assert set(DUTCH_SUMMARY) == set(ENGLISH_SUMMARY)
    assert set(DUTCH_WORDS) == set(ENGLISH_WORDS)
    for code in DUTCH:
        assert slots("".join(DUTCH[code])) == slots("".join(ENGLISH[code])), code


@pytest.mark.parametrize("code", sorted(DUTCH))
def test_every_code_is_used(code: str) -> None:
    built = {"form.no-lines": "form.no-{", "form.no-rows": "form.no-{"}
    needle = built.get(code, f'"{code}"')
    assert any(needle in source for source in SOURCES), f"{code} is reported nowhere"


def test_every_code_reported_has_words() -> None:
    pattern = re.compile(
        r'"((?:yaml|enc|limit|schema|id|text|ref|kit|path|field|table|form|section|'
        r'question|conversation|role|theme|print|prose|handbook|release|output|layer|logo|colour)\.[a-z-]+)"'
    )
    used = {code for source in SOURCES for code in pattern.findall(source)}
    assert len(used) > 60
    assert used - set(DUTCH) <= {"kit.yml", "form.css"}


@pytest.mark.parametrize("code", sorted(DUTCH))
def test_messages_are_plain(code: str) -> None:
    for message, tip in (DUTCH[code], ENGLISH[code]):
        for text in (message, tip):
            assert not text.endswith((".", "!")), text
            assert text[:1] == text[:1].lower(), text


def test_report_is_sorted_counted_and_capped() -> None:
    found = [Diagnostic(Span("b.yml", number), "schema.empty") for number in range(60, 0, -1)] + [
        Diagnostic(Span("a.yml", 2, 3), "section.unused", {"name": "x"}, "warning")
    ]
    lines = report(found).splitlines()
    assert lines[0].startswith("a.yml:2:3: waarschuwing: geen formulier gebruikt sectie `x`")
    assert lines[2].startswith("b.yml:1:1: fout: hier staat geen tekst")
    assert lines[-2] == f"… en nog {61 - SHOWN_AT_MOST} meer"
    assert lines[-1] == "60 fouten en 1 waarschuwing in 2 bestanden"
    assert report(found[:1], "en").splitlines()[-1] == "1 error in 1 file"
    assert report([]) == ""
