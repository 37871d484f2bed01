"""The built handbook: it has no dead links, and what it says of its files is true."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pypdf
import pytest

from gesprekskit.definitions.bibliography import BibliographicSource
from gesprekskit.kit import Kit
from tests.handbook import links

HOME = "https://handbook.example/kit"
LARGE = ("pdf", "docx", "zip")


@pytest.fixture(scope="module")
def home(kit: Kit) -> str:
    return kit.definition.handbook_url.rstrip("/")


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, links.Page]:
    return links.pages(site)


@pytest.fixture(scope="module")
def catalogue(site: Path) -> dict[str, dict[str, Any]]:
    """What was printed, by its path."""
    content = json.loads((site / "catalogue.json").read_text(encoding="utf-8"))
    return {artifact["path"]: artifact for artifact in content["artifacts"]}


# --------------------------------------------------------------------------- the checker


SOUND = """<!doctype html><link rel="canonical" href="https://handbook.example/kit/nl/index.html">
<a href="other.html#place">there</a> <a href="#here" id="here">here</a>
<img src="picture.png" alt="" srcset="picture.png 2x"> <img src="data:image/png;base64,AA" alt="">
<a href="https://elsewhere.example/page">a source</a> <a href="http://old.example/">an old one</a>
"""


@pytest.fixture
def small_site(tmp_path: Path) -> Path:
    (tmp_path / "nl").mkdir()
    (tmp_path / "nl" / "index.html").write_text(SOUND, encoding="utf-8")
    (tmp_path / "nl" / "other.html").write_text('<h2 id="place">Place</h2>', encoding="utf-8")
    (tmp_path / "nl" / "picture.png").write_bytes(b"")
    (tmp_path / "nl" / "look.css").write_text("a { background: url(picture.png) }", "utf-8")
    (tmp_path / "404.html").write_text('<a href="/kit/nl/index.html">back</a>', "utf-8")
    return tmp_path


def test_the_checker_has_nothing_to_say_of_a_sound_site(small_site: Path) -> None:
    assert links.faults(small_site, HOME, ["http://old.example/"]) == []


@pytest.mark.parametrize(
    ("planted", "wrong"),
    [
        ('<a href="gone.html">', "leads nowhere"),
        ("<div><p><A HREF=gone.html>raw</A></p></div>", "leads nowhere"),
        ('<a href="../nl/">', "leads nowhere"),
        ('<a href="../../elsewhere.html">', "leads nowhere"),
        ('<a href="Other.html">', "leads nowhere"),
        ('<img src="gone.png">', "leads nowhere"),
        ('<img src="picture.png" srcset="picture.png 1x, gone.png 2x">', "leads nowhere"),
        ('<script src="gone.js"></script>', "leads nowhere"),
        ('<link rel="canonical" href="https://handbook.example/kit/gone.html">', "leads nowhere"),
        ('<meta http-equiv="refresh" content="0; url=gone.html">', "leads nowhere"),
        ('<a href="other.html#gone">', "names a place that the page does not have"),
        ('<a href="#gone">', "names a place that the page does not have"),
        ('<a href="/kit/nl/other.html">', "does not work from a folder"),
        ('<a href="https://handbook.example/kit/nl/other.html">', "does not work from a folder"),
        ('<a href="http://new.example/">', "is not a plain https link"),
        ('<a href="javascript:history.back()">', "is not a plain https link"),
        ('<img src="https://elsewhere.example/p.png">', "is fetched from elsewhere"),
        ('<script src="//elsewhere.example/s.js"></script>', "is fetched from elsewhere"),
        ('<link rel="preconnect" href="https://elsewhere.example">', "is fetched from elsewhere"),
        ('<form action="https://elsewhere.example/">', "is fetched from elsewhere"),
        ('<p style="background: url(http://elsewhere.example/p)">', "is fetched from elsewhere"),
    ],
)
def test_the_checker_reports_what_was_planted(small_site: Path, planted: str, wrong: str) -> None:
    page = small_site / "nl" / "planted.html"
    page.write_text(f"<!doctype html>\n<p>\n{planted}</a>\n", encoding="utf-8")
    (found,) = links.faults(small_site, HOME, ["http://old.example/"])
    assert re.fullmatch(rf"nl/planted\.html:3: `\S+` {wrong}", found)


def test_the_checker_reads_style_sheets(small_site: Path) -> None:
    planted = "a { src: url('https://fonts.example/f.woff2') } b { src: url(gone.svg) }"
    (small_site / "nl" / "look.css").write_text(planted, encoding="utf-8")
    assert links.faults(small_site, HOME, ["http://old.example/"]) == [
        "nl/look.css:1: `https://fonts.example/f.woff2` is fetched from elsewhere",
        "nl/look.css:1: `gone.svg` leads nowhere",
    ]


# --------------------------------------------------------------------------- the handbook


def test_nothing_is_dead_and_nothing_comes_from_elsewhere(
    site: Path, kit: Kit, home: str, pages: dict[str, links.Page]
) -> None:
    assert len(pages) > 40
    assert sum(len(page.references) for page in pages.values()) > 2_000
    sources = [source for source in kit.sources.values() if isinstance(source, BibliographicSource)]
    assert links.faults(site, home, [source.url for source in sources if source.url]) == []


def test_every_page_is_reached_from_the_first(
    kit: Kit, home: str, pages: dict[str, links.Page]
) -> None:
    reached, ahead = set(), ["index.html"]
    while ahead:
        name = ahead.pop()
        reached.add(name)
        leading = (
            reference
            for reference in pages[name].references
            if reference.element in ("a", "refresh")
        )
        found = {
            (links.target(name, reference, home) or "").partition("#")[0] for reference in leading
        }
        ahead.extend((found & set(pages)) - reached)
    languages = ("nl", "en")
    for_paper = {
        f"{language}/{publication.code.lower()}.html"
        for publication in kit.publications.values()
        for language in languages
    }
    alone = {name for name in pages if name.endswith(".html")} - reached
    assert alone == {"404.html", "nl/404.html", "en/404.html"} | for_paper


def test_the_first_page_leads_to_the_language(pages: dict[str, links.Page]) -> None:
    assert pages["index.html"].leads_to == "nl/index.html"


def test_the_address_on_paper_leads_to_its_page(
    site: Path, kit: Kit, home: str, pages: dict[str, links.Page]
) -> None:
    shown = home.removeprefix("https://")
    assert len(kit.publications) >= 20
    for publication in kit.publications.values():
        paper = pypdf.PdfReader(site / kit.language / "formulieren" / f"{publication.id}.pdf")
        text = " ".join(sheet.extract_text() for sheet in paper.pages)
        address = f"{kit.language}/{publication.code.lower()}.html"
        assert set(re.findall(rf"{re.escape(shown)}/(\S+-?\w+\.html)", text)) >= {address}
        assert pages[address].leads_to == f"formulieren/{publication.id}.html"


def test_every_sheet_of_a_form_has_the_address(site: Path, kit: Kit, home: str) -> None:
    shown = home.removeprefix("https://")
    assert len(kit.forms) >= 10
    for form in kit.forms.values():
        paper = pypdf.PdfReader(site / kit.language / "formulieren" / f"{form.id}.pdf")
        for sheet in paper.pages:
            (address,) = re.findall(rf"{re.escape(shown)}/(\S+)", sheet.extract_text())
            assert address == f"{kit.language}/{form.code.lower()}.html"


def test_sitemap_lists_pages_that_are_there(
    site: Path, home: str, pages: dict[str, links.Page]
) -> None:
    text = (site / "nl" / "sitemap.xml").read_text(encoding="utf-8")
    listed = {address.removeprefix(f"{home}/") for address in re.findall(r"<loc>(.+)</loc>", text)}
    assert len(listed) > 30
    assert listed <= set(pages)


def downloads(pages: dict[str, links.Page], home: str) -> list[tuple[str, str, str]]:
    """Return page, file and text of every link to a download."""
    return [
        (name, leads.partition("#")[0], reference.text)
        for name, page in pages.items()
        for reference in page.references
        if reference.element == "a"
        and reference.value.endswith(LARGE)
        and (leads := links.target(name, reference, home))
    ]


def misstated(text: str, entry: dict[str, Any]) -> bool:
    """Return True if a link's page count or size differs from the catalogue."""
    pages = [int(item) for item in re.findall(r"(\d+) (?:blz\.|p\.)", text)]
    right = [entry["pages"]] if entry["pages"] else []
    kilobytes = max(1, round(entry["bytes"] / 1000))
    size = re.findall(r"(\S+ [kM]B)", text)
    megabytes = f"{kilobytes / 1000:.1f} MB"
    if entry.get("language") != "en":
        megabytes = megabytes.replace(".", ",")
    return pages != right or size != [f"{kilobytes} kB" if kilobytes < 1000 else megabytes]


def test_downloads_are_what_their_links_say(
    pages: dict[str, links.Page], home: str, catalogue: dict[str, dict[str, Any]]
) -> None:
    found = downloads(pages, home)
    wrong = [(page, file) for page, file, text in found if misstated(text, catalogue[file])]
    assert wrong == []
    large = {path for path, entry in catalogue.items() if entry["format"] in LARGE}
    assert len(large) >= 12
    assert {file for _, file, _ in found} == large


@pytest.mark.parametrize("text", ["Pdf 1 blz., 18 kB", "Pdf 2 blz., 19 kB", "Pdf 18 kB", "Pdf"])
def test_a_download_that_says_something_else_is_seen(text: str) -> None:
    entry = {"pages": 2, "bytes": 18_319}
    assert misstated(text, entry)
    assert not misstated("Pdf om te printen 2 blz., 18 kB", entry)


def test_a_large_file_is_told_in_megabytes() -> None:
    entry = {"pages": None, "bytes": 2_449_000}
    assert not misstated("Alles in één zip 2,4 MB", entry)
    assert misstated("Alles in één zip 2449 kB", entry)


def test_catalogue_and_folder_are_the_same(
    site: Path, catalogue: dict[str, dict[str, Any]]
) -> None:
    for path, entry in catalogue.items():
        content = (site / path).read_bytes()
        assert len(content) == entry["bytes"], path
        assert hashlib.sha256(content).hexdigest() == entry["sha256"], path
    lying = {path.relative_to(site).as_posix() for path in site.glob("*/formulieren/*.*")}
    assert {path for path in lying if not path.endswith(".html")} == set(catalogue)


SHOWN = re.compile(r"\{[:#.%{]|\{role:|\{term:|<!-- blok|\bNone\b|&lt;(?:a|p|div|span|strong)\b")


def test_no_page_shows_its_making(site: Path) -> None:
    assert SHOWN.search("<p>Vraag {: #vr-01 }</p>")
    assert SHOWN.search("<p>de {role:leidinggevende}</p>")
    looked_at = sorted(site.glob("nl/**/*.html"))
    assert len(looked_at) > 40
    for path in looked_at:
        body = path.read_text(encoding="utf-8").partition("<article")[2].partition("</article")[0]
        found = SHOWN.search(body)
        assert not found, f"{path.name}: {body[found.start() - 40 : found.end() + 40]}"
