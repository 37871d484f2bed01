"""Which code is mutated, and which tests are nearest to it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PACKAGE = ROOT / "generator" / "gesprekskit"


@dataclass(frozen=True)
class Folder:
    """Parts of the package that are judged together, and the tests that judge them."""

    name: str
    parts: tuple[str, ...]
    tests: tuple[str, ...]

    def modules(self) -> list[Path]:
        """Return the modules that are mutated."""
        return sorted(path for part in self.parts for path in (PACKAGE / part).rglob("*.py"))


FOLDERS = (
    Folder(
        "layers",
        ("layers", "updates", "translations"),
        (
            "layers/test_layer_rules.py",
            "layers/test_refusals.py",
            "layers/test_updates.py",
            "layers/test_provenance.py",
            "test_english.py",
        ),
    ),
    Folder("checks", ("checks",), ("checks", "test_widths.py")),
    Folder("compose", ("compose",), ("compose", "layers/test_provenance.py")),
    Folder("structure", ("renderers/structure",), ("renderers/test_structure.py",)),
)
