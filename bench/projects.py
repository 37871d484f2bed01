"""A checkout in, a project to measure it in out: copies of its kits and prose, its own cache."""

from __future__ import annotations

import shutil
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from bench.processes import Used, run

KIT = Path("kits/werkplekleren")
COMPANY = Path("kits/voorbeeldbedrijf")
BANK = "questions/voortgang.yml"
QUESTION = "Waar maak ik me zorgen over"


@dataclass(frozen=True)
class Project:
    """A folder in which the program of a checkout runs; `program` is its name in reports."""

    program: str
    checkout: Path
    folder: Path

    def run(self, *arguments: str | Path) -> Used:
        """Run the command `gesprekskit` with these arguments."""
        return self.python("-m", "gesprekskit", *arguments)

    def python(self, *arguments: str | Path) -> Used:
        """Run Python with the checkout's program."""
        return run([sys.executable, *arguments], cwd=self.folder, env=self.environment)

    @property
    def environment(self) -> dict[str, str]:
        """Return the environment of the program's processes."""
        return {
            "PYTHONPATH": str(self.checkout / "generator"),
            "GESPREKSKIT_CACHE": str(self.folder / "cache"),
        }

    def forget(self) -> None:
        """Empty the cache."""
        shutil.rmtree(self.folder / "cache", ignore_errors=True)

    def change_question(self) -> str:
        """Set one question to a text that it never had, and return that."""
        text = (self.checkout / KIT / BANK).read_text(encoding="utf-8")
        asked = f"{QUESTION} {time.time_ns()}"
        (self.folder / KIT / BANK).write_text(text.replace(QUESTION, asked), encoding="utf-8")
        return asked


def project(program: str, checkout: Path, folder: Path) -> Project:
    """Copy the kits and the prose of a checkout into a new folder."""
    shutil.copytree(checkout / "kits", folder / "kits")
    shutil.copytree(checkout / "content", folder / "content")
    shutil.copy(checkout / "mkdocs.yml", folder)
    return Project(program, checkout.absolute(), folder)
