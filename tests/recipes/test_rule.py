"""A rule: a question has at most twenty words, in any language."""

from __future__ import annotations

from pathlib import Path

from tests.recipes.copies import Recipe, followed

RULE = Recipe(
    "A rule",
    new={},
    rows={
        "checks/questions.py": (
            (
                'WITHOUT_MARK = ("uitnodiging", "aanvulzin")\n',
                '''MOST_WORDS = 20


def check_length(library: Library) -> Iterator[Diagnostic]:
    """A question is short enough to ask."""
    for file, bank in library.placed(QuestionBank):
        for index, question in enumerate(bank.questions):
            count = len(question.text.source.split())
            if count > MOST_WORDS:
                values = {"count": str(count), "most": str(MOST_WORDS)}
                yield Diagnostic(file.span("questions", index, "text"), "question.long", values)
''',
            ),
        ),
        "checks/__init__.py": (
            (
                "from gesprekskit.checks.questions import ",
                "check_length, ",
            ),
            (
                "KIT_CHECKS: tuple[KitCheck, ...] = (\n",
                "    KitCheck(check_length, texts=True),\n",
            ),
        ),
        "diagnostics/messages/nl.toml": (
            (
                """
[output.not-ours]
message = "in `{path}` staan bestanden die niet van dit programma zijn"
tip = "kies een lege map, of een map die je eerder zo gemaakt hebt"
""",
                """
[question.long]
message = "deze vraag heeft {count} woorden; het mogen er {most} zijn"
tip = "maak er twee vragen van"
""",
            ),
        ),
        "diagnostics/messages/en.toml": (
            (
                """
[output.not-ours]
message = "`{path}` holds files that this program did not make"
tip = "choose an empty folder, or one made this way before"
""",
                """
[question.long]
message = "this question has {count} words; {most} are allowed"
tip = "make it two questions"
""",
            ),
        ),
    },
)

LONG = " ".join(["woord"] * 21) + "?"
TRANSLATION = f"""\
translations:
  - node: question/we-02
    texts: [{{key: text, was: Wat ging er goed?, now: '{LONG}'}}]
"""


def test_a_rule_reports_in_both_languages_and_reaches_a_translation(tmp_path: Path) -> None:
    copy = followed(RULE, tmp_path)
    kit = copy.kit()
    assert "question.long" not in copy.run("check", "kit")
    copy.kit(translations__en__een=TRANSLATION)
    said = copy.run("check", "kit", status=2)
    place = "kit/translations/en/een.yml:3:54"
    assert f"{place}: fout: deze vraag heeft 21 woorden; het mogen er 20 zijn" in said
    bank = kit / "questions" / "werk.yml"
    bank.write_text(bank.read_text().replace("Wat is nog lastig?", LONG))
    said = copy.run("--language", "en", "check", "kit", status=2)
    assert "error: this question has 21 words; 20 are allowed [question.long]" in said
    assert said.count("questions/werk.yml:30:11") == 1
