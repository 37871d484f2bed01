"""A variant of a form: one with wide lines."""

from __future__ import annotations

import json
from pathlib import Path

from tests.recipes.copies import Recipe, followed

VARIANT = Recipe(
    "A variant of a form",
    new={
        "renderers/styles/variants/wide-lines.css": "/* Wide lines: more room between them. */\n"
        "h2 { margin-top: 6mm }\n",
    },
    rows={
        "catalogue.py": (
            (
                "VARIANTS = _by_name(\n",
                '    Variant(name="wide-lines", of_forms=True, ending="-ruim", least_line=11.5,'
                " more_pages=1),\n",
            ),
        ),
        "words/nl.yml": (("    word: Word-bestand\n", "    wide_lines: Pdf met ruime lijnen\n"),),
        "words/en.yml": (("    word: Word file\n", "    wide_lines: PDF with wide lines\n"),),
    },
)

PAGES = """
from pathlib import Path
from gesprekskit import pipeline
from gesprekskit.compose.pages import pages
from gesprekskit.outputs import OUTPUTS
from gesprekskit.renderers.markdown import render_page

(kit,), _ = pipeline.load_kits(Path("kit"))
made = [output.entry(kit, one) for output in OUTPUTS for one in output.compose(kit)]
for page in pages(kit, made):
    print(render_page(page))
"""


def test_a_variant_is_drawn_and_offered(tmp_path: Path) -> None:
    copy = followed(VARIANT, tmp_path)
    copy.kit()
    assert "1 gemaakt" in copy.run("print", "kit", "--variant", "wide-lines")
    (made,) = json.loads((tmp_path / "print" / "catalogue.json").read_text())["artifacts"]
    assert made["path"] == "nl/formulieren/werkgesprek-verslag-ruim.pdf"
    assert made["pages"] == 2
    shown = copy.python(PAGES)
    assert "Pdf met ruime lijnen" in shown
    assert "formulieren/werkgesprek-verslag-ruim.pdf" in shown
