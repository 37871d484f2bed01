"""A kit that is changed while it is printed: what is written is of one version, or nothing is."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from gesprekskit import api, cli
from gesprekskit.artifacts import Artifact, Catalogue
from gesprekskit.bundled import PACKAGE
from gesprekskit.cli import printing
from gesprekskit.diagnostics import KitError
from gesprekskit.kit import Kit
from gesprekskit.pipeline import Printed
from gesprekskit.pipeline.steadiness import Inputs
from tests.conftest import KitFolder
from tests.layers.conftest import HEAD
from tests.writing.faults import acting

STARTER = PACKAGE / "starters" / "kit"
OLD, NEW = "Mijn kit, medewerker", "Jouw kit, vakkracht"
MOMENTS = 20


def rewritten(kit: Path) -> Callable[[str], None]:
    """Return an act: someone gives the kit another title, and a role another name, in one go."""

    def rewrite(_: str) -> None:
        for name, old, new in (
            ("kit.yml", "title: Mijn kit", "title: Jouw kit"),
            ("roles.yml", "name: medewerker\n", "name: vakkracht\n"),
        ):
            path = kit / name
            content = path.read_text(encoding="utf-8")
            path.write_text(content.replace(old, new), encoding="utf-8")

    return rewrite


def print_names(_: object, kits: Sequence[Kit], __: object, **___: object) -> Printed:
    """Print nothing of a kit but what stands in two of its files."""
    text = f"{kits[0].definition.title.source}, {kits[0].roles['medewerker'].name}"
    catalogue = Catalogue(kits[0].id, kits[0].version, (), ())
    return Printed((Artifact("namen.txt", text.encode()),), catalogue, 0, 0)


def test_what_is_written_is_of_one_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whenever the kit is rewritten: at the n-th thing that the system is asked for."""
    monkeypatch.setattr(printing, "print_kits", print_names)
    monkeypatch.chdir(tmp_path)
    shutil.copytree(STARTER, "kit")
    with acting(0, lambda _: None) as counting:
        assert cli.run(["print", "kit", "-o", "out"]) == 0
    ends = set()
    for nth in range(1, counting.count, counting.count // MOMENTS):
        shutil.rmtree("kit")
        shutil.copytree(STARTER, "kit")
        assert cli.run(["print", "kit", "-o", "out"]) == 0
        assert Path("out/namen.txt").read_text(encoding="utf-8") == OLD
        capsys.readouterr()
        with acting(nth, rewritten(Path("kit"))):
            status = cli.run(["print", "kit", "-o", "out"])
        written, said = Path("out/namen.txt").read_text(encoding="utf-8"), capsys.readouterr().err
        ends.add((status, written))
        assert written in ((OLD, NEW) if status == 0 else (OLD,)), nth
        assert ("[path.changed]" in said) == (status == 2), said
    assert ends == {(0, OLD), (0, NEW), (2, OLD)}


def edited(folder: Path) -> str:
    """Change a letter in a file of the kit below, without changing its size."""
    path = folder / "werkplekleren" / "roles.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("leerling", "leerlinc"))
    return "kits/werkplekleren/roles.yml"


def added(folder: Path) -> str:
    (folder / "bedrijf" / "changes.yml").write_text("changes: []\n", encoding="utf-8")
    return "kits/bedrijf/changes.yml"


def removed(folder: Path) -> str:
    (folder / "werkplekleren" / "glossary.yml").unlink()
    return "kits/werkplekleren/glossary.yml"


def redrawn(folder: Path) -> str:
    (folder / "bedrijf" / "logo.svg").write_text("<svg/>", encoding="utf-8")
    return "kits/bedrijf/logo.svg"


def page(folder: Path) -> str:
    (folder.parent / "content" / "nl" / "blad.md").write_text("Dag.", encoding="utf-8")
    return "content/nl/blad.md"


@pytest.mark.parametrize("change", [edited, added, removed, redrawn, page])
def test_whatever_changes_is_named(kit_folder: KitFolder, change: Callable[[Path], str]) -> None:
    kits = kit_folder.path.parent
    kit_folder.write("../bedrijf/kit.yml", f"{HEAD}logo: logo.svg\n")
    kit_folder.write("../../content/nl/blad.md", "Hallo.")
    inputs = Inputs(kits / "bedrijf", Path("content"))
    inputs.require_unchanged()
    file = change(kits)
    with pytest.raises(KitError) as refused:
        inputs.require_unchanged()
    (found,) = refused.value.diagnostics
    assert (str(found.span), found.code) == (f"{file}:1:1", "path.changed")


def test_a_handbook_of_a_kit_that_changes_stays_what_it_was(tmp_path: Path) -> None:
    shutil.copytree(STARTER, tmp_path / "kit")

    def change(_: int, __: int) -> None:
        rewritten(tmp_path / "kit")("")

    with pytest.raises(KitError) as refused:
        api.build(tmp_path / "kit", tmp_path / "site", change)
    assert {found.code for found in refused.value.diagnostics} == {"path.changed"}
    assert not (tmp_path / "site").exists()
