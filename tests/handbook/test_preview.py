"""Editions of a kit that is being edited: soon there, complete in the end, never broken."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

import pytest

from gesprekskit import pipeline
from gesprekskit.artifacts import Artifact, Catalogue
from gesprekskit.diagnostics import Diagnostic, KitError, Span
from gesprekskit.handbook.preview import Arrival, Interruptible, Preview, Superseded, files
from gesprekskit.kit import Kit
from gesprekskit.pipeline import Printed
from gesprekskit.pipeline.rendering import Renderer
from gesprekskit.pipeline.workers import WorkerPool
from gesprekskit.renderers import markdown
from tests.conftest import KitFolder
from tests.handbook.test_cached_pages import (
    ASKED,
    ASKED_NOW,
    PROSE,
    QUESTIONS,
    SAID,
    SAID_NOW,
    small_kit,
)

LONG = 30
PAGE = "vragen/index.md"


@dataclass
class Printer:
    """Prints nothing real, for as long as the test says; its output names the question."""

    may_print: Event = field(default_factory=Event)
    asked: list[str] = field(default_factory=list)
    refuses: str = ""
    fails: bool = False

    def print_kit(self, kit: Kit, renderer: Renderer) -> Printed:
        text = kit.render_text(kit.questions["we-01"].text)
        self.asked.append(text)
        assert self.may_print.wait(LONG)
        list(renderer.pool.run([]))
        if text == self.refuses:
            raise KitError([Diagnostic(Span("kit.yml"), "print.glyph", {"letters": "x"})])
        catalogue = Catalogue(kit.id, kit.version, (), ())
        failed = (Diagnostic(Span("kit.yml"), "print.worker-died", {"name": "form"}),)
        paper = Artifact("nl/form.pdf", text.encode())
        return Printed((paper,), catalogue, 1, 0, failed if self.fails else ())


@dataclass
class Writing:
    """A small kit that is being edited, with the preview open."""

    kit: KitFolder
    preview: Preview
    printer: Printer
    told: Event = field(default_factory=Event)

    def edition(self) -> tuple[str, str]:
        """Return the question that a page shows, and the one on paper."""
        made = self.preview.edition(self.kit.path / "content", "nl")
        page = made.written.get(PAGE) or made.composed[PAGE]
        shown = next(text for text in (ASKED, ASKED_NOW, "Iets anders?") if text[:-1] in page)
        return shown, made.printed.artifacts[0].content.decode()

    def ask(self, old: str, new: str) -> None:
        self.kit.change(QUESTIONS, f"text: {old}", f"text: {new}")

    def tell(self, _: Future[Printed]) -> None:
        self.told.set()


@pytest.fixture
def writing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Writing]:
    """Return a kit that is being edited, with everything printed."""
    printer = Printer()
    monkeypatch.setattr(pipeline, "print_kit", printer.print_kit)
    kit = KitFolder(small_kit(tmp_path))
    with WorkerPool() as pool:
        writing = Writing(kit, Preview(kit.path, Renderer(pool)), printer)
        printer.may_print.set()
        assert writing.edition() == (ASKED, ASKED)
        writing.preview.print_later(writing.tell)
        yield writing
        printer.may_print.set()


def test_a_page_does_not_wait_for_its_paper(writing: Writing) -> None:
    writing.printer.may_print.clear()
    writing.ask(ASKED, ASKED_NOW)
    assert writing.edition() == (ASKED_NOW, ASKED)
    assert not writing.told.is_set()
    assert not writing.preview.is_complete
    writing.printer.may_print.set()
    assert writing.told.wait(LONG)
    assert writing.edition() == (ASKED_NOW, ASKED_NOW)
    assert writing.preview.is_complete
    assert writing.edition() == (ASKED_NOW, ASKED_NOW)
    assert writing.printer.asked == [ASKED, ASKED_NOW]


def test_prose_is_shown_without_reading_the_kit_or_printing(
    writing: Writing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "load_kits", lambda folder: pytest.fail("the kit is read"))
    monkeypatch.setattr(markdown, "render_page", lambda page: pytest.fail(page.path))
    writing.kit.change(PROSE, SAID, SAID_NOW)
    made = writing.preview.edition(writing.kit.path / "content", "nl")
    assert SAID_NOW in made.written["vaardigheden/open-vragen.md"]
    assert writing.printer.asked == [ASKED]
    assert writing.preview.last_good is made


def test_only_what_was_written_last_is_printed(writing: Writing) -> None:
    writing.printer.may_print.clear()
    writing.ask(ASKED, ASKED_NOW)
    assert writing.edition() == (ASKED_NOW, ASKED)
    writing.ask(ASKED_NOW, "Iets anders?")
    assert writing.edition() == ("Iets anders?", ASKED)
    writing.printer.may_print.set()
    assert writing.told.wait(LONG)
    assert writing.edition() == ("Iets anders?", "Iets anders?")


def test_a_mistake_that_printing_shows_is_told_once_the_paper_is_there(writing: Writing) -> None:
    good = writing.preview.last_good
    writing.printer.refuses = ASKED_NOW
    writing.printer.may_print.clear()
    writing.ask(ASKED, ASKED_NOW)
    assert writing.edition() == (ASKED_NOW, ASKED)
    writing.printer.may_print.set()
    assert writing.told.wait(LONG)
    with pytest.raises(KitError):
        writing.edition()
    assert writing.preview.last_good is good
    writing.ask(ASKED_NOW, ASKED)
    writing.edition()


def test_a_mistake_leaves_the_page_that_came_before_its_paper(writing: Writing) -> None:
    writing.printer.may_print.clear()
    writing.ask(ASKED, ASKED_NOW)
    assert writing.edition() == (ASKED_NOW, ASKED)
    shown = writing.preview.last_good
    writing.kit.change(QUESTIONS, f"text: {ASKED_NOW}", f"txt: {ASKED_NOW}")
    with pytest.raises(KitError):
        writing.edition()
    assert writing.preview.last_good is shown


def test_a_mistake_in_the_kit_is_told_and_mended(writing: Writing) -> None:
    writing.kit.change(QUESTIONS, f"text: {ASKED}", f"txt: {ASKED}")
    for _ in range(2):
        with pytest.raises(KitError) as refused:
            writing.edition()
        assert "schema.unknown-key" in {diagnostic.code for diagnostic in refused.value.diagnostics}
    writing.kit.change(QUESTIONS, f"txt: {ASKED}", f"text: {ASKED}")
    writing.edition()
    assert writing.told.wait(LONG)
    assert writing.edition() == (ASKED, ASKED)


def test_what_could_not_be_printed_is_tried_again(writing: Writing) -> None:
    writing.printer.fails = True
    writing.ask(ASKED, ASKED_NOW)
    writing.printer.may_print.clear()
    assert writing.edition() == (ASKED_NOW, ASKED)
    writing.printer.may_print.set()
    assert writing.told.wait(LONG)
    with pytest.raises(KitError):
        writing.edition()
    writing.printer.fails = False
    writing.told.clear()
    writing.edition()
    assert writing.told.wait(LONG)
    assert writing.edition() == (ASKED_NOW, ASKED_NOW)


def test_a_kit_without_the_language_is_shown_in_the_one_that_it_has(writing: Writing) -> None:
    shutil.rmtree(writing.kit.path / "translations")
    made = writing.preview.edition(writing.kit.path / "content", "en")
    assert made.language == "nl"


def test_a_form_that_is_new_is_waited_for(writing: Writing) -> None:
    form = writing.kit.path / "forms" / "werkgesprek-verslag.yml"
    text = form.read_text(encoding="utf-8")
    other = text.replace("id: werkgesprek-verslag", "id: werkgesprek-twee")
    code = next(line for line in text.splitlines() if line.startswith("code: "))
    writing.ask(ASKED, ASKED_NOW)
    writing.kit.write("forms/werkgesprek-twee.yml", other.replace(code, "code: WG-W"))
    assert writing.edition() == (ASKED_NOW, ASKED_NOW)


def test_only_files_of_the_kit_are_looked_at(writing: Writing, tmp_path: Path) -> None:
    before = files(writing.kit.path)
    writing.kit.change(PROSE, SAID, SAID_NOW)
    (tmp_path / "mkdocs.yml").unlink()
    assert files(writing.kit.path) == before
    assert any(path.parent.name == "words" for path in before)
    path = writing.kit.path / QUESTIONS
    os.utime(path, ns=(0, 0))
    assert {file for file, when in files(writing.kit.path).items() if before[file] != when} == {
        path
    }


def test_what_arrives_is_put_into_the_site(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "nl").mkdir(parents=True)
    (site / "nl" / "form.pdf").write_text("old", encoding="utf-8")
    arrival = Arrival(site)
    before = arrival.mark.read_text(encoding="utf-8")
    printed: Future[Printed] = Future()
    artifacts = (Artifact("nl/form.pdf", b"new"), Artifact("en/other.pdf", b"new"))
    printed.set_result(Printed(artifacts, Catalogue("a", "1", (), ()), 2, 0))
    arrival(printed)
    assert (site / "nl" / "form.pdf").read_bytes() == b"new"
    assert not (site / "en").exists()
    assert arrival.mark.read_text(encoding="utf-8") != before


def test_a_mistake_arrives_as_well(tmp_path: Path) -> None:
    arrival = Arrival(tmp_path)
    printed: Future[Printed] = Future()
    printed.set_exception(KitError([]))
    arrival(printed)
    assert arrival.mark.read_text(encoding="utf-8") != ""


def test_work_that_is_not_wanted_is_not_begun() -> None:
    with WorkerPool() as pool, pytest.raises(Superseded):
        list(Interruptible(pool, lambda: True).run([]))
