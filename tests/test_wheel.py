"""The wheel alone is enough: it carries the base kit, the prose and the site's configuration."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import KIT, ROOT


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder in which only the built wheel is installed."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_the_wheel_carries_what_a_company_needs(installed: Path) -> None:
    shipped = installed / "gesprekskit" / "shipped"
    assert (shipped / "mkdocs.yml").is_file()
    assert (shipped / "content" / "nl" / "index.md").is_file()
    assert (shipped / "kits" / "schema" / "form.json").is_file()
    kept = {path.relative_to(KIT) for path in KIT.rglob("*.yml")}
    carried = {
        path.relative_to(shipped / "kits" / "werkplekleren")
        for path in (shipped / "kits" / "werkplekleren").rglob("*.yml")
    }
    assert carried == kept
    assert len(kept) > 50
    assert not list(installed.rglob("decisions"))


def test_a_site_is_built_with_the_wheel_alone(installed: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    code = (
        "import sys, gesprekskit;"
        f"assert gesprekskit.__file__.startswith({str(installed)!r}), gesprekskit.__file__;"
        "from gesprekskit.cli import main; main(['build'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site" / "nl" / "gesprekken" / "voortgangsgesprek.html").is_file()
    assert (tmp_path / "site" / "catalogue.json").is_file()
