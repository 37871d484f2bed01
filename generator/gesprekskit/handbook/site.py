"""An edition in, MkDocs's configuration and files out: folders, menu, addresses and files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig

from gesprekskit.artifacts import Artifact
from gesprekskit.compose.pages import Entry
from gesprekskit.compose.phrases import day
from gesprekskit.documents.addresses import FORMS, short_page
from gesprekskit.handbook import site_css
from gesprekskit.handbook.edition import Edition
from gesprekskit.handbook.theme_files import QuickTheme
from gesprekskit.kit import DUTCH, signed
from gesprekskit.pipeline import together

HERE = Path(__file__).parent
THEME = HERE / "theme"
FONTS = HERE.parent / "renderers" / "fonts"
SITE_FONTS = ("atkinson-hyperlegible-next-*.woff2", "OFL-Atkinson-*.txt")
PICTURES = HERE.parent / "renderers" / "pictures"
LAST_GOOD = "there are mistakes; the last good version stays up"


def set_up(
    config: MkDocsConfig, edition: Edition, editions: Sequence[Edition], kit: Path, content: Path
) -> None:
    """Point MkDocs at the edition's language, menu and address, and have it watch the sources.

    Tooltips are left out: the theme's script takes the title of an element for HTML, so that words
    of a kit would run.
    """
    language, definition = edition.language, edition.kit.definition
    folder = content / language
    config.docs_dir = str(folder if folder.is_dir() else content / DUTCH)
    config.site_dir = str(Path(config.site_dir) / language)
    config.site_url = f"{definition.handbook_url.rstrip('/')}/{language}/"
    title = edition.kit.render_text(definition.title)
    config.site_name = Markup.escape(title)  # The theme escapes it in some places only.
    config.site_description = escape(edition.kit.render_text(definition.summary))
    config.theme["language"] = language
    config.theme["features"] = [it for it in config.theme["features"] if "tooltips" not in it]
    config.theme.dirs.insert(0, str(THEME))
    config.theme = QuickTheme.of(config.theme)
    config.nav = [_menu(entry) for entry in edition.menu]
    funding = definition.funding
    config.extra["kit"] = {
        "id": definition.id,
        "title": title,
        "version": definition.version,
        "date": day(edition.kit, definition.date),
        "layers": [
            " ".join(filter(None, (layer.sign, layer.name, layer.version)))
            for layer in signed(edition.kit).layers[1:]
        ],
        "publisher": definition.publisher.name,
        "licence": definition.licence.name,
        "licence_url": definition.licence.url,
        "licence_line": edition.kit.render_text(definition.licence.line),
        "funding": edition.kit.render_text(funding.line) if funding.shown else "",
        "emblem": funding.emblem or "" if funding.shown else "",
    }
    brand = edition.kit.brand
    if brand.logo:
        emblem = bool(funding.shown and funding.emblem)
        config.extra["logo"] = site_css.logo_shown(brand.logo, emblem=emblem)
    if site_css.coloured(brand):
        config.extra_css.append(site_css.STYLE)
    words = edition.kit.words.handbook.site
    config.extra["words"] = words.model_dump()
    if len(editions) > 1:
        # Not a list: for each of its entries Material would look for a file on a server.
        config.extra["alternate"] = True
        config.extra["languages"] = [_language_option(edition) for edition in editions]
    config.mdx_configs["toc"]["permalink_title"] = words.title_of_link
    for palette, name in zip(config.theme["palette"], (words.go_dark, words.go_light), strict=True):
        palette["toggle"]["name"] = name
    watched = (kit, content, HERE.parent / "renderers", THEME, HERE.parent / "words")
    config.watch.extend(str(path) for path in watched)


def _language_option(edition: Edition) -> dict[str, Any]:
    """Return the entry of an edition in the language switch."""
    name = edition.kit.words.handbook.site.language
    return {"name": name, "language": edition.language, "pages": edition.paths}


def files(edition: Edition) -> Iterator[tuple[str, str | bytes]]:
    """Yield every file below the language's folder; handwritten pages with their slots filled."""
    yield from edition.composed.items()
    yield from edition.written.items()
    start = f"{edition.language}/"
    for artifact in edition.printed.artifacts:
        yield artifact.path.removeprefix(start), artifact.content
    for publication in edition.kit.publications.values():
        title = edition.kit.render_text(publication.title)
        page = _redirect(edition.language, title, f"{FORMS}/{publication.id}.html")
        yield f"{short_page(publication.code)}.html", page
    for path in sorted(path for pattern in SITE_FONTS for path in FONTS.glob(pattern)):
        yield f"assets/fonts/{path.name}", path.read_bytes()
    for path in sorted(PICTURES.glob("*.svg")):
        yield f"assets/images/{path.name}", path.read_bytes()
    yield from site_css.files(edition.kit.brand)


def beside(editions: Sequence[Edition], folder: Path) -> list[Artifact]:
    """Return the files beside the languages' folders, which are already in `folder`."""
    edition = editions[0]
    catalogue = together([edition.printed for edition in editions]).catalogue
    title = edition.kit.render_text(edition.kit.definition.title)
    page = _redirect(edition.language, title, f"{edition.language}/index.html")
    not_found = Artifact("404.html", (folder / edition.language / "404.html").read_bytes())
    return [Artifact("index.html", page.encode()), catalogue.artifact(), not_found]


def _redirect(language: str, title: str, address: str) -> str:
    """Return a page that redirects to another."""
    return _leading().render(language=language, title=title, address=address)


@cache
def _leading() -> Template:
    environment = Environment(
        loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined
    )
    return environment.get_template("leading.html.jinja")


def titles(edition: Edition) -> dict[str, str | None]:
    """Return the title of each page in the menu, by path; None if the page gives its own."""
    found: dict[str, str | None] = {}

    def collect(entries: Sequence[Entry]) -> None:
        for entry in entries:
            if entry.entries:
                collect(entry.entries)
            else:
                found.setdefault(entry.page, escape(entry.name) if entry.name else None)

    collect(edition.menu)
    return found


def _menu(entry: Entry) -> Any:
    if entry.entries:
        return {escape(entry.name): [_menu(inner) for inner in entry.entries]}
    return {escape(entry.name): entry.page} if entry.name else entry.page
