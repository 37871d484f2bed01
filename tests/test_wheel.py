"""The wheel alone suffices: for the fund's own kit, and for a company of one file elsewhere."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import sysconfig
import venv
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest

from tests.conftest import ROOT
from tests.layers.test_example import words_of

PACKAGE = ROOT / "generator" / "gesprekskit"
COMPANY = """\
id: bakkerij-bol
extends: werkplekleren
name: Bakkerij Bol
version: 1.0
date: 2026-11-22
languages: [nl]
logo: brood.svg
colours: {main: '#7a3b1b'}
changes:
- {type: rename, node: role/werkplekbegeleider, name: leermeester, plural: leermeesters}
"""
TILED = "-a4"
"""A poster on two sheets is a picture of the poster, told in words as a whole."""
COMPARING = ("van-ons.html", "pas-de-kit-aan.html")
"""The pages that show what a company changed beside what it was, and how to write that."""
LOGO = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10">
  <ellipse cx="15" cy="5" rx="15" ry="5" fill="#7a3b1b"/>
</svg>
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a fresh environment with only the wheel and its requirements."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "venv", with_pip=False)
    pip = [sys.executable, "-m", "pip", "--python", str(folder / "venv" / "bin" / "python")]
    install = [*pip, "install", "--quiet", "--no-index", "--no-deps", str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    (libraries,) = (folder / "venv").glob("lib/python*/site-packages")
    (libraries / "asked-for.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return folder / "venv"


def carried(installed: Path) -> Path:
    """Return the package as it is installed."""
    (package,) = installed.glob("lib/python*/site-packages/gesprekskit")
    return package


def gesprekskit(installed: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the installed command in a folder, without this repository."""
    environment = {key: name for key, name in os.environ.items() if key != "PYTHONPATH"}
    command = [str(installed / "bin" / "gesprekskit"), *arguments]
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done


@pytest.fixture(scope="module")
def bakery(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a company's folder: ten lines and a logo, with its handbook and all that it prints."""
    folder = tmp_path_factory.mktemp("elders") / "bol"
    folder.mkdir()
    assert len(COMPANY.splitlines()) <= 10
    (folder / "kit.yml").write_text(COMPANY, encoding="utf-8")
    (folder / "brood.svg").write_text(LOGO, encoding="utf-8")
    gesprekskit(installed, folder, "print")
    gesprekskit(installed, folder, "build")
    return folder


def files(folder: Path) -> set[str]:
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    return {text for text in found if "__pycache__" not in text}


def test_the_wheel_carries_what_a_company_needs(installed: Path) -> None:
    package, shipped = carried(installed), carried(installed) / "shipped"
    assert {file for file in files(package) if not file.startswith("shipped/")} == files(PACKAGE)
    for part in ("kits/werkplekleren", "kits/schema", "content"):
        assert files(shipped / part) == files(ROOT / part)
        assert len(files(shipped / part)) > 15
    assert "en/forms.yml" in files(shipped / "kits" / "werkplekleren" / "translations")
    for name in ("mkdocs.yml", "kits/LICENSE"):
        assert (shipped / name).read_bytes() == (ROOT / name).read_bytes()


def test_a_site_is_built_with_the_wheel_alone(installed: Path, tmp_path: Path) -> None:
    gesprekskit(installed, tmp_path, "build")
    for language in ("nl", "en"):
        page = tmp_path / "site" / language / "gesprekken" / "voortgangsgesprek.html"
        assert page.is_file()
    assert (tmp_path / "site" / "catalogue.json").is_file()


def test_ten_lines_and_a_logo_give_a_set_of_the_companys_own(bakery: Path) -> None:
    catalogue = json.loads((bakery / "print" / "catalogue.json").read_text(encoding="utf-8"))
    assert catalogue["kit"] == {
        "id": "bakkerij-bol",
        "version": "1.0",
        "layers": ["werkplekleren", "bakkerij-bol"],
    }
    paths = [bakery / "print" / artifact["path"] for artifact in catalogue["artifacts"]]
    pdfs = [path for path in paths if path.suffix == ".pdf"]
    documents = [path for path in paths if path.suffix == ".docx"]
    assert len(pdfs) > 80
    assert len(documents) > 20
    whole = [pdf for pdf in pdfs if not pdf.stem.endswith(TILED)]
    assert [item.name for item in whole if not logos_in(item)] == []
    assert [document.name for document in documents if not has_picture(document)] == []
    said = {pdf.name: words_of(pdf) for pdf in (*pdfs, *documents)}
    assert [name for name, words in said.items() if "werkplekbegeleider" in words] == []
    assert [name for name, words in said.items() if "bakkerij bol" not in words] == []
    report = bakery / "print" / "nl" / "formulieren" / "voortgang-verslag.pdf"
    assert "leermeester" in said[report.name]
    assert coloured(report, "#7a3b1b")


def test_ten_lines_and_a_logo_give_a_handbook_of_the_companys_own(bakery: Path) -> None:
    site = bakery / "site"
    assert {path.name for path in site.iterdir()} == {
        ".gesprekskit.json",
        "nl",
        "404.html",
        "catalogue.json",
        "index.html",
    }
    pages = [path for path in (site / "nl").rglob("*.html") if path.parent.name != "nl"]
    assert len(pages) > 50
    for page in pages:
        html = page.read_text(encoding="utf-8")
        assert 'alt="Bakkerij Bol"' in html, page
        if page.name in COMPARING:
            continue
        visible = re.sub(r"<(script|style).*?</\1>|<[^>]*>", " ", html, flags=re.DOTALL)
        assert "werkplekbegeleider" not in visible.lower(), page
    assert "#7a3b1b" in (site / "nl" / "assets" / "brand.css").read_text(encoding="utf-8")


def logos_in(path: Path) -> int:
    """Return the number of figures in a PDF that are the company's logo."""
    with pikepdf.open(path) as pdf:
        return sum(
            isinstance(one, pikepdf.Dictionary) and str(one.get("/Alt", "")) == "Bakkerij Bol"
            for one in pdf.objects
        )


def coloured(path: Path, colour: str) -> bool:
    """Return True if something on a PDF's first page is drawn in a colour."""
    wanted = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    with pikepdf.open(path) as pdf:
        drawn = pikepdf.parse_content_stream(pdf.pages[0])
    return any(
        str(instruction.operator) in ("rg", "RG")
        and all(abs(float(a) - b) < 0.01 for a, b in zip(instruction.operands, wanted, strict=True))
        for instruction in drawn
    )


def has_picture(path: Path) -> bool:
    with ZipFile(BytesIO(path.read_bytes())) as parts:
        return any(name.startswith("word/media/") for name in parts.namelist())
