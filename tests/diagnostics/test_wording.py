"""The words for problems: complete, equal in every language, and used."""

from __future__ import annotations

import ast
import re
import shutil
import string
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import get_args

import pytest

from gesprekskit.diagnostics import Diagnostic, Severity, Span, catalogues
from gesprekskit.diagnostics.catalogues import (
    DEFAULT_LANGUAGE,
    MESSAGES,
    Catalogue,
    catalogue,
    languages,
)
from gesprekskit.diagnostics.wording import OURS, SHOWN_AT_MOST, line, report, words_of
from gesprekskit.kinds import KINDS, LANGUAGES
from gesprekskit.sources.syntax_hints import CURES, SyntaxSlip
from gesprekskit.translations.translating import State as TranslationState
from gesprekskit.updates.upstream import State as ChangeState
from tests.conftest import ROOT
from tests.diagnostics.reported import constants, reports

PACKAGE = ROOT / "generator" / "gesprekskit"
DUTCH = catalogue(DEFAULT_LANGUAGE)
REPORTS = tuple(reports(PACKAGE))
PASSED_ON = {"cli/console", "definitions/base", "layers/branding", "loading/validation"} | {
    "pipeline/prompts",
    "pipeline/reporting",
    "sources/diagnostic_sink",
}
"""Where a problem is passed on under the code that another place gave it."""


def slots(*texts: str) -> set[str]:
    return {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name}


def everything(catalogue: Catalogue) -> Iterable[tuple[str, set[str]]]:
    """Yield every entry of a language with the values that it names."""
    for part in ("report", "values", "changes", "new"):
        yield from (
            (f"{part}.{key}", slots(text)) for key, text in getattr(catalogue, part).items()
        )
    yield from ((code, slots(*texts)) for code, texts in catalogue.problems.items())


@pytest.mark.parametrize("language", languages())
def test_every_language_has_the_same_entries_and_values(language: str) -> None:
    assert len(DUTCH.problems) > 160
    assert dict(everything(catalogue(language))) == dict(everything(DUTCH))


def test_every_language_of_kits_has_messages() -> None:
    assert set(LANGUAGES) <= set(languages())


def test_every_code_reported_has_words() -> None:
    codes = {code for report in REPORTS for code in report.codes}
    assert len(codes) > 160
    assert codes <= set(DUTCH.problems)
    areas = {code.partition(".")[0] for code in DUTCH.problems}
    assert {
        constant for constant in constants(PACKAGE) if constant.partition(".")[0] in areas
    } <= set(DUTCH.problems)


def test_every_entry_is_reported() -> None:
    found = constants(PACKAGE) | {code for report in REPORTS for code in report.codes}
    assert set(DUTCH.problems) <= found
    codes = {code for report in REPORTS for code in report.codes}
    assert len(set(DUTCH.problems) - codes) < 3, "the reader of the source finds too few"


def test_a_code_without_words_is_passed_on_only_by_places_that_do_that() -> None:
    forwarding = {report.place.partition(".py")[0] for report in REPORTS if not report.codes}
    assert forwarding == PASSED_ON


@pytest.mark.parametrize("language", languages())
def test_every_value_that_a_message_names_is_given(language: str) -> None:
    known = [report for report in REPORTS if report.codes and report.given is not None]
    assert len(known) > 180
    assert len([report for report in REPORTS if report.codes]) - len(known) < 5
    for call in known:
        for code in call.codes:
            message, tip = catalogue(language).problems[code]
            assert slots(message, tip) <= (call.given or set()), f"{call.place}: {code}"


def test_words_of_ours_are_there() -> None:
    slips = {f"syntax.{slip}" for slip in get_args(SyntaxSlip)}
    cures = set(CURES.values())
    expected = {
        node.value
        for name in ("definitions/base.py", "loading/validation.py")
        for node in ast.walk(ast.parse((PACKAGE / name).read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value in ("text", "list", "mapping")
    }
    assert set(DUTCH.values) == slips | cures | expected


def test_words_around_problems_are_there() -> None:
    severities = set(get_args(Severity))
    counted = {"file", *severities}
    others = {"tip", "near", "and", "in", "more", "again", "unread"}
    assert set(DUTCH.report) == others | counted | {f"{item}s" for item in counted}


def test_states_of_changes_and_translations_have_words() -> None:
    states = {*get_args(ChangeState), *get_args(TranslationState)} - {"unchanged"}
    others = {"was", "now", "own", "hidden", "nothing", "open", "accepted", "lacking"}
    places = {"choices", "news", "several", "everywhere"}
    assert set(DUTCH.changes) == states | others | places


def test_words_of_the_command_new_are_used() -> None:
    source = (PACKAGE / "cli" / "new.py").read_text(encoding="utf-8")
    assert set(DUTCH.new) == set(re.findall(r"words\[.([a-z]+).\]", source))


@pytest.mark.parametrize("language", languages())
def test_every_code_has_words_with_every_kind_and_any_optional_value(language: str) -> None:
    """A reference to a kind without a word was a fault of the program once."""
    for code, texts in catalogue(language).problems.items():
        needed = slots(*texts) - set(OURS)
        ours = slots(*texts) & set(OURS)
        for term in [*KINDS, *catalogue(language).values] if ours else [""]:
            values = dict.fromkeys(needed, "<x>") | dict.fromkeys(ours, term)
            for optional in ({}, {"near": "<y>"}, {"known": ""}, {"known": "`a`"}):
                told = words_of(Diagnostic(Span("a.yml"), code, values | optional), language)
                assert told[0]
                assert not re.findall(r"\{[a-z]+\}", " ".join(told)), (code, told)


@pytest.mark.parametrize("language", languages())
def test_messages_are_plain(language: str) -> None:
    for code, (message, tip) in catalogue(language).problems.items():
        assert message, code
        for text in (message, tip):
            assert not text.endswith((".", "!")), text
            assert text[:1] == text[:1].lower(), text


def test_a_language_is_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(MESSAGES, tmp_path, dirs_exist_ok=True)
    english = (MESSAGES / "en.toml").read_text(encoding="utf-8")
    frisian = english.replace('error = "error"', 'error = "flater"')
    (tmp_path / "fy.toml").write_text(frisian, encoding="utf-8")
    monkeypatch.setattr(catalogues, "MESSAGES", tmp_path)
    assert languages() == ("nl", "en", "fy")
    shown = line(Diagnostic(Span("a.yml"), "schema.type", {"expected": "list"}), "fy")
    assert shown.startswith("a.yml:1:1: flater: expected a list")


def test_nothing_is_read_while_there_is_nothing_to_say() -> None:
    program = (
        "import sys; from gesprekskit.diagnostics.wording import report; report([]);"
        "sys.exit('tomllib' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], check=False)
    assert done.returncode == 0


def test_report_is_sorted_counted_and_capped() -> None:
    found = [Diagnostic(Span("b.yml", number), "schema.empty") for number in range(60, 0, -1)] + [
        Diagnostic(Span("a.yml", 2, 3), "section.unused", {"name": "x"}, "warning")
    ]
    lines = report(found).splitlines()
    assert lines[0].startswith("a.yml:2:3: waarschuwing: geen formulier gebruikt sectie `x`")
    assert lines[2].startswith("b.yml:1:1: fout: hier staat geen tekst")
    others = ", ".join(str(number) for number in range(9, 21))
    assert lines[-2] == f"en nog 52 keer hetzelfde in b.yml [schema.empty], op regel {others} …"
    assert lines[-1] == "60 fouten en 1 waarschuwing in 2 bestanden"
    assert report(found[:1], "en").splitlines()[-1] == "1 error in 1 file"
    assert report([]) == ""


def test_of_many_different_mistakes_fifty_are_shown() -> None:
    found = [Diagnostic(Span(f"{number:02}.yml"), "schema.empty") for number in range(61)]
    assert report(found).splitlines()[-2] == f"… en nog {61 - SHOWN_AT_MOST} meer"
