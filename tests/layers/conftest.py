"""A company's folder beside a copy of the small kit."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from gesprekskit import pipeline
from gesprekskit.diagnostics import Diagnostic
from gesprekskit.kit import Kit
from gesprekskit.pipeline import Examined
from gesprekskit.pipeline.rendering import Renderer
from tests.conftest import ROOT, KitFolder, into_folder, print_everything

EXAMPLE = ROOT / "kits" / "voorbeeldbedrijf"

HEAD = """\
id: bedrijf
extends: werkplekleren
name: Bakkerij Bol
version: 2.1
date: 2027-03-01
"""


@dataclass(frozen=True)
class Company:
    """A company's folder."""

    folder: KitFolder

    def write(self, changes: str = "", **files: str) -> Company:
        """Write the kit.yml with these changes, and other files by their path."""
        self.folder.write("kit.yml", f"{HEAD}changes:\n{changes}" if changes else HEAD)
        for name, text in files.items():
            self.folder.write(name.replace("__", "/") + ".yml", text)
        return self

    def examined(self) -> Examined:
        return pipeline.examine(self.folder.path)

    def kit(self) -> Kit:
        examined = self.examined()
        assert examined.kit is not None, [
            str(diagnostic.span) + diagnostic.code for diagnostic in examined.diagnostics
        ]
        return examined.kit

    def errors(self) -> list[Diagnostic]:
        return [
            diagnostic
            for diagnostic in self.examined().diagnostics
            if diagnostic.severity == "error"
        ]


@pytest.fixture
def company(kit_folder: KitFolder) -> Company:
    return Company(KitFolder(Path("kits/bedrijf")))


@pytest.fixture
def real_company(real_kit_folder: KitFolder) -> Company:
    """Return a company's folder over the real kit, in which a handbook can be built."""
    return Company(KitFolder(Path("kits/bedrijf")))


@pytest.fixture(scope="package")
def example() -> Kit:
    """Return the kit of the example company."""
    kit, _ = pipeline.load_kit(EXAMPLE)
    return kit


@pytest.fixture(scope="package")
def folder(example: Kit, renderer: Renderer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with everything that the example company prints."""
    return into_folder(print_everything(example, renderer), tmp_path_factory)
