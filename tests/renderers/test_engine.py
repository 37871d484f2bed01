"""The engine with every kind of block, also those that the real kit does not use yet."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest

from gesprekskit.documents import forms
from gesprekskit.documents.forms import Footer, Form, Option, Section
from gesprekskit.renderers import pdf
from gesprekskit.renderers.engine import Shelf
from tests.verapdf import validate


def named(name: str, **more: object) -> dict[str, object]:
    return {"node": f"section/alles/{name}", "name": f"proef.alles.{name}", **more}


def options(*labels: str) -> tuple[Option, ...]:
    return tuple(
        Option(node=f"section/alles/{label}", name=f"proef.alles.{label}", label=label)
        for label in labels
    )


COLUMNS = (
    forms.Column(name="wat", label="Wat", width=8),
    forms.Column(name="klaar", label="Klaar?", width=4, options=options("wel", "half"), many=False),
)
BLOCKS: tuple[forms.Block, ...] = (
    forms.Explanation(**named("uitleg", text="Lees dit eerst. Vul daarna alles in.")),
    forms.ShortText(**named("kort", label="Kort", width=7)),
    forms.DateSegments(**named("datum", label="Datum", hints=("dd", "mm", "jjjj"), width=5)),
    forms.Lines(**named("lijnen", label="Drie dingen", lines=3, pitch=8.5, numbered=True)),
    forms.SentenceStarter(**named("begin", label="Zin", starter="Ik zag …", lines=2, pitch=8.5)),
    forms.Box(**named("vak", label="Teken hier", height=30, optional="(niet verplicht)")),
    forms.Choice(
        **named("een", label="Kies één", options=options("appel", "peer"), many=False, columns=2)
    ),
    forms.Choice(
        **named(
            "meer",
            label="Kies meer",
            options=options("rood", "wit"),
            many=True,
            columns=3,
            other="anders:",
        )
    ),
    forms.Scale(**named("schaal", label="Hoe zeker?", steps=5, low="onzeker", high="zeker")),
    forms.Table(**named("tabel", label="Tabel", columns=COLUMNS, rows=2, row_height=15)),
    forms.Agreements(
        **named("afspraken", label="Afspraken", columns=COLUMNS, rows=2, row_height=15)
    ),
    forms.Checklist(
        **named(
            "lijst",
            label="Lijst",
            columns=2,
            items=(
                forms.ChecklistItem(node="n", name="a", text="Eerst dit"),
                forms.ChecklistItem(node="n", name="b", text="Dan dat"),
            ),
        )
    ),
    forms.Matrix(
        **named(
            "matrix",
            label="Matrix",
            task_label="Taak",
            taught_label="uitleg op",
            mastered_label="kan ik",
            initials_label="paraaf",
            levels=(forms.MatrixLevel(name="alleen", label="alleen", explanation="Zonder hulp."),),
            tasks=(forms.MatrixTask(node="n", name="t", text="Zagen", safety=True),),
            empty_rows=1,
            own_marks="Zet een rondje.",
            safety_mark="Pas na een paraaf.",
        )
    ),
    forms.Signature(
        **named(
            "tekenen",
            label="Tekenen",
            people=(forms.Signatory(node="n", name="p", role="Monteur"),),
            name_label="Naam",
            date_label="Datum",
            sign_label="Handtekening",
            answers=("gezien", "akkoord", "niet akkoord"),
        )
    ),
)

IN_ORDER = """\
Proefblad Alles Lees dit eerst Kort Datum dd mm jjjj Drie dingen 1 2 3 Zin Ik zag … Teken hier
(niet verplicht) Kies één appel peer Kies meer rood wit anders: Hoe zeker? onzeker zeker Tabel Wat
Klaar? wel half Afspraken Wat Klaar? wel half Lijst Eerst dit Dan dat Matrix alleen Zonder hulp.
Zet een rondje. Pas na een paraaf. Taak uitleg op kan ik paraaf Zagen Tekenen Monteur Naam gezien
akkoord niet akkoord Handtekening Datum Tot slot
"""


@pytest.fixture
def form() -> Form:
    return Form(
        id="proef",
        node="form/proef",
        code="PR-A",
        version="1.0",
        language="nl",
        publisher="Proef",
        subject="Proef",
        title="Proefblad",
        about="Voor wie wil",
        opening=("Let op.",),
        sections=(Section(node="section/alles", number=1, title="Alles", help="", blocks=BLOCKS),),
        closing=("Tot slot.",),
        retention="Bewaren: nooit.",
        max_pages=2,
        link="https://gesprekskit.example/nl/formulieren/proef.html",
        link_label="uitleg: gesprekskit.example",
        address="gesprekskit.example/nl/pr-a.html",
        footer=Footer(
            thing="PR-A", kit="Proef", licence="CC BY 4.0", page_of="blz. {page} van {pages}"
        ),
    )


def test_every_kind_of_block_is_here() -> None:
    assert {type(one) for one in BLOCKS} == set(get_args(forms.Block))


def test_every_kind_of_block_prints_accessibly_and_in_order(form: Form, tmp_path: Path) -> None:
    rendered = pdf.render(form)
    assert rendered.problems == ()
    assert rendered.pages == 2
    path = tmp_path / "proef.pdf"
    path.write_bytes(rendered.content)
    (verdict,) = validate([path])
    assert verdict.failures == ()
    command = ["pdftotext", "-raw", str(path), "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    place = 0
    for word in IN_ORDER.split():
        found = text.find(word, place)
        assert found >= 0, f"`{word}` is missing, or stands too early"
        place = found


def test_a_form_that_is_too_long_names_where_the_excess_starts(form: Form) -> None:
    first = replace(form.sections[0], title="Eerste")
    last = replace(form.sections[0], number=2, title="Tweede", new_page=True)
    long = replace(form, sections=(first, last), max_pages=2)
    (problem,) = pdf.render(long).problems
    assert (problem.code, problem.at) == ("print.pages", "max_pages")
    assert problem.values["first"] == "Tweede"
    assert int(problem.values["pages"]) > 2


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "http://127.0.0.1:9/x", "data:text/css,a", "kit:other.svg", "ftp://x/y"],
)
def test_the_engine_can_open_nothing_but_what_is_on_the_shelf(address: str) -> None:
    with pytest.raises(ValueError, match="not on the shelf"):
        Shelf({"qr.svg": b"<svg/>"}).fetch(address)


def test_markup_in_a_text_is_text(form: Form, tmp_path: Path) -> None:
    hostile = '</p><script>alert(1)</script><a rel="attachment" href="file:///etc/passwd">{{ 7*7 }}'
    rendered = pdf.render(replace(form, about=hostile))
    assert rendered.problems == ()
    path = tmp_path / "proef.pdf"
    path.write_bytes(rendered.content)
    command = ["pdftotext", "-raw", str(path), "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "".join(hostile.split()) in "".join(text.split())
    assert b"EmbeddedFile" not in rendered.content


def test_lines_are_eight_and_a_half_millimetres_apart(form: Form, tmp_path: Path) -> None:
    """Measured on the drawing itself: three ruled lines, at 8.5 mm from each other."""
    section = replace(form.sections[0], blocks=(replace(BLOCKS[3], numbered=False, lines=6),))
    path = tmp_path / "lines.pdf"
    path.write_bytes(pdf.render(replace(form, sections=(section,))).content)
    picture = tmp_path / "lines"
    subprocess.run(["pdftoppm", "-r", "254", "-gray", "-singlefile", path, picture], check=True)
    from PIL import Image

    page = Image.open(tmp_path / "lines.pgm")
    column = [page.getpixel((1_200, y)) for y in range(page.height)]
    dark = [y for y, grey in enumerate(column) if isinstance(grey, int) and grey < 200]
    starts = [y for before, y in zip([-9, *dark], dark, strict=False) if y - before > 3]
    gaps = [after - before for before, after in pairwise(starts)]
    assert sum(abs(gap - 85) <= 1 for gap in gaps) >= 5
