"""Printing a kit when a worker fails: the others are made, the missing one is named."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from gesprekskit import outputs, pipeline
from gesprekskit.cli import run
from gesprekskit.compose.forms import on_paper
from gesprekskit.documents.forms import Form
from gesprekskit.documents.packs import Pack
from gesprekskit.documents.rendered import EngineMissing, Problem, Rendered
from gesprekskit.kit import Kit
from gesprekskit.outputs import DERIVED, Output, form_entry
from gesprekskit.pipeline.cache import Cache
from gesprekskit.pipeline.rendering import Renderer
from gesprekskit.pipeline.workers import WorkerPool
from tests.conftest import KIT, KitFolder

DOOMED = "ontwikkel-verslag"


def deadly(form: Form) -> Rendered:
    """Die on one form, draw the others as one word."""
    if form.id == DOOMED:
        os.kill(os.getpid(), signal.SIGKILL)
    return Rendered(f"%PDF {form.id}".encode(), 1)


def faulty(form: Form) -> Rendered:
    """Raise on one form, draw the others as one word."""
    if form.id == DOOMED:
        raise ValueError("no such colour: blauw")
    return Rendered(f"%PDF {form.id}".encode(), 1)


def joined(pack: Pack) -> Rendered:
    """Raise on one pack, draw the others as one word."""
    if pack.cover.id == "startgesprek":
        raise RuntimeError("no pages")
    return Rendered(f"%PDF {pack.cover.id}".encode(), 1)


def complaining(pack: Pack) -> Rendered:
    """Report a problem with every pack."""
    problem = Problem("print.engine", pack.cover.node, {"message": "no such colour: blauw"})
    return Rendered(b"%PDF", 1, (problem,))


def lacking(_: Form) -> Rendered:
    raise EngineMissing("machine.engine", {"said": "cannot load library 'pango-1.0'"})


def drawn_by(
    monkeypatch: pytest.MonkeyPatch,
    form: Callable[[Form], Rendered],
    pack: Callable[[Pack], Rendered],
) -> None:
    """Print forms, packs and zips only, with these renderers."""
    packs, zips = (derived for derived in DERIVED if derived.name in ("packs", "zips"))
    monkeypatch.setattr(outputs, "OUTPUTS", (Output[Form]("forms", on_paper, form, form_entry),))
    monkeypatch.setattr(pipeline, "DERIVED", (replace(packs, render=pack), zips))


@pytest.fixture
def _deadly(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(outputs, "OUTPUTS", (Output[Form]("forms", on_paper, deadly, form_entry),))
    monkeypatch.setattr(pipeline, "DERIVED", ())
    monkeypatch.setenv("GESPREKSKIT_CACHE", str(tmp_path / "cache"))


@pytest.mark.usefixtures("_deadly")
def test_the_others_are_written_and_the_missing_one_is_named(
    kit: Kit, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    status = run(["print", str(KIT), "--in", "nl", "-o", str(out)])
    said = capsys.readouterr()
    assert status == 1
    names = {path.stem for path in out.rglob("*.pdf")}
    assert len(names) == len(kit.forms) - 1
    assert DOOMED not in names
    assert f"`nl/formulieren/{DOOMED}.pdf` is niet gemaakt" in said.err
    assert f"forms/{DOOMED}.yml:3:5: fout" in said.err
    assert said.out.strip().endswith(f": {len(names)} gemaakt, 0 al klaar, 1 mislukt")
    assert f"{DOOMED}.pdf" not in (out / "catalogue.json").read_text(encoding="utf-8")


@pytest.mark.usefixtures("_deadly")
def test_the_next_run_only_tries_the_missing_one(kit: Kit, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    with WorkerPool() as pool:
        first = pipeline.print_kit(kit, Renderer(pool, cache))
        second = pipeline.print_kit(kit, Renderer(pool, cache))
    others = len(kit.forms) - 1
    assert (first.rendered, first.reused, len(first.failed)) == (others, 0, 1)
    assert (second.rendered, second.reused, len(second.failed)) == (0, others, 1)


def test_what_is_made_of_a_missing_thing_is_named_and_left_out(
    kit: Kit, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One form and one pack raise: their packs and zips are missing, the others are written."""
    drawn_by(monkeypatch, faulty, joined)
    monkeypatch.setenv("GESPREKSKIT_CACHE", str(tmp_path / "cache"))
    out = tmp_path / "out"
    status = run(["print", str(KIT), "--in", "nl", "-o", str(out)])
    said = capsys.readouterr()
    assert status == 1
    assert "Traceback" not in said.err
    folder = "nl/formulieren"
    fault = f"`{folder}/{DOOMED}.pdf` is niet gemaakt: het programma heeft hier een fout"
    assert f"forms/{DOOMED}.yml:3:5: fout: {fault} (ValueError: no such colour: blauw" in said.err
    lacking = f"`{folder}/pakket-ontwikkelgesprek.zip` is niet gemaakt: `{folder}/{DOOMED}.pdf`"
    assert f"conversations/ontwikkelgesprek.yml:3:5: fout: {lacking} ontbreekt" in said.err
    assert f"`{folder}/pakket-startgesprek.pdf` is niet gemaakt: het programma heeft" in said.err
    assert f"`{folder}/pakket-startgesprek.pdf` ontbreekt" in said.err
    missing = {f"{DOOMED}.pdf"} | {
        f"pakket-{text}.{ending}"
        for text in ("ontwikkelgesprek", "startgesprek")
        for ending in ("pdf", "zip")
    }
    whole = {f"{form}.pdf" for form in kit.forms}
    whole |= {
        f"pakket-{conversation}.{ending}"
        for conversation in kit.conversations
        for ending in ("pdf", "zip")
    }
    written = {path.name for path in out.rglob("*.*") if path.suffix != ".json"}
    assert written == whole - missing
    assert said.out.strip().endswith(f", {len(missing)} mislukt")


def test_a_fault_of_the_kit_that_shows_in_a_pack_refuses_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What could not be made is reported with it."""
    drawn_by(monkeypatch, faulty, complaining)
    monkeypatch.setenv("GESPREKSKIT_CACHE", str(tmp_path / "cache"))
    assert run(["print", str(KIT), "-o", str(tmp_path / "out")]) == 2
    said = capsys.readouterr().err
    assert "conversations/startgesprek.yml:3:5: fout: bij het printen gaat iets mis" in said
    assert f"`nl/formulieren/{DOOMED}.pdf` is niet gemaakt" in said
    assert not (tmp_path / "out").exists()


def test_a_machine_without_pango_is_status_three(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(outputs, "OUTPUTS", (Output[Form]("forms", on_paper, lacking, form_entry),))
    monkeypatch.setenv("GESPREKSKIT_CACHE", str(tmp_path / "cache"))
    assert run(["print", str(KIT), "-o", str(tmp_path / "out")]) == 3
    said = capsys.readouterr().err
    assert "apt-get install libpango-1.0-0" in said
    assert not (tmp_path / "out").exists()


def test_progress_is_told(kit: Kit, pool: WorkerPool, cache: Cache) -> None:
    told: list[tuple[int, int]] = []
    renderer = Renderer(pool, cache, progress=lambda done, total: told.append((done, total)))
    pipeline.print_kit(kit, renderer)
    assert told
    assert told[-1][0] == told[-1][1] >= 10


def test_the_funding_line_stands_on_every_page_once_switched_on(
    kit_folder: KitFolder, pool: WorkerPool, cache: Cache
) -> None:
    import io

    import pypdf

    kit_folder.change("kit.yml", "  shown: false", "  shown: true")
    loaded, _ = pipeline.load_kit(kit_folder.path)
    printed = pipeline.print_kit(
        loaded,
        Renderer(pool, cache),
        lambda entry: (
            entry.format == "pdf"
            and entry.kind != "pack"
            and entry.variant not in ("fillable", "ink-saving")
        ),
    )
    seen = 0
    for entry, artifact in zip(printed.catalogue.entries, printed.artifacts, strict=True):
        for number, page in enumerate(pypdf.PdfReader(io.BytesIO(artifact.content)).pages):
            text = " ".join(page.extract_text().split())
            if entry.kind == "cards" and number >= 2 and number % 2 == 0:
                continue  # the front of cards: the line stands on their backs
            assert "Medegefinancierd door de Europese Unie" in text, (entry.path, number)
            seen += 1
    assert seen >= 50
