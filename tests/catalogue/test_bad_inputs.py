"""Every bad input of the catalogue: what is told of it, and where; nothing else happens."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from gesprekskit import pipeline
from gesprekskit.catalogue import VARIANTS
from gesprekskit.compose.pages.roles import role_pages
from gesprekskit.definitions.base import ID_LENGTH
from gesprekskit.diagnostics.wording import line
from gesprekskit.examination import examine
from gesprekskit.kinds import LANGUAGES
from gesprekskit.kit import Kit
from gesprekskit.pipeline.rendering import Renderer
from tests.catalogue.cases import (
    Case,
    answer,
    cases,
    found,
    laid,
    shown,
    shown_by,
    tried,
)
from tests.conftest import ROOT, SMALL_KIT, KitFolder, copy_in_dutch
from tests.layers.conftest import HEAD, Company
from tests.layers.test_logos import GOOD

LISTED = """
Y01 Y02 Y04 Y05 Y07 Y08 Y10 Y11 Y13 Y14 Y16 Y17 Y19 Y20 Y22 Y23 Y25 Y26 Y28 Y29 Y31 Y32 Y34 Y35 Y37
Y38 Y40 Y41 Y43 Y44 Y46 Y47 Y49 Y50 Y52 Y53 E01 E02 E04 E05 E07 E08 E10 E11 E13 E14 E16 E17 E19 E20
I02 I03 I05 I06 I08 I09 I11 I12 I14 I15 I17 I18 P02 P03 P05 P06 P08 P09 P11 P12 P14 P15 P17 P18 P20
S01 S03 S04 S06 S07 S09 S10 S12 S13 S15 S16 S18 S19 S21 S22 S24 S25 R02 R03 R05 R06 R08 R09 R11 R12
C02 C03 C05 C06 C08 C09 C11 T01 T03 T04 T06 T07 T09 T10 T12 T13 T15 T16 T18 T19 T21 T22 T24 V01 V03
V04 V06 V07 V09 V10 V12 V13 V15 V16 V18 B01 B03 B04 B06 B07 B09 B10 B12 B13 B15 B16 L01 L02 L04 L05
"""
"""The cases that the program was designed against."""

FAULTS = ROOT / "generator" / "decisions" / "0026-what-is-told-and-what-is-survived.md"
"""The table of what the machine may do, with the tests that show it."""

TRIED = [case for case in cases() if case.is_tried and not (case.prints or case.command)]
TYPED = [case for case in cases() if case.command]
PRINTED = [case for case in cases() if case.prints]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project with the small kit, into which each case is laid in turn."""
    folder = tmp_path_factory.mktemp("project")
    copy_in_dutch(SMALL_KIT, folder)
    return folder


def everything(folder: Path) -> set[Path]:
    return set(folder.rglob("*"))


@pytest.mark.parametrize("case", TRIED, ids=lambda case: case.id)
def test_what_is_told(case: Case, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    told = tried(case, project)
    assert shown(case, told) == case.told
    for language in LANGUAGES:
        assert all("\n" in line(it, language) for it in told)


@pytest.mark.parametrize("case", TYPED, ids=lambda case: case.id)
def test_what_is_typed(case: Case, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    before = everything(project)
    status, said = answer(case, project)
    assert (f"{status} {case.codes[0]}",) == case.told
    assert f"[{case.codes[0]}]\n  tip: " in said
    assert everything(project) == before


@pytest.mark.parametrize("case", PRINTED, ids=lambda case: case.id)
def test_what_printing_tells(
    case: Case, project: Path, renderer: Renderer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    with laid(case, project):
        assert shown(case, found(case, renderer)) == case.told


def test_the_kit_without_a_mistake_gives_nothing(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    assert found(Case("", "")) == []


def test_no_case_is_forgotten() -> None:
    names = [case.id for case in cases()]
    assert len(names) == len(set(names))
    assert set(LISTED.split()) <= set(names)
    assert all(case.is_tried + bool(case.test) + bool(case.none) == 1 for case in cases())


def test_no_fault_is_forgotten() -> None:
    rows = re.findall(r"^\| (F\d\d) .* \| .*::.* \|$", FAULTS.read_text("utf-8"), re.MULTILINE)
    assert rows == [f"F{number:02}" for number in range(1, 27)]


def test_every_test_that_is_named_is_there() -> None:
    table = FAULTS.read_text(encoding="utf-8")
    shown = {f"tests/{name}" for name in re.findall(r"`(\S+\.py::\w+)`", table)}
    assert len(shown) > 30
    named = sorted({case.test for case in cases() if case.test} | shown | {*shown_by().values()})
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider"]
    done = subprocess.run([*command, *named], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


# ------------------------------------------------------------- what needs more than what is told


def test_no_path_of_output_is_too_long_for_a_disk(kit: Kit) -> None:
    """An id has a limit, so that the longest name of a file is far from 255 bytes."""
    longest = max(
        len(Path(entry.path).name.removesuffix(".pdf")) for entry in pipeline.entries(kit)
    )
    ends = max(len(variant) for variant in VARIANTS)
    assert longest < 120
    assert ID_LENGTH + ends + len("-.docx") < 160


def test_a_logo_without_a_text_is_read_aloud_as_the_company(kit_folder: KitFolder) -> None:
    company = Company(KitFolder(kit_folder.path.parent / "bedrijf"))
    company.folder.write("logo.svg", GOOD)
    company.folder.write("kit.yml", f"{HEAD}logo: logo.svg\n")
    logo = company.kit().brand.logo
    assert logo
    assert logo.text == "Bakkerij Bol"


def test_a_soft_hyphen_stays(kit_folder: KitFolder) -> None:
    kit_folder.change(
        "sections/kop.yml", "title: Wie en wanneer", "title: Veiligheids\u00adcultuur"
    )
    examined = examine(kit_folder.path)
    assert examined.kit
    assert examined.kit.sections["kop"].title.source == "Veiligheids\u00adcultuur"


def test_three_hundred_roles_each_have_a_page_of_their_own(kit_folder: KitFolder) -> None:
    roles = kit_folder.path / "roles.yml"
    more = "".join(
        f"  - id: rol-{number}\n    name: rol {number}\n    plural: rollen {number}\n"
        "    article: de\n    summary: Je werkt hier.\n    first_steps: [Begin.]\n"
        "    sources: [000-42]\n"
        for number in range(300)
    )
    roles.write_text(roles.read_text(encoding="utf-8") + more, encoding="utf-8")
    examined = examine(kit_folder.path)
    assert examined.kit
    paths = [page.path for page in role_pages(examined.kit, ())]
    assert len(paths) == len(set(paths)) > 300
