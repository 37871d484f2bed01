"""What printing showed to be wrong is told by checking, as long as nothing changed in it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from gesprekskit import pipeline
from gesprekskit.artifacts import CatalogueEntry
from gesprekskit.cli import run
from gesprekskit.diagnostics import Diagnostic, KitError
from gesprekskit.documents.rendered import Problem
from gesprekskit.kit import Kit
from gesprekskit.outputs import Composed, compose
from gesprekskit.pipeline import remembering
from gesprekskit.pipeline.cache import Cache, key
from gesprekskit.pipeline.rendering import Renderer
from gesprekskit.pipeline.workers import WorkerPool
from tests.conftest import SMALL_KIT, KitFolder

VERSLAG = "forms/voortgang-verslag.yml"


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cache:
    """Return a cache of this test alone."""
    monkeypatch.setenv("GESPREKSKIT_CACHE", str(tmp_path / "cache"))
    return Cache(tmp_path / "cache")


def printed(folder: Path, renderer: Renderer) -> Sequence[Diagnostic]:
    """Print the standard variant of one form; return what is wrong with it."""

    def wanted(entry: CatalogueEntry) -> bool:
        return entry.path.endswith("/voortgang-verslag.pdf")

    kits, _ = pipeline.load_kits(folder)
    with pytest.raises(KitError) as refused:
        pipeline.print_kits(kits, renderer, wanted)
    return refused.value.diagnostics


def checked(folder: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """Check a kit; return the status and what it says."""
    capsys.readouterr()
    status = run(["check", str(folder)])
    return status, capsys.readouterr().err


def test_a_form_that_printing_refused_is_refused_by_checking_until_it_is_mended(
    kit_folder: KitFolder,
    pool: WorkerPool,
    own_cache: Cache,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    kit_folder.change(VERSLAG, "rows: {lijst: 4}", "rows: {lijst: 6}")
    assert checked(kit_folder.path, capsys)[0] == 0
    told = printed(kit_folder.path, Renderer(pool, own_cache))
    assert {found.code for found in told} == {"print.pages", "print.fits"}
    # Nothing may be drawn from here on.
    monkeypatch.setattr(WorkerPool, "run", None)
    status, said = checked(kit_folder.path, capsys)
    assert status == 2
    assert all(f"{found.span}: " in said and f"[{found.code}]" in said for found in told)
    kit_folder.change(VERSLAG, "rows: {lijst: 6}", "rows: {lijst: 4}")
    assert "[print." not in checked(kit_folder.path, capsys)[1]
    kit_folder.change(VERSLAG, "rows: {lijst: 4}", "rows: {lijst: 6}")
    assert "[print.pages]" in checked(kit_folder.path, capsys)[1]


def test_a_mistake_that_is_marked_but_no_longer_kept_is_not_told(
    kit_folder: KitFolder, own_cache: Cache, capsys: pytest.CaptureFixture[str]
) -> None:
    (kit,) = pipeline.load_kits(kit_folder.path)[0]
    form = next(made for made in compose(kit) if made.entry.id == "voortgang-verslag")
    own_cache.mark(key(form.render, form.document), form.document.node)
    (own_cache.folder / "faulty" / "geen-sleutel").write_bytes(b"\xff")
    assert checked(kit_folder.path, capsys)[0] == 0


def test_publications_are_the_same_without_the_others() -> None:
    """Otherwise nothing would be found under their keys."""
    kits, _ = pipeline.load_kits(SMALL_KIT)
    for kit in kits:
        whole = {made.entry.path: made.document for made in compose(kit)}
        nodes = {document.node for document in whole.values()}
        alone = {made.entry.path: made.document for node in nodes for made in few(kit, node)}
        assert alone == whole


def few(kit: Kit, node: str) -> Sequence[Composed]:
    return compose(remembering.only(kit, [node]))


def test_nobody_works_in_a_pool_that_is_unmanned() -> None:
    from gesprekskit.child_process import Job

    job = Job("nl/a.pdf", "form/a", lambda _: pytest.fail("drawn"), None)
    (result,) = remembering.Unmanned().run([job])
    assert result == (job, Problem("print.worker-died", "form/a", {"name": "nl/a.pdf"}))
