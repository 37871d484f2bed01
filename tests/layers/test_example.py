"""The example company, printed: its own words, tasks and counts, and nothing that it hides."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from gesprekskit.compose.imprints import footer
from gesprekskit.kit import Kit
from gesprekskit.layers.origins import locate
from tests.conftest import ROOT, run
from tests.layers.conftest import EXAMPLE
from tests.reader_text import page_text
from tests.test_printed import extracted, squeezed
from tests.verapdf import differing_in_structure, validate

REPLACED = ("werkplekbegeleider", "leidinggevende", "praktijkopleider")
IN_ENGLISH = ("workplace mentor", "line manager")
TOLD = ("van-ons.html", "pas-de-kit-aan.html")
"""Pages that tell of the change itself."""


def words_of(path: Path) -> str:
    """Return the text that readers see, without web addresses."""
    if path.suffix == ".docx":
        with ZipFile(path) as parts:
            names = [name for name in parts.namelist() if name.endswith(".xml") and "word/" in name]
            text = " ".join(parts.read(name).decode() for name in names)
        text = " ".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", text))
    else:
        text = extracted(path)
    return " ".join(
        word for word in text.lower().split() if "/" not in word and ".html" not in word
    )


def test_replaced_names_stand_nowhere(folder: Path) -> None:
    files = [path for path in folder.rglob("*") if path.suffix in (".pdf", ".docx")]
    assert len(files) > 100
    found = {file.name: name for file in files for name in REPLACED if name in words_of(file)}
    assert found == {}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("example") / "site"
    run("build", str(EXAMPLE), "-o", str(made), cwd=ROOT, check=True)
    return made


@pytest.mark.parametrize(
    ("language", "names"), [("nl", REPLACED[:2]), ("en", REPLACED[:2] + IN_ENGLISH)]
)
def test_replaced_names_stand_on_no_page(site: Path, language: str, names: tuple[str, ...]) -> None:
    pages = [path for path in (site / language).rglob("*.html") if path.name not in TOLD]
    assert len(pages) > 70
    assert {
        page.name: name for page in pages for name in names if name in page_text(page).lower()
    } == {}
    assert "leermeester" in page_text(site / "nl" / "ik-ben" / "werkplekbegeleider.html")


def test_what_is_its_own_is_there_and_what_is_hidden_is_not(folder: Path) -> None:
    forms = folder / "nl" / "formulieren"
    report = squeezed(extracted(forms / "voortgang-verslag.pdf"))
    assert "Leermeester" in report
    assert "MetaalbedrijfDeDraaibank1.0" in report
    assert "eenjaarindekastvandechef." in report
    assert "Ditwilikkunnen" not in report
    assert report.index("Feedbackenbegeleiding") < report.index("Lerenenwerk")
    assert "Zodoenwijhet" in squeezed(extracted(forms / "checklist-goed-gesprek.pdf"))
    assert "Wanneerhebjijdemachinestilgezet?" in squeezed(
        extracted(forms / "vragenkaarten-voortgang.pdf")
    )
    matrix = squeezed(extracted(forms / "takenmatrix.pdf"))
    assert {"Dedraaibankinstellen", "gezel", "vakman"} == {
        text for text in ("Dedraaibankinstellen", "gezel", "vakman") if text in matrix
    }


def test_the_catalogue_names_the_layers(folder: Path) -> None:
    catalogue = json.loads((folder / "catalogue.json").read_text(encoding="utf-8"))
    assert catalogue["kit"]["id"] == "voorbeeldbedrijf"
    assert catalogue["kit"]["layers"] == ["werkplekleren", "voorbeeldbedrijf"]
    conversations = {artifact["conversation"] for artifact in catalogue["artifacts"]}
    assert "loopbaangesprek" not in conversations


def test_every_pdf_of_the_company_is_accessible(folder: Path) -> None:
    files = differing_in_structure(folder)
    assert len(files) > 50
    assert [verdict for verdict in validate(files) if verdict.failures] == []


def test_a_company_anywhere_needs_its_folder_only(tmp_path: Path) -> None:
    """With no kit beside it: that is found by its path from the company's folder."""
    home = tmp_path / "thuis"
    home.mkdir()
    base = Path(os.path.relpath(ROOT / "kits" / "werkplekleren", home)).as_posix()
    text = f"id: klein\nextends: {base}\nname: Klein\nversion: 1.0\ndate: 2026-11-22\n"
    (home / "kit.yml").write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "gesprekskit", "check", str(home)],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stderr


def test_a_company_with_a_name_too_long_for_the_foot_is_told_where_it_stands(example: Kit) -> None:
    origin = footer(example).origins[-1]
    assert (origin.key, origin.length) == ("name", len("Metaalbedrijf De Draaibank"))
    place = locate(example.library, f"{origin.node}#{origin.key}")
    file = ROOT / "kits" / "voorbeeldbedrijf" / "kit.yml"
    lines = file.read_text(encoding="utf-8").splitlines()
    assert place.file.endswith("kits/voorbeeldbedrijf/kit.yml")
    assert lines[place.line - 1][place.column - 1 :] == "Metaalbedrijf De Draaibank"
