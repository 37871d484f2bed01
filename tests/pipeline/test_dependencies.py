"""What a render function reads is found without running it, and nothing else is included."""

from __future__ import annotations

import ast
import shutil
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest

from gesprekskit.brands import Brand, Logo
from gesprekskit.catalogue import FORM_VARIANTS
from gesprekskit.compose import decks, posters
from gesprekskit.compose.covers import cover
from gesprekskit.documents.forms import Variant
from gesprekskit.documents.packs import Pack, Part, Tiles, Zip
from gesprekskit.documents.thumbnails import Thumbnail
from gesprekskit.kit import Kit
from gesprekskit.outputs import DERIVED, OUTPUTS
from gesprekskit.pipeline import dependencies
from gesprekskit.pipeline.dependencies import PACKAGE
from gesprekskit.pipeline.imports import imported, imported_by
from gesprekskit.renderers import pdf, thumbnails, word, zips
from tests.pipeline import traced_reads
from tests.renderers import every_block

EVERY = (*OUTPUTS, *DERIVED)
BESIDE = {"lxml", "setuptools", "typing-extensions"}
"""What runs where libraries are imported, and decides nothing that is drawn.

fontTools imports lxml where it is installed, and reads no XML here.
"""

MODULES = sorted(PACKAGE.rglob("*.py"))


def keys(package: Path) -> dict[str, str]:
    """Return the fingerprint of each kind's render function, with the sources in a folder."""
    return {
        item.name: dependencies.dependencies(
            item.render.__module__, item.render.__qualname__, package
        ).fingerprint(package)
        for item in EVERY
    }


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """Return a copy of the program."""
    copy = tmp_path / "gesprekskit"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__", "theme"))
    return copy


def test_where_the_program_lies_does_not_matter(package: Path) -> None:
    assert keys(package) == keys(PACKAGE)


def test_a_module_that_nothing_imports_draws_nothing_anew(package: Path) -> None:
    before = keys(package)
    for folder in ("renderers", "renderers/word", "documents"):
        (package / folder / "calendars.py").write_text("import weasyprint\n", encoding="utf-8")
    (package / "renderers" / "templates" / "new.html.jinja").write_text("", encoding="utf-8")
    dependencies._modules.cache_clear()
    assert keys(package) == before


FORMS = {"forms"}
TYPESET = {"forms", "word", "cards", "posters", "packs"}


@pytest.mark.parametrize(
    ("file", "drawn_anew"),
    [
        ("renderers/templates/form.html.jinja", FORMS),
        ("renderers/templates/deck.html.jinja", {"cards"}),
        ("renderers/templates/shown.html.jinja", {"posters"}),
        ("renderers/templates/cover.html.jinja", {"packs"}),
        ("renderers/templates/sheet.html.jinja", TYPESET),
        ("renderers/templates/pages/cards.md.jinja", set()),
        ("renderers/styles/tight.css", {"forms", "packs"}),
        ("renderers/fonts/noto-sans-bold.ttf", TYPESET),
        ("renderers/fonts/README.md", set()),
        ("renderers/structure/acroform.py", FORMS),
        ("renderers/structure/tiling.py", {"tiles"}),
        ("renderers/word/grids.py", {"word"}),
        ("renderers/engine.py", TYPESET),
        ("renderers/thumbnails.py", {"pictures"}),
        ("renderers/zips.py", {"zips"}),
        ("documents/answers.py", FORMS),
        ("documents/rendered.py", {item.name for item in EVERY}),
        ("checks/forms.py", set()),
        ("compose/forms.py", set()),
        ("words/nl.yml", set()),
    ],
)
def test_what_changed_draws_anew_what_reads_it_and_nothing_else(
    package: Path, file: str, drawn_anew: set[str]
) -> None:
    before = keys(package)
    path = package / file
    path.write_bytes(path.read_bytes() + b"\n")
    for known in (dependencies._source, dependencies._hashed, dependencies._imports):
        known.cache_clear()
    after = keys(package)
    assert {name for name in before if before[name] != after[name]} == drawn_anew


def funded(document: Any) -> Any:
    """Return a document with a logo and the emblem of a funder."""
    foot = replace(document.footer, funding="Met steun", emblem="eu", emblem_label="Europa")
    logo = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><path d="M0 0h2v1z"/></svg>'
    return replace(document, footer=foot, brand=Brand(Logo("Bol", "svg", 2.0, logo)))


def documents(kit: Kit) -> Iterable[tuple[str, Any, list[Any]]]:
    """Yield documents of each kind with all that can be on them; the last poster is partial."""
    form = funded(every_block.form_of(every_block.BLOCKS))
    short = funded(every_block.form_of(every_block.BLOCKS[:2]))
    variants = [
        replace(
            form if name == "fillable" else short,
            variant=Variant(name=name, line=8.5, row=0),
            max_pages=0 if name == "print" else 9,
        )
        for name in FORM_VARIANTS
    ]
    yield "forms", pdf.render, variants
    yield "word", word.render, [form]
    deck = decks.decks(kit)[0]
    yield "cards", pdf.deck, [funded(replace(deck, cards=deck.cards[:2]))]
    yield "posters", pdf.poster, [funded(posters.posters(kit)[-1])]


def derived(kit: Kit, poster: bytes) -> Iterable[tuple[str, Any, list[Any]]]:
    part = Part("a", poster, "ab12")
    yield (
        "packs",
        pdf.pack,
        [Pack(cover=funded(cover(kit, "voortgangsgesprek", [])), parts=(part,))],
    )
    yield "zips", zips.render, [Zip((part,), date(2026, 1, 1))]
    yield "pictures", thumbnails.render, [Thumbnail(poster, "ab12", 0)]
    yield "tiles", pdf.tiles, [Tiles(poster, "ab12", landscape=True, alternatives=("a", "b"))]


def test_whatever_runs_or_is_opened_to_draw_something_is_in_its_key(kit: Kit) -> None:
    """Including the libraries: those whose code ran have their version in the key."""
    provided = packages_distributions()
    ran = {}
    for name, render, things in documents(kit):
        ran[name] = (render, traced_reads.run(render, things))
    for name, render, things in derived(kit, ran["posters"][1].rendered.content):
        ran[name] = (render, traced_reads.run(render, things))
    assert set(ran) == {item.name for item in EVERY}
    for name, (render, what) in ran.items():
        known = dependencies.dependencies(render.__module__, render.__qualname__)
        ran_here = {path for path in what.code if path.is_relative_to(PACKAGE)}
        own = {path for path in ran_here if path.suffix == ".py"}
        assert own - known.modules - {PACKAGE / "__init__.py"} == set(), name
        assert own & known.modules, name
        opened = what.opened | (ran_here - own)
        assert opened - known.data == set(), f"{name}: declare them in `READS`"
        tops = {
            path.parts[path.parts.index("site-packages") + 1].removesuffix(".py")
            for path in what.code
            if "site-packages" in path.parts
        }
        libraries = {dependencies._normal(text) for top in tops for text in provided.get(top, ())}
        assert libraries - BESIDE - dict(known.libraries).keys() == set(), name


def test_no_data_file_is_declared_that_is_not_there() -> None:
    for path in MODULES:
        assert all(item.is_file() for item in dependencies._data(path))
    for function, patterns in pdf.READS.items():
        assert hasattr(pdf, function)
        assert all(list((PACKAGE / "renderers").glob(pattern)) for pattern in patterns)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_the_quick_look_at_imports_finds_what_the_parser_finds(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            node.body = []
    tree = ast.parse(source)
    tree.body = [
        stmt
        for stmt in tree.body
        if not (isinstance(stmt, ast.If) and ast.unparse(stmt.test) == "TYPE_CHECKING")
    ]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level
            found |= {str(node.module), *(f"{node.module}.{name.name}" for name in node.names)}
    assert imported(source, "gesprekskit") == found


MODULE = '''\
"""Draws.

from the outset it was clear that
import what you need.
"""
from typing import TYPE_CHECKING

import effects
from kit import Kit
from kit.words import (
    far,  # A long way.
    near as close,
)
from . import beside
from ..above import over

if TYPE_CHECKING:
    from types import Checked

    from kit import Only

SIZE = far.SIZE


def draw(sheet: str) -> None:
    from inside import late

    helper(sheet)


def helper(text: str) -> None:
    print(close, text, SIZE, late)


def sheet(kit: Kit, things: Checked) -> None:
    from elsewhere import rarely

    beside(over)
'''


def test_a_function_needs_what_it_uses_and_what_that_uses() -> None:
    """And what is imported for its effect; not what others in the module import."""
    assert imported_by(MODULE, "a.b", "draw") == {
        "effects",
        "kit.words",
        "kit.words.far",
        "kit.words.near",
        "inside",
        "inside.late",
    } | {"typing", "typing.TYPE_CHECKING"}
    assert imported_by(MODULE, "a.b", "sheet") == {
        "effects",
        "kit",
        "kit.Kit",
        "a.b",
        "a.b.beside",
        "a.above",
        "a.above.over",
        "elsewhere",
        "elsewhere.rarely",
        "typing",
        "typing.TYPE_CHECKING",
    }


def test_a_function_that_is_not_found_needs_everything() -> None:
    everything = imported(MODULE, "a.b")
    assert imported_by(MODULE, "a.b", "main.<locals>.draw") == everything
    assert everything >= {"a.b.beside", "elsewhere.rarely", "effects", "inside.late", "kit.Kit"}
    assert not [text for text in everything if "Only" in text or "Checked" in text]
    assert not [text for text in everything if "need" in text]
