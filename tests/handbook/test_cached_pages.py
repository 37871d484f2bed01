"""A rebuilt handbook equals a fresh build, and only what changed is rendered."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2
import pytest
from mkdocs.structure.pages import Page

from gesprekskit import pipeline
from gesprekskit.diagnostics import KitError
from gesprekskit.handbook import builder, inputs, site
from gesprekskit.pipeline import Printed
from gesprekskit.pipeline.cache import Cache
from gesprekskit.pipeline.rendering import Renderer
from gesprekskit.pipeline.workers import WorkerPool
from gesprekskit.writing import SITE, opened
from tests.conftest import ROOT, KitFolder
from tests.handbook.test_build import contents, differing

STARTER = ROOT / "generator" / "gesprekskit" / "starters" / "kit"
ENGLISH = """\
translations:
  - node: kit/mijn-kit
    texts:
      - key: title
        was: Mijn kit
        now: My kit
"""
PROSE = "content/nl/vaardigheden/open-vragen.md"
SAID, SAID_NOW = "Wees daarna even stil.", "Wees daarna even helemaal stil."
QUESTIONS = "questions/werk.yml"
ASKED, ASKED_NOW = "Waar wil je het vandaag over hebben?", "Waar zullen we het over hebben?"
MAIN = '{% extends "base.html" %}\n{% block announce %}{{ config.site_name }}{% endblock %}\n'


@dataclass
class Handbook:
    """A small kit in two languages, its configuration and its theme; all may be changed."""

    kit: KitFolder
    folder: Path
    theme: Path
    pool: WorkerPool

    def build(self) -> dict[str, bytes]:
        """Build the handbook; return its files."""
        renderer = Renderer(self.pool, Cache(self.folder / "cache"))
        with opened(self.folder / "site", SITE) as output:
            builder.build(self.kit.path, output, renderer, self.folder / "mkdocs.yml")
        return contents(self.folder / "site")

    def build_anew(self) -> dict[str, bytes]:
        """Build the handbook without its cached pages; return its files."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(inputs, "is_known", lambda config: False)
            return self.build()


@dataclass(frozen=True)
class Built:
    """A folder with the small kit and its handbook, and what was printed of it, by language."""

    folder: Path
    papers: dict[str, Printed]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, pool: WorkerPool) -> Built:
    """Return the small kit and its handbook, built once."""
    folder = tmp_path_factory.mktemp("built")
    small_kit(folder)
    renderer = Renderer(pool, Cache(folder / "cache"))
    with opened(folder / "site", SITE) as output:
        builder.build(folder / "kit", output, renderer, folder / "mkdocs.yml")
    kits, _ = pipeline.load_kits(folder / "kit")
    return Built(folder, {kit.language: pipeline.print_kit(kit, renderer) for kit in kits})


def small_kit(folder: Path) -> Path:
    """Write the kit that `new kit` makes, with a title in English; return its folder."""
    shutil.copytree(STARTER, folder / "kit")
    translation = folder / "kit" / "translations" / "en" / "kit.yml"
    translation.parent.mkdir(parents=True)
    translation.write_text(ENGLISH, encoding="utf-8")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "content").mkdir()
    return folder / "kit"


@pytest.fixture
def handbook(
    tmp_path: Path, built: Built, pool: WorkerPool, monkeypatch: pytest.MonkeyPatch
) -> Handbook:
    """Return a handbook that was built before; its printed matter does not change."""
    monkeypatch.setattr(pipeline, "print_kit", lambda kit, *_, **__: built.papers[kit.language])
    folder = Path(shutil.copytree(built.folder, tmp_path / "handbook"))
    theme = Path(shutil.copytree(site.THEME, tmp_path / "theme"))
    monkeypatch.setattr(site, "THEME", theme)
    return Handbook(KitFolder(folder / "kit"), folder, theme, pool)


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that records what MkDocs renders: Markdown by path, templates by address."""
    made: list[str] = []
    render, fill = Page.render, jinja2.Template.render

    def rendering(page: Page, *arguments: Any) -> None:
        made.append(page.file.src_uri)
        render(page, *arguments)

    def filling(template: jinja2.Template, *arguments: Any, **values: Any) -> str:
        if template.name in ("main.html", "404.html", "sitemap.xml"):
            page = arguments[0]["page"]
            made.append(page.url if page else template.name)
        return fill(template, *arguments, **values)

    monkeypatch.setattr(Page, "render", rendering)
    monkeypatch.setattr(jinja2.Template, "render", filling)
    return made


# --------------------------------------------------------------------------- the same site

Change = Callable[[Handbook], object]


def replace(name: str, old: str, new: str) -> Change:
    return lambda handbook: handbook.kit.change(name, old, new)


def add_page(handbook: Handbook) -> None:
    handbook.kit.write("content/nl/over/nieuw.md", "---\ntitle: Nieuw\n---\n\n# Nieuw\n\nJa.\n")


def add_picture(handbook: Handbook) -> None:
    handbook.kit.write("content/nl/over/plaatje.png", "een plaatje")


def change_template(handbook: Handbook) -> None:
    (handbook.theme / "main.html").write_text(MAIN, encoding="utf-8")


def change_style(handbook: Handbook) -> None:
    with (handbook.theme / "assets" / "extra.css").open("a", encoding="utf-8") as file:
        file.write("p { color: black }\n")


def configure(old: str, new: str) -> Change:
    return lambda handbook: KitFolder(handbook.folder).change("mkdocs.yml", old, new)


def remove_english(handbook: Handbook) -> None:
    shutil.rmtree(handbook.kit.path / "translations")


CHANGES: dict[str, Change] = {
    "nothing": lambda handbook: None,
    "question": replace(QUESTIONS, ASKED, ASKED_NOW),
    "prose": replace(PROSE, SAID, SAID_NOW),
    "title of a page": replace(PROSE, "title: Open vragen stellen", "title: Open vragen"),
    "heading": replace(PROSE, "# Open vragen stellen", "# Open vragen stellen doe je zo"),
    "front matter": replace(PROSE, "title: Open", "hide: [toc]\ntitle: Open"),
    "search": replace(PROSE, "title: Open", "search: {exclude: true}\ntitle: Open"),
    "page": add_page,
    "picture": add_picture,
    "title of the kit": replace("kit.yml", "title: Mijn kit", "title: Onze kit"),
    "date of the kit": replace("kit.yml", "date: 2026-01-01", "date: 2026-02-01"),
    "address": replace("kit.yml", "//handboek.example", "//ander.example"),
    "word": replace("roles.yml", "name: medewerker", "name: collega"),
    "template": change_template,
    "style": change_style,
    "configuration": configure("validation:\n", "site_author: Wij\nvalidation:\n"),
    "theme setting": configure("    - navigation.top\n", ""),
    "language": remove_english,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_second_build_gives_what_a_first_would(handbook: Handbook, change: Change) -> None:
    before = handbook.build()
    change(handbook)
    again = handbook.build()
    assert differing(again, handbook.build_anew()) == set()
    assert (again == before) == (change is CHANGES["nothing"])


def test_what_is_kept_is_found_again_after_a_change_and_back(
    handbook: Handbook, rendered: list[str]
) -> None:
    before = handbook.build()
    handbook.kit.change(PROSE, SAID, SAID_NOW)
    assert handbook.build() != before
    handbook.kit.change(PROSE, SAID_NOW, SAID)
    rendered.clear()
    assert handbook.build() == before
    assert rendered == []


def test_who_edits_the_output_does_not_edit_the_next(handbook: Handbook) -> None:
    before = handbook.build()
    for path in (handbook.folder / "site").rglob("*"):
        if path.is_file() and path.name != "catalogue.json":
            with path.open("ab") as file:
                file.write(b"edited")
    after = handbook.build()
    assert {path: content for path, content in after.items() if path in before} == before
    edited = {path: content for path, content in after.items() if path not in before}
    assert len(edited) == len(before) - 1
    assert all("-bewaard." in path for path in edited)
    assert all(content.endswith(b"edited") for content in edited.values())


def test_what_is_damaged_is_made_again(handbook: Handbook) -> None:
    before = handbook.build()
    kept = [path for path in (handbook.folder / "cache").rglob("*") if path.is_file()]
    assert len(kept) > 100
    for number, path in enumerate(kept):
        if number % 3 == 0:
            path.unlink()
        elif number % 3 == 1:
            path.write_bytes(path.read_bytes()[:-7])
    assert handbook.build() == before


# --------------------------------------------------------------------------- what is rendered


def test_nothing_is_rendered_where_nothing_changed(handbook: Handbook, rendered: list[str]) -> None:
    handbook.build()
    assert rendered == []
    handbook.build_anew()
    assert len(rendered) > 40


def test_a_changed_page_alone_is_rendered(handbook: Handbook, rendered: list[str]) -> None:
    handbook.kit.change(PROSE, SAID, SAID_NOW)
    handbook.build()
    page = ["vaardigheden/open-vragen.md", "vaardigheden/open-vragen.html"]
    assert rendered == [*page, *page], "in Dutch, and in English where it stands in Dutch"


def test_a_changed_question_renders_the_pages_that_show_it(
    handbook: Handbook, rendered: list[str]
) -> None:
    before = contents(handbook.folder / "site")
    handbook.kit.change(QUESTIONS, ASKED, ASKED_NOW)
    after = handbook.build()
    pages = {name.partition("/")[2] for name in differing(before, after) if name.endswith(".html")}
    assert {name for name in rendered if name.endswith(".html")} == pages
    assert "vragen/index.html" in pages
    assert len(pages) < 8


def test_a_menu_that_changed_renders_every_page_but_no_markdown(
    handbook: Handbook, rendered: list[str]
) -> None:
    handbook.kit.change(PROSE, "title: Open vragen stellen", "title: Open vragen")
    site_now = handbook.build()
    pages = {name.partition("/")[2] for name in site_now if b"Open vragen" in site_now[name]}
    assert {name for name in pages if name.endswith(".html")} - {"404.html"} <= set(rendered)
    assert {name for name in rendered if name.endswith(".md")} == set()


UNKNOWN = {
    "hook": ("validation:\n", "hooks: [hook.py]\nvalidation:\n"),
    "extension": ("  - tables\n", "  - tables\n  - pymdownx.snippets\n"),
    "pattern": ("validation:\n", "exclude_docs: /secret/\nvalidation:\n"),
    "theme": ("  name: material\n", "  name: material\n  custom_dir: own\n"),
}


@pytest.mark.parametrize(("old", "new"), UNKNOWN.values(), ids=UNKNOWN)
def test_nothing_is_kept_where_anything_may_be_read(
    handbook: Handbook, rendered: list[str], old: str, new: str
) -> None:
    (handbook.folder / "hook.py").write_text("", encoding="utf-8")
    (handbook.folder / "own").mkdir()
    KitFolder(handbook.folder).change("mkdocs.yml", old, new)
    handbook.build()
    everything = list(rendered)
    assert len(everything) > 40
    handbook.build()
    assert rendered == [*everything, *everything]


# --------------------------------------------------------------------------- links


def test_a_link_whose_page_is_gone_is_told_though_its_page_is_kept(handbook: Handbook) -> None:
    handbook.kit.change(PROSE, SAID, "[Kijk](../over/nieuw.md).")
    add_page(handbook)
    handbook.build()
    (handbook.kit.path / "content/nl/over/nieuw.md").unlink()
    with pytest.raises(KitError) as refused:
        handbook.build()
    assert [diagnostic.code for diagnostic in refused.value.diagnostics] == ["handbook.link"]
    assert str(refused.value.diagnostics[0].span).startswith(str(handbook.kit.path / PROSE))


def test_a_link_to_a_heading_that_is_gone_is_told_though_its_page_is_kept(
    handbook: Handbook,
) -> None:
    handbook.kit.change(PROSE, SAID, "[Kijk](../over/nieuw.md#nieuw).")
    add_page(handbook)
    handbook.build()
    handbook.kit.change("content/nl/over/nieuw.md", "# Nieuw\n", "# Oud\n")
    with pytest.raises(KitError) as refused:
        handbook.build()
    assert {diagnostic.code for diagnostic in refused.value.diagnostics} == {"handbook.link"}


def test_a_page_with_a_dead_link_is_told_of_each_time(handbook: Handbook) -> None:
    handbook.build()
    handbook.kit.change(PROSE, SAID, "[Kijk](weg.md).")
    for _ in range(2):
        with pytest.raises(KitError) as refused:
            handbook.build()
        assert {diagnostic.code for diagnostic in refused.value.diagnostics} == {"handbook.link"}
