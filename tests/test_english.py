"""The kit in English: complete, printed, shown; and what is not translated stays Dutch, marked."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest

from gesprekskit import cli, pipeline
from gesprekskit.compose.forms import forms
from gesprekskit.diagnostics import Diagnostic
from gesprekskit.documents.addresses import form_pdf
from gesprekskit.handbook import prose
from gesprekskit.kit import Kit
from gesprekskit.pipeline.rendering import Renderer
from gesprekskit.pipeline.updates import accept_translations, untranslated
from tests.broken_words import cut
from tests.conftest import KIT, ROOT, SMALL_KIT, KitFolder, into_folder, print_everything
from tests.overlaps import overlapping
from tests.reader_text import printed_text
from tests.test_printed import extracted
from tests.verapdf import differing_in_structure, validate

MARK = "(Dutch)"
QUESTIONS, ROLES = "translations/en/questions.yml", "translations/en/roles.yml"
SECTIONS = "translations/en/sections.yml"
YES = """\
  - node: section/afspraken/lijst/klaar/ja
    texts:
      - key: label
        was: ja
        now: "yes"
"""
FIRST = """\
      - key: text
        was: Hoe zit je er vandaag bij?
        now: How are you feeling today?
"""


@pytest.fixture(scope="module")
def english() -> Kit:
    return in_english(KIT)


def in_english(folder: Path) -> Kit:
    kits, _ = pipeline.load_kits(folder)
    return next(kit for kit in kits if kit.language == "en")


@pytest.fixture(scope="module")
def folder(english: Kit, renderer: Renderer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return into_folder(print_everything(english, renderer), tmp_path_factory)


@pytest.fixture
def both(kit_folder: KitFolder) -> KitFolder:
    """A copy of the small kit with its translation."""
    shutil.copytree(SMALL_KIT / "translations", kit_folder.path / "translations")
    return kit_folder


class TestComplete:
    def test_every_text_of_the_kit_is_translated(self) -> None:
        assert untranslated(KIT, "en") == ()

    def test_every_page_is_translated(self, english: Kit) -> None:
        dutch = prose.read_folder(ROOT / "content" / "nl")
        assert len(dutch.pages) > 10
        found = prose.in_language(english, dutch, ROOT / "content")
        assert [diagnostic.code for diagnostic in found.diagnostics] == []

    def test_nothing_printed_is_marked_as_dutch(self, folder: Path) -> None:
        printed = [path for path in folder.rglob("*.pdf") if "pakket" not in path.name]
        assert len(printed) > 90
        assert [path.name for path in printed if MARK in extracted(path)] == []

    def test_dutch_words_are_gone(self, english: Kit) -> None:
        words = printed_text(english).lower().split()
        found = {"gesprek", "medewerker", "leidinggevende", "vraag", "het", "een", "niet"} & set(
            words
        )
        assert found == set()


class TestPrinted:
    def test_everything_in_dutch_is_there_in_english(
        self, folder: Path, printed_folder: Path
    ) -> None:
        def names(root: Path, language: str) -> set[str]:
            within = root / language
            return {path.relative_to(within).as_posix() for path in within.rglob("*.*")}

        assert names(folder, "en") == names(printed_folder, "nl")

    def test_files_say_that_they_are_english(self, folder: Path) -> None:
        with pikepdf.open(folder / "en" / "formulieren" / "voortgang-verslag.pdf") as pdf:
            assert str(pdf.Root.Lang) == "en"
            assert "Report: progress conversation" in str(pdf.docinfo.Title)
        with ZipFile(folder / "en" / "formulieren" / "voortgang-verslag.docx") as word:
            assert b'w:val="en-GB"' in word.read("word/styles.xml")

    def test_every_pdf_is_accessible(self, folder: Path) -> None:
        verdicts = validate(differing_in_structure(folder))
        assert len(verdicts) > 50
        assert [verdict for verdict in verdicts if verdict.failures] == []

    def test_no_words_stand_on_others(self, folder: Path) -> None:
        printed = [path for path in folder.rglob("*.pdf") if "pakket" not in path.name]
        assert {path.name: found for path in printed if (found := overlapping(path))} == {}

    def test_no_word_is_cut_without_a_hyphen(self, english: Kit, folder: Path) -> None:
        drawn = [form for form in forms(english) if form.variant.name in ("print", "large-print")]
        assert len(drawn) > 40
        found = {
            path: cut(form, folder / path)
            for form in drawn
            for path in [form_pdf("en", form.id, form.variant.name)]
        }
        assert {path: words for path, words in found.items() if words} == {}


class TestMissing:
    def test_without_its_translation_a_text_is_dutch_and_marked(
        self, both: KitFolder, capsys: pytest.CaptureFixture[str]
    ) -> None:
        both.change(QUESTIONS, FIRST, "")
        assert f"Hoe zit je er vandaag bij? {MARK}" in printed_text(in_english(both.path))
        (note,) = [
            diagnostic
            for diagnostic in pipeline.examine(both.path).diagnostics
            if diagnostic.code == "translation.missing"
        ]
        assert note.values["count"] == "1"
        assert cli.run(["changes", str(both.path), "--in", "en"]) == 0
        place = f"{both.path}/questions/voortgang.yml:8:11"
        assert f"{place}: question/vo-01#text: geen vertaling" in capsys.readouterr().out

    def test_where_the_dutch_changed_the_translation_is_stale(
        self, both: KitFolder, capsys: pytest.CaptureFixture[str]
    ) -> None:
        both.change("questions/voortgang.yml", "Hoe zit je er vandaag bij?", "Hoe gaat het?")
        assert f"Hoe gaat het? {MARK}" in printed_text(in_english(both.path))
        (gap,) = untranslated(both.path, "en")
        assert (gap.node, gap.key, gap.state) == ("question/vo-01", "text", "stale")
        assert cli.run(["--language", "en", "changes", str(both.path), "--in", "en", "--json"]) == 0
        (told,) = json.loads(capsys.readouterr().out)
        assert told["was"] == "Hoe zit je er vandaag bij?"
        assert told["now"] == "Hoe gaat het?"
        assert told["file"] == f"{both.path}/{QUESTIONS}"

    def test_a_translation_that_still_fits_is_kept_by_a_decision(
        self, both: KitFolder, capsys: pytest.CaptureFixture[str]
    ) -> None:
        both.change("questions/voortgang.yml", "Hoe zit je er vandaag bij?", "Hoe gaat het?")
        command = ["changes", str(both.path), "--in", "en", "--accept", "question/vo-01"]
        assert cli.run(command) == 0
        assert capsys.readouterr().err.startswith("vastgelegd: 1")
        assert untranslated(both.path, "en") == ()
        text = (both.path / QUESTIONS).read_text(encoding="utf-8")
        before = (SMALL_KIT / QUESTIONS).read_text(encoding="utf-8")
        assert text == before.replace("was: Hoe zit je er vandaag bij?", 'was: "Hoe gaat het?"')

    def test_what_is_gone_leaves_its_translation_over(self, both: KitFolder) -> None:
        task = "  - id: storing\n    text: Een storing of fout melden\n"
        both.change("matrices/basistaken.yml", task, "")
        (gap,) = untranslated(both.path, "en")
        assert (gap.node, gap.state) == ("matrix/basistaken/storing", "orphaned")
        assert accept_translations([gap], lambda _: True) == 0

    def test_a_mistake_in_a_translation_is_told_in_its_file(self, both: KitFolder) -> None:
        both.change(QUESTIONS, "now: How are you feeling today?", "now: How is {role:baas.the}?")
        (error,) = [
            diagnostic
            for diagnostic in pipeline.examine(both.path).diagnostics
            if diagnostic.severity == "error"
        ]
        assert error.code == "ref.unknown"
        line = both.line_of(QUESTIONS, "How is {role:baas.the}?")
        assert (error.span.file, error.span.line) == (f"{both.path}/{QUESTIONS}", line)

    def test_words_too_wide_for_their_column_are_told_where_they_stand(
        self, both: KitFolder
    ) -> None:
        both.change(SECTIONS, YES, YES.replace('"yes"', "accomplished"))
        (error,) = self.errors(both)
        assert (error.span.file, error.code) == (f"{both.path}/{SECTIONS}", "table.narrow")
        assert error.span.line == both.line_of(SECTIONS, "now: accomplished")
        assert error.values == {"name": "klaar", "width": "2", "least": "3"}

    def test_of_words_that_are_still_dutch_only_the_dutch_are_judged(self, both: KitFolder) -> None:
        both.change(SECTIONS, YES, "")
        assert self.errors(both) == []
        assert f"ja {MARK}" in printed_text(in_english(both.path))

    def errors(self, folder: KitFolder) -> list[Diagnostic]:
        found = pipeline.examine(folder.path).diagnostics
        return [diagnostic for diagnostic in found if diagnostic.severity == "error"]


class TestPages:
    def read(self, english: Kit, project: Path) -> prose.Read:
        dutch = prose.read_folder(project / "content" / "nl")
        return prose.in_language(english, dutch, project / "content")

    def test_a_page_whose_dutch_changed_is_shown_in_dutch(
        self, english: Kit, project: Path
    ) -> None:
        page = project / "content" / "nl" / "vaardigheden" / "open-vragen.md"
        page.write_text(page.read_text(encoding="utf-8") + "\nNog iets.\n", encoding="utf-8")
        found = self.read(english, project)
        (shown,) = [page for page in found.pages if page.path == "vaardigheden/open-vragen.md"]
        assert "Nog iets." in shown.text
        assert "This page is in Dutch." in shown.text
        assert [diagnostic.code for diagnostic in found.diagnostics] == ["prose.stale"]

    def test_a_page_without_translation_and_one_without_dutch(
        self, english: Kit, project: Path
    ) -> None:
        (project / "content" / "en" / "vragen" / "index.md").unlink()
        extra = project / "content" / "en" / "extra.md"
        extra.write_text("# Extra\n", encoding="utf-8")
        found = self.read(english, project)
        codes = sorted(
            (diagnostic.code, Path(diagnostic.span.file).name) for diagnostic in found.diagnostics
        )
        assert codes == [("prose.missing", "index.md"), ("prose.orphaned", "extra.md")]


class TestCompany:
    def test_its_own_dutch_is_shown_and_marked_until_it_is_translated(
        self, both: KitFolder
    ) -> None:
        company = KitFolder(Path("kits/bedrijf"))
        company.write(
            "kit.yml",
            "id: bedrijf\nextends: werkplekleren\nname: Bol\nversion: 1.0\ndate: 2027-01-01\n"
            "changes:\n"
            "  - {type: rename, node: role/werkplekbegeleider, name: leermeester}\n"
            "  - {type: replace, node: question/vo-01, values: {text: Hoe is het bij de oven?}}\n",
        )
        words = printed_text(in_english(company.path))
        assert f"Hoe is het bij de oven? {MARK}" in words
        assert "leermeester (Dutch)" in words
        assert "Which agreement worked?" in words
        assert {status.node for status in untranslated(company.path, "en")} == {
            "question/vo-01",
            "role/werkplekbegeleider",
        }
        company.write(
            "translations/en/ons.yml",
            "translations:\n"
            "  - node: question/vo-01\n"
            "    texts:\n"
            "      - {key: text, was: Hoe is het bij de oven?, now: How is the oven?}\n"
            "  - node: role/werkplekbegeleider\n"
            "    texts: [{key: name, was: leermeester, now: master baker}]\n",
        )
        words = printed_text(in_english(company.path))
        assert "How is the oven?" in words
        assert "master baker" in words
        assert MARK not in words

    @pytest.mark.parametrize(
        ("node", "text"),
        [
            (
                "notice/geen-beoordeling",
                "{key: text, was: Dit gesprek is geen beoordeling., now: X}",
            ),
            ("kit/werkplekleren", "{key: licence.line, was: Je mag alles., now: All rights.}"),
        ],
    )
    def test_what_is_fixed_is_fixed_in_english_too(
        self, both: KitFolder, node: str, text: str
    ) -> None:
        company = KitFolder(Path("kits/bedrijf"))
        company.write(
            "kit.yml",
            "id: bedrijf\nextends: werkplekleren\nname: Bol\nversion: 1.0\ndate: 2027-01-01\n",
        )
        company.write(
            "translations/en/ons.yml",
            f"translations:\n  - node: {node}\n    texts:\n      - {text}\n",
        )
        found = pipeline.examine(company.path).diagnostics
        (error,) = [diagnostic for diagnostic in found if diagnostic.severity == "error"]
        assert error.code == "layer.locked"
        assert (error.span.file, error.span.line) == (f"{company.path}/translations/en/ons.yml", 4)
