"""The PDF of a form with every kind of block, in every variant."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import pikepdf
import pypdf
import pytest
from PIL import Image

from gesprekskit.catalogue import FORM_VARIANTS
from gesprekskit.documents import forms, measures
from gesprekskit.documents.forms import Form, Variant
from gesprekskit.renderers import engine, pdf
from gesprekskit.renderers.structure.acroform import NameTwice
from tests.overlaps import Boxed, overlapping, printed_words, sheets, straying, tinted
from tests.renderers.every_block import BLOCKS, SIGNED, form_of, named, options, signatures
from tests.ruled_lines import lines_above
from tests.verapdf import validate

IN_ORDER = """\
Proefblad Let op. Vul alles in. Alles Uit je hoofd. Lees dit eerst Kort Datum dd mm jjjj Wat weet
je? Denk rustig na. Eén regel Drie dingen 1 2 3 Zin Ik zag … Nog een Ik wil … Teken hier (niet
verplicht) Kies één ja nee anders: Kies meer rood wit nog iets: Hoe zeker? onzeker zeker Tabel Wat
Gelukt? Hoe? wel zo zus Wat Gelukt? Hoe? wel Matrix met hulp Met iemand erbij. alleen Zonder hulp.
Zet een rondje. Pas na een paraaf. Taak uitleg op kan ik paraaf Zagen Lijst Punt a Punt b Punt c
Route nu later Tijd Wanneer Werk Jaar Wie jan feb Wij allemaal Tekenen Monteur Naam gezien akkoord
niet akkoord Handtekening Datum Leerling Chef Daarna Tot slot. En klaar. Bewaren: nooit.
"""
POINTS = 72 / 25.4
"""Points in a millimetre."""

VARIANTS = tuple(
    Variant(name=name, line=line, row=row)
    for name, line, row in (
        ("print", 8.5, 0.0),
        ("fillable", 8.5, 0.0),
        ("large-print", 10.5, 10.5),
        ("ink-saving", 8.5, 0.0),
    )
)


@pytest.fixture(scope="module")
def form() -> Form:
    return form_of(BLOCKS, max_pages=7)


def text_of(content: bytes, folder: Path) -> str:
    path = folder / "proef.pdf"
    path.write_bytes(content)
    command = ["pdftotext", "-raw", str(path), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def words(folder: Path) -> list[Boxed]:
    return [word for page in printed_words(folder / "proef.pdf") for word in page]


def test_every_kind_of_block_is_here() -> None:
    assert {type(block) for block in BLOCKS} == set(get_args(forms.Block))


def test_every_variant_is_here() -> None:
    assert {variant.name for variant in VARIANTS} == set(FORM_VARIANTS)


@pytest.mark.parametrize("variant", VARIANTS, ids=lambda case: case.name)
def test_every_kind_of_block_prints_accessibly_and_in_order(
    form: Form, variant: Variant, tmp_path: Path
) -> None:
    rendered = pdf.render(replace(form, variant=variant))
    assert rendered.problems == ()
    text = text_of(rendered.content, tmp_path)
    (verdict,) = validate([tmp_path / "proef.pdf"])
    assert verdict.failures == ()
    place = 0
    expected = IN_ORDER
    if variant.name == "fillable":
        expected = expected.replace("Zet een rondje.", "Vink links aan.")
    for word in expected.split():
        if variant.name == "fillable" and word in ("dd", "mm", "jjjj"):
            continue
        found = text.find(word, place)
        assert found >= 0, f"`{word}` is missing, or stands too early"
        place = found


def test_a_form_that_is_too_long_names_where_the_excess_starts(form: Form) -> None:
    first = replace(form.sections[0], title="Eerste", blocks=form.sections[0].blocks[:9])
    last = replace(form.sections[0], number=2, title="Tweede", new_page=True)
    long = replace(form, sections=(first, last), max_pages=1)
    (problem,) = pdf.render(long).problems
    assert (problem.code, problem.at) == ("print.pages", "max_pages")
    assert problem.values["first"] == "Tweede"
    assert int(problem.values["pages"]) > 1


def test_the_variant_that_is_too_long_is_named(form: Form) -> None:
    long = replace(form, variant=VARIANTS[2], max_pages=1)
    (problem,) = pdf.render(long).problems
    assert problem.values["name"] == "PR-A-grote-letters"


def test_markup_in_a_text_is_text(form: Form, tmp_path: Path) -> None:
    hostile = '</p><script>alert(1)</script><a rel="attachment" href="file:///etc/passwd">{{ 7*7 }}'
    rendered = pdf.render(replace(form, about=hostile))
    assert rendered.problems == ()
    text = text_of(rendered.content, tmp_path)
    assert "".join(hostile.split()) in "".join(text.split())
    assert b"EmbeddedFile" not in rendered.content


def test_markup_in_a_label_is_what_a_screen_reader_says() -> None:
    hostile = '"><input name="x" onfocus="alert(1)">'
    block = forms.ShortText(**named("kort", label=hostile, called=hostile))
    form = form_of([block], variant=VARIANTS[1])
    with pikepdf.open(BytesIO(pdf.render(form).content)) as read:
        spoken = [str(one.TU) for page in read.pages for one in page.get("/Annots", ())]
    assert hostile in spoken
    assert len(spoken) == 2


def test_two_fields_of_one_name_are_refused() -> None:
    block = forms.ShortText(**named("kort", label="Kort"))
    with pytest.raises(NameTwice):
        pdf.render(form_of([block, block], variant=VARIANTS[1]))


REQUIRED = 1 << 1
EVERY_REQUIRED = {
    "kort",
    "datum",
    "lijnen",
    "lijn",
    "stappen.1",
    "begin",
    "vervolg",
    "een",
    "schaal",
    *(f"{table}.1.{column}" for table in ("tabel", "afspraken") for column in ("wat", "gelukt")),
    "route.nu",
    "route.later",
    "tijd.1.datum_",
    "tijd.1.werk",
    *(
        f"tekenen.{person}.{part}"
        for person in ("monteur", "leerling", "chef")
        for part in ("naam", "datum", "antwoord")
    ),
}
"""What must be filled in of every kind of block that is not `(niet verplicht)`."""


def fields_in(content: bytes) -> dict[str, dict[str, object]]:
    """Return every field by its name below the section, those that hold fields left out."""
    found = pypdf.PdfReader(BytesIO(content)).get_fields() or {}
    return {
        name.removeprefix("proef.alles."): dict(item)
        for name, item in found.items()
        if item.field_type is not None
    }


def required_in(form: Form) -> set[str]:
    fields = fields_in(pdf.render(form).content)
    assert len(fields) > 70
    return {name for name, field in fields.items() if int(str(field.get("/Ff", 0))) & REQUIRED}


def test_what_must_be_filled_in_is_required(form: Form) -> None:
    """The box is `(niet verplicht)`; boxes to tick, tasks and months may all stay empty."""
    assert required_in(replace(form, variant=VARIANTS[1])) == EVERY_REQUIRED


def test_what_is_not_obliged_is_not_required() -> None:
    free = [
        block
        if isinstance(block, forms.Explanation)
        else replace(block, optional="(niet verplicht)")
        for block in BLOCKS
    ]
    assert required_in(form_of(free, variant=VARIANTS[1])) == set()
    (box,) = (block for block in BLOCKS if isinstance(block, forms.Box))
    others = [block for block in free if block.name != box.name]
    obliged = form_of([*others, replace(box, optional="")], variant=VARIANTS[1])
    assert required_in(obliged) == {"vak"}


def test_circles_ask_what_is_printed_above_them() -> None:
    """Even if an answer has a colon, or a field is called `zelf`."""
    asked = "Wat nu? Kies: één"
    two = options("proef.alles.zelf", "later: na het eten", "nu")
    choice = forms.Choice(**named("zelf", label=asked, options=two, many=False))
    (matrix,) = (block for block in BLOCKS if isinstance(block, forms.Matrix))
    (table,) = (block for block in BLOCKS if type(block) is forms.Table)
    (scale,) = (block for block in BLOCKS if isinstance(block, forms.Scale))
    (signature,) = (block for block in BLOCKS if isinstance(block, forms.Signature))
    blocks = [choice, replace(scale, low="nee: niets"), table, matrix, signature]
    content = pdf.render(form_of(blocks, variant=VARIANTS[1])).content
    fields = fields_in(content)
    said = {name: str(field["/TU"]) for name, field in fields.items() if field.get("/FT") == "/Btn"}
    assert said["zelf"] == asked
    assert said["schaal"] == "Hoe zeker?"
    assert said["tabel.2.gelukt"] == "Tabel, rij 2: Gelukt?"
    assert said["matrix.eigen_1.begeleider"] == "Matrix, rij 1, begeleider"
    assert said["tekenen.chef.antwoord"] == "Tekenen: Chef"
    with pikepdf.open(BytesIO(content)) as read:
        looks = {
            str(annotation.Parent.TU): str(annotation.MK.CA)
            for page in read.pages
            for annotation in page.Annots
            if "/TU" in annotation.get("/Parent", {})
        }
    assert looks[asked] == "l"
    assert looks["Matrix, rij 1, zelf"] == "m"


@pytest.mark.parametrize("variant", VARIANTS, ids=lambda case: case.name)
def test_the_mark_of_safety_has_words(form: Form, variant: Variant) -> None:
    """In the legend and before the task; screen readers read them between fields too."""
    content = pdf.render(replace(form, variant=variant)).content
    with pikepdf.open(BytesIO(content)) as read:
        figures = [str(item.Alt) for item in tagged(read.Root.StructTreeRoot.K, "/Figure")]
        spoken = [str(one.TU) for page in read.pages for one in page.get("/Annots", ())]
    assert figures.count("Pas op") == 2
    if variant.name == "fillable":
        of_the_task = [text for text in spoken if "Zagen" in text]
        assert len(of_the_task) == 3 + 2 * 2
        assert all(text.startswith("Pas op: Zagen") for text in of_the_task)
        assert "Pas op: Zagen, zelf" in {
            str(row["/TU"]) for row in fields_in(content).values() if "/TU" in row
        }


def tagged(node: Any, tag: str) -> Iterator[Any]:
    """Yield the elements below a node of the tags that have this tag."""
    if isinstance(node, pikepdf.Array):
        for one in node:
            yield from tagged(one, tag)
    elif isinstance(node, pikepdf.Dictionary):
        if node.get("/S") == tag:
            yield node
        yield from tagged(node.get("/K"), tag)


@pytest.mark.parametrize(("variant", "apart"), [(VARIANTS[0], 85), (VARIANTS[2], 105)])
@pytest.mark.parametrize("times", [1, measures.MOST_ROOM])
def test_lines_are_as_far_apart_as_the_variant_says(
    variant: Variant, apart: int, times: float, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Measured on the drawing itself, in tenths of a millimetre; the page is nearly empty."""
    if times == 1:
        monkeypatch.setattr(engine, "stretch", lambda page: False)
    block = forms.Lines(**named("lijnen", label="Schrijf", lines=6))
    path = tmp_path / "lines.pdf"
    path.write_bytes(pdf.render(form_of([block], variant=variant)).content)
    picture = tmp_path / "lines"
    subprocess.run(["pdftoppm", "-r", "254", "-gray", "-singlefile", path, picture], check=True)
    page = Image.open(tmp_path / "lines.pgm")
    column = [page.getpixel((1_200, y)) for y in range(page.height)]
    dark = [y for y, grey in enumerate(column) if isinstance(grey, int) and grey < 200]
    starts = [y for before, y in zip([-9, *dark], dark, strict=False) if y - before > 3]
    gaps = [after - before for before, after in pairwise(starts)]
    assert sum(abs(gap - apart * times) <= 1 for gap in gaps) >= 5


@pytest.mark.parametrize("width", [12, 6, 4])
@pytest.mark.parametrize("steps", [3, 5])
def test_steps_of_a_scale_stand_evenly(steps: int, width: int, tmp_path: Path) -> None:
    scale = forms.Scale(
        **named("hoe", label="Hoe?", steps=steps, low="onzeker", high="zeker", width=width)
    )
    content = pdf.render(form_of([scale], variant=VARIANTS[1])).content
    with pikepdf.open(BytesIO(content)) as read:
        circles = [
            annotation for page in read.pages for annotation in page.Annots if "/MK" in annotation
        ]
        lefts = [float(circle.Rect[0]) for circle in circles]
        right = float(circles[-1].Rect[2])
    gaps = [after - before for before, after in pairwise(lefts)]
    assert len(gaps) == steps - 1
    assert max(gaps) - min(gaps) < 0.1
    assert min(gaps) > 18
    text_of(content, tmp_path)
    command = ["pdftotext", "-bbox", tmp_path / "proef.pdf", "-"]
    words = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    (low,) = re.findall(r'xMin="([\d.]+)".*>onzeker<', words)
    (high,) = re.findall(r'xMax="([\d.]+)".*>zeker<', words)
    assert abs(float(low) - lefts[0]) < 1
    assert abs(float(high) - right) < 1


LONG = "Een antwoord dat langer is dan de kolom waarin het staat"
TIGHT: tuple[forms.Block, ...] = (
    forms.Choice(
        **named(
            "een", label=LONG, options=options("b", LONG, "ja", "zeswoordenlangantwoordaaneen")
        ),
        many=False,
        columns=3,
        other="anders, namelijk:",
    ),
    forms.Scale(
        **named("schaal", label="Hoe?", steps=5, low="helemaal niet mee eens", high="mee eens"),
        width=6,
    ),
    forms.Scale(**named("smal", label="Smal", steps=5, low="nee", high="ja", width=4)),
    forms.SentenceStarter(**named("kort", label="Af", starter=LONG, lines=1, width=4)),
    forms.SentenceStarter(**named("lang", label="Af", starter=f"{LONG}, of nog langer", lines=2)),
    forms.Table(
        **named("tabel", label="Tabel", row_height=15.0, rows=2, row_called="rij {number}"),
        columns=tuple(
            forms.Column(
                name=f"k{number}",
                label="Verantwoordelijkheid",
                width=2,
                options=options(f"k{number}", "ja", "weet ik niet") if number % 2 else (),
                many=False,
            )
            for number in range(6)
        ),
    ),
)


@pytest.mark.parametrize("variant", VARIANTS, ids=lambda case: case.name)
def test_what_does_not_fit_wraps_and_overlaps_nothing(variant: Variant, tmp_path: Path) -> None:
    form = form_of(TIGHT, variant=variant, title=f"{LONG} en nog wat", max_pages=5)
    rendered = pdf.render(form)
    assert rendered.problems == ()
    text_of(rendered.content, tmp_path)
    assert overlapping(tmp_path / "proef.pdf") == []
    assert straying(form, tmp_path) == []


@pytest.mark.parametrize(
    ("mistake", "crossed"),
    [
        (".segment { width: 19mm }", "column"),
        (".label { white-space: nowrap }", "column"),
        (".block { width: 171mm }", "page"),
        ("th { white-space: nowrap }", "rule"),
        (".option-label { margin-left: -3mm }", "rule"),
        ("table { width: 110% }", "page"),
    ],
)
def test_what_strays_is_found(mistake: str, crossed: str, tmp_path: Path) -> None:
    """The check of the test above can fail, too."""
    date = forms.DateSegments(**named("datum", label=LONG, hints=("dd", "mm", "jjjj"), width=4))
    form = form_of([date, *TIGHT], max_pages=5)
    assert straying(form, tmp_path) == []
    assert crossed in {item[2] for item in straying(form, tmp_path, mistake)}


@pytest.mark.parametrize("landscape", [False, True])
@pytest.mark.parametrize("width", [6, 12])
@pytest.mark.parametrize("variant", [VARIANTS[0], VARIANTS[2]], ids=lambda case: case.name)
def test_dots_stand_above_the_middle_of_their_columns(
    variant: Variant, width: int, landscape: bool
) -> None:
    timeline = forms.Timeline(
        **named(
            "tijd", label="Tijd", moments=3, hints=("d", "m", "j"), drawn="Een lijn.", width=width
        ),
        moment_called="moment {number}",
        date_label="Wanneer",
        rows=(forms.TimelineRow(node="n", name="werk", label="Samenwerken"),),
        row_height=9.0,
    )
    route = forms.Route(
        **named("route", label="Route", lines=2, drawn="Een lijn.", width=width),
        stops=tuple(
            forms.Stop(node="n", name=f"r.{text}", label=text) for text in ("nu", "straks", "later")
        ),
    )
    for block, label_columns, dots_to_find in ((timeline, 1, 3), (route, 0, 2)):
        form = form_of([block], variant=variant, landscape=landscape)
        sheet, *_ = sheets(tinted(form))
        dots = sorted(_middle(word) for word in sheet.drawn if _is_dot(word))
        _, *cells = sorted(sheet.columns, key=lambda side: (round(side.top), side.left))
        middles = [_middle(cell) for cell in cells[label_columns:]]
        assert len(dots) == dots_to_find
        for dot, middle in zip(dots, middles, strict=False):
            assert abs(dot - middle) < 0.5 * POINTS


def _middle(word: Boxed) -> float:
    return (word.left + word.right) / 2


def _is_dot(word: Boxed) -> bool:
    """Return True if something is as wide and as high as a dot: 4.4 mm."""
    sizes = (word.right - word.left, word.bottom - word.top)
    return all(abs(size - 4.4 * POINTS) < 0.1 for size in sizes)


@pytest.mark.parametrize("variant", VARIANTS, ids=lambda case: case.name)
def test_a_signature_has_room_in_every_width(variant: Variant, tmp_path: Path) -> None:
    form = form_of(signatures(), variant=variant, max_pages=9)
    text_of(pdf.render(form).content, tmp_path)
    assert overlapping(tmp_path / "proef.pdf") == []
    lines = lines_above(tmp_path / "proef.pdf", "Datum")
    assert len(lines) == 2 * len(SIGNED)
    assert min(lines) >= 50


@pytest.mark.parametrize("width", [12, 8, 6, 4])
def test_the_steps_of_a_scale_are_equally_far_apart(width: int, tmp_path: Path) -> None:
    """Measured on the circles of the fillable form, in pt."""
    scale = forms.Scale(**named("s", label="Hoe?", steps=5, low="niets", high="heel veel"))
    form = form_of([replace(scale, width=width)], variant=VARIANTS[1])
    with pikepdf.open(BytesIO(pdf.render(form).content)) as read:
        places = [
            [float(edge) for edge in annot.Rect]
            for annot in read.pages[0].Annots
            if annot.get("/FT") != "/Tx"
        ]
    text_of(pdf.render(form).content, tmp_path)
    lefts = sorted(left for left, *_ in places)
    gaps = [after - before for before, after in pairwise(lefts)]
    assert gaps == pytest.approx([gaps[0]] * 4, abs=0.5)
    ends = {word: (left, right) for left, _, right, _, word in words(tmp_path)}
    assert ends["niets"][0] == pytest.approx(min(lefts), abs=1)
    assert ends["veel"][1] == pytest.approx(max(right for *_, right, _ in places), abs=1)


def test_words_over_each_other_are_found(tmp_path: Path) -> None:
    """The check of the test above can fail."""
    import weasyprint

    page = "<p>boven</p><p style='margin-top: -1.6em'>onder</p>"
    (tmp_path / "over.pdf").write_bytes(weasyprint.HTML(string=page).write_pdf())
    assert overlapping(tmp_path / "over.pdf") == [(1, "boven", "onder")]
