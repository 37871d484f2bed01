"""Files that were parsed before: the result is the same, whatever happened to the cache."""

from __future__ import annotations

import json
import multiprocessing
import pickle
import shutil
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gesprekskit import examination, loading
from gesprekskit.compose import forms
from gesprekskit.diagnostics import Diagnostic
from gesprekskit.kit import DUTCH, Kit
from gesprekskit.loading import Library, load, parsed_files
from gesprekskit.pipeline import examine, load_kits
from gesprekskit.pipeline.scaffolding import scaffold_kit

TEXT = b"id: a\nterms:\n  - id: b\n    name: \xc3\xa9\xc3\xa9n  # twee\n"


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a cache folder for this test alone."""
    monkeypatch.setenv("GESPREKSKIT_CACHE", str(tmp_path / "cache"))
    forget()
    yield tmp_path / "cache" / parsed_files.FOLDER
    forget()


def forget() -> None:
    """Forget what this process parsed and validated, as another run does."""
    parsed_files.parsed_once.cache_clear()
    loading._validated_once.cache_clear()
    examination._examined.clear()


def said(content: bytes, file: str = "a.yml") -> tuple[Any, ...]:
    source, problems = parsed_files.parsed(content, file)
    return source.data, source.values, source.keys, problems


def contents(library: Library) -> list[tuple[Any, ...]]:
    """Return everything that later stages see of a library."""
    return [
        (
            file.kind,
            file.source.file,
            file.source.values,
            file.source.keys,
            file.recovered,
            file.occurrences,
        )
        for file in library.files
    ]


def test_a_later_run_parses_nothing(own_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = said(TEXT)
    forget()
    monkeypatch.setattr(parsed_files, "read", None)
    assert said(TEXT) == first
    assert first[0] == {"id": "a", "terms": [{"id": "b", "name": "één"}]}


def test_the_place_is_that_of_the_file_that_is_read_now(own_cache: Path) -> None:
    broken = b"id: a\nid: b\n"
    assert [str(text.span) for text in said(broken, "een.yml")[3]] == ["een.yml:2:1"]
    assert [str(text.span) for text in said(broken, "twee.yml")[3]] == ["twee.yml:2:1"]
    assert str(said(TEXT, "een.yml")[1]["terms", 0, "name"]) == "een.yml:4:11"
    assert str(said(TEXT, "twee.yml")[1]["terms", 0, "name"]) == "twee.yml:4:11"


def entry(data: object, positions: object) -> bytes:
    body = json.dumps([data, positions]).encode()
    return sha256(body).hexdigest().encode() + b"\n" + body


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"\n",
        b"\xff\xfe\x00",
        pickle.dumps(shutil.rmtree),
        entry({"id": "b"}, [1, 1]),
        entry({"id": "b"}, [1, 1, 1, 1, 1, -5]),
        entry({"id": "b"}, ["1"] * 6),
        entry({"id": 7}, [1, 1, 1, 1, 1, 5]),
        entry({"id": None}, [1, 1, 1, 1, 1, 5]),
        entry(["id"], [1, 1, 1, 1]),
        entry("id", [1, 1]),
        entry({"id": "b"}, {"a": 1}),
        entry({"id": "b"}, None),
        sha256(b"[" * 100_000).hexdigest().encode() + b"\n" + b"[" * 100_000,
    ],
)
def test_what_we_did_not_keep_does_not_count(own_cache: Path, damaged: bytes) -> None:
    first = said(TEXT)
    (path,) = own_cache.iterdir()
    path.write_bytes(damaged)
    forget()
    assert said(TEXT) == first
    assert path.read_bytes() != damaged


def test_half_an_entry_does_not_count(own_cache: Path) -> None:
    first = said(TEXT)
    (path,) = own_cache.iterdir()
    whole = path.read_bytes()
    for length in range(0, len(whole), 7):
        path.write_bytes(whole[:length])
        forget()
        assert said(TEXT) == first


def test_another_version_of_the_program_parses_anew(
    own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said(TEXT)
    forget()
    monkeypatch.setattr(parsed_files, "_parser", lambda: b"another")
    said(TEXT)
    assert len(list(own_cache.iterdir())) == 2


def test_a_folder_that_cannot_be_written_keeps_nothing(
    own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own_cache.parent.write_text("no folder")
    assert said(TEXT)[0] == {"id": "a", "terms": [{"id": "b", "name": "één"}]}
    assert own_cache.parent.read_text() == "no folder"


def test_a_folder_in_the_place_of_an_entry_does_not_count(own_cache: Path) -> None:
    first = said(TEXT)
    (path,) = own_cache.iterdir()
    path.unlink()
    path.mkdir()
    forget()
    assert said(TEXT) == first


def test_mistakes_are_found_anew_each_time(own_cache: Path) -> None:
    assert [text.code for text in said(b"id: a\nid: b\n")[3]] == ["yaml.duplicate-key"]
    assert not own_cache.exists()


@pytest.fixture(scope="module")
def small_kit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a kit that loads quickly."""
    folder = tmp_path_factory.mktemp("small") / "klein"
    scaffold_kit(folder, "Klein", "Bo")
    return folder


def _loaded(folder: Path) -> tuple[list[tuple[Any, ...]], list[Diagnostic]]:
    library, found = load(folder)
    return contents(library), found


def test_processes_may_load_at_once(small_kit: Path, own_cache: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(2) as processes:
        several = processes.map(_loaded, [small_kit] * 6, chunksize=1)
    assert all(item == _loaded(small_kit) for item in several)
    assert not [path.name for path in own_cache.iterdir() if path.name.startswith(".")]


EDITS = st.tuples(
    st.integers(0, 10_000),
    st.integers(0, 10_000),
    st.integers(0, 12),
    st.text(alphabet=" \nabé:#-'\"[]{}1", max_size=8),
)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(edits=st.lists(EDITS, min_size=1, max_size=3))
def test_what_is_kept_changes_nothing(
    small_kit: Path, own_cache: Path, edits: list[tuple[int, int, int, str]]
) -> None:
    """Edit a kit step by step; after each step, the caches give what a fresh read gives."""
    folder = small_kit.parent / "bewerkt"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(small_kit, folder)
    files = sorted(folder.rglob("*.yml"))
    for number, start, length, new in edits:
        file = files[number % len(files)]
        text = file.read_text(encoding="utf-8")
        start %= len(text) + 1
        file.write_text(text[:start] + new + text[start + length :], encoding="utf-8")
        kept, kept_found = _loaded(folder), examine(folder).diagnostics
        forget()
        assert _loaded(folder) == kept
        shutil.rmtree(own_cache, ignore_errors=True)
        forget()
        assert _loaded(folder) == kept
        assert examine(folder).diagnostics == kept_found


def _forms(kit: Kit) -> tuple[Any, ...]:
    return forms.forms(kit)


def test_a_kit_can_be_sent_to_another_process() -> None:
    kits, _ = load_kits(Path("kits/voorbeeldbedrijf"))
    assert {kit.language for kit in kits} >= {DUTCH}
    with multiprocessing.get_context("spawn").Pool(1) as process:
        composed = process.map(_forms, kits)
    assert composed == [forms.forms(kit) for kit in kits]
    again: Kit = pickle.loads(pickle.dumps(kits[0]))
    assert again.library.files == kits[0].library.files
    assert again.library.span("form/voortgang-verslag") == kits[0].library.span(
        "form/voortgang-verslag"
    )


def test_an_untouched_kit_is_not_loaded_again(small_kit: Path, own_cache: Path) -> None:
    folder = small_kit.parent / "gevolgd"
    shutil.copytree(small_kit, folder)
    first = examine(folder)
    assert examine(folder) is first
    bank = next((folder / "questions").glob("*.yml"))
    text = bank.read_text(encoding="utf-8")
    bank.write_text(text.replace("?", " nu?", 1), encoding="utf-8")
    changed = examine(folder)
    assert changed.kits[0].questions != first.kits[0].questions
    bank.write_text(text, encoding="utf-8")
    assert examine(folder).kits[0].questions == first.kits[0].questions
    (folder / "questions" / "fout.yml").write_text("id: fout\n", encoding="utf-8")
    assert not examine(folder).kits


def test_a_changed_logo_is_seen(tmp_path: Path, own_cache: Path) -> None:
    folder = tmp_path / "bol"
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h7v7z"/></svg>'
    folder.mkdir()
    (folder / "kit.yml").write_text(
        "id: bol\nextends: werkplekleren\nname: Bol\nversion: 1.0\ndate: 2026-11-22\nlogo: l.svg\n"
    )
    (folder / "l.svg").write_text(svg)
    first = examine(folder).kits[0].brand.logo
    assert first
    (folder / "l.svg").write_text(svg.replace("h7", "h6"))
    assert examine(folder).kits[0].brand.logo != first
