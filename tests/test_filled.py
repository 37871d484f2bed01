"""Forms filled in on a screen: what goes in comes out, and shows, in independent programs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pikepdf
import pikepdf.form
import pypdf
import pytest
from PIL import Image, ImageDraw, ImageFont

from gesprekskit.artifacts import CatalogueEntry
from gesprekskit.documents import forms, names
from gesprekskit.kit import Kit
from gesprekskit.pipeline import Printed
from tests import form_filling, page_pictures
from tests.pdf_js import Reader

FORM = "evaluatie-gesprekken"
LONG_FIELD = f"{FORM}.gesprekken-beter.beter"
NAME_FIELD = f"{FORM}.kop.gesprek-met"

READ_ONLY, REQUIRED, MULTILINE = 1 << 0, 1 << 1, 1 << 12

NAME = "Çağrı Łukasz-Żółć, Đorđe d'Orß"
LETTERS = "ÇŁłżćÖđĐšßğ'’ıŻÁéïŞřőņ"
LIKE = 0.62
"""From here on a drawn letter is the one it should be."""

SENTENCE = "Łukasz vroeg aan Çağrı of hij de zaag van Özgür even mocht halen. "
LONG = (SENTENCE * 10)[:600]
LONG_WORDS = "Afspraken over gereedschap, veiligheid en schoonmaken bespreken we wekelijks. "
"""Words that leave much of a narrow line empty."""


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader() as started:
        yield started


@pytest.fixture(scope="module")
def fillable(printed: Printed) -> dict[str, bytes]:
    """Return every form to fill in on a screen, by its id."""
    return {
        entry.id: artifact.content
        for entry, artifact in _entries(printed)
        if entry.variant == "fillable"
    }


def _entries(printed: Printed) -> Iterator[tuple[CatalogueEntry, object]]:
    yield from zip(printed.catalogue.entries, printed.artifacts, strict=True)


@pytest.fixture(params=["pikepdf", "pypdf", "pdfium", "pdf.js"])
def fill(request: pytest.FixtureRequest, reader: Reader) -> object:
    fillers = {
        "pikepdf": form_filling.by_pikepdf,
        "pypdf": form_filling.by_pypdf,
        "pdfium": form_filling.by_pdfium,
        "pdf.js": form_filling.by_pdf_js(reader),
    }
    return fillers[request.param]


@pytest.fixture
def draws(reader: Reader) -> dict[str, object]:
    return {
        "PDFium": page_pictures.by_pdfium,
        "poppler": page_pictures.by_poppler,
        "pdf.js": page_pictures.by_pdf_js(reader),
    }


def values_in(content: bytes) -> dict[str, str]:
    fields = pypdf.PdfReader(BytesIO(content)).get_fields() or {}
    return {name: str(field.value) for name, field in fields.items() if field.value is not None}


def test_every_form_has_a_twin_to_fill_in(kit: Kit, fillable: dict[str, bytes]) -> None:
    assert set(fillable) == set(kit.forms)
    assert len(fillable) >= 20


def test_names_and_a_long_answer_read_back_the_same(
    fillable: dict[str, bytes], fill, reader: Reader
) -> None:
    assert len(LONG) == 600
    filled = fill(fillable[FORM], {NAME_FIELD: NAME, LONG_FIELD: LONG})
    read = values_in(filled)
    assert read[NAME_FIELD] == NAME
    assert read[LONG_FIELD] == LONG
    by_pdf_js = reader.fields(filled)
    assert by_pdf_js[NAME_FIELD] == NAME
    assert by_pdf_js[LONG_FIELD] == LONG


def text_fields(content: bytes) -> list[str]:
    """Return the fields that someone can write in, in reading order."""
    with pikepdf.open(BytesIO(content)) as pdf:
        return [
            form_filling.full_name(widget)
            for page in pdf.pages
            for widget in page.get("/Annots", ())
            if widget.get("/FT") == "/Tx" and not int(widget.get("/Ff", 0)) & READ_ONLY
        ]


def test_every_letter_shows_in_every_viewer(fillable: dict[str, bytes], fill, draws) -> None:
    """One letter a field, recognised by its shape in the embedded font."""
    content = fillable["jaarplanner-team"]
    names = text_fields(content)[2 : 2 + len(LETTERS)]
    assert len(names) == len(LETTERS)
    places = form_filling.places(content)
    filled = fill(content, dict(zip(names, LETTERS, strict=True)))
    for viewer, draw in draws.items():
        pictures: dict[int, Image.Image] = {}
        wrong = []
        for name, letter in zip(names, LETTERS, strict=True):
            place = places[name]
            page = pictures.get(place.page) or draw(filled, place.page, page_pictures.FINE)
            pictures[place.page] = page
            if likeness(page_pictures.inside(page, place, dpi=page_pictures.FINE), letter) < LIKE:
                wrong.append(letter)
        assert not wrong, (viewer, wrong)


def likeness(shown: Image.Image, letter: str) -> float:
    """Return the similarity of a drawn letter to that of the bundled font, from 0 to 1."""
    return _overlap(_framed(shown), _framed(_reference(letter)))


def _reference(letter: str) -> Image.Image:
    picture = Image.new("L", (300, 300), 255)
    ImageDraw.Draw(picture).text((80, 60), letter, font=_font(), fill=0)
    return picture


def _font() -> ImageFont.FreeTypeFont:
    from fontTools.ttLib import TTFont

    from gesprekskit.renderers.engine import FONTS

    font = TTFont(FONTS["atkinson-hyperlegible-next-regular.ttf"])
    font.flavor = None
    plain = BytesIO()
    font.save(plain)
    plain.seek(0)
    return ImageFont.truetype(plain, 120)


def _framed(picture: Image.Image) -> Image.Image:
    """Return what is drawn, cropped and scaled to one size, with its proportions."""
    dark = picture.point(lambda grey: 255 if grey < 140 else 0)
    box = dark.getbbox()
    if box is None:
        return Image.new("L", (32, 32), 0)
    cut = dark.crop(box)
    side = max(cut.size)
    square = Image.new("L", (side, side), 0)
    square.paste(cut, ((side - cut.width) // 2, (side - cut.height) // 2))
    return square.resize((32, 32), Image.Resampling.BILINEAR)


def _overlap(image: Image.Image, other: Image.Image) -> float:
    pairs = list(zip(image.tobytes(), other.tobytes(), strict=True))
    both = sum(min(a, b) for a, b in pairs)
    either = sum(max(a, b) for a, b in pairs)
    return both / either if either else 0.0


def test_the_likeness_of_letters_tells_them_apart() -> None:
    assert likeness(_reference("Ł"), "Ł") == 1.0
    for wrong, letter in (("L", "Ł"), ("c", "ć"), ("?", "ğ"), ("d", "đ"), ("z", "ż"), ("g", "ğ")):
        assert likeness(_reference(wrong), letter) < LIKE - 0.05
    assert likeness(Image.new("L", (50, 50), 255), "Ł") == 0.0


def test_a_long_answer_shows_whole_in_every_viewer(fillable: dict[str, bytes], fill, draws) -> None:
    """Its first and its last word show: another word in their place changes the picture."""
    content = fillable[FORM]
    place = form_filling.places(content)[LONG_FIELD]
    others = (LONG, f"Iiii{LONG[4:]}", f"{LONG[:-4]}iiii")
    filled = [fill(content, {LONG_FIELD: text}) for text in others]
    for viewer, draw in draws.items():
        whole, first, last = (
            page_pictures.inside(draw(item, place.page), place) for item in filled
        )
        assert page_pictures.ink(whole) > 500, viewer
        assert page_pictures.differ(whole, first), viewer
        assert page_pictures.differ(whole, last), viewer


def test_a_picture_that_misses_the_end_shows_no_difference(fillable: dict[str, bytes]) -> None:
    """The check of the test above can fail: an answer of 3,000 letters is cut off."""
    content = fillable[FORM]
    place = form_filling.places(content)[LONG_FIELD]
    texts = (LONG * 5, f"{(LONG * 5)[:-4]}iiii")
    pictures = []
    for text in texts:
        with pikepdf.open(BytesIO(content)) as pdf:
            pikepdf.form.Form(pdf, ignore_max_length=True)[LONG_FIELD].value = text
            out = BytesIO()
            pdf.save(out)
        page = page_pictures.by_pdfium(out.getvalue(), place.page)
        pictures.append(page_pictures.inside(page, place))
    assert page_pictures.ink(pictures[0]) > 500
    assert not page_pictures.differ(*pictures)


@dataclass(frozen=True)
class Full:
    """Two texts of one width that fill a field up; their last words differ."""

    field: str
    one: str
    other: str


WIDE = 40 / 25.4 * 72
"""Width in pt from which a field is more than a short cell of a table or planner."""


def full(field: Widget, place: form_filling.Place) -> Full:
    """Long words; all in capitals, but in a short cell."""
    words = LONG_WORDS.upper() if size_of(place)[0] >= WIDE else LONG_WORDS
    start = (words * 10)[: field.length - 4].rstrip() + " "
    return Full(field.name, f"{start}nnn", f"{start}uuu")


WORDY = 10
"""Fields that hold no more letters than this are for a date."""

FORMS_OF_ALL_SIZES = ["mijn-route", "afsprakenlijst", "takenmatrix", "feedbackzin"]


def full_fields(content: bytes, page: int | None = 0) -> dict[tuple[int, int], Full]:
    """Return one field of each width and height, with texts that fill it up."""
    places = form_filling.places(content)
    sizes: dict[tuple[int, int], Full] = {}
    for widget in widgets(content):
        place = places[widget.name]
        written = widget.length > WORDY and not widget.flags & READ_ONLY
        if written and page in (None, place.page):
            sizes.setdefault(size_of(place), full(widget, place))
    return sizes


def size_of(place: form_filling.Place) -> tuple[int, int]:
    left, bottom, right, top = place.rectangle
    return round(right - left), round(top - bottom)


@pytest.mark.parametrize("form", FORMS_OF_ALL_SIZES)
def test_a_full_field_shows_whole_in_every_viewer(
    fillable: dict[str, bytes], fill, draws, form: str
) -> None:
    """One field of each size: narrow cells, low rows, lines, boxes; the last word shows."""
    content = fillable[form]
    sizes = full_fields(content)
    assert len(sizes) >= 3
    shown = cut_off(content, fill, draws, sizes.values())
    assert not shown, shown


def cut_off(content: bytes, fill, draws, texts: Iterable[Full]) -> list[tuple[str, Full]]:
    """Return what each viewer cuts off, on the first page."""
    places = form_filling.places(content)
    filled = [
        fill(content, {text.field: text.one for text in texts}),
        fill(content, {text.field: text.other for text in texts}),
    ]
    cut = []
    for viewer, draw in draws.items():
        pages = [draw(each, 0, page_pictures.FINE) for each in filled]
        for text in texts:
            place = places[text.field]
            ends = [page_pictures.inside(page, place, dpi=page_pictures.FINE) for page in pages]
            if not page_pictures.differ(*ends):
                cut.append((viewer, text))
    return cut


@pytest.mark.parametrize("program", ["pdfium", "pdf.js"])
def test_a_full_wide_field_is_drawn_at_8_pt_or_more(
    fillable: dict[str, bytes], reader: Reader, program: str
) -> None:
    fill = form_filling.by_pdfium if program == "pdfium" else form_filling.by_pdf_js(reader)
    measured = 0
    for form, content in fillable.items():
        wide = {
            full_field.field: full_field.one
            for (width, _), full_field in full_fields(content, page=None).items()
            if width >= WIDE
        }
        sizes = text_sizes(fill(content, wide))
        assert {name: sizes[name] for name in wide if sizes[name] < 8} == {}, form
        measured += len(wide)
    assert measured > 80


def text_sizes(content: bytes) -> dict[str, float]:
    """Return the size in pt of the text drawn in each field of the file."""
    sizes = {}
    with pikepdf.open(BytesIO(content)) as pdf:
        for page in pdf.pages:
            for widget in page.get("/Annots", ()):
                if widget.get("/FT") == "/Tx" and "/AP" in widget:
                    drawn = widget.AP.N.read_bytes().decode("latin-1")
                    found = re.search(r"([\d.]+) Tf", drawn)
                    sizes[form_filling.full_name(widget)] = float(found[1]) if found else 0.0
    return sizes


LONG_NAMES = (
    "Wilhelmina van Wommelgem-Mommers",
    "WILHELMINA VAN WOMMELGEM-MOMMERS",
    "Mohammed van den Wommelgem-Groothuizen",
)


@pytest.mark.parametrize("name", LONG_NAMES)
def test_a_long_name_beside_a_signature_shows_whole(
    fillable: dict[str, bytes], fill, draws, name: str
) -> None:
    """Its last letters show: others in their place change the picture."""
    field = "voortgang-verslag.akkoord.handtekening.medewerker.naam"
    content = fillable["voortgang-verslag"]
    place = form_filling.places(content)[field]
    filled = [fill(content, {field: f"{name[:-2]}{end}"}) for end in (name[-2:], "ju")]
    for viewer, draw in draws.items():
        ends = [page_pictures.inside(draw(item, place.page), place) for item in filled]
        assert page_pictures.differ(*ends), viewer


def test_a_field_holds_no_less_than_a_lower_one_of_its_width(fillable: dict[str, bytes]) -> None:
    held: dict[int, dict[int, int]] = {}
    for content in fillable.values():
        places = form_filling.places(content)
        for widget in widgets(content):
            if widget.length > WORDY and not widget.flags & READ_ONLY:
                width, height = size_of(places[widget.name])
                if width >= WIDE:
                    held.setdefault(width, {})[height] = widget.length
    assert max(len(heights) for heights in held.values()) >= 4
    for width, heights in held.items():
        lengths = [length for _, length in sorted(heights.items())]
        assert lengths == sorted(lengths), (width, heights)


def test_ticks_and_circles_fill_in(fillable: dict[str, bytes], reader: Reader) -> None:
    """One of several circles, two of several boxes: read back elsewhere, dark where ticked."""
    content = fillable["voortgang-verslag"]
    prefix = "voortgang-verslag"
    circle = f"{prefix}.akkoord.handtekening.medewerker.antwoord"
    box = f"{prefix}.vervolg.kopie-voor.hr"
    filled = reader.fill(content, {circle: "niet-akkoord", box: True})
    read = values_in(filled)
    assert read[circle] == "/niet-akkoord"
    assert read[box] == "/ja"
    place = form_filling.places(content)[box]
    for draw in (page_pictures.by_pdfium, page_pictures.by_poppler):
        before = page_pictures.ink(page_pictures.inside(draw(content, place.page), place))
        after = page_pictures.ink(page_pictures.inside(draw(filled, place.page), place))
        assert after > before + 40


def test_ticks_and_texts_filled_by_one_program_all_show(fillable: dict[str, bytes], draws) -> None:
    """A program that leaves the drawing to viewers makes them redraw the ticks as well."""
    content = fillable["voortgang-verslag"]
    box = "voortgang-verslag.vervolg.kopie-voor.hr"
    text = "voortgang-verslag.vervolg.tijd-en-plek"
    with pikepdf.open(BytesIO(content)) as pdf:
        form = pikepdf.form.Form(pdf)
        form[text].value = "Kantine"
        form[box].checked = True
        out = BytesIO()
        pdf.save(out)
    places = form_filling.places(content)
    for viewer, draw in draws.items():
        page = draw(out.getvalue(), places[box].page)
        assert page_pictures.ink(page_pictures.inside(page, places[box])) > 40, viewer
        assert page_pictures.ink(page_pictures.inside(page, places[text])) > 100, viewer


def test_names_are_unique_and_start_with_the_form(fillable: dict[str, bytes]) -> None:
    for form, content in fillable.items():
        with pikepdf.open(BytesIO(content)) as pdf:
            names = list(_terminal(pdf.Root.AcroForm.Fields))
        assert len(names) == len(set(names)) > 3
        assert all(name.startswith(f"{form}.") for name in names)
        assert all("." not in part for name in names for part in name.split("."))


def _terminal(fields: pikepdf.Object) -> Iterator[str]:
    for field in fields:
        if "/FT" in field:
            yield form_filling.full_name(field)
        else:
            yield from _terminal(field.Kids)


def test_every_field_has_a_name_for_screen_readers(fillable: dict[str, bytes]) -> None:
    for form, content in fillable.items():
        for widget in widgets(content):
            assert len(widget.spoken) > 1, (form, widget.name)
            assert widget.spoken != widget.name


@dataclass(frozen=True)
class Widget:
    """What a form specifies about a field."""

    name: str
    spoken: str
    flags: int
    length: int
    value: str


def widgets(content: bytes) -> list[Widget]:
    with pikepdf.open(BytesIO(content)) as pdf:
        return [
            Widget(
                name=form_filling.full_name(one),
                spoken=str(one.get("/TU", "")),
                flags=int(one.get("/Ff", 0)),
                length=int(one.get("/MaxLen", 0)),
                value=str(one.get("/V", "")),
            )
            for page in pdf.pages
            for one in page.get("/Annots", ())
        ]


def test_ticks_and_circles_say_what_they_are_about(fillable: dict[str, bytes]) -> None:
    """The question, or the title above them, in the form's own words."""
    report = spoken_in(fillable["voortgang-verslag"])
    signed = "Gezien en akkoord: Medewerker"
    assert {signed, f"{signed}, gezien", f"{signed}, niet akkoord"} <= report
    assert "Neem mee: het vorige verslag" in spoken_in(
        fillable["checklist-voorbereiding-begeleider"]
    )


def spoken_in(content: bytes) -> set[str]:
    """Return the names of a form's fields, and of groups of circles, as they are read aloud."""
    groups = set()
    with pikepdf.open(BytesIO(content)) as pdf:
        for one in pdf.objects:
            if isinstance(one, pikepdf.Dictionary) and one.get("/FT") == "/Btn" and "/Kids" in one:
                groups.add(str(one.TU))
    return groups | {widget.spoken for widget in widgets(content)}


def test_spoken_names_tell_fields_apart(fillable: dict[str, bytes]) -> None:
    """Two fields of a form never sound the same."""
    for form, content in fillable.items():
        spoken = [widget.spoken for widget in widgets(content)]
        twice = {text for text in spoken if spoken.count(text) > 1}
        assert not twice, (form, twice)


def test_tab_order_follows_the_page(fillable: dict[str, bytes]) -> None:
    """Down the page; side by side from left to right."""
    for form, content in fillable.items():
        with pikepdf.open(BytesIO(content)) as pdf:
            for page in pdf.pages:
                assert page.get("/Tabs") == "/S"
                boxes = [[float(one) for one in w.Rect] for w in page.get("/Annots", ())]
                for before, after in pairwise(boxes):
                    beside = after[0] >= before[0] - 1
                    below = after[3] <= before[3] + 1
                    assert beside or below, (form, before, after)


def test_flags_lengths_and_hints(fillable: dict[str, bytes]) -> None:
    by_name = {widget.name: widget for widget in widgets(fillable["voortgang-verslag"])}
    name = by_name["voortgang-verslag.kop.naam"]
    date = by_name["voortgang-verslag.kop.datum"]
    optional = by_name["voortgang-verslag.kop.vorig-gesprek"]
    remark = by_name["voortgang-verslag.akkoord.opmerking"]
    edition = by_name["voortgang-verslag.uitgave_"]
    assert name.flags & REQUIRED
    assert not optional.flags & REQUIRED
    assert edition.flags & READ_ONLY
    assert remark.flags & MULTILINE
    assert date.length == 10
    assert "dd-mm-jjjj" in date.spoken
    assert 200 <= remark.length <= 600
    assert edition.value.startswith("VO-V ")


ROOM = 28
"""How many characters a field holds at least, but where a date, a letter or initials will do."""


def little(kit: Kit) -> Iterator[str]:
    """Yield the names of fields that are short by nature: a letter in a month, initials."""
    from gesprekskit.compose.forms import standard

    for form in standard(kit):
        for block in (block for section in form.sections for block in section.blocks):
            if isinstance(block, forms.Year):
                rows = [names.year_row(block, row) for row in block.rows]
                rows += [names.own(block, number + 1) for number in range(block.empty_rows)]
                yield from (names.planned(row, month + 1) for row in rows for month in range(12))
            elif isinstance(block, forms.Matrix):
                rows = [task.name for task in block.tasks]
                rows += [names.own(block, number + 1) for number in range(block.empty_rows)]
                yield from (f"{row}.paraaf" for row in rows)


def test_every_field_has_room_for_a_few_words(kit: Kit, fillable: dict[str, bytes]) -> None:
    """Including `anders:`, a name in a narrow column and a cell in a low row."""
    short = set(little(kit))
    found = {}
    for content in fillable.values():
        for widget in widgets(content):
            date = widget.length == 10 and widget.spoken.endswith("(dd-mm-jjjj)")
            if widget.length and not widget.flags & READ_ONLY and not date:
                found[widget.name] = widget.length
    assert len(found) > 400
    assert short < set(found)
    assert {name: held for name, held in found.items() if name not in short and held < ROOM} == {}
    assert min(found[name] for name in short) >= 12


def test_the_print_form_has_no_fields(printed: Printed) -> None:
    for entry, artifact in _entries(printed):
        if entry.format == "pdf" and entry.variant != "fillable":
            assert b"/AcroForm" not in artifact.content, entry.path


def test_no_script_and_no_action(fillable: dict[str, bytes]) -> None:
    for content in fillable.values():
        with pikepdf.open(BytesIO(content)) as pdf:
            for key in ("/OpenAction", "/AA"):
                assert key not in pdf.Root
            for name in ("/JavaScript", "/JS", "/AA", "/SubmitForm"):
                assert not any(
                    name in one for one in pdf.objects if isinstance(one, pikepdf.Dictionary)
                ), name


def test_other_programs_read_the_fields_without_complaint(
    fillable: dict[str, bytes], reader: Reader, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    reader.warnings.clear()
    for content in fillable.values():
        fields = pypdf.PdfReader(BytesIO(content), strict=True).get_fields()
        assert fields
        reader.fields(content)
    assert reader.warnings == []
    assert caplog.records == []


def test_letters_that_the_font_lacks_are_left_to_the_viewer(
    fillable: dict[str, bytes], reader: Reader
) -> None:
    """Not silently lost: pdf.js then asks every viewer to draw the form with its own fonts."""
    filled = reader.fill(fillable[FORM], {NAME_FIELD: "漢字"})
    assert values_in(filled)[NAME_FIELD] == "漢字"
    with pikepdf.open(BytesIO(filled)) as pdf:
        assert pdf.Root.AcroForm.get("/NeedAppearances", False)
