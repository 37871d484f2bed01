"""A translation is checked once by every rule on texts, by its own words."""

from __future__ import annotations

from pathlib import Path

import pytest

from gesprekskit import pipeline
from gesprekskit.diagnostics import Diagnostic, in_order
from tests.kinds.whole_kit import write_kit

FILE = "kit/translations/en/alles.yml"

MISTAKES = {
    "question.no-mark": ("question/we-02", "text", "Wat ging er goed?", "What went well"),
    "question.several": ("question/we-02", "text", "Wat ging er goed?", "What? And why?"),
    "text.no-slot": ("role/medewerker", "name", "medewerker", "the {role:leidinggevende}"),
    "text.slot-like": ("question/we-02", "text", "Wat ging er goed?", "Did {name} go well?"),
    "ref.unknown": ("question/we-02", "text", "Wat ging er goed?", "Did {role:bas} go well?"),
    "field.narrow": ("section/alles/keuze/ja", "label", "ja", "o" * 40),
}


def examined(folder: Path, texts: str, monkeypatch: pytest.MonkeyPatch) -> list[Diagnostic]:
    kit = write_kit(folder / "kit")
    (kit / "translations" / "en" / "alles.yml").write_text(f"translations:\n{texts}")
    monkeypatch.chdir(folder)
    found = pipeline.examine(Path("kit")).diagnostics
    assert len(found) == len(in_order(found))
    return [diagnostic for diagnostic in found if diagnostic.severity != "note"]


@pytest.mark.parametrize("code", MISTAKES)
def test_a_mistake_in_english_is_reported_there(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    node, key, was, now = MISTAKES[code]
    text = f"  - node: {node}\n    texts: [{{key: {key}, was: '{was}', now: '{now}'}}]\n"
    (found,) = examined(tmp_path, text, monkeypatch)
    assert found.code == code
    assert (found.span.file, found.span.line) == (FILE, 3)


def test_two_roles_with_one_name_in_english_are_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = "".join(
        f"  - node: role/{role}\n    texts: [{{key: name, was: {role}, now: manager}}]\n"
        for role in ("werkplekbegeleider", "leidinggevende")
    )
    (found,) = examined(tmp_path, names, monkeypatch)
    assert (found.code, found.span.file) == ("role.same-name", FILE)


def test_a_mistake_in_dutch_is_reported_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kit = write_kit(tmp_path / "kit")
    bank = kit / "questions" / "werk.yml"
    bank.write_text(bank.read_text().replace("Wat is nog lastig?", "Wat is nog lastig"))
    monkeypatch.chdir(tmp_path)
    found = [
        diagnostic
        for diagnostic in pipeline.examine(Path("kit")).diagnostics
        if diagnostic.severity != "note"
    ]
    assert [(diagnostic.code, diagnostic.span.file) for diagnostic in found] == [
        ("question.no-mark", "kit/questions/werk.yml")
    ]
