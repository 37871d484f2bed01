"""The patched engine draws the same bytes as the engine itself, and other versions are left alone.

Everything that is printed is compared by `make same-bytes`; here is a form with every block and
some of what the kit has.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace

import pytest
import weasyprint
from bench.same_bytes import Job, different
from weasyprint.layout import preferred

from gesprekskit.documents import forms
from gesprekskit.kit import Kit
from gesprekskit.outputs import OUTPUTS
from gesprekskit.renderers import engine, engine_patches, pdf
from tests.conftest import ROOT
from tests.renderers import web_page
from tests.renderers.every_block import BLOCKS, form_of, signatures
from tests.renderers.test_pdf import VARIANTS

OF_THE_KIT = {"feedbackkaart.pdf", "poster-feedback.pdf", "voortgang-verslag-invulbaar.pdf"}

PROGRAMS = """
import sys
started = []
sys.addaudithook(lambda event, args: started.append(args[0]) if event == "subprocess.Popen" else 0)
from gesprekskit.renderers.engine_loading import engine
print(engine().STANDARD, started)
"""


def drawn_forms() -> Iterator[Job]:
    """Yield a form with every block in each variant, one that hardly fits, and one with floats."""
    form = form_of(BLOCKS, max_pages=7)
    form = replace(form, sections=form.sections[:1])
    for variant in VARIANTS:
        yield variant.name, pdf.render, replace(form, variant=variant)
    yield "tight", pdf.render, replace(form, max_pages=3)
    yield "narrow", pdf.render, form_of(signatures(), max_pages=9)


def of_the_kit(kit: Kit) -> Iterator[Job]:
    """Yield a deck of cards, a poster and the fullest form."""
    for output in OUTPUTS:
        for document in output.compose(kit):
            path = output.entry(kit, document).path
            if path.rpartition("/")[2] in OF_THE_KIT:
                yield path, output.render, document


def test_the_patched_engine_draws_the_same_bytes(kit: Kit) -> None:
    assert engine.PATCHED, "the engine has another version than its patches"
    jobs = [*drawn_forms(), *of_the_kit(kit)]
    assert len(jobs) == len(VARIANTS) + 2 + len(OF_THE_KIT)
    assert different(jobs) == []


def test_the_patched_engine_draws_other_pages_the_same_too() -> None:
    """Even if a document shares fonts, and so styles, with the same one before it."""
    pages = {"plain": web_page.PAGE, "drawing": web_page.WITH_A_DRAWING}
    assert different([(name, web_page.draw, page) for name, page in pages.items()]) == []


def test_another_version_of_the_engine_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weasyprint, "__version__", "70.1")
    monkeypatch.setattr(preferred, "shrink_to_fit", forms.Form)
    assert engine_patches.apply() is False
    assert preferred.shrink_to_fit is forms.Form


def test_no_style_depends_on_the_size_of_the_page() -> None:
    """Documents share styles: a length relative to a page would be that of another document."""
    units = ("vw", "vh", "vi", "vb", "vmin", "vmax")
    for path in sorted((engine.HERE / "styles").glob("*.css")):
        found = [unit for unit in units if f"{unit} " in path.read_text(encoding="utf-8")]
        assert found == [], path.name


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere libraries are found otherwise")
def test_no_program_is_started_to_find_the_libraries_of_the_engine() -> None:
    command = [sys.executable, "-c", PROGRAMS]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "pdf/ua-1 []\n"
