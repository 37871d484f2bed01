"""A kind of definition: tips, each with a page in the handbook."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.recipes.copies import Copy, Recipe, followed

DEFINITION = Recipe(
    "A kind of definition",
    new={
        "definitions/tips.py": '''"""tips/<id>.yml: something to try in a conversation."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from gesprekskit.definitions.base import SOURCES, Definition, Id, Refers, Some, SourceRef
from gesprekskit.definitions.text import Text
from gesprekskit.kinds import NodeKind


class Tip(Definition):
    """tips/<id>.yml."""

    kind: ClassVar[NodeKind] = NodeKind(
        name="tip",
        word={"nl": "tip", "en": "tip"},
        hideable=True,
        sourced=True,
        page_folder="vaardigheden",
    )
    id: Id = Field(description="Vaste naam; gelijk aan de bestandsnaam.")
    title: Text = Field(description="De tip in een paar woorden.")
    steps: Some[Text] = Field(description="Wat je doet, in volgorde.")
    see_also: tuple[Annotated[Id, Refers("tip")], ...] = Field((), description="Andere tips.")
    sources: tuple[SourceRef, ...] = Field((), description=SOURCES)
''',
        "compose/pages/tips.py": '''"""Kit in, the page of each tip out."""

from __future__ import annotations

from collections.abc import Sequence

from gesprekskit.artifacts import CatalogueEntry
from gesprekskit.compose.pages import places
from gesprekskit.compose.pages.references import notes
from gesprekskit.definitions.tips import Tip
from gesprekskit.documents.blocks import Points
from gesprekskit.documents.pages import Page, Section
from gesprekskit.kit import Kit


def tip_pages(kit: Kit, _: Sequence[CatalogueEntry]) -> tuple[Page, ...]:
    """Return a page for every tip of the kit."""
    return tuple(_page(kit, tip) for tip in kit.all(Tip))


def _page(kit: Kit, tip: Tip) -> Page:
    headings, title = kit.words.handbook.headings, kit.render_text(tip.title)
    steps = Points(tuple(kit.render_text(step) for step in tip.steps), numbered=True)
    return Page(
        path=places.page(Tip.kind, tip.id),
        title=title,
        menu=title,
        description=title,
        nodes=(f"tip/{tip.id}",),
        lead="",
        notes=(),
        sections=(
            Section(headings.step_by_step, "stap-voor-stap", (steps,)),
            Section(headings.sources, "bronnen", (notes(kit, tip.sources),)),
        ),
    )
''',
    },
    rows={
        "definitions/__init__.py": (
            (
                "from gesprekskit.definitions.themes import Themes\n",
                "from gesprekskit.definitions.tips import Tip\n",
            ),
            (
                '    DefinitionKind("form", "forms", FormDefinition),\n',
                '    DefinitionKind("tip", "tips", Tip, required=False),\n',
            ),
        ),
        "compose/pages/__init__.py": (
            (
                "from gesprekskit.compose.pages.sheets import deck_pages, poster_pages\n",
                "from gesprekskit.compose.pages.tips import tip_pages\n",
            ),
            ("COMPOSERS = (", "tip_pages, "),
        ),
    },
)

STIL = """\
id: stil
title: Wees stil
steps: [Stel je vraag., 'Tel tot vijf, {role:werkplekbegeleider}.']
see_also: [knik]
sources: [B1]
"""
KNIK = "id: knik\ntitle: Knik\nsteps: [Kijk de ander aan.]\nsources: [B1]\n"
ENGLISH = """\
translations:
  - node: tip/stil
    texts: [{key: title, was: Wees stil, now: Be quiet}]
"""

SHOWN = """
import sys
from pathlib import Path
from gesprekskit import pipeline
from gesprekskit.compose.pages import navigation, pages
from gesprekskit.compose.pages.places import pages_of
from gesprekskit.kit import signed
from gesprekskit.renderers.markdown import render_page

for kit in pipeline.load_kits(Path(sys.argv[1] if len(sys.argv) > 1 else "FOLDER"))[0]:
    kit = signed(kit)
    made = pages(kit, ())
    for page in made:
        if page.path.startswith("vaardigheden/"):
            print(page.path, render_page(page))
    for part in navigation(kit, made, ()):
        print(part.name, [line.page for line in part.entries])
    print("gone:", sorted(pages_of(kit.hidden)))
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    made = followed(DEFINITION, tmp_path_factory.mktemp("definition"))
    made.kit(tips__stil=STIL, tips__knik=KNIK, translations__en__een=ENGLISH)
    return made


def shown(copy: Copy, folder: str) -> str:
    return copy.python(SHOWN.replace("FOLDER", folder))


def test_a_definition_is_checked_and_has_a_page_in_each_language(copy: Copy) -> None:
    copy.kit(tips__stil=STIL)
    copy.run("check", "kit", "--strict")
    said = shown(copy, "kit")
    assert "<li>Stel je vraag.</li>" in said
    assert "<li>Tel tot vijf, werkplekbegeleider.</li>" in said
    assert "# Be quiet" in said
    assert "Vaardigheden ['vaardigheden/knik.md', 'vaardigheden/stil.md']" in said
    assert "schemas in schema" in copy.run("schema", "-o", "schema")
    assert '"title": "tip"' in (copy.folder / "schema" / "tip.json").read_text()


def test_mistakes_in_it_are_reported_in_both_languages(copy: Copy) -> None:
    broken = STIL.replace("[knik]", "[knikken]").replace("sources: [B1]\n", "")
    copy.kit(tips__stil=broken)
    dutch = copy.run("check", "kit", status=2)
    assert "kit/tips/stil.yml:4:12: fout: tip `knikken` bestaat niet [ref.unknown]" in dutch
    assert "kit/tips/stil.yml:1:5: fout: " in dutch
    assert "[source.none]" in dutch
    english = copy.run("--language", "en", "check", "kit", status=2)
    assert "kit/tips/stil.yml:4:12: error: " in english
    assert "tip `knikken`" in english
    copy.kit(tips__stil=STIL)


def test_a_company_changes_it_and_hides_it(copy: Copy) -> None:
    copy.kit(tips__stil=STIL)
    copy.company(
        "  - {type: hide, node: tip/knik}\n"
        "  - {type: replace, node: tip/stil, values: {title: Wacht even}}\n"
        "  - {type: order, node: tip/stil, list: steps, ids: [x]}\n"
    )
    said = copy.run("check", "bedrijf", status=2)
    assert "bedrijf/kit.yml:9:" in said
    copy.company(
        "  - {type: hide, node: tip/knik}\n"
        "  - {type: replace, node: tip/stil, values: {title: Wacht even}}\n"
    )
    said = shown(copy, "bedrijf")
    assert "# Wacht even ◆" in said.replace("\u00a0", " ").replace("&#160;", " ")
    assert "gone: ['vaardigheden/knik.md']" in said
    assert "tip/stil" in copy.run("changes", "bedrijf")


def test_a_kind_without_a_record_is_refused_on_import(tmp_path: Path) -> None:
    copy = followed(DEFINITION, tmp_path)
    tips = tmp_path / "gesprekskit" / "definitions" / "tips.py"
    source = tips.read_text()
    record = source[source.index("    kind: ClassVar[NodeKind]") : source.index("    id: Id")]
    tips.write_text(source.replace(record, '    kind: ClassVar[str] = "tip"\n'))
    said = copy.run("check", "kit", status=1)
    assert "Tip sets kind = 'tip': a kind is a record" in said
