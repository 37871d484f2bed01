"""`gesprekskit new`: what is asked, made, printed and refused."""

from __future__ import annotations

import os
import pty
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gesprekskit import cli, pipeline
from gesprekskit.bundled import PACKAGE
from gesprekskit.diagnostics import Refusal
from gesprekskit.pipeline import prompts
from gesprekskit.pipeline.rendering import Renderer
from gesprekskit.pipeline.scaffolding import Company, scaffold_company, scaffold_kit
from gesprekskit.pipeline.updates import updates
from tests.conftest import KIT, ROOT, SMALL_KIT, KitFolder, run
from tests.reader_text import printed_text
from tests.test_printed import extracted

LOGO = ROOT / "kits" / "voorbeeldbedrijf" / "logo.svg"
PROGRAM = [sys.executable, "-m", "gesprekskit"]


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b""
        for path in folder.rglob("*")
    }


def made(folder: Path, base: Path = SMALL_KIT, **said: object) -> str:
    """Make a company's folder without printing and return its kit.yml."""
    kit, _ = pipeline.load_kit(base)
    scaffold_company(folder, Company(prompts.title(folder), base, **said), kit)  # type: ignore[arg-type]
    return (folder / "kit.yml").read_text(encoding="utf-8")


def without_hash(text: str) -> str:
    """Return a kit.yml in which every example is used."""
    lines = text.splitlines(keepends=True)
    return "".join(
        line[1:] if line.startswith("#") and line[1:2] not in " \n" else line for line in lines
    )


def problems(folder: Path) -> list[str]:
    return [
        diagnostic.code
        for diagnostic in pipeline.examine(folder).diagnostics
        if diagnostic.severity != "note"
    ]


def test_options_make_a_folder_that_checks_clean_and_print_its_first_form(tmp_path: Path) -> None:
    """Even if nobody can be asked: standard input is closed."""
    said = ["--name", "Bakkerij Bol", "--rename", "werkplekbegeleider=leermeester"]
    said += ["--handbook", "https://handboek.bol.nl/", "--logo", str(LOGO)]
    done = subprocess.run(
        ["sh", "-c", 'exec "$@" <&-', "sh", *PROGRAM, "new", "company", "Bol & Zn.", *said],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    folder = tmp_path / "Bol & Zn."
    (form,) = folder.rglob("*.pdf")
    assert str(form.relative_to(tmp_path)) in done.stdout
    assert "gesprekskit print 'Bol & Zn.' -o 'Bol & Zn./print'" in done.stdout
    text = extracted(form)
    assert "Leermeester" in text
    assert "Bakkerij Bol 1.0" in text
    assert "handboek.bol.nl" in text
    assert (folder / "logo.svg").read_bytes() == LOGO.read_bytes()
    definition = (folder / "kit.yml").read_text(encoding="utf-8")
    assert "\nid: bol-zn\nextends" not in definition
    assert "\nid: bol-zn\n" in definition
    assert "name: leermeester, plural: leermeesters, article: de, was: {" in definition
    checked = run("check", str(folder), "--strict", cwd=tmp_path)
    assert checked.returncode == 0, checked.stderr


def test_a_terminal_is_asked_six_things_and_asked_again_after_a_slip(tmp_path: Path) -> None:
    typed = ["", "", "leermeester", "chef, chefs, de", "www.bol.nl", "https://bol.nl/", str(LOGO)]
    arguments = ["--language", "en", "new", "company", "bakkerij-bol"]
    screen, status = on_a_terminal(arguments, typed, tmp_path)
    assert status == 0, screen
    assert screen.count("? [") == len(typed)
    assert screen.index("[Bakkerij Bol]") < screen.index("[werkplekleren]")
    assert "error: `www.bol.nl`" in screen
    definition = (tmp_path / "bakkerij-bol" / "kit.yml").read_text(encoding="utf-8")
    assert 'name: "Bakkerij Bol"' in definition
    assert "node: role/leidinggevende, name: chef, plural: chefs, article: de" in definition
    assert 'handbook_url: "https://bol.nl/"' in definition
    assert (tmp_path / "bakkerij-bol" / "logo.svg").is_file()


def test_who_stops_halfway_has_made_nothing(tmp_path: Path) -> None:
    screen, status = on_a_terminal(["new", "company", "bol"], ["Bol", "\x04"], tmp_path)
    assert status == 130, screen
    assert list(tmp_path.iterdir()) == []


def on_a_terminal(arguments: list[str], typed: list[str], folder: Path) -> tuple[str, int]:
    """Run a command on a terminal, type a line after each question, and return what was shown."""
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(folder)
        os.execv(sys.executable, [*PROGRAM, *arguments])
    shown, waiting, deadline = "", list(typed), time.monotonic() + 120
    while time.monotonic() < deadline:
        try:
            shown += os.read(terminal, 4096).decode()
        except OSError:
            break
        if waiting and shown.count("]: ") > len(typed) - len(waiting):
            os.write(terminal, f"{waiting.pop(0)}\n".encode())
    _, status = os.waitpid(child, 0)
    return shown, os.waitstatus_to_exitcode(status)


def test_defaults_change_nothing_and_say_what_could_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    definition = made(tmp_path / "bakkerij-bol")
    assert "\ndate: 2023-11-14\n" in definition
    assert not [line for line in definition.splitlines() if line.startswith("- ")]
    assert pipeline.load_kit(tmp_path / "bakkerij-bol")[0].layers[-1].name == "Bakkerij Bol"
    assert problems(tmp_path / "bakkerij-bol") == []
    assert updates(tmp_path / "bakkerij-bol").open == ()
    for text in ("replace", "hide", "add", "order", "rename"):
        assert f"\n#- {{type: {text}, " in definition
    for text in ("logo: logo.svg", "colours:", "contact:", "languages:", "prints:"):
        assert f"\n#{text}" in definition
    assert "list: questions" in definition
    assert "translations/en/eigen.yml" in definition
    sentences = [line for line in definition.splitlines() if line.startswith("# ")]
    assert not [
        sentence for sentence in sentences if " u " in sentence or " uw " in sentence.lower()
    ]


def test_every_example_works_once_its_hash_is_gone(tmp_path: Path) -> None:
    folder = tmp_path / "bol"
    definition = without_hash(made(folder))
    assert "\n- {type: hide, " in definition
    (folder / "kit.yml").write_text(definition, encoding="utf-8")
    (folder / "logo.svg").write_bytes(LOGO.read_bytes())
    assert problems(folder) == []
    kit, _ = pipeline.load_kit(folder)
    assert kit.brand.logo
    assert kit.questions["eigen-01"].text.source == "Wat wil jij ons vertellen?"
    assert kit.conversations["voortgangsgesprek"].name == "kwartaalgesprek"
    assert kit.roles["medewerker"].plural == "werknemers"
    tasks = [task.id for task in kit.matrices["basistaken"].tasks]
    assert (tasks[:2], tasks[-1]) == (["veilig-starten", "beschermen"], "eigen-taak")
    assert "ambities" not in [
        section.section for section in kit.forms["voortgang-verslag"].sections
    ]
    assert "voortgang-verslag" in kit.forms
    assert "takenmatrix" not in kit.publications
    assert {status.state for status in updates(folder).open} == {"unrecorded"}


def test_every_example_fits_its_pages(tmp_path: Path, renderer: Renderer) -> None:
    """Without a logo, whose place is in the margin, and with the first thing people add."""
    folder = tmp_path / "bol"
    definition = without_hash(made(folder, KIT))
    kept = [
        line for line in definition.splitlines() if not line.startswith(("logo", "prints", "lang"))
    ]
    (folder / "kit.yml").write_text("\n".join(kept) + "\n", encoding="utf-8")
    kit, _ = pipeline.load_kit(folder)
    assert "takenmatrix" in kit.publications
    printed = pipeline.print_kit(
        kit, renderer, lambda it: (it.kind, it.format, it.variant) == ("form", "pdf", "print")
    )
    assert len(printed.artifacts) > 10


def test_editors_find_the_schemas_that_lie_beside_the_folder(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "kits" / "schema", tmp_path / "schema")
    scaffold_kit(tmp_path / "kit", "Kit", "Wij")
    kit, _ = pipeline.load_kit(SMALL_KIT)
    scaffold_company(tmp_path / "bol", Company("Bol", SMALL_KIT, logo=LOGO), kit)
    found = [
        (path, line.split("$schema=")[1])
        for path in tmp_path.rglob("*.yml")
        if "$schema=" in (line := path.read_text(encoding="utf-8").splitlines()[0])
    ]
    assert len(found) > 12
    assert [path for path, schema in found if not (path.parent / schema).is_file()] == []
    assert (tmp_path / "bol" / "logo.svg").read_bytes() == LOGO.read_bytes()


def test_what_the_fund_adds_later_is_new(kit_folder: KitFolder) -> None:
    folder = Path("kits/bol")
    kit, _ = pipeline.load_kit(kit_folder.path)
    scaffold_company(folder, Company("Bol", kit_folder.path), kit)
    assert "extends: werkplekleren\n" in (folder / "kit.yml").read_text(encoding="utf-8")
    tasks, first = "matrices/basistaken.yml", "  - id: beschermen\n"
    kit_folder.change(tasks, first, f"  - id: opruimen\n    text: Opruimen\n{first}")
    (status,) = updates(folder).open
    assert (status.node, status.state) == ("matrix/basistaken/opruimen", "new")


@pytest.mark.parametrize(
    ("arguments", "code", "status"),
    [
        ([""], "id.no-letters", 2),
        (["."], "id.no-letters", 2),
        (["&&&"], "id.no-letters", 2),
        (["x" * 60], "id.length", 2),
        (["Con"], "id.reserved", 2),
        (["bol", "--name", " "], "schema.empty", 2),
        (["bol", "--extends", "nergens"], "layer.no-kit", 2),
        (["werkplekleren"], "layer.same-name", 2),
        (["bol", "--rename", "baas=chef"], "layer.no-role", 2),
        (["bol", "--rename", "leidinggevende=chef, chefs, het, de"], "layer.word", 2),
        (["bol", "--rename", "leidinggevende="], "layer.word", 2),
        (["bol", "--handbook", "www.bol.nl"], "schema.url", 2),
        (["bol", "--logo", "nergens.svg"], "logo.not-found", 2),
        (["bol", "--logo", "vol/brief.txt"], "logo.kind", 2),
        (["vol"], "output.not-empty", 4),
        (["vol/brief.txt"], "output.not-a-folder", 4),
        (["vol/brief.txt/bol"], "output.disk", 4),
        (["link"], "output.symlink", 4),
    ],
)
def test_what_cannot_be_is_refused_with_a_code_and_a_cure(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    code: str,
    status: int,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("vol").mkdir()
    Path("vol/brief.txt").write_text("Lieve Bo", encoding="utf-8")
    Path("link").symlink_to("vol")
    before = tree(tmp_path)
    assert cli.run(["new", "company", *arguments, "--yes"]) == status
    said = capsys.readouterr()
    assert f"[{code}]" in said.err
    assert "\n  tip: " in said.err
    assert said.out == ""
    assert tree(tmp_path) == before


def test_doing_it_twice_leaves_the_first_as_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "bol"
    made(folder)
    before = tree(tmp_path)
    assert cli.run(["new", "company", str(folder), "--yes"]) == 4
    assert cli.run(["new", "kit", str(folder), "--yes"]) == 4
    assert tree(tmp_path) == before


def test_a_new_kit_checks_clean_and_a_company_can_build_on_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("new", "kit", "mijn-kit", "--title", "Praten over werk", "--yes", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Verslag van het werkgesprek" in extracted(next(tmp_path.rglob("*.pdf")))
    assert problems(Path("mijn-kit")) == []
    kit, _ = pipeline.load_kit(Path("mijn-kit"))
    assert (kit.id, kit.render_text(kit.definition.title)) == ("mijn-kit", "Praten over werk")
    scaffold_company(Path("bol"), Company("Bol", Path("mijn-kit")), kit)
    definition = Path("bol/kit.yml")
    text = definition.read_text(encoding="utf-8")
    assert "extends: mijn-kit\n" in text
    definition.write_text(without_hash(text), encoding="utf-8")
    Path("bol/logo.svg").write_bytes(LOGO.read_bytes())
    assert problems(Path("bol")) == []
    built = run("build", "bol", cwd=tmp_path)
    assert built.returncode == 0, built.stderr
    assert (tmp_path / "site" / "nl" / "over" / "van-ons.html").is_file()


def test_a_kit_with_a_matrix_has_someone_who_guides(tmp_path: Path) -> None:
    scaffold_kit(tmp_path / "kit", "Kit", "Wij")
    folder = KitFolder(tmp_path / "kit")
    folder.change("roles.yml", "  - id: werkplekbegeleider\n", "  - id: mentor\n")
    found = {
        diagnostic.code: diagnostic for diagnostic in pipeline.examine(folder.path).diagnostics
    }
    span = found["field.no-guide"].span
    assert span.line == folder.line_of("sections/taken.yml", "type: matrix")


@pytest.mark.parametrize(
    ("said", "changes"),
    [
        (
            {"werkplekbegeleider": "baas", "leidinggevende": "de baas"},
            [
                "combine, node: role/werkplekbegeleider, into: role/leidinggevende,",
                "rename, node: role/leidinggevende, name: baas, plural: bazen, article: de,",
            ],
        ),
        (
            {"werkplekbegeleider": "leidinggevende"},
            ["combine, node: role/werkplekbegeleider, into: role/leidinggevende,"],
        ),
        (
            {"werkplekbegeleider": "leidinggevende", "leidinggevende": "baas"},
            [
                "rename, node: role/werkplekbegeleider, name: leidinggevende,",
                "rename, node: role/leidinggevende, name: baas,",
            ],
        ),
    ],
)
def test_one_word_for_two_roles_makes_them_one_person(
    tmp_path: Path, said: dict[str, str], changes: list[str]
) -> None:
    folder = tmp_path / "twee"
    made(folder, renamed={role: prompts.word(word) for role, word in said.items()})
    definition = (folder / "kit.yml").read_text(encoding="utf-8")
    lines = [line for line in definition.splitlines() if line.startswith("- ")]
    assert len(lines) == len(changes)
    for line, change in zip(lines, changes, strict=True):
        assert line.startswith(f"- {{type: {change}")
        assert ", was: {" in line
    assert problems(folder) == []
    assert updates(folder).open == ()


def test_the_boss_who_guides_gets_one_copy_and_prepares_once(tmp_path: Path) -> None:
    word = prompts.word("baas")
    made(tmp_path / "twee", renamed={"werkplekbegeleider": word, "leidinggevende": word})
    kit, _ = pipeline.load_kit(tmp_path / "twee")
    assert printed_text(kit, "voortgang-verslag").splitlines().count("Baas") == 2, (
        "a copy and a signature"
    )
    assert "checklist-voorbereiding-leidinggevende" in kit.forms
    assert "checklist-voorbereiding-begeleider" not in kit.forms


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("leermeester", "leermeester, leermeesters, de"),
        ("ploegbaas", "ploegbaas, ploegbazen, de"),
        ("voorman", "voorman, voormannen, de"),
        ("coach", "coach, coaches, de"),
        ("buddy", "buddy, buddy's, de"),
        ("afdelingshoofd", "afdelingshoofd, afdelingshoofden, het"),
        ("leidinggevende", "leidinggevende, leidinggevenden, de"),
        ("maatje", "maatje, maatjes, het"),
        ("docent", "docent, docenten, de"),
        ("mentor, mentoren", "mentor, mentoren, de"),
        ("chef , chefs,het", "chef, chefs, het"),
        ("het hoofd", "hoofd, hoofden, het"),
        ("De eerste monteur", "eerste monteur, eerste monteurs, de"),
        ("het maatje, de maten", "maatje, maten, het"),
        ("teamleider productie", "teamleider productie, teamleiders productie, de"),
        ("chef van de dag", "chef van de dag, chefs van de dag, de"),
        ("maatje op de vloer", "maatje op de vloer, maatjes op de vloer, het"),
        ("eerste docent", "eerste docent, eerste docenten, de"),
    ],
)
def test_a_word_gets_a_plural_and_an_article(typed: str, word: str) -> None:
    made = prompts.word(typed)
    assert f"{made.name}, {made.plural}, {made.article}" == word


@pytest.mark.parametrize(
    ("name", "identity"),
    [
        ("Bakkerij Bol & Zn.", "bakkerij-bol-zn"),
        ("Café Één", "cafe-een"),
        ("3D-print_bv", "3d-print-bv"),
        ("--x--", "x"),
    ],
)
def test_a_folder_gives_an_id(name: str, identity: str) -> None:
    assert prompts.identity(Path("ergens") / name) == identity


def test_a_name_stays_on_its_line(tmp_path: Path) -> None:
    """What someone types never becomes YAML."""
    name = "Bol: \"de # beste\"\n'bakker' \u200b{role:x}\x07"
    kit, _ = pipeline.load_kit(SMALL_KIT)
    scaffold_company(tmp_path / "bol", Company(prompts.name(name), SMALL_KIT), kit)
    made, _ = pipeline.load_kit(tmp_path / "bol")
    assert made.layers[-1].name == "Bol: \"de # beste\" 'bakker' {role:x}"
    with pytest.raises(Refusal):
        prompts.name("\u200b\n")


def test_the_starting_kit_is_written_simply() -> None:
    files = sorted((PACKAGE / "starters" / "kit").rglob("*.*"))
    assert len(files) > 20
    for path in files:
        text = path.read_text(encoding="utf-8").lower()
        assert "lorem" not in text
        assert not [word for word in (" u ", " uw ") if word in text], path
