"""What a layer may not do, or gets wrong, is reported at its own lines."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gesprekskit import cli, pipeline
from gesprekskit.diagnostics import KitError
from gesprekskit.diagnostics.wording import line
from gesprekskit.pipeline.cache import Cache
from gesprekskit.pipeline.rendering import Renderer
from gesprekskit.pipeline.workers import WorkerPool
from tests.conftest import ROOT, KitFolder, run
from tests.layers.conftest import EXAMPLE, HEAD, Company

REFUSED = [
    ("- {type: replace, node: source/L10, values: {title: Anders}}", "layer.locked"),
    ("- {type: hide, node: source/L10}", "layer.locked"),
    ("- {type: replace, node: kit/werkplekleren, values: {licence: {id: X}}}", "layer.locked"),
    ("- {type: replace, node: kit/werkplekleren, values: {funding: {shown: x}}}", "layer.locked"),
    ("- {type: replace, node: notice/geen-beoordeling, values: {text: Ja.}}", "layer.locked"),
    ("- {type: hide, node: notice/privacy}", "layer.locked"),
    ("- {type: add, node: matrix/basistaken, list: sources, entry: L11}", "layer.locked"),
    ("- {type: order, node: matrix/basistaken, list: sources, ids: [000-01]}", "layer.locked"),
    ("- {type: order, node: kit/werkplekleren, list: notices, ids: [privacy]}", "layer.locked"),
    ("- {type: hide, node: role/medewerker}", "layer.locked"),
    ("- {type: hide, node: question/vo-999}", "layer.unknown-node"),
    ("- {type: hide, node: form/voortgang-verslag/niets}", "layer.unknown-node"),
    ("- {type: hide, node: section/vervolg/kopie-voor/leerling}", "layer.unknown-node"),
    ("- {type: hide, node: question/vo-01/medewerker}", "layer.unknown-node"),
    ("- {type: hide, node: form/voortgang-verslag/medewerker}", "layer.unknown-node"),
    (
        "- {type: add, node: form/voortgang-verslag/medewerker, list: roles, entry: hr}",
        "layer.unknown-node",
    ),
    ("- {type: hide, node: vraag 3}", "schema.address"),
    ("- {type: replace, node: question/vo-03, values: {txt: Anders}}", "schema.unknown-key"),
    ("- {type: replace, node: question/vo-03, values: {id: anders}}", "layer.locked"),
    ("- {type: replace, node: question/vo-03, values: {sensitivity: veel}}", "schema.whole-number"),
    ("- {type: replace, node: question/vo-03, values: {theme: tema}}", "ref.unknown"),
    ("- {type: replace, node: question/vo-03, values: {text: 'Hoe {role:bas}?'}}", "ref.unknown"),
    ("- {type: add, node: matrix/basistaken, list: taken, entry: {id: x}}", "layer.no-list"),
    ("- {type: add, node: matrix/basistaken, list: tasks, entry: {id: x}}", "schema.missing-key"),
    (
        "- {type: replace, node: section/terugblik/afspraken/gelukt/deels,"
        " values: {label: gedeeltelijkerwijs}}",
        "table.narrow",
    ),
    (
        "- {type: replace, node: section/ambities/jij, values: {width: 999}}",
        "schema.whole-number",
    ),
    ("- {type: replace, node: section/ambities/jij, values: {widht: 4}}", "schema.unknown-key"),
    ("- {type: replace, node: section/ambities/jij, values: {label: [x]}}", "schema.type"),
    ("- {type: replace, node: section/matrix/taken, values: {width: 99}}", "schema.whole-number"),
    (
        "- {type: add, node: matrix/basistaken, list: tasks, after: oven, entry: {id: x, text: X}}",
        "layer.unknown-entry",
    ),
    ("- {type: order, node: form/feedbackzin, list: sections, ids: [zop]}", "layer.unknown-entry"),
    ("- {type: order, node: form/feedbackzin, list: secties, ids: [kop]}", "layer.no-list"),
    ("- {type: order, node: form/feedbackzin, list: landscape, ids: [kop]}", "layer.unknown-entry"),
    (
        "- {type: add, node: deck/vragenkaarten-voortgang/vo-02, list: questions, entry: vo-03}",
        "layer.no-list",
    ),
    (
        "- {type: order, node: deck/vragenkaarten-voortgang/vo-02, list: questions, ids: [vo-03]}",
        "layer.no-list",
    ),
    ("- {type: rename, node: question/vo-03, name: x}", "layer.no-name"),
    ("- {type: remove, node: question/vo-03}", "schema.choice"),
]


@pytest.mark.parametrize(
    ("line", "letters"),
    [
        ("name: 'Bakkerij 😀 漢字'", "字 漢 😀"),
        ("contact: Bo 漢", "漢"),
        ("logo_text: Bol 😀", "😀"),
    ],
)
def test_a_letter_that_cannot_be_drawn_is_told_once_where_the_company_says_it(
    company: Company, line: str, letters: str
) -> None:
    head = HEAD.replace("name: Bakkerij Bol", line) if line.startswith("name") else HEAD + line
    company.folder.write("kit.yml", head)
    (found,) = company.errors()
    place = company.folder.line_of("kit.yml", line)
    assert found.code == "print.glyph"
    assert (found.span.file, found.span.line) == ("kits/bedrijf/kit.yml", place)
    assert found.values["letters"] == letters
    company.folder.write("kit.yml", HEAD.replace("Bakkerij Bol", "Çağrı & Łukasz ’t Groß"))
    assert not company.errors()


@pytest.mark.parametrize("broken", ["x", "a b c d", "question/vo-01", "question/vo-01 1234567g"])
def test_a_line_of_what_was_seen_that_is_broken_is_told_at_its_place(
    company: Company, broken: str, capsys: pytest.CaptureFixture[str]
) -> None:
    nodes = f"nodes:\n      - question/vo-07 12345678\n      - {broken}\n"
    company.write(seen=f"seen:\n  - list: bank/voortgang#questions\n    {nodes}")
    assert cli.run(["changes", str(company.folder.path)]) == 2
    said = capsys.readouterr()
    assert f"kits/bedrijf/seen.yml:5:9: fout: `{broken}` is geen onderdeel" in said.err
    assert "weg" not in said.out


@pytest.mark.parametrize(("change", "code"), REFUSED)
def test_a_mistake_is_told_in_the_layers_own_file(company: Company, change: str, code: str) -> None:
    (found,) = company.write(change).errors()
    assert found.code == code
    assert found.span.file == "kits/bedrijf/kit.yml"
    assert found.span.line == len(HEAD.splitlines()) + 2
    assert found.span.column > 1
    assert "\n" in line(found)


def test_a_company_releases_nothing(company: Company) -> None:
    company.write()
    before = sorted(company.folder.path.iterdir())
    done = run("release", "kits/bedrijf", cwd=company.folder.path.parent.parent)
    assert done.returncode == 2
    assert "kits/bedrijf/kit.yml:1:1: fout: `release` is voor de kit" in done.stderr
    assert sorted(company.folder.path.iterdir()) == before


SLIPS = [
    ("{type: combine, node: question/vo-03, into: role/hr}", "layer.not-a-role"),
    ("{type: combine, node: role/leerling, into: section/kop}", "layer.not-a-role"),
    ("{type: combine, node: role/leerling, into: role/medewerkers}", "layer.unknown-node"),
    ("{type: combine, node: role/leerling, into: role/leerling}", "layer.same-role"),
    ("{type: add, node: form/feedbackzin, list: closing, entry: contact}", "ref.unknown"),
    ("{type: add, node: kit/werkplekleren, list: notices, entry: {id: bo}}", "schema.missing-key"),
    (
        "{type: add, node: section/akkoord/handtekening, list: people,"
        " entry: {id: ouder, role: ouder}}",
        "ref.unknown",
    ),
    (
        "{type: add, node: section/akkoord/handtekening, list: people,"
        " entry: {id: school, role: schoolbegeleider}}",
        "schema.too-many",
    ),
    (
        "{type: replace, node: conversation/startgesprek, values: {rhythm: elke zes weken}}",
        "schema.type",
    ),
    (
        "{type: replace, node: section/jaar-persoon/maanden, values: {conversations: [bila]}}",
        "ref.unknown",
    ),
    (
        "{type: replace, node: form/voortgang-verslag/akkoord, values: {lines: {handtekening: 2}}}",
        "form.no-lines",
    ),
    (
        "{type: replace, node: form/afsprakenlijst/afspraken, values: {rows: {lijst: 21}}}",
        "schema.whole-number",
    ),
    (
        "{type: add, node: section/vervolg/kopie-voor, list: options, entry: {id: or}}",
        "schema.missing-key",
    ),
    (
        "{type: add, node: form/takenmatrix, list: sections, entry: {section: veilig}}",
        "ref.unknown",
    ),
    (
        "{type: add, node: form/takenmatrix, list: sections, entry: {section: kop}}",
        "form.section-twice",
    ),
    (
        "{type: add, node: section/matrix, list: fields, entry: {id: let-op, type: explanation}}",
        "schema.missing-key",
    ),
]


def test_slips_in_what_companies_change_most(company: Company) -> None:
    found = company.write("".join(f"- {change}\n" for change, _ in SLIPS)).errors()
    first = len(HEAD.splitlines()) + 2
    assert sorted(
        (diagnostic.span.file, diagnostic.span.line, diagnostic.code) for diagnostic in found
    ) == [("kits/bedrijf/kit.yml", line, code) for line, (_, code) in enumerate(SLIPS, first)]
    assert all("\n" in line(diagnostic) for diagnostic in found)


def test_a_role_that_went_into_another_is_no_role_any_more(company: Company) -> None:
    change = "- {type: combine, node: role/leerling, into: role/medewerker}\n"
    later = "- {type: rename, node: role/leerling, name: stagiair, plural: stagiairs}\n"
    (found,) = company.write(change + later).errors()
    assert (found.code, found.span.line) == ("layer.unknown-node", 8)


def test_rows_that_do_not_fit_are_told_where_they_are_asked(
    company: Company, pool: WorkerPool, cache: Cache
) -> None:
    change = (
        "- {type: replace, node: form/voortgang-verslag/afspraken, values: {rows: {lijst: 20}}}\n"
    )
    kit = company.write(change).kit()
    with pytest.raises(KitError) as refused:
        pipeline.print_kit(
            kit, Renderer(pool, cache), lambda entry: entry.path.endswith("/voortgang-verslag.pdf")
        )
    (found,) = refused.value.diagnostics
    assert found.code in ("print.pages", "print.last-lines")
    assert str(found.span) == "kits/bedrijf/kit.yml:7:74"


def test_names_that_make_a_form_too_long_are_told_with_the_line_that_mends_it(
    company: Company, pool: WorkerPool, cache: Cache
) -> None:
    long = "name: eerste verantwoordelijke monteur van de werkplaats, plural: eerste monteurs"
    other = "name: vaste begeleider op de werkvloer en in de werkplaats, plural: vaste begeleiders"
    changes = f"- {{type: rename, node: role/leidinggevende, {long}, article: de}}\n"
    changes += f"- {{type: rename, node: role/werkplekbegeleider, {other}, article: de}}\n"
    head = f"{HEAD}languages: [nl]\nlogo: logo.svg\ncontact: Bo van kantoor, toestel 12\nchanges:\n"
    company.folder.write("logo.svg", (EXAMPLE / "logo.svg").read_text(encoding="utf-8"))
    renderer = Renderer(pool, cache)

    def printed(text: str) -> None:
        company.folder.write("kit.yml", head + text)
        pipeline.print_kits(
            [company.kit()], renderer, lambda entry: entry.path.endswith("/voortgang-verslag.pdf")
        )

    with pytest.raises(KitError) as refused:
        printed(changes)
    note, found = refused.value.diagnostics
    assert (found.code, str(found.span)) == ("print.layer-pages", "kits/bedrijf/kit.yml:10:51")
    assert (note.code, str(note.span)) == ("print.fits-layer", "kits/bedrijf/kit.yml:10:1")
    cure = "- {type: replace, node: form/voortgang-verslag/afspraken, values: {rows: {lijst: 2}}}"
    assert f"`{cure}`" in line(note)
    printed(f"{changes}{cure}\n")


def test_all_mistakes_are_told_at_once(company: Company) -> None:
    changes = "\n".join(change for change, code in REFUSED if code.startswith("layer."))
    found = company.write(changes).errors()
    assert len(found) == sum(code.startswith("layer.") for _, code in REFUSED)


def test_the_judgement_line_cannot_be_taken_off_a_form(company: Company) -> None:
    change = "- {type: replace, node: form/voortgang-verslag, values: {opening: [vul-alles-in]}}"
    (found,) = company.write(change).errors()
    assert found.code == "layer.locked"
    assert found.span.file == "kits/bedrijf/kit.yml"


@pytest.mark.parametrize(
    "name", ["nergens", "../nergens", "/etc", "../../../../../../etc", "kits/werkplekleren"]
)
def test_a_kit_that_is_not_there(company: Company, name: str) -> None:
    company.folder.write("kit.yml", HEAD.replace("extends: werkplekleren", f"extends: {name}"))
    (found,) = company.errors()
    assert found.code == "layer.no-kit"


@pytest.mark.parametrize("name", ["./.basis", ".basis", "../.kits/basis", "map/.basis"])
def test_a_kit_in_a_hidden_folder_is_not_extended(company: Company, name: str) -> None:
    hidden = company.folder.path / name
    shutil.copytree(company.folder.path.parent / "werkplekleren", hidden)
    company.folder.write("kit.yml", HEAD.replace("werkplekleren", name))
    (found,) = company.errors()
    assert (found.span.line, found.span.column, found.code) == (2, 10, "layer.hidden")


def test_a_kit_may_not_extend_itself(company: Company) -> None:
    company.folder.write("kit.yml", HEAD.replace("werkplekleren", "../bedrijf"))
    (found,) = company.errors()
    assert found.code == "layer.circle"


def test_layers_stand_on_each_other(company: Company) -> None:
    company.write("- {type: replace, node: question/vo-03, values: {text: Van de sector?}}")
    top = Company(type(company.folder)(company.folder.path.parent / "filiaal"))
    top.folder.write(
        "kit.yml",
        HEAD.replace("id: bedrijf", "id: filiaal").replace("werkplekleren", "../bedrijf")
        + "changes:\n- {type: rename, node: role/leidinggevende, name: baas, plural: bazen}\n",
    )
    kit = top.kit()
    assert kit.questions["vo-03"].text.source == "Van de sector?"
    assert kit.roles["leidinggevende"].name == "baas"
    assert [layer.id for layer in kit.layers] == ["werkplekleren", "bedrijf", "filiaal"]


def test_a_mistake_of_the_base_kit_is_told_there(company: Company) -> None:
    base = type(company.folder)(company.folder.path.parent / "werkplekleren")
    base.change("questions/voortgang.yml", "text: Hoe zit je er vandaag bij?", "txt: Hoe?")
    found = company.write("- {type: hide, node: question/vo-03}").errors()
    assert {diagnostic.span.file for diagnostic in found} == {
        "kits/werkplekleren/questions/voortgang.yml"
    }


ROLES = [
    (
        "- {type: rename, node: role/werkplekbegeleider, name: baas, plural: bazen, article: de}\n"
        "- {type: rename, node: role/leidinggevende, name: Baas, plural: Bazen, article: de}\n",
        2,
        "role.same-name",
        "{type: combine, node: role/werkplekbegeleider, into: role/leidinggevende}",
    ),
    (
        "- {type: rename, node: role/werkplekbegeleider, name: leidinggevende}\n",
        1,
        "role.same-name",
        "{type: combine, node: role/werkplekbegeleider, into: role/leidinggevende}",
    ),
    (
        "- {type: rename, node: role/leidinggevende, name: het hoofd, plural: hoofden}\n",
        1,
        "role.article",
        "schrijf `name: hoofd` en `article: het`",
    ),
]


@pytest.mark.parametrize(("changes", "at", "code", "tip"), ROLES)
def test_a_name_that_will_not_do_is_told_where_it_is_given(
    company: Company, changes: str, at: int, code: str, tip: str
) -> None:
    found = company.write(changes).examined().diagnostics
    (diagnostic,) = [diagnostic for diagnostic in found if diagnostic.severity == "warning"]
    assert (diagnostic.code, str(diagnostic.span.file)) == (code, "kits/bedrijf/kit.yml")
    assert diagnostic.span.line == len(HEAD.splitlines()) + 1 + at
    assert tip in line(diagnostic)


def test_the_cure_for_two_roles_of_one_name_works(company: Company) -> None:
    cure = "- {type: combine, node: role/werkplekbegeleider, into: role/leidinggevende}\n"
    found = company.write(f"{cure}- {{type: rename, node: role/leidinggevende, name: baas}}\n")
    assert {diagnostic.severity for diagnostic in found.examined().diagnostics} == {"note"}


INSIDE = [
    ("text: Tip: wat ging goed?", "zet de hele tekst tussen aanhalingstekens"),
    ("text: Waar ben je trots op, en waarom?", "zet de hele tekst tussen aanhalingstekens"),
    ("text: Wat is nr #1?", 'schrijf dan `"Wat is nr #1?"`'),
]


@pytest.mark.parametrize(("values", "tip"), INSIDE)
def test_a_slip_between_braces_is_told_once(company: Company, values: str, tip: str) -> None:
    change = f"- {{type: replace, node: question/vo-03, values: {{{values}}}}}\n"
    (found,) = company.write(change).errors()
    assert tip in line(found)
    key, _, text = values.partition(": ")
    company.write(change.replace(values, f'{key}: "{text}"'))
    assert company.errors() == []


def test_an_address_is_not_printed_but_its_name_is(company: Company) -> None:
    company.folder.write("kit.yml", f"{HEAD}prints: [form/voortgang-verslag]\n")
    (found,) = company.errors()
    assert str(found.span) == "kits/bedrijf/kit.yml:6:10"
    assert line(found).endswith("schrijf `voortgang-verslag`")
    company.folder.write("kit.yml", f"{HEAD}prints: [voortgang-verslag]\n")
    assert company.errors() == []


def test_texts_that_named_both_roles_are_named_and_nothing_else(tmp_path: Path) -> None:
    """Also for a kit with translations: those name both roles too."""
    shutil.copytree(ROOT / "kits" / "werkplekleren", tmp_path / "werkplekleren")
    company = Company(KitFolder(tmp_path / "bedrijf"))
    company.write("- {type: combine, node: role/werkplekbegeleider, into: role/leidinggevende}\n")
    found = {diagnostic.code: diagnostic for diagnostic in company.examined().diagnostics}
    assert found["layer.combined-texts"].values["nodes"] == (
        "`conversation/voortgangsgesprek/een-persoon`"
    )
