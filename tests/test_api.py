"""The interface for Python: what goes in, what comes out, and which exceptions are raised."""

from __future__ import annotations

import inspect
import pickle
from pathlib import Path

import pytest

from gesprekskit import api
from gesprekskit.pipeline.scaffolding import scaffold_kit
from tests.conftest import KitFolder

REPORT = "nl/formulieren/werkgesprek-verslag.pdf"
FORM = "forms/werkgesprek-verslag.yml"


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> KitFolder:
    """Return a small kit for one test, with a path as an author would write it."""
    monkeypatch.chdir(tmp_path)
    scaffold_kit(Path("klein"), "Goed gesprek", "Ons fonds")
    return KitFolder(Path("klein"))


def composed(kit: api.Kit, path: str) -> api.Composed:
    return next(composed for composed in api.compose(kit) if composed.entry.path == path)


def test_every_function_says_what_goes_in_and_out() -> None:
    for name in api.__all__:
        public = getattr(api, name)
        assert inspect.getdoc(public) or name in ("Severity",), name
        if inspect.isfunction(public):
            assert "return" in public.__annotations__
            assert set(inspect.signature(public).parameters) <= set(public.__annotations__)


def test_a_kit_and_its_documents_can_be_sent_to_another_process(small: KitFolder) -> None:
    (kit,), _ = api.load("klein")
    documents = api.compose(kit)
    assert len(documents) >= 5
    assert pickle.loads(pickle.dumps(documents)) == documents
    assert api.compose(pickle.loads(pickle.dumps(kit))) == documents


def test_check_returns_what_load_raises(small: KitFolder) -> None:
    small.change(FORM, "max_pages:", "maxpages:")
    found = api.check(small.path)
    line = small.line_of(FORM, "maxpages:")
    assert api.Span(f"klein/{FORM}", line, 1) in [diagnostic.span for diagnostic in found]
    with pytest.raises(api.KitError) as refused:
        api.load(small.path)
    assert refused.value.diagnostics == found
    assert f"klein/{FORM}:{line}:1: error: unknown key `maxpages`" in api.report(found, "en")


def test_check_raises_nothing_where_there_is_no_kit(tmp_path: Path) -> None:
    (found,) = api.check(tmp_path / "nergens")
    assert found.code == "kit.missing"


def test_rendering_one_document_gives_what_printing_gives(small: KitFolder) -> None:
    kits, _ = api.load(small.path)
    finished = api.render(kits[0], composed(kits[0], REPORT))
    counted: list[tuple[int, int]] = []
    printed = api.print_kits(
        kits, lambda entry: entry.path == REPORT, lambda *now: counted.append(now)
    )
    (artifact,) = printed.artifacts
    assert artifact.content == finished.content
    assert printed.catalogue.entries == (finished.entry,)
    assert (finished.entry.bytes, finished.entry.pages) == (len(finished.content), 2)
    assert counted == [(0, 1), (1, 1)]
    assert {file.path for file in printed.files} == {REPORT, "catalogue.json"}


def test_a_form_that_is_too_long_is_refused_at_its_place(small: KitFolder) -> None:
    small.change(FORM, "max_pages: 2", "max_pages: 1")
    (kit,), _ = api.load(small.path)
    with pytest.raises(api.KitError) as refused:
        api.render(kit, composed(kit, REPORT))
    (found,) = refused.value.diagnostics
    assert found.code == "print.pages"
    assert found.span.line == small.line_of(FORM, "max_pages: 1")


def test_a_folder_of_someone_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text("Lieve Bo", encoding="utf-8")
    with pytest.raises(api.OutputError) as refused:
        api.write([api.Artifact("a.pdf", b"%PDF")], str(tmp_path))
    assert refused.value.code == "output.not-ours"
    assert [path.name for path in tmp_path.iterdir()] == ["brief.txt"]
