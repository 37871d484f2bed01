"""`changes --letter`: what a new version brings, to read and decide on in a meeting."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from gesprekskit import cli
from gesprekskit.definitions.words import Words
from gesprekskit.loading import load_words
from gesprekskit.loading.occurrences import TextOccurrence
from gesprekskit.pipeline.updates import accept, updates
from tests import verapdf
from tests.conftest import KitFolder
from tests.layers.conftest import EXAMPLE, Company

CHANGES = """\
  - {type: replace, node: question/vo-12, values: {text: Wat wil je bij de oven leren?}}
  - {type: hide, node: matrix/basistaken/storing}
"""
QUESTIONS, TASKS = "questions/voortgang.yml", "matrices/basistaken.yml"
VERSION_2 = (
    ("kit.yml", "version: 1.0", "version: 1.1"),
    (QUESTIONS, "text: Welke taak wil je hierna leren?", "text: Welke taak wil je nu leren?"),
    (TASKS, "  - id: storing\n    text: Een storing of fout melden\n", ""),
    (
        TASKS,
        "  - id: controleren\n",
        "  - id: opruimen\n    text: <b>Opruimen</b>\n  - id: controleren\n",
    ),
    ("sections/terugblik.yml", "            label: deels", "            label: half"),
)
ASKING = re.compile(r"""<script|\son\w+=|https?://|url\(|@import|<link|<iframe|<form""")
"""What would run something, or ask for something, in a page without addresses in its texts."""


@pytest.fixture
def updated(company: Company, kit_folder: KitFolder) -> Company:
    """A company under the second version of the kit."""
    company.write(CHANGES)
    company.folder.change("kit.yml", "date:", "colours: {main: '#1b4b7a'}\nlogo: logo.svg\ndate:")
    company.folder.write("logo.svg", (EXAMPLE / "logo.svg").read_text(encoding="utf-8"))
    accept(updates(company.folder.path), lambda _: True)
    for name, old, new in VERSION_2:
        kit_folder.change(name, old, new)
    return company


def write(company: Company, target: str, *options: str, language: str = "nl") -> int:
    return cli.run(
        ["--language", language, "changes", str(company.folder.path), "--letter", target, *options]
    )


def words_of(pdf: Path) -> str:
    pages = PdfReader(BytesIO(pdf.read_bytes())).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_a_letter_on_paper_and_on_a_screen(updated: Company) -> None:
    Path("brief").mkdir()
    Path("brief/van-ons.txt").write_text("van ons", encoding="utf-8")
    assert write(updated, "brief") == 0
    files = sorted(path.name for path in Path("brief").iterdir())
    assert files == ["brief.html", "brief.pdf", "van-ons.txt"]
    page = Path("brief/brief.html").read_text(encoding="utf-8")
    paper = words_of(Path("brief/brief.pdf"))
    for said in (
        "versie 1.1 van 22-11-2026",
        "naar versie 1.0",
        "Goede gesprekken op het werk · voor Bakkerij Bol",
        "Hier kiezen jullie zelf",
        "Vraag ‘Welke taak wil je nu leren?’",
        "Wat wil je bij de oven leren?",
        "We nemen de nieuwe tekst over.",
        "question/vo-12, in kits/bedrijf/kit.yml op regel",
        "Dit komt vanzelf mee",
        "Verslag van het voortgangsgesprek",
        "Antwoord ‘half’",
        "Heb je een vraag?",
    ):
        assert said in page, said
        assert said in paper, said
    assert "Welke taak wil je <del>hierna</del> leren?" in page
    assert "Welke taak wil je <ins>nu</ins> leren?" in page
    assert page.index("kiezen jullie zelf") < page.index("komt vanzelf mee")
    first = Path("brief/brief.pdf").read_bytes()
    assert write(updated, "brief.pdf") == 0
    assert Path("brief.pdf").read_bytes() == first
    (verdict,) = verapdf.validate([Path("brief.pdf")])
    assert (verdict.failures, verdict.checks > 1000) == ((), True)
    reader = PdfReader(BytesIO(first))
    assert reader.metadata is not None
    assert reader.metadata.title == "Wat verandert er in de kit? (brief)"
    assert reader.trailer["/Root"]["/Lang"] == "nl"


def test_the_page_runs_nothing_and_asks_for_nothing(updated: Company) -> None:
    assert write(updated, "brief.html") == 0
    page = Path("brief.html").read_text(encoding="utf-8")
    assert ASKING.findall(page) == []
    assert "default-src 'none'; style-src 'unsafe-inline'; img-src data:" in page
    assert '<img class="logo" src="data:image/svg+xml;base64,' in page
    assert "--main: #1b4b7a" in page
    assert "&lt;b&gt;Opruimen&lt;/b&gt;" in page
    assert not Path("brief.pdf").exists()


ENGLISH = """\
translations:
  - node: kit/werkplekleren
    texts: [{key: title, was: Goede gesprekken op het werk, now: Good conversations at work}]
"""


def test_a_letter_in_english_quotes_the_kit_in_dutch(
    updated: Company, kit_folder: KitFolder
) -> None:
    assert write(updated, "letter.html", language="en") == 0
    page = Path("letter.html").read_text(encoding="utf-8")
    assert '<html lang="nl"' in page, "a kit without English has its letter in Dutch"
    kit_folder.write("translations/en/kit.yml", ENGLISH)
    assert write(updated, "letter.html", language="en") == 0
    page = Path("letter.html").read_text(encoding="utf-8")
    assert '<html lang="en"' in page
    assert "Good conversations at work · for Bakkerij Bol" in page
    assert "Here you choose for yourselves" in page
    assert '<td data-label="You have" lang="nl">Wat wil je bij de oven leren?</td>' in page


def test_a_letter_says_what_was_decided_on_just_now(updated: Company) -> None:
    assert write(updated, "brief.html", "--all") == 0
    page = Path("brief.html").read_text(encoding="utf-8")
    assert "Welke taak wil je <ins>nu</ins> leren?" in page
    assert write(updated, "brief.html") == 0
    page = Path("brief.html").read_text(encoding="utf-8")
    assert "Er is niets om te kiezen." in page
    assert "Verder is er niets nieuws." in page


def test_what_was_never_recorded_is_counted(company: Company) -> None:
    company.write(CHANGES)
    assert write(company, "brief.html") == 0
    page = Path("brief.html").read_text(encoding="utf-8")
    assert "bij 2 van jullie eigen teksten weet het programma niet" in page
    assert "Vraag ‘" not in page


def test_what_is_no_letter_is_refused(updated: Company, capsys: pytest.CaptureFixture[str]) -> None:
    assert write(updated, "brief.docx", "--all") == 2
    told = capsys.readouterr().err
    assert "--letter: fout: een brief wordt geen `brief.docx` [choice.letter]" in told
    assert "tip: noem een map, of een bestand dat eindigt op `.html` of `.pdf`" in told
    assert write(updated, "brief", "--in", "en") == 2
    assert "--letter: fout: " in capsys.readouterr().err
    Path("bestand").write_text("x", encoding="utf-8")
    assert write(updated, "bestand/brief.html", "--all") == 4
    assert "bestand/brief.html" in capsys.readouterr().err
    assert updates(updated.folder.path).open
    assert not Path("brief").exists()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_kind_of_text_has_a_name(kit_folder: KitFolder, language: str) -> None:
    library = updates(kit_folder.path).stack.library
    keys = {
        next(part for part in reversed(occurrence.where) if isinstance(part, str))
        for file in library.files
        if file.kind.followed
        for occurrence in file.occurrences
        if isinstance(occurrence, TextOccurrence)
    }
    words: Words = load_words(language)
    assert keys - set(words.letter.keys) == set()
