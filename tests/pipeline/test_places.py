"""Where output may go: never over a kit or among its sources, and beside them as before."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gesprekskit.artifacts import OutputError
from gesprekskit.pipeline.places import require_apart, require_beside
from tests.conftest import SMALL_KIT

LAYER = "id: bol\nextends: werkplekleren\n"


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project with pages, a kit, and a company over it, as the current folder."""
    shutil.copytree(SMALL_KIT, tmp_path / "kits" / "werkplekleren")
    (tmp_path / "kits" / "bol").mkdir()
    (tmp_path / "kits" / "bol" / "kit.yml").write_text(LAYER, encoding="utf-8")
    (tmp_path / "elders").mkdir()
    (tmp_path / "elders" / "kit.yml").write_text("id: elders\n", encoding="utf-8")
    (tmp_path / "content" / "nl").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


REFUSED = [
    # the kit, what holds it, what is below it
    ("kits/bol", "kits/bol"),
    ("kits/werkplekleren", "kits/werkplekleren"),
    ("kits", "kits/bol"),
    (".", "kits/bol"),
    ("..", "kits/bol"),
    ("/", "kits/bol"),
    # among its definitions and pages
    ("kits/bol/changes", "kits/bol/changes"),
    ("kits/bol/changes/print", "kits/bol/changes"),
    ("kits/bol/Changes/print", "kits/bol/Changes"),
    ("kits/bol/content", "kits/bol/content"),
    ("kits/bol/translations/en/x", "kits/bol/translations"),
    ("kits/bol/releases.yml", "kits/bol/releases.yml"),
    ("kits/werkplekleren/questions/print", "kits/werkplekleren/questions"),
    ("kits/werkplekleren/../werkplekleren/forms", "kits/werkplekleren/forms"),
    # among the sources of the project
    ("content", "content"),
    ("content/nl/print", "content"),
    ("kits/print", "kits"),
    ("kits/bol/print/../../print", "kits"),
    ("link", "kits/werkplekleren"),
    ("elders", "elders"),
    ("elders/questions", "elders/questions"),
    ("link/forms/print", "kits/werkplekleren/forms"),
]
FREE = [
    "print",
    "site",
    "elders/print",
    "../print",
    "kits/bol/print",
    "kits/bol/uit/voer",
    "kits/werkplekleren/site",
    "link/print",
    "contents",
]


@pytest.mark.parametrize(("place", "source"), REFUSED)
def test_output_among_sources_is_refused(tree: Path, place: str, source: str) -> None:
    (tree / "link").symlink_to("kits/werkplekleren")
    with pytest.raises(OutputError) as refused:
        require_apart(Path(place), Path("kits/bol"))
    assert refused.value.code == "output.in-the-kit"
    assert refused.value.values["path"] == str(Path(place))
    assert (tree / refused.value.values["name"]).resolve() == (tree / source).resolve()


@pytest.mark.parametrize("place", FREE)
def test_output_beside_sources_is_fine(tree: Path, place: str) -> None:
    (tree / "link").symlink_to("kits/werkplekleren")
    require_apart(Path(place), Path("kits/bol"))


def test_a_circle_of_links_is_refused(tree: Path) -> None:
    (tree / "rond").symlink_to("rond")
    with pytest.raises(OutputError) as refused:
        require_apart(Path("rond/print"), Path("kits/bol"))
    assert refused.value.code == "output.disk"


def test_a_new_kit_is_made_beside_others_and_not_among_their_sources(tree: Path) -> None:
    require_beside(Path("kits/nieuw"))
    require_beside(Path("nieuw"))
    for place in ("kits/werkplekleren/forms/nieuw", "content/nieuw"):
        with pytest.raises(OutputError) as refused:
            require_beside(Path(place))
        assert refused.value.code == "output.in-the-kit"
