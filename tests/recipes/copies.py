"""A copy of the program to which something is added, exactly as `generator/README.md` says.

A recipe names new files and rows. Its files must be those of the table under its heading in the
README, no more and no less, so that the text is true as long as the recipe works.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT

GENERATOR = ROOT / "generator"
SECTION = "## Adding something"
NAMED = re.compile(r"^\| `([^`]+)` \|", re.MULTILINE)


@dataclass(frozen=True)
class Recipe:
    """The addition described under a heading of the README.

    `new` are files by their path in the package. `rows` are texts inserted into an existing file,
    each after a line that occurs once in it.
    """

    heading: str
    new: Mapping[str, str]
    rows: Mapping[str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True)
class Copy:
    """A copy of the program, in a folder with a kit beside it."""

    folder: Path

    def add(self, recipe: Recipe, without: str = "") -> None:
        """Follow a recipe, `without` what it adds to one of its files."""
        for name, text in recipe.new.items():
            path = self.folder / "gesprekskit" / name
            assert not path.exists(), f"{name} is there already"
            path.write_text(text)
        for name, rows in recipe.rows.items():
            if name == without:
                continue
            path = self.folder / "gesprekskit" / name
            text = path.read_text()
            for line, row in rows:
                assert text.count(line) == 1, f"{name} has {text.count(line)} times: {line}"
                text = text.replace(line, f"{line}{row}")
            path.write_text(text)

    def kit(self, **files: str) -> Path:
        """Write the kit that `new kit` makes, with other files by their path; return its folder."""
        kit = self.folder / "kit"
        if not kit.exists():
            shutil.copytree(GENERATOR / "gesprekskit" / "starters" / "kit", kit)
        for name, text in files.items():
            path = kit / (name.replace("__", "/") + ".yml")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        return kit

    def company(self, changes: str) -> None:
        """Write a company over the kit, in the folder `bedrijf`."""
        head = "id: bedrijf\nextends: ../kit\nname: Bol\nversion: 1.0\ndate: 2026-03-01\nchanges:\n"
        (self.folder / "bedrijf").mkdir(exist_ok=True)
        (self.folder / "bedrijf" / "kit.yml").write_text(head + changes)

    def run(self, *arguments: str, status: int = 0) -> str:
        """Run the copy as a user would; return its output."""
        return self._run("-m", "gesprekskit", *arguments, status=status)

    def python(self, source: str) -> str:
        """Run lines of Python on the copy; return what they printed."""
        return self._run("-c", source, status=0)

    def _run(self, *arguments: str, status: int) -> str:
        environment = os.environ | {
            "PYTHONPATH": str(self.folder),
            "GESPREKSKIT_CACHE": str(self.folder / "cache"),
        }
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        said = done.stdout + done.stderr
        assert done.returncode == status, said
        return said


def named_in_readme(heading: str) -> list[str]:
    """Return the files that the README names under a heading."""
    readme = (GENERATOR / "README.md").read_text()
    section = readme.partition(SECTION)[2].partition("\n## ")[0]
    _, found, rest = section.partition(f"\n### {heading}\n")
    assert found, f"the README has no recipe for {heading}"
    return NAMED.findall(rest.partition("\n### ")[0])


def followed(recipe: Recipe, folder: Path, *, without: str = "") -> Copy:
    """Return a copy of the program with what a recipe adds, `without` one of its files."""
    assert sorted([*recipe.new, *recipe.rows]) == sorted(named_in_readme(recipe.heading))
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(GENERATOR / "gesprekskit", folder / "gesprekskit", ignore=ignored)
    made = Copy(folder)
    made.add(recipe, without)
    return made
