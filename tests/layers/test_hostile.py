"""A company's kit by an attacker, or with slips: placed errors, or text that does no harm."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import sysconfig
from ast import literal_eval
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest
from PIL import Image
from playwright.sync_api import Page, sync_playwright

from gesprekskit.artifacts import cache_folder
from gesprekskit.diagnostics.wording import report
from gesprekskit.handbook import markup
from gesprekskit.kinds import kind_at
from gesprekskit.layers.applying import MOST
from gesprekskit.layers.origins import locate
from tests import tracing
from tests.conftest import KIT, ROOT, run
from tests.effort import LINEAR, effort
from tests.firefox import FIREFOX, firefox
from tests.handbook.browser_tabs import serving
from tests.handbook.conftest import SWITCHES
from tests.layers import hostile, payloads
from tests.layers.conftest import HEAD, Company
from tests.layers.hostile import EVIL
from tests.test_printed import extracted, squeezed

# ------------------------------------------------------------------------------- paths and files

_watching: list[list[str]] = []
_audited: list[Callable[[str, tuple[object, ...]], None]] = []


@contextmanager
def opened() -> Iterator[list[str]]:
    """Yield the names of the files that this process opens, and the requests that it makes."""
    names: list[str] = []

    def note(event: str, arguments: tuple[object, ...]) -> None:
        if event.startswith("socket.") or (event == "open" and isinstance(arguments[0], str)):
            for item in _watching:
                item.append(str(arguments[0]))

    if not _audited:
        # A hook cannot be removed; without a watcher it does nothing.
        sys.addaudithook(note)
        _audited.append(note)
    _watching.append(names)
    try:
        yield names
    finally:
        _watching.remove(names)


def below(path: str, *folders: Path) -> bool:
    """Return True if a path, without following links, is in these folders."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links
    return any(absolute.is_relative_to(folder) for folder in folders)


def errors(company: Company) -> list[tuple[str, int, int, str]]:
    """Return place and code of every error.

    Nothing but the kit's own files, the program with its libraries and its cache may be opened.
    """
    kits = Path("kits").absolute()
    with opened() as names:
        found = company.errors()
    own = (kits / "bedrijf", kits / "werkplekleren", ROOT / "generator", cache_folder())
    libraries = [Path(folder) for folder in {*sysconfig.get_paths().values(), sys.base_prefix}]
    assert [name for name in names if not below(name, *own, *libraries)] == []
    assert report(found)
    return [
        (diagnostic.span.file, diagnostic.span.line, diagnostic.span.column, diagnostic.code)
        for diagnostic in found
    ]


EXTENDS = [
    ("/etc", "layer.no-kit"),
    ("../../../../../../../../etc", "layer.no-kit"),
    ("~root", "layer.no-kit"),
    ("..\\werkplekleren", "layer.no-kit"),
    ("../werkplekleren/kit.yml", "layer.no-kit"),
    ("'http://127.0.0.1:9/kit'", "layer.no-kit"),
    ("a" * 1_900, "layer.no-kit"),
    ("a/" * 900, "layer.no-kit"),
    (".", "layer.circle"),
    ("../bedrijf", "layer.circle"),
    ("../geheim", "layer.link"),
    ("../ring", "layer.link"),
    ("geheim", "layer.link"),
    ("''", "schema.empty"),
    ("[werkplekleren]", "schema.type"),
]


@pytest.mark.parametrize(("name", "code"), EXTENDS, ids=lambda case: case[:30])
def test_a_path_that_leads_astray(company: Company, name: str, code: str, tmp_path: Path) -> None:
    secret = tmp_path / "elders"
    secret.mkdir()
    shutil.copy(KIT / "kit.yml", secret)
    company.folder.write("kit.yml", HEAD.replace("extends: werkplekleren", f"extends: {name}"))
    Path("kits/geheim").symlink_to(secret)
    Path("kits/ring").symlink_to("bedrijf")
    assert errors(company) == [("kits/bedrijf/kit.yml", 2, 10, code)]


def test_a_path_with_what_cannot_be_in_one(company: Company) -> None:
    company.folder.write("kit.yml", HEAD.replace("werkplekleren", '"a\\0b"'))
    assert {error[:3] for error in errors(company)} == {("kits/bedrijf/kit.yml", 2, 10)}


def test_a_row_of_layers_that_is_too_high(company: Company) -> None:
    for number in range(9):
        below_it = f"laag-{number - 1}" if number else "werkplekleren"
        head = HEAD.replace("bedrijf", f"laag-{number}").replace("werkplekleren", below_it)
        company.folder.write(f"../laag-{number}/kit.yml", head)
    company.folder.write("kit.yml", HEAD.replace("werkplekleren", "laag-8"))
    (found,) = company.errors()
    assert (found.code, str(found.span)) == ("layer.too-high", "kits/laag-2/kit.yml:2:10")


def links_to(name: str, target: str) -> Callable[[Path], object]:
    return lambda folder: (folder / name).symlink_to(target)


def is_pipe(name: str) -> Callable[[Path], object]:
    return lambda folder: os.mkfifo(folder / name)


def is_folder(name: str) -> Callable[[Path], object]:
    return lambda folder: (folder / name).mkdir()


def is_file(name: str, text: str) -> Callable[[Path], object]:
    return lambda folder: (folder / name).write_text(text, encoding="utf-8")


FILES = [
    ("kit.yml", links_to("kit.yml", "/etc/passwd"), "path.not-a-file"),
    ("kit.yml", links_to("kit.yml", "../../elders.yml"), "path.not-a-file"),
    ("kit.yml", links_to("kit.yml", "/dev/zero"), "path.not-a-file"),
    ("kit.yml", is_pipe("kit.yml"), "path.not-a-file"),
    ("kit.yml", is_folder("kit.yml"), "path.not-a-file"),
    ("kit.yml", is_file("kit.yml", HEAD + "#" + "x" * 3_000_000), "limit.file-size"),
    ("kit.yml", is_file("kit.yml", HEAD + "changes: " + "[" * 100_000), "yaml.depth"),
    ("changes", links_to("changes", "/etc"), "path.not-a-folder"),
    ("changes", links_to("changes", "nergens"), "path.not-a-folder"),
    ("changes", is_pipe("changes"), "path.not-a-folder"),
    ("changes", is_file("changes", "hide"), "path.not-a-folder"),
    ("translations", links_to("translations", "/etc"), "path.not-a-folder"),
    ("seen.yml", links_to("seen.yml", "/etc/passwd"), "path.not-a-file"),
    ("changes/a.yml", links_to("changes/a.yml", "/etc/passwd"), "path.not-a-file"),
    ("changes/a.yml", links_to("changes/a.yml", "nergens"), "path.not-a-file"),
    ("changes/a.yml", is_pipe("changes/a.yml"), "path.not-a-file"),
    (
        "changes/a.yml",
        is_file("changes/a.yml", "changes:\n" + "- {type: hide, node: question/vo-03}\n" * 90_000),
        "limit.file-size",
    ),
]


@pytest.mark.parametrize(("name", "made", "code"), FILES)
def test_a_file_that_is_none(
    company: Company, name: str, made: Callable[[Path], object], code: str
) -> None:
    company.write()
    Path("elders.yml").write_text(HEAD, encoding="utf-8")
    folder = company.folder.path
    if "/" in name:
        (folder / "changes").mkdir()
    (folder / name).unlink(missing_ok=True)
    made(folder)
    ((file, _, _, found),) = errors(company)
    assert (file, found) == (f"kits/bedrijf/{name}", code)


def test_aliases_that_multiply(company: Company) -> None:
    company.folder.write("kit.yml", HEAD + "a: &a [x, x]\nb: &b [*a, *a]\nchanges: [*b]\n")
    assert {error[3] for error in errors(company)} >= {"yaml.alias"}


def test_names_of_files_steer_no_terminal(company: Company) -> None:
    company.write()
    company.folder.write("changes/\x1b[31m.yml", "changes: x\n")
    told = report(company.errors())
    assert "\x1b" not in told
    assert "changes/U+001B[31m.yml:1:10" in told


# ------------------------------------------------------------------------------ changes and texts

LONG = "x" * 100_000
READING = [
    (f"{{type: rename, node: role/hr, name: {LONG}}}", "text.too-long"),
    (f"{{type: rename, node: role/hr, name: {'<b>' * 160}}}", "text.too-long"),
    ("{type: rename, node: role/hr, name: ''}", "schema.empty"),
    ('{type: rename, node: role/hr, name: "\\u2060\\u00ad\\u200b"}', "schema.empty"),
    ('{type: rename, node: role/hr, name: "\\u202efehc"}', "enc.control"),
    ('{type: rename, node: role/hr, name: "\\u001b[31mrood"}', "enc.control"),
    ("{type: rename, node: role/hr, name: [chef]}", "schema.type"),
    ("{type: rename, node: role/hr, name: chef, article: die}", "schema.choice"),
    ("{type: rename, node: role/hr, name: chef, plural: ''}", "schema.empty"),
    ("{type: rename, node: role/hr}", "schema.missing-key"),
    ("{type: replace, node: question/vo-03, values: [x]}", "schema.type"),
    ("{type: replace, node: question/vo-03, values: x}", "schema.type"),
    ("{type: replace, node: question/vo-03, was: [x], values: {text: x}}", "schema.type"),
    (f"{{type: hide, node: a{'/a' * 50_000}}}", "text.too-long"),
    ("{type: hide, node: '../../etc/passwd'}", "schema.address"),
    ("{type: hide, node: question/vo-03, removed: ja}", "schema.bool"),
]
LAYING = [
    (f"{{type: replace, node: question/vo-03, values: {{text: {LONG}}}}}", "text.too-long"),
    ("{type: replace, node: question/vo-04, values: {text: [a, b]}}", "schema.type"),
    ("{type: replace, node: question/vo-05, values: {text: {a: b}}}", "schema.type"),
    ("{type: replace, node: question/vo-06, values: {sources: [L10]}}", "layer.locked"),
    (
        "{type: replace, node: kit/werkplekleren, values: {handbook_url: 'javascript:x()'}}",
        "schema.url",
    ),
    ("{type: add, node: matrix/basistaken, list: tasks, entry: oven}", "schema.type"),
    ("{type: add, node: matrix/basistaken, list: tasks, entry: [oven]}", "schema.type"),
    (
        "{type: add, node: matrix/basistaken, list: tasks, entry: {id: meten, text: X}}",
        "id.duplicate",
    ),
    (
        "{type: add, node: matrix/basistaken, list: tasks, before: meten, after: meten,"
        " entry: {id: oven, text: X}}",
        "layer.two-sides",
    ),
    ("{type: add, node: form/voortgang-verslag, list: closing, entry: privacy}", "ref.twice"),
    ("{type: add, node: form/feedbackzin, list: closing, entry: {a: b}}", "schema.type"),
    (
        "{type: add, node: kit/werkplekleren, list: notices, entry: {id: privacy, text: X}}",
        "id.duplicate",
    ),
    ("{type: order, node: matrix/basistaken, list: tasks, ids: [meten, meten]}", "ref.twice"),
    ("{type: order, node: role/medewerker, list: first_steps, ids: [a]}", "layer.unknown-entry"),
    ("{type: replace, node: form/takenmatrix, values: {closing: []}}", "layer.locked"),
    ("{type: hide, node: form/voortgang-verslag/privacy}", "layer.locked"),
    ("{type: hide, node: form/voortgang-verslag/geen-beoordeling}", "layer.locked"),
    ("{type: hide, node: question/vo-01/004-29}", "layer.locked"),
    ("{type: hide, node: kit/werkplekleren}", "layer.locked"),
    (
        "{type: replace, node: conversation/voortgangsgesprek, values: {judgement: full}}",
        "layer.locked",
    ),
    (
        "{type: replace, node: section/route/weg, values: {stops: [{id: doel, label: X}]}}",
        "schema.too-few",
    ),
    ("{type: rename, node: role/leidinggevende, name: '{role:hr}'}", "text.no-slot"),
    ("{type: replace, node: section/neem-mee, values: {title: 'Bij {role:bas}'}}", "ref.unknown"),
    ("{type: replace, node: section/ambities, values: {title: 'Bij {rol:hr}'}}", "text.slot"),
]


@pytest.mark.parametrize("mistakes", [READING, LAYING], ids=["reading", "laying"])
def test_every_mistake_is_told_where_it_is_made(
    company: Company, mistakes: list[tuple[str, str]]
) -> None:
    company.write("".join(f"- {change}\n" for change, _ in mistakes))
    first = len(HEAD.splitlines()) + 2
    assert [(file, line, code) for file, line, _, code in sorted(errors(company))] == [
        ("kits/bedrijf/kit.yml", line, code) for line, (_, code) in enumerate(mistakes, first)
    ]


HEADS = [
    (f"version: {'9' * 5_000}.1", "text.too-long"),
    ("version: 2", "schema.version"),
    ("version: 99999.1", "schema.version"),
    ("version: -1.0", "schema.version"),
    ("date: 0001-01-01", "schema.year"),
    ("date: 9999-12-31", "schema.year"),
    ("date: 2027-02-30", "schema.date"),
    ("id: werkplekleren", "id.duplicate"),
    ("id: ../../etc", "id.pattern"),
    (f"name: {LONG}", "text.too-long"),
    ("name: [a]", "schema.type"),
    (f"contact: {LONG}", "text.too-long"),
    ("contact: [Bo]", "schema.type"),
]


@pytest.mark.parametrize(("line", "code"), HEADS, ids=lambda case: case[:20])
def test_what_a_layer_says_of_itself(company: Company, line: str, code: str) -> None:
    key = line.partition(":")[0]
    head = HEAD if f"{key}:" in HEAD else f"{HEAD}{key}: x\n"
    company.folder.write("kit.yml", re.sub(rf"(?m)^{key}:.*$", line, head))
    place = head[: head.index(f"{key}:")].count("\n") + 1, len(key) + 3
    assert errors(company) == [("kits/bedrijf/kit.yml", *place, code)]


def test_a_broken_part_makes_no_noise_elsewhere(company: Company) -> None:
    """What follows from a change that breaks a file is not reported in the fund's files."""
    changes = (
        "- {type: replace, node: section/kop, values: {fields: [{id: {a: b}}, x]}}\n"
        "- {type: replace, node: form/takenmatrix, values: {sections: [a, {section: [x]}]}}\n"
        "- {type: replace, node: form/voortgang-verslag/kop, values: {lines: a, rows: [x]}}\n"
        "- {type: hide, node: section/kop}\n"
        "- {type: hide, node: question/vo-03}\n"
    )
    assert {error[0] for error in errors(company.write(changes))} == {"kits/bedrijf/kit.yml"}


def test_what_printing_shows_is_told_at_the_companys_line(company: Company) -> None:
    kit = company.write(
        "- {type: replace, node: question/vo-03, values: {text: 'En dan?'}}\n"
        "- {type: replace, node: form/voortgang-verslag/afspraken, values: {rows: {lijst: 20}}}\n"
    ).kit()
    assert (
        str(locate(kit.library, "form/voortgang-verslag#max_pages")) == "kits/bedrijf/kit.yml:8:74"
    )
    assert str(locate(kit.library, "deck/vragenkaarten-voortgang")) == "kits/bedrijf/kit.yml:7:56"
    assert locate(kit.library, "form/feedbackzin#max_pages").file.startswith("kits/werkplekleren/")


# ---------------------------------------------------------------------------------- enormous kits


def many(count: int, change: str) -> str:
    return "".join(f"- {change.replace('%', str(number))}\n" for number in range(count))


TASK = "{type: add, node: matrix/basistaken, list: tasks, entry: {id: t%, text: T}}"
TASKS = ", ".join(f"{{id: t{number}, text: T}}" for number in range(1_000))
QUESTION = (
    "{id: t%, text: Wat?, form: open, phase: kern, theme: werk, asked_of: [medewerker],"
    " purpose: verkennen, sensitivity: 0, sources: [000-01]}"
)
ADD_QUESTION = f"{{type: add, node: bank/voortgang, list: questions, entry: {QUESTION}}}"
HIDE = "{type: hide, node: section/kop, was: {}}"
ENORMOUS = [
    (many(MOST + 1, "{type: rename, node: role/hr, name: chef%}"), {"layer.too-many"}),
    (many(MOST + 1, TASK), {"layer.too-many", "schema.too-many"}),
    (
        f"- {{type: replace, node: matrix/basistaken, values: {{tasks: [{TASKS}]}}}}\n",
        {"schema.too-many"},
    ),
    (many(MOST, HIDE), set[str]()),
]


@pytest.mark.parametrize(("changes", "codes"), ENORMOUS)
def test_an_enormous_kit_is_answered(company: Company, changes: str, codes: set[str]) -> None:
    found = company.write(changes).errors()
    assert {diagnostic.code for diagnostic in found} == codes
    assert {diagnostic.span.file for diagnostic in found} <= {"kits/bedrijf/kit.yml"}


@pytest.mark.parametrize("change", [ADD_QUESTION, HIDE, TASK.replace("tasks", "nothing")])
def test_twice_the_changes_are_twice_the_work(company: Company, change: str) -> None:
    def answered(count: int) -> int:
        company.write(many(count, change))
        return effort(company.errors)

    without = answered(1)
    assert answered(800) - without < LINEAR * (answered(400) - without)


def test_two_thousand_questions_of_their_own(company: Company) -> None:
    company.write(questions__eigen=f"id: eigen\ntitle: X\nquestions:\n{many(2_000, QUESTION)}")
    assert len(company.kit().questions) > 2_000


def test_everything_hidden(company: Company) -> None:
    """Everything that may be hidden is hidden at once; the rest is still a kit."""
    below = company.write().kit().library.nodes
    nodes = [node for node in below if node.count("/") == 1 and kind_at(node).hideable]
    assert len(nodes) > 100
    changes = "".join(f"- {{type: hide, node: {node}, was: {{}}}}\n" for node in nodes)
    assert company.write(changes).kit().publications == {}


# ------------------------------------------------------------------------- harmless, and unwatched

AUDIT = """\
import os, sys
log = os.open(os.environ["AUDIT"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
def note(event, arguments):
    if event == "open" or event.startswith(("socket.", "subprocess.", "os.exec", "os.system")):
        said = [str(argument) for argument in arguments] or [""]
        os.write(log, ascii((event, said[0], said[-1])).encode() + b"\\n")
sys.addaudithook(note)
"""
"""Runs in every process that Python starts, so in those that render too."""


def accepted() -> list[str]:
    """Return what an attacker's pages may hold by our rules."""
    return [text for text in payloads.PAGES if not markup.refused(f"{text}\n")]


def write_pages(folder: Path) -> None:
    """Write handwritten pages with everything of an attacker that our rules let through."""
    folder.mkdir()
    Image.new("RGB", (2, 2)).save(folder / "werkplaats.jpg")
    for number, texts in enumerate(batched(accepted(), ON_A_PAGE)):
        text = "\n\nEn dan:\n\n".join(texts)
        (folder / f"proef-{number}.md").write_text(f"# Proef\n\n{text}\n", encoding="utf-8")


ON_A_PAGE = 10


def batched(texts: list[str], size: int) -> Iterator[list[str]]:
    for start in range(0, len(texts), size):
        yield texts[start : start + size]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a hostile company's handbook (`site`) and what was opened (`audit`)."""
    folder = tmp_path_factory.mktemp("hostile")
    project = folder / "project"
    dutch = shutil.ignore_patterns("translations")
    shutil.copytree(KIT, project / "kits" / "werkplekleren", ignore=dutch)
    shutil.copytree(ROOT / "content", project / "content")
    shutil.copy(ROOT / "mkdocs.yml", project)
    hostile.write(project / "kits" / "bedrijf")
    write_pages(project / "content" / "nl" / "proef")
    for name in ("audit", "empty", "temporary", "cache"):
        (folder / name).mkdir()
    (folder / "audit" / "sitecustomize.py").write_text(AUDIT, encoding="utf-8")
    paths = os.pathsep.join([str(folder / "audit"), str(ROOT / "generator")])
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("COVERAGE_")]:
            patch.delenv(name)
        patch.setenv("PYTHONPATH", paths)
        patch.setenv("AUDIT", str(folder / "audit" / "log"))
        patch.setenv("TMPDIR", str(folder / "temporary"))
        patch.setenv("GESPREKSKIT_CACHE", str(folder / "cache"))
        kit, site = project / "kits" / "bedrijf", folder / "site"
        under = [*tracing.PREFIX, str(folder / "trace")] if shutil.which("strace") else []
        arguments = ["build", str(kit), "-o", str(site)]
        run(*arguments, cwd=folder / "empty", check=True, under=under)
    return folder


class Reading(HTMLParser):
    """A page: its visible text, and whatever a hostile text became besides text."""

    READ_ALOUD = ("alt", "aria-label", "content", "placeholder", "title", "value")
    NAMED_AFTER = ("id", "href")

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.page = page.name
        self.words: list[str] = []
        self.harm: list[str] = []
        self._inside = ""
        self.feed(page.read_text(encoding="utf-8"))
        self.text = " ".join("".join(self.words).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag
        for name, value in attrs:
            slug = name in self.NAMED_AFTER and re.fullmatch(r"#?[\w-]*", value or "")
            if EVIL in name or (EVIL in (value or "") and not slug and name not in self.READ_ALOUD):
                self.harm.append(f"{self.page}: <{tag} {name}={value}>")
            if (name, value) == ("src", "x") or name.startswith("on"):
                self.harm.append(f"{self.page}: <{tag} {name}={value}>")

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside not in ("script", "style"):
            self.words.append(data)
        elif EVIL in data:
            self.harm.append(f"{self.page}: in {self._inside}")

    def handle_comment(self, data: str) -> None:
        if EVIL in data:
            self.harm.append(f"{self.page}: in a comment")


def test_texts_are_nothing_but_text_on_every_page(built: Path) -> None:
    pages = {path.relative_to(built / "site").as_posix(): path for path in built.rglob("*.html")}
    pages = {name: page for name, page in pages.items() if "/proef/" not in name}
    read = {name: Reading(page) for name, page in pages.items()}
    assert [harm for reading in read.values() for harm in reading.harm] == []
    assert sum(EVIL in reading.text for reading in read.values()) > 30
    shown = {
        "nl/gesprekken/voortgangsgesprek.html": hostile.TEXTS,
        "nl/ik-ben/medewerker.html": hostile.TEXTS,
        "nl/vragen/index.html": [text.replace("?", "") for text in hostile.TEXTS],
        "nl/over/van-ons.html": [hostile.ROLE, hostile.COMPANY, *hostile.ON_FORM],
    }
    lost = [
        (name, text) for name, them in shown.items() for text in them if text not in read[name].text
    ]
    assert lost == []


def test_the_search_finds_text_and_no_markup(built: Path) -> None:
    index = json.loads((built / "site" / "nl" / "search" / "search_index.json").read_text())
    about = [item for item in index["docs"] if not item["location"].startswith("proef/")]
    told = [str(value) for item in about for value in item.values()]
    assert any(EVIL in text for text in told)
    markup = {
        tag for text in told for tag in re.findall(r"<[^>]*", text) if EVIL in tag or "=" in tag
    }
    assert markup == set()


def test_texts_are_nothing_but_text_on_paper(built: Path) -> None:
    folder = built / "site" / "nl" / "formulieren"
    names = [f"{hostile.FORM}{text}.pdf" for text in ("", "-invulbaar", "-grote-letters")]
    for name in names:
        text = squeezed(extracted(folder / name))
        assert [part for part in hostile.ON_FORM if squeezed(part) not in text] == []
    assert squeezed(hostile.ON_CARD) in squeezed(extracted(folder / f"{hostile.DECK}.pdf"))
    with ZipFile(folder / f"{hostile.FORM}.docx") as parts:
        written = {name: parts.read(name).decode() for name in parts.namelist() if "xml" in name}
        links = [text for name, text in written.items() if name.endswith(".rels") and EVIL in text]
    body = "".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", written["word/document.xml"]))
    assert [
        text
        for text in hostile.ON_FORM
        if text.replace("<", "&lt;").replace(">", "&gt;") not in body
    ] == []
    assert links == []
    assert not any("HYPERLINK" in text for text in written.values())


ACTIONS = ("/URI", "/JS", "/Launch", "/OpenAction", "/AA", "/EmbeddedFiles", "/GoToR")


def test_papers_do_nothing(built: Path) -> None:
    papers = sorted(built.rglob("site/**/*.pdf"))
    assert len(papers) > 5
    for paper in papers:
        with pikepdf.open(paper) as pdf:
            objects = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary)]
            assert [key for one in objects for key in ACTIONS if key in one] == [], paper.name


SYSTEM = ("/dev/null", "/etc/mime.types", "/proc", "/usr", "/lib", "/sys", "/etc/localtime")


def test_nothing_is_opened_elsewhere_and_nothing_requested(built: Path) -> None:
    lines = (built / "audit" / "log").read_text(encoding="ascii").splitlines()
    events = [literal_eval(line) for line in lines]
    names = {name for event, name, _ in events if event == "open" and "/" in name}
    own = [built / "project", built / "site", built / "temporary", built / "cache", built / "audit"]
    python = [Path(text) for text in {*sysconfig.get_paths().values(), sys.prefix, sys.base_prefix}]
    program = [ROOT / "generator", ROOT / "mkdocs.yml"]
    allowed = [*own, *program, *python, *map(Path, SYSTEM)]
    new = [built / name for name in (".site-new-", ".site-old-")]
    assert len(names) > 500
    strange = {name for name in names if not below(name, *allowed)}
    assert {item for item in strange if not item.startswith(tuple(map(str, new)))} == set()
    # The pair of sockets between a process and its child is neither bound nor connected.
    asked = {event for event, _, _ in events if event.startswith("socket.")}
    assert asked <= {"socket.__new__"}
    programs = {name for event, name, _ in events if event.startswith(("subprocess.", "os."))}
    assert programs == set()


@tracing.needs_strace
def test_the_system_tells_the_same(built: Path) -> None:
    """Of libraries in C as well, and of the processes that draw."""
    trace = tracing.read(built / "trace")
    assert len(trace.asked) > 500
    home = Path.home()
    fonts = (home / ".cache" / "fontconfig", home / ".fontconfig", home / ".local" / "share")
    tracing.require_nothing_of_others(trace, built, *fonts)


# ------------------------------------------------------------------------------------- in browsers

HARM = """
() => {
  const found = [];
  const plain = text => (text || '').replace(/[^!-~]/g, '').toLowerCase();
  for (const element of document.querySelectorAll('*')) {
    const name = element.localName;
    if (/^(iframe|object|embed|base|math|video|audio|template)$/.test(name)) found.push(name);
    if (/^(script|style)$/.test(name) && /gkevil/.test(element.outerHTML)) found.push(name);
    if (name === 'img' && !/[.](jpg|png|svg)$/.test(element.src)) found.push('img');
    if (/gkevil/.test(name)) found.push(name);
    for (const {name: key, value} of element.attributes) {
      if (/gkevil|^on/.test(key) || key === 'srcdoc') found.push(name + ' ' + key);
      if (/^(javascript|vbscript|data:text)/.test(plain(value))) found.push(name + ' ' + value);
    }
  }
  if (window.gkran) found.push('ran: ' + window.gkran);
  return found;
}
"""
"""Everything in a page that may act, and that our pages do not have."""

WATCH = "window.gkevil = window.alert = () => { window.gkran = (window.gkran || 0) + 1; };"


def addresses(built: Path, own: str) -> list[str]:
    """Return the address of every page."""
    site = built / "site"
    pages = [page.relative_to(site).as_posix() for page in sorted(site.rglob("*.html"))]
    # Those lead on to another page at once.
    return [
        f"{own}/{page}" for page in pages if "/" in page and "http-equiv" not in read(site / page)
    ]


def one_of_each(addresses: list[str]) -> Iterator[str]:
    """Yield all pages of the attacker, and one of each other folder: those have one design."""
    folders = set()
    for address in addresses:
        folder = address.rpartition("/")[0]
        if folder.endswith("/proef") or folder not in folders:
            folders.add(folder)
            yield address


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_every_page_of_an_attacker_is_there(built: Path) -> None:
    pages = list((built / "site" / "nl" / "proef").glob("*.html"))
    assert len(accepted()) > 150
    assert len(pages) == -(-len(accepted()) // ON_A_PAGE)


def test_nothing_acts_in_chromium(built: Path) -> None:
    program = shutil.which("chromium")
    assert program, "no browser: apt-get install chromium"
    harm: dict[str, list[str]] = {}
    asked: set[str] = set()
    with serving(built / "site") as own, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(SWITCHES))
        page = browser.new_page()
        page.add_init_script(WATCH)
        page.on("request", lambda request: asked.add(request.url))
        page.on("dialog", lambda dialog: harm.setdefault(page.url, []).append(dialog.message))
        assert planted(page) == ["iframe", "img", "img onerror", "ran: 1"]
        visited = addresses(built, own)
        for address in visited:
            page.goto(address)
            harm.setdefault(address, []).extend(page.evaluate(HARM))
        # What is found is put together by a script, from what the pages say.
        page.locator(".md-search__input").click()
        page.keyboard.type(EVIL)
        page.locator(".md-search-result__item").nth(5).wait_for()
        harm["what is found"] = page.evaluate(HARM)
        browser.close()
    assert len(visited) > 50
    assert {address: found for address, found in harm.items() if found} == {}
    assert {url for url in asked if not url.startswith((own, "data:", "blob:"))} == set()


def planted(page: Page) -> list[str]:
    """Return what is found on a page that does harm."""
    page.goto("data:text/html,<img src=x onerror='alert(1)'><iframe></iframe>")
    page.wait_for_function("window.gkran")
    found: list[str] = page.evaluate(HARM)
    return sorted(found)


def planted_page(folder: Path) -> Path:
    """Write a page that does harm into a folder."""
    page = "<img src=x onerror='window.gkran=1'><iframe></iframe>"
    (folder / "kwaad.html").write_text(page, encoding="utf-8")
    return folder


@pytest.mark.skipif(not FIREFOX, reason="apt-get install firefox-esr")
def test_nothing_acts_in_firefox(built: Path, tmp_path: Path) -> None:
    """As far as the page shows: Firefox is not told to watch what a page asks for."""
    harm = {}
    with serving(built / "site") as own, firefox(tmp_path) as browser:
        with serving(planted_page(tmp_path)) as elsewhere:
            browser.visit(f"{elsewhere}/kwaad.html")
        assert sorted(browser.run(HARM)) == ["iframe", "img", "img onerror", "ran: 1"]
        visited = [*one_of_each(addresses(built, own))]
        assert len(visited) > 20
        for address in visited:
            browser.visit(address)
            if found := browser.run(HARM):
                harm[address] = found
    assert harm == {}
