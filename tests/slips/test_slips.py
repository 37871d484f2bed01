"""One slip in one file, as an author makes it: the report starts there and nowhere else."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest

from gesprekskit.diagnostics import Diagnostic, by_cause
from gesprekskit.diagnostics.wording import report
from gesprekskit.examination import examine
from tests.conftest import SMALL_KIT, KitFolder
from tests.layers.conftest import HEAD
from tests.slips.slips import ON_A_LINE, Slipped, slips

SEEDS = 100
NEAR = 2
"""How many lines the first line of a report may be off."""


def slipped(kit: KitFolder, seed: int) -> tuple[Path, Slipped]:
    """Make a slip in a file of a kit; return the file and the slip."""
    rng = random.Random(seed)
    while True:
        file = rng.choice(sorted(kit.path.rglob("*.yml")))
        if made := next(slips(file.read_text(encoding="utf-8"), rng), None):
            file.write_bytes(made.content)
            return file, made


def told(kit: KitFolder) -> list[Diagnostic]:
    return [it for it in by_cause(examine(kit.path).diagnostics) if it.severity != "note"]


def test_the_report_starts_at_the_slip_and_accuses_no_other_file(kit_folder: KitFolder) -> None:
    missed: list[str] = []
    kinds: Counter[str] = Counter()
    for seed in range(SEEDS):
        file, made = slipped(kit_folder, seed)
        kinds[made.name] += 1
        found = told(kit_folder)
        first = found[0].span if found else None
        at_once = first and first.file == file.as_posix() and abs(first.line - made.line) <= NEAR
        elsewhere = [it for it in found if it.severity == "error" and it.span.file != str(file)]
        if not at_once or elsewhere:
            missed.append(f"{seed}: {made.name} at {file}:{made.line}, told {found[:3]}")
        file.write_bytes((SMALL_KIT / file.relative_to(kit_folder.path)).read_bytes())
    assert len(kinds) > len(ON_A_LINE) // 2
    assert len(missed) <= SEEDS // 50, "\n".join(missed)


def test_a_slip_in_one_bank_is_one_mistake_however_much_refers_to_it(kit_folder: KitFolder) -> None:
    bank = "questions/voortgang.yml"
    kit_folder.change(bank, "text: Hoe zit je er", "text: Nu: hoe zit je er")
    (found,) = told(kit_folder)
    assert (found.code, found.span.line) == ("yaml.syntax", kit_folder.line_of(bank, "Nu: hoe"))


def test_what_refers_to_something_else_is_judged_all_the_same(kit_folder: KitFolder) -> None:
    kit_folder.change("questions/voortgang.yml", "text: Hoe zit je er", "text: Nu: hoe zit je er")
    kit_folder.change("sections/kop.yml", "    label: Naam\n", "    label: '{role:monteur}'\n")
    assert [found.code for found in told(kit_folder)] == ["yaml.syntax", "ref.unknown"]


def test_a_forgotten_dash_is_one_mistake(kit_folder: KitFolder) -> None:
    kit_folder.change("questions/voortgang.yml", "  - id: vo-02\n", "    id: vo-02\n")
    (found,) = told(kit_folder)
    assert found.code == "yaml.missing-dash"
    assert "hier ontbreekt een streepje" in report([found])


def test_what_follows_a_slip_is_said_to_be_unread(kit_folder: KitFolder) -> None:
    kit_folder.change("questions/voortgang.yml", "  - id: vo-02\n", "  -id: vo-02\n")
    said = report(told(kit_folder))
    assert "achter het streepje ontbreekt een spatie" in said
    assert said.endswith("is nog niet helemaal nagekeken: kijk daarna opnieuw")
    kit_folder.change("questions/voortgang.yml", "  -id: vo-02\n", "  - id: VO\n")
    assert "nagekeken" not in report(told(kit_folder))


@pytest.mark.parametrize(("old", "new"), [("questions", "vragen"), ("questions", "questions.oud")])
def test_a_folder_with_another_name_accuses_nothing_that_refers_to_it(
    kit_folder: KitFolder, old: str, new: str
) -> None:
    (kit_folder.path / old).rename(kit_folder.path / new)
    assert {found.code for found in told(kit_folder)} == {"kit.nothing-there", "kit.unknown-folder"}


def test_many_mistakes_of_one_kind_are_told_together(kit_folder: KitFolder) -> None:
    bank = kit_folder.path / "questions/voortgang.yml"
    bank.write_text(bank.read_text(encoding="utf-8").replace("sources:", "bronnen:"), "utf-8")
    kit_folder.change("sections/kop.yml", "    label: Naam\n", "    lable: Naam\n")
    said = report(told(kit_folder))
    assert (
        "keer hetzelfde in kits/werkplekleren/questions/voortgang.yml [schema.unknown-key]" in said
    )
    assert "sections/kop.yml" in said
    assert len(said.splitlines()) < 60


def test_what_cannot_be_read_is_never_cut_off(kit_folder: KitFolder) -> None:
    for path in sorted(kit_folder.path.rglob("*.yml"))[:-1]:
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("id: ", "identiteit: "), encoding="utf-8")
    last = sorted(kit_folder.path.rglob("*.yml"))[-1]
    last.write_text(last.read_text(encoding="utf-8") + "x: [\n", encoding="utf-8")
    assert report(told(kit_folder)).startswith(f"{last}:")


def test_of_files_that_cannot_be_read_every_one_is_told(kit_folder: KitFolder) -> None:
    for number in range(60):
        kit_folder.write(f"sections/kapot-{number:02}.yml", "id: [\n")
    assert report(told(kit_folder)).count("[yaml.syntax]") == 60


def test_a_company_gets_all_its_mistakes_at_once(kit_folder: KitFolder) -> None:
    """A wrong value, a change to what is not there, and a form without its fixed sentence."""
    company = KitFolder(Path("kits/bedrijf"))
    company.write(
        "kit.yml",
        f"{HEAD}kleur: rood\nchanges:\n"
        "- {type: replace, node: question/q99, values: {text: Wat?}}\n",
    )
    form = (kit_folder.path / "forms/feedbackzin.yml").read_text(encoding="utf-8")
    closing = next(line for line in form.splitlines() if line.startswith("closing:"))
    own = form.replace("id: feedbackzin", "id: eigen").replace(closing + "\n", "")
    company.write("forms/eigen.yml", own.replace("code: FZ", "code: EIGEN"))
    codes = {found.code for found in told(company) if found.severity == "error"}
    assert {"schema.unknown-key", "layer.unknown-node", "form.privacy-line-missing"} <= codes


def test_a_company_whose_own_file_cannot_be_read_is_no_base_kit(kit_folder: KitFolder) -> None:
    """Its folders are those of a layer, and its questions need no source."""
    company = KitFolder(Path("kits/bedrijf"))
    company.write("kit.yml", f"{HEAD}contact: Vragen: bel ons\n")
    company.write("changes/woorden.yml", "changes: []\n")
    bank = (kit_folder.path / "questions/kort-feedback.yml").read_text(encoding="utf-8")
    own = "\n".join(line for line in bank.splitlines() if not line.strip().startswith("sources:"))
    company.write("questions/eigen.yml", own.replace("id: kort-feedback", "id: eigen", 1))
    (found,) = [it for it in told(company) if it.severity == "error"]
    assert (found.code, found.span.file) == ("yaml.syntax", "kits/bedrijf/kit.yml")


def test_what_a_change_adds_is_not_missed_by_another(kit_folder: KitFolder) -> None:
    company = KitFolder(Path("kits/bedrijf"))
    company.write(
        "kit.yml",
        f"{HEAD}kleur: rood\nchanges:\n"
        "- {type: add, node: bank/voortgang, list: questions, entry: {id: ei-01, text: Wat?,"
        " form: open, phase: kern, theme: werk, asked_of: [medewerker], purpose: verkennen,"
        " sensitivity: 0}}\n"
        "- {type: replace, node: question/ei-01, values: {text: Hoe?}}\n",
    )
    assert [found.code for found in told(company)] == ["schema.unknown-key"]
