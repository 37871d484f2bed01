"""The README's Python, run as it stands."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from gesprekskit.pipeline.scaffolding import scaffold_kit
from tests.conftest import ROOT

FENCED = re.compile(r"^```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)
EXAMPLES = FENCED.findall((ROOT / "README.md").read_text(encoding="utf-8"))


def test_there_is_one_example() -> None:
    assert len(EXAMPLES) == 1


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_example_runs(example: str, tmp_path: Path) -> None:
    scaffold_kit(tmp_path / "kits" / "werkplekleren", "Goed gesprek", "Ons fonds")
    (tmp_path / "example.py").write_text(example, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "example.py"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT / "generator")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "kits/werkplekleren/kit.yml:" in done.stdout
    assert (tmp_path / "form.pdf").read_bytes().startswith(b"%PDF")
    catalogue = json.loads((tmp_path / "zips" / "catalogue.json").read_text(encoding="utf-8"))
    (pack,) = catalogue["artifacts"]
    with ZipFile(tmp_path / "zips" / pack["path"]) as archive:
        assert any(name.endswith(".pdf") for name in archive.namelist())
