"""Building the handbook: complete, the same twice, and refused if a page is wrong."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from gesprekskit.artifacts import Artifact
from gesprekskit.pipeline import Printed
from gesprekskit.writing import SITE, write
from tests.conftest import KitFolder, run

BANK = "questions/voortgang.yml"
ASKED, ASKED_NOW = "Waar maak ik me zorgen over?", "Waar maak ik me nu zorgen over?"
PAGE = Path("content/nl/vaardigheden/open-vragen.md")
UNREADABLE = Path("content/nl/over/privacy.md")


@pytest.fixture(autouse=True)
def _all_printed(printed: Printed) -> None:
    """Print everything first, so that no test waits for rendering."""


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder by its path, without the manifest."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
    return {path: content for path, content in found.items() if path != ".gesprekskit.json"}


def differing(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    """Return the files that are new, gone or changed."""
    return {name for name in {*before, *after} if before.get(name) != after.get(name)}


def test_differing_sees_what_is_new_gone_and_changed() -> None:
    before, after = {"a": b"1", "b": b"1", "c": b"1"}, {"a": b"1", "b": b"2", "d": b"1"}
    assert differing(before, after) == {"b", "c", "d"}


def test_mkdocs_builds_by_itself(project: Path) -> None:
    done = run("build", "--strict", cwd=project, program="mkdocs", check=True)
    assert "WARNING  -" not in done.stderr
    site = project / "site"
    assert (site / "index.html").is_file()
    assert (site / "nl" / "index.html").is_file()
    catalogue = json.loads((site / "catalogue.json").read_text(encoding="utf-8"))
    papers = {
        artifact["path"] for artifact in catalogue["artifacts"] if artifact["format"] == "pdf"
    }
    assert len(papers) >= 10
    assert papers == {path.relative_to(site).as_posix() for path in site.rglob("*.pdf")}


def test_both_programs_build_the_same_whenever_they_do(
    project: Path, printed: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("build", "--strict", cwd=project, program="mkdocs", check=True)
    site = project / "site"
    assert len(contents(site)) > 100
    # What is printed is the same whenever that is done (tests/cli/test_machine.py): taken over, it
    # leaves the pages to be made anew.
    rendered, own = Path(os.environ["GESPREKSKIT_CACHE"]), project / "cache"
    for folder in rendered.glob("??"):
        shutil.copytree(folder, own / folder.name, copy_function=os.link)
    monkeypatch.setenv("GESPREKSKIT_CACHE", str(own))
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("PYTHONHASHSEED", "7")
    done = run("build", "-o", "again", cwd=project, check=True)
    assert f"0 gemaakt, {printed.rendered + printed.reused} al klaar" in done.stdout
    assert differing(contents(site), contents(project / "again")) == set()


def test_the_site_carries_the_date_of_the_kit(kit_folder: KitFolder, tmp_path: Path) -> None:
    kit_folder.change("kit.yml", "date: 2026-11-22", "date: 2027-02-01")
    run("build", cwd=tmp_path, check=True)
    sitemap = (tmp_path / "site" / "nl" / "sitemap.xml").read_text(encoding="utf-8")
    assert set(re.findall(r"<lastmod>(.+)</lastmod>", sitemap)) == {"2027-02-01"}
    packed = (tmp_path / "site" / "nl" / "sitemap.xml.gz").read_bytes()
    assert int.from_bytes(packed[4:8], "little") == datetime(2027, 2, 1, tzinfo=UTC).timestamp()


def files_of(form: str) -> set[str]:
    """Return every file that a form is printed in."""
    endings = (".pdf", "-invulbaar.pdf", "-grote-letters.pdf", "-inktbesparend.pdf", ".docx")
    return {f"nl/formulieren/{form}{ending}" for ending in (*endings, ".png")}


def test_one_question_changes_only_what_shows_it(
    kit_folder: KitFolder, tmp_path: Path, printed: Printed
) -> None:
    run("build", cwd=tmp_path, check=True)
    before = contents(tmp_path / "site")
    kit_folder.change(BANK, f"text: {ASKED}", f"text: {ASKED_NOW}")
    done = run("build", cwd=tmp_path, check=True)
    everything = printed.rendered + printed.reused
    assert f"5 gemaakt, {everything - 5} al klaar" in done.stdout
    after = contents(tmp_path / "site")
    form = "voortgang-voorbereiding-medewerker"
    asking = {name for name, content in before.items() if ASKED.encode() in content}
    assert differing(before, after) == files_of(form) | {
        "catalogue.json",
        f"nl/formulieren/{form}.html",
        "nl/formulieren/pakket-voortgangsgesprek.pdf",
        "nl/formulieren/pakket-voortgangsgesprek.zip",
        "nl/gesprekken/begeleidingsgesprek.html",
        "nl/gesprekken/functioneringsgesprek.html",
        "nl/gesprekken/voortgangsgesprek.html",
        "nl/search/search_index.js",
        "nl/search/search_index.json",
        "nl/vragen/index.html",
    }
    assert asking == {name for name, content in after.items() if ASKED_NOW.encode() in content}
    assert len(asking) >= 4
    assert asking < differing(before, after)


def test_a_removed_form_is_gone_from_the_site(kit_folder: KitFolder, tmp_path: Path) -> None:
    run("build", cwd=tmp_path, check=True)
    before = contents(tmp_path / "site")
    (kit_folder.path / "forms" / "takenmatrix.yml").unlink()
    run("build", cwd=tmp_path, check=True)
    after = contents(tmp_path / "site")
    naming = [name for name, content in before.items() if b"takenmatrix." in content]
    assert len(naming) > 40
    assert [name for name, content in after.items() if b"takenmatrix." in content] == []
    gone = {name for name in before if name not in after}
    assert gone == files_of("takenmatrix") | {
        "nl/alg-m.html",
        "nl/formulieren/takenmatrix.html",
    }


# --------------------------------------------------------------------------- refused

# a line of a page, and how the place starts that is wrong in it
DEAD_LINKS = [
    ("Lees [dit](weg.md).", "weg.md"),
    ("Lees weer [dit](weg.md).", "weg.md"),
    ("Weg! ![weg](weg.png) is weg.", "weg.png"),
    ("Lees [dit](../formulieren/weg.pdf).", "../form"),
    ("Lees [dit](luisteren-samenvatten-doorvragen.md#weg).", "luister"),
    ("Lees [hierboven](#weg).", "#weg"),
    ("Lees [dit](/nl/index.html).", "/nl"),
    ("[bron]: weg/bron.md", "weg/bron.md"),
]
UNKNOWN_NAMES = [
    ("<!-- blok: vergelijkin -->", "<!--", "prose.unknown-block"),
    ("<!-- blok: formulieren weg -->", "<!--", "prose.unknown-block"),
    ("Vraag het {role:werkplekbegelijder}.", "{role", "ref.unknown"),
    ("Dat is {term:weg.plural}.", "{term", "ref.unknown"),
]


@pytest.fixture
def old_site(project: Path) -> dict[str, bytes]:
    """A small earlier site that must not change."""
    write([Artifact("nl/index.html", b"the old one")], project / "site", SITE)
    return contents(project / "site")


def refused(project: Path, old_site: dict[str, bytes]) -> str:
    """Build a handbook that is refused; return what is reported."""
    done = run("build", cwd=project)
    assert done.returncode == 2, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert contents(project / "site") == old_site
    assert [path.name for path in project.glob(".site*")] == []
    return done.stderr


def add(page: Path, lines: Iterable[str]) -> int:
    """Add paragraphs to a page; return the number of the line of the first."""
    text = page.read_text(encoding="utf-8")
    page.write_text("\n".join([text, *(f"{line}\n" for line in lines)]), encoding="utf-8")
    return text.count("\n") + 2


def told(said: str) -> list[tuple[str, str]]:
    """Return the place and the code of every mistake, in the order reported."""
    return re.findall(r"^(\S+:\d+:\d+): fout: .+ \[([a-z0-9.-]+)\]$", said, re.MULTILINE)


def test_dead_links_are_told_each_in_its_place(project: Path, old_site: dict[str, bytes]) -> None:
    lines = [line for line, _ in DEAD_LINKS]
    first = add(project / PAGE, [*lines, "Lees [dit][bron]."])
    said = refused(project, old_site)
    assert told(said) == [
        (f"{PAGE}:{first + 2 * at}:{line.index(mark) + 1}", "handbook.link")
        for at, (line, mark) in enumerate(DEAD_LINKS)
    ]
    assert "de link `weg/bron.md` klopt niet" in said
    assert "8 fouten in 1 bestand" in said


def test_unknown_names_are_told_each_in_its_place(
    project: Path, old_site: dict[str, bytes]
) -> None:
    first = add(project / PAGE, [line for line, _, _ in UNKNOWN_NAMES])
    said = refused(project, old_site)
    assert told(said) == [
        (f"{PAGE}:{first + 2 * at}:{line.index(mark) + 1}", code)
        for at, (line, mark, code) in enumerate(UNKNOWN_NAMES)
    ]
    assert "bedoel je `vergelijking`?" in said
    assert "bedoel je `werkplekbegeleider`?" in said


def test_mkdocs_refuses_the_same(project: Path, old_site: dict[str, bytes]) -> None:
    first = add(project / PAGE, ["<!-- blok: vergelijkin -->"])
    done = run("build", "--strict", cwd=project, program="mkdocs")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert told(done.stderr) == [(f"{PAGE}:{first}:1", "prose.unknown-block")]
    assert contents(project / "site") == old_site


def test_mistakes_in_several_pages_are_told_at_once(
    project: Path, old_site: dict[str, bytes]
) -> None:
    places = []
    for page in (PAGE, Path("content/nl/vragen/index.md")):
        first = add(project / page, ["Vraag het {role:weg}."])
        places.append((f"{page}:{first}:11", "ref.unknown"))
    (project / UNREADABLE).write_bytes(b"# Kop\n\nCaf\xe9\n")
    said = refused(project, old_site)
    assert told(said) == [(f"{UNREADABLE}:3:4", "enc.not-utf8"), *places]
    assert "\n3 fouten en 1 opmerking in 4 bestanden\n" in said


def test_a_page_that_hides_a_generated_one_is_refused(
    project: Path, old_site: dict[str, bytes]
) -> None:
    page = Path("content/nl/gesprekken/voortgangsgesprek.md")
    (project / page).write_text("---\ntitle: Eigen\n---\n\n# Eigen tekst\n", encoding="utf-8")
    said = refused(project, old_site)
    assert re.search(rf"^{page}:1:1: fout: .+ \[prose\.hides-page\]$", said, re.MULTILINE), said


def test_a_page_that_says_so_takes_the_place_of_a_generated_one(project: Path) -> None:
    page = project / "content/nl/over/bronnen.md"
    mine = project / "content/nl/ik-ben/trainer.md"
    head = "---\ntitle: Trainer\nreplaces_generated: true\n---\n\n# Voor de trainer, eigen tekst\n"
    assert page.is_file()
    assert not mine.is_file()
    mine.write_text(head, encoding="utf-8")
    run("build", cwd=project, check=True)
    built = (project / "site" / "nl" / "ik-ben" / "trainer.html").read_text(encoding="utf-8")
    assert "Voor de trainer, eigen tekst" in built


def test_pages_that_cannot_be_read_are_refused(project: Path, old_site: dict[str, bytes]) -> None:
    wrong = {
        "a.md": (b"# Kop\n\nCaf\xe9\n", "3:4", "enc.not-utf8"),
        "b.md": (b"# Kop\n\nEen\x00twee\n", "3:4", "enc.control"),
        "c.md": (b"---\ntitle: Open\ntitle: Nog eens\n---\n\n# Kop\n", "3:1", "yaml.duplicate-key"),
        "d.md": (b"---\ntitle: !!python/name:os\n---\n\n# Kop\n", "2:8", "yaml.tag"),
    }
    for name, (content, _, _) in wrong.items():
        (project / "content/nl/over" / name).write_bytes(content)
    assert told(refused(project, old_site)) == [
        (f"content/nl/over/{name}:{place}", code) for name, (_, place, code) in wrong.items()
    ]


def test_what_lies_elsewhere_is_not_read(project: Path, old_site: dict[str, bytes]) -> None:
    (project / "secret.md").write_text("# Elders\n", encoding="utf-8")
    (project / PAGE).unlink()
    (project / PAGE).symlink_to(project / "secret.md")
    said = refused(project, old_site)
    assert re.search(rf"^{PAGE}:1:1: fout: .+ \[path\.not-a-file\]$", said, re.MULTILINE), said


def test_a_handwritten_page_that_is_gone_is_named_once(
    project: Path, old_site: dict[str, bytes]
) -> None:
    page = Path("content/nl/over/privacy.md")
    (project / page).unlink()
    said = refused(project, old_site)
    assert said.count(f"{page}:1:1: fout: ") == 1
    assert "[handbook.missing-page]" in said
    places = re.findall(r"^(\S+):\d+:\d+: fout: ", said, re.MULTILINE)
    assert [place for place in places if not (project / place).exists()] == [str(page)]


def test_windows_writes_pages_as_well(project: Path) -> None:
    run("build", "-o", "before", cwd=project, check=True)
    for page in (project / "content").rglob("*.md"):
        text = page.read_bytes().replace(b"\n", b"\r\n")
        page.write_bytes(b"\xef\xbb\xbf" + text)
    run("build", cwd=project, check=True)
    assert differing(contents(project / "before"), contents(project / "site")) == set()
