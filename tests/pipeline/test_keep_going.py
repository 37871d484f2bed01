"""Printing a kit in which something is wrong: what is made, what is left out, what is told."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

import pytest

from gesprekskit import api
from gesprekskit.cli import run
from gesprekskit.diagnostics import KitError
from gesprekskit.documents.forms import Form
from gesprekskit.documents.packs import Pack
from gesprekskit.documents.rendered import Problem, Rendered
from gesprekskit.handbook import edition
from gesprekskit.pipeline.cache import Cache
from gesprekskit.pipeline.rendering import Renderer
from gesprekskit.pipeline.workers import WorkerPool
from tests.conftest import KIT, ROOT, SMALL_KIT
from tests.pipeline.test_printing import drawn_by, joined

TOO_LONG = "voortgang-verslag"


def too_long(form: Form) -> Rendered:
    """Draw one form on a page too many, the others as one word."""
    values = {"name": form.code, "pages": "3", "most": "2", "first": "Gezien en akkoord"}
    problem = Problem("print.pages", form.node, values, at="max_pages")
    return Rendered(f"%PDF {form.id}".encode(), 1, (problem,) if form.id == TOO_LONG else ())


def stapled(pack: Pack) -> Rendered:
    """Draw a pack as one word."""
    return Rendered(f"%PDF {pack.cover.id}".encode(), 1)


@pytest.fixture(autouse=True)
def _own_cache_and_shared_pool(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, pool: WorkerPool
) -> None:
    monkeypatch.setenv("GESPREKSKIT_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(api, "WorkerPool", lambda: nullcontext(pool))


LEFT_OUT = {f"{TOO_LONG}.pdf", "pakket-voortgangsgesprek.pdf", "pakket-voortgangsgesprek.zip"}


@pytest.mark.parametrize("keep_going", [False, True])
def test_a_form_that_is_too_long_holds_back_the_others_unless_told_not_to(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    *,
    keep_going: bool,
) -> None:
    drawn_by(monkeypatch, too_long, stapled)
    out = tmp_path / "out"
    asked = ["print", str(SMALL_KIT), "--in", "nl", "-o", str(out)]
    assert run([*asked, "--keep-going"] if keep_going else asked) == 2
    said = capsys.readouterr()
    assert f"forms/{TOO_LONG}.yml" in said.err
    assert "3 bladzijden, en het mogen er 2 zijn: `VO-V`" in said.err
    left_out = {line for line in said.err.splitlines() if line.startswith("niet gemaakt: ")}
    assert left_out == {
        f"niet gemaakt: nl/formulieren/{name}" for name in (LEFT_OUT if keep_going else ())
    }
    written = {path.name for path in out.rglob("*.*") if path.suffix != ".json"}
    assert bool(written) == keep_going
    assert not written & LEFT_OUT
    assert ("er is niets geschreven; met `--keep-going`" in said.err) != keep_going
    if keep_going:
        assert {"mijn-route.pdf", "pakket-startgesprek.zip"} <= written
        assert said.out.strip().endswith(f", {len(LEFT_OUT)} niet gemaakt")
        assert TOO_LONG not in (out / "catalogue.json").read_text(encoding="utf-8")


def test_a_worker_that_died_beside_a_form_that_is_too_long_is_named_too(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Something is wrong with the kit: that decides the status."""
    drawn_by(monkeypatch, too_long, joined)
    out = tmp_path / "out"
    assert run(["print", str(SMALL_KIT), "--in", "nl", "-o", str(out), "--keep-going"]) == 2
    said = capsys.readouterr()
    assert "`nl/formulieren/pakket-startgesprek.pdf` is niet gemaakt: het programma" in said.err
    assert said.out.strip().endswith(f", {len(LEFT_OUT)} niet gemaakt, 2 mislukt")


def test_the_pages_of_what_is_left_out_are_written(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, pool: WorkerPool
) -> None:
    drawn_by(monkeypatch, too_long, stapled)
    renderer = Renderer(pool, Cache(tmp_path / "cache"))
    with pytest.raises(KitError) as refused:
        edition.make(KIT, ROOT / "content", renderer)
    codes = {found.code for found in refused.value.diagnostics if found.severity == "error"}
    assert codes == {"print.pages"}
    dutch, english = edition.make(KIT, ROOT / "content", renderer, keep_going=True)
    assert f"formulieren/{TOO_LONG}.md" in dutch.composed
    assert f"{TOO_LONG}.pdf" not in dutch.composed[f"formulieren/{TOO_LONG}.md"]
    assert "mijn-route.pdf" in dutch.composed["formulieren/mijn-route.md"]
    assert [found.code for found in english.printed.refused] == ["print.pages"]
