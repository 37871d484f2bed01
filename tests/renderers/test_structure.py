"""What is done to PDF files after drawing, on small documents: fields, marks, packs, tiles."""

from __future__ import annotations

import time
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, String

from gesprekskit.documents import forms
from gesprekskit.documents.forms import Block, Variant
from gesprekskit.documents.packs import Part
from gesprekskit.renderers import pdf
from gesprekskit.renderers.structure import acroform, joining, texts, ticks, tiling
from gesprekskit.renderers.structure.marks import Mark, drawn
from tests.renderers.every_block import BLOCKS, HINTS, form_of, named, options

READ_ONLY, REQUIRED, MULTILINE, NO_SCROLL = 1, 2, 4096, 8388608
NO_TOGGLE, RADIO = 16384, 32768
"""Flags of fields, as PDF 1.7 numbers them (tables 221, 226 and 228)."""

SCREEN = Variant(name="fillable", line=8.5, row=0.0)
FEW: tuple[Block, ...] = (
    forms.ShortText(**named("kort", label="Kort", width=7)),
    forms.Lines(**named("lijnen", label="Wat?", lines=3)),
    forms.Lines(
        **named("stappen", label="Drie", lines=2, numbered=True, optional="(niet verplicht)")
    ),
    forms.DateSegments(**named("datum", label="Datum", hints=HINTS, width=5)),
    forms.Choice(
        **named("een", label="Kies", options=options("proef.alles.een", "ja", "nee")),
        many=False,
        columns=2,
    ),
    forms.Choice(
        **named("meer", label="Meer", options=options("proef.alles.meer", "rood", "wit")),
        many=True,
        columns=2,
    ),
    *(block for block in BLOCKS if isinstance(block, forms.Matrix)),
)


class Fields(dict[str, Any]):
    """Every field and every circle of a file by its full name; circles are numbered from 0."""

    def __init__(self, content: bytes) -> None:
        self.file = pikepdf.open(BytesIO(content))
        super().__init__(_below(self.file.Root.AcroForm.Fields, ""))


def _below(kids: Any, above: str) -> Iterator[tuple[str, Any]]:
    for number, field in enumerate(kids):
        name = f"{above}.{field.get('/T', number)}".lstrip(".")
        yield name, field
        yield from _below(field.get("/Kids", ()), name)


@pytest.fixture(scope="module")
def content() -> bytes:
    rendered = pdf.render(form_of(FEW, variant=SCREEN))
    assert rendered.problems == ()
    return rendered.content


@pytest.fixture(scope="module")
def made(content: bytes) -> Iterator[dict[str, Any]]:
    fields = Fields(content)
    yield {name.removeprefix("proef.alles."): field for name, field in fields.items()}
    fields.file.close()


FLAGS = {
    "kort": REQUIRED,
    "lijnen": REQUIRED | MULTILINE | NO_SCROLL,
    "stappen.1": 0,
    "datum": REQUIRED,
    "een": REQUIRED | RADIO | NO_TOGGLE,
    "matrix.t.uitleg": 0,
    "matrix.t.zelf": RADIO | NO_TOGGLE,
    "matrix.t.begeleider": RADIO | NO_TOGGLE,
    "matrix.t.paraaf": MULTILINE | NO_SCROLL,
    "proef.uitgave_": READ_ONLY,
}


class TestFields:
    """The fields of a small form, as viewers find them."""

    @pytest.mark.parametrize(("name", "flags"), FLAGS.items())
    def test_flags(self, made: dict[str, Any], name: str, flags: int) -> None:
        """No click turns off the radio button that is on (NoToggleToOff)."""
        assert int(made[name].Ff) == flags

    def test_names_are_a_tree(self, made: dict[str, Any], content: bytes) -> None:
        assert next(iter(Fields(content))) == "proef"
        for name, field in made.items():
            if field.get("/T") is not None and "/Parent" in field:
                assert str(field.Parent.T) == (name.split(".")[-2:-1] or ["alles"])[0]
        assert {str(kid.T) for kid in made["proef"].Kids} == {"alles", "uitgave_"}

    def test_branches_are_named_once(self, made: dict[str, Any]) -> None:
        assert set(made["matrix"].keys()) == {"/T", "/Kids", "/Parent"}
        assert [str(kid.T) for kid in made["matrix"].Kids] == ["t", "eigen_1"]
        assert all(kid.is_indirect for kid in (*made["matrix"].Kids, *made["een"].Kids))

    def test_the_reader_is_not_asked_to_draw_what_is_there(self, content: bytes) -> None:
        """NeedAppearances would have it draw every field anew, in a font of its own."""
        read = pikepdf.open(BytesIO(content))
        form = read.Root.AcroForm
        assert set(form.keys()) == {"/DA", "/DR", "/Fields"}
        assert str(form.DA) == "/Webdings 0 Tf 0 g"
        assert set(form.DR.Font.keys()) == {"/Webdings", "/ZaDb"}
        assert form.is_indirect
        assert str(form.DR.Font["/Webdings"].BaseFont).endswith("+Atkinson-Hyperlegible-Next")

    def test_circles_are_children_of_what_they_answer(self, made: dict[str, Any]) -> None:
        group = made["een"]
        assert (str(group.FT), str(group.TU), str(group.V)) == ("/Btn", "Kies", "/Off")
        assert [str(kid.TU) for kid in group.Kids] == ["Kies: ja", "Kies: nee"]
        assert [set(kid.AP.N.keys()) for kid in group.Kids] == [{"/ja", "/Off"}, {"/nee", "/Off"}]
        for kid in group.Kids:
            assert {"/T", "/FT", "/V", "/Border"} & set(kid.keys()) == set()
            assert kid.Parent.objgen == group.objgen

    @pytest.mark.parametrize(
        ("name", "value", "letter", "operator"),
        [
            ("een.0", "/ja", "l", b" f Q"),
            ("matrix.t.zelf.0", "/hulp", "m", b" S Q"),
            ("meer.rood", "/ja", "4", b" l S Q"),
        ],
    )
    def test_what_appears_when_it_is_ticked(
        self, made: dict[str, Any], name: str, value: str, letter: str, operator: bytes
    ) -> None:
        field = made[name]
        assert (str(field.AS), str(field.MK.CA)) == ("/Off", letter)
        assert str(field.DA) == "/ZaDb 0 Tf 0 g"
        assert set(field.AP.N.keys()) == {value, "/Off"}
        on, off = field.AP.N[value], field.AP.N["/Off"]
        assert on.read_bytes().endswith(operator)
        assert off.read_bytes() == b"q Q"
        left, bottom, right, top = (float(side) for side in field.Rect)
        for look in (on, off):
            assert (str(look.Type), str(look.Subtype)) == ("/XObject", "/Form")
            box = [float(side) for side in look.BBox]
            assert box == pytest.approx([0, 0, right - left, top - bottom], abs=0.01)

    def test_boxes_start_off(self, made: dict[str, Any]) -> None:
        assert [str(made[f"meer.{text}"].V) for text in ("rood", "wit")] == ["/Off", "/Off"]

    def test_drawings_of_one_size_are_shared(self, made: dict[str, Any]) -> None:
        looks = {made[f"meer.{text}"].AP.N["/ja"].objgen for text in ("rood", "wit")}
        assert len(looks) == 1

    def test_rectangles_are_from_low_to_high(self, made: dict[str, Any]) -> None:
        for field in made.values():
            if "/Rect" in field:
                left, bottom, right, top = (float(side) for side in field.Rect)
                assert left < right
                assert bottom < top
                assert all(round(float(side), 3) == float(side) for side in field.Rect)

    def test_what_is_there_from_the_start_is_shown(self, made: dict[str, Any]) -> None:
        field = made["proef.uitgave_"]
        assert str(field.V) == "PR-A 1.0"
        shown = field.AP.N
        left, bottom, right, top = (float(side) for side in field.Rect)
        height = top - bottom
        size = min(10.0, height / 1.35)
        glyphs = texts.encoded(shown.Resources.Font["/Webdings"], "PR-A 1.0")
        assert len(glyphs) == 4 * len("PR-A 1.0")
        assert shown.read_bytes().decode() == (
            f"/Tx BMC q BT /Webdings {size:g} Tf 2 {height / 2 - size * 0.33:.2f} Td"
            f" <{glyphs}> Tj ET Q EMC"
        )
        assert [float(side) for side in shown.BBox] == pytest.approx(
            [0, 0, right - left, height], abs=0.01
        )

    def test_as_many_letters_as_fit(self, made: dict[str, Any]) -> None:
        for name, several in (("lijnen", True), ("stappen.1", False), ("matrix.t.paraaf", True)):
            left, bottom, right, top = (float(side) for side in made[name].Rect)
            room = texts.length(right - left, top - bottom, several=several)
            assert int(made[name].MaxLen) == room
        assert int(made["kort"].MaxLen) == 40
        assert int(made["datum"].MaxLen) == int(made["proef.uitgave_"].MaxLen) == 10
        assert str(made["lijnen"].DA) == "/Webdings 0 Tf 0 g"
        assert str(made["matrix.t.uitleg"].DA) == "/Webdings 9 Tf 0 g"

    def test_tab_goes_as_the_form_is_read(self, content: bytes) -> None:
        with pikepdf.open(BytesIO(content)) as read:
            names = [str(annot.TU) for annot in read.pages[0].Annots if "/TU" in annot]
        assert names[:6] == ["Kort", "Wat?", "Drie 1", "Drie 2", "Datum (dd-mm-jjjj)", "Kies: ja"]


def widget(pdf_file: pikepdf.Pdf, name: str, **more: Any) -> Any:
    """Return a field of text as the engine leaves it."""
    values = {
        "Type": Name.Annot,
        "Subtype": Name.Widget,
        "FT": Name("/Tx"),
        "T": String(name),
        "V": String(""),
        "DA": String("0 g /F1 10 Tf"),
        "Rect": Array([110, 40, 10, 20]),
        "Border": Array([0, 0, 0]),
    }
    return pdf_file.make_indirect(Dictionary(**{**values, **more}))


def by_hand(*names: str, **more: Any) -> bytes:
    """Return a tagged page with a field of each name, in the opposite order of its tags."""
    pdf_file = pikepdf.new()
    page = pdf_file.add_blank_page(page_size=(200, 100))
    widgets = [widget(pdf_file, name, **more) for name in names]
    note = pdf_file.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Text))
    page.Annots = Array([note, *reversed(widgets)])
    tags = [Dictionary(Type=Name.OBJR, Obj=widget) for widget in widgets]
    pdf_file.Root.StructTreeRoot = Dictionary(K=Array([Dictionary(S=Name.Form, K=Array(tags)), 3]))
    font = pdf_file.make_indirect(Dictionary(Type=Name.Font, BaseFont=Name("/Own")))
    other = pdf_file.make_indirect(Dictionary(Type=Name.Font, BaseFont=Name("/Other")))
    pdf_file.Root.AcroForm = Dictionary(
        Fields=Array(widgets),
        NeedAppearances=True,
        DR=Dictionary(Font=Dictionary(F0=other, F1=font)),
    )
    pdf_file.add_blank_page(page_size=(200, 100))
    out = BytesIO()
    pdf_file.save(out)
    return out.getvalue()


NONE = acroform.Facts(required=(), read_only=(), circles={})


class TestByHand:
    """What the engine does not write today, but may tomorrow."""

    def test_a_page_without_fields_and_what_is_no_field_stay(self) -> None:
        done = acroform.finish(by_hand("a.x", "a.y"), NONE)
        with pikepdf.open(BytesIO(done)) as read:
            first, second = read.pages
            assert [str(annot.get("/T", "-")) for annot in first.Annots] == ["x", "y", "-"]
            assert "/Annots" not in second
            assert "/NeedAppearances" not in read.Root.AcroForm
            assert str(read.Root.AcroForm.DR.Font["/Webdings"].BaseFont) == "/Own"
            assert [str(one) for one in first.Annots[0].Rect] == ["10", "20", "110", "40"]
            assert "/Border" not in first.Annots[0]
            assert str(first.Annots[0].Parent.T) == "a"

    def test_a_name_without_branches_is_at_the_top(self) -> None:
        made = Fields(acroform.finish(by_hand("x"), NONE))
        assert list(made) == ["x"]
        assert "/Parent" not in made["x"]

    def test_two_of_one_name_are_refused_by_name(self) -> None:
        with pytest.raises(acroform.NameTwice, match=r"a\.x"):
            acroform.finish(by_hand("a.x", "a.x"), NONE)

    def test_the_same_form_is_the_same_file(self) -> None:
        given = by_hand("x")
        assert acroform.finish(given, NONE) == acroform.finish(given, NONE)

    def test_a_limit_that_is_given_stays(self) -> None:
        made = Fields(acroform.finish(by_hand("x", MaxLen=4), NONE))
        assert int(made["x"].MaxLen) == 4
        assert str(made["x"].DA) == "/Webdings 11 Tf 0 g"

    def test_text_that_is_read_only_or_required(self) -> None:
        facts = acroform.Facts(required={"x"}, read_only={"y"}, circles={})
        made = Fields(acroform.finish(by_hand("x", "y", "z", Ff=MULTILINE), facts))
        several = MULTILINE | NO_SCROLL
        assert [int(made[text].Ff) for text in "xyz"] == [
            several | REQUIRED,
            several | READ_ONLY,
            several,
        ]

    def test_a_group_of_circles_that_is_required(self) -> None:
        """Circles of one name are one field, each on under its own value."""
        made = Fields(pdf.render(form_of([FEW[4]], variant=SCREEN)).content)
        assert int(made["proef.alles.een"].Ff) & REQUIRED


class TestMarks:
    @pytest.mark.parametrize(
        ("mark", "operators"),
        [
            (Mark.TICK, "q 1 J 1 j 2.60 w 4.00 5.20 m 8.40 2.60 l 16.40 7.80 l S Q"),
            (
                Mark.DOT,
                "q 15.80 5.00 m 15.80 8.20 13.20 10.80 10.00 10.80 c"
                " 6.80 10.80 4.20 8.20 4.20 5.00 c 4.20 1.80 6.80 -0.80 10.00 -0.80 c"
                " 13.20 -0.80 15.80 1.80 15.80 5.00 c h f Q",
            ),
            (
                Mark.RING,
                "q 3.20 w 16.00 5.00 m 16.00 8.31 13.31 11.00 10.00 11.00 c"
                " 6.69 11.00 4.00 8.31 4.00 5.00 c 4.00 1.69 6.69 -1.00 10.00 -1.00 c"
                " 13.31 -1.00 16.00 1.69 16.00 5.00 c h S Q",
            ),
        ],
    )
    def test_a_mark_is_drawn_in_the_middle(self, mark: Mark, operators: str) -> None:
        """In a field that is wider than high, so that a mix-up shows."""
        assert drawn(mark, 20, 10) == operators.encode()


@pytest.fixture(scope="module")
def font() -> Iterator[Any]:
    with pikepdf.new() as made:
        yield ticks.font(made)


class TestFontOfMarks:
    """Readers that redraw ticks find the same marks as letters."""

    def test_what_it_says_of_itself(self, font: Any) -> None:
        described = font.FontDescriptor
        assert {name: str(font[name]) for name in ("/Type", "/Subtype", "/BaseFont")} == {
            "/Type": "/Font",
            "/Subtype": "/TrueType",
            "/BaseFont": "/AAAAAA+Ticks",
        }
        assert str(font.Encoding) == "/WinAnsiEncoding"
        assert (chr(font.FirstChar), chr(font.LastChar)) == ("4", "m")
        assert [int(width) for width in font.Widths] == [850] * (ord("m") - ord("4") + 1)
        assert (str(described.Type), str(described.FontName)) == (
            "/FontDescriptor",
            "/AAAAAA+Ticks",
        )
        names = ("/Flags", "/ItalicAngle", "/Ascent", "/Descent", "/CapHeight", "/StemV")
        assert [int(described[name]) for name in names] == [32, 0, 1000, 0, 1000, 80]
        assert [int(item) for item in described.FontBBox] == [0, 0, 850, 1000]
        assert int(described.FontFile2.Length1) == len(described.FontFile2.read_bytes())

    @pytest.fixture
    def program(self, font: Any, caplog: pytest.LogCaptureFixture) -> TTFont:
        """Return the font as another program reads it, which finds its date (none) very early."""
        with caplog.at_level("ERROR", "fontTools"):
            read = TTFont(BytesIO(font.FontDescriptor.FontFile2.read_bytes()))
            assert read.reader["head"][20:36] == bytes(16), "when it was made, and changed"
            assert read["head"].unitsPerEm == 1000
        return read

    def test_its_letters_are_the_marks(self, program: TTFont) -> None:
        letters, glyphs = program.getBestCmap(), program["glyf"]
        assert letters == {ord("4"): "tick", ord("l"): "dot", ord("m"): "ring"}
        assert program.getGlyphOrder() == [".notdef", "tick", "dot", "ring"]
        bounds = {}
        for name in letters.values():
            glyphs[name].draw(pen := BoundsPen(None), glyphs)
            bounds[name] = pen.bounds
            assert program["hmtx"][name][0] == 850
        round_bounds = (125, 50, 725, 650)
        assert bounds == {"tick": (60, 80, 790, 670), "dot": round_bounds, "ring": round_bounds}
        assert (program["hhea"].ascent, program["hhea"].descent) == (1000, 0)
        assert (program["OS/2"].sTypoAscender, program["OS/2"].usWinAscent) == (1000, 1000)
        assert program["name"].getDebugName(1) == "Ticks"
        assert program["name"].getDebugName(2) == "Regular"

    def test_how_they_are_drawn(self, program: TTFont) -> None:
        glyphs = program["glyf"]
        drawn_as = {}
        for name in ("tick", "dot", "ring"):
            glyphs[name].draw(pen := RecordingPen(), glyphs)
            drawn_as[name] = pen.value
        corners = [points[0] for what, points in drawn_as["tick"] if what != "closePath"]
        assert corners == [(60, 330), (170, 440), (310, 300), (680, 670), (790, 560), (310, 80)]
        curves = [points for what, points in drawn_as["dot"] if what == "qCurveTo"]
        assert [what for what, _ in drawn_as["ring"]].count("closePath") == 2
        assert drawn_as["dot"][0] == ("moveTo", ((725, 350),))
        assert curves == [
            ((725, 226), (637, 138)),
            ((549, 50), (425, 50)),
            ((301, 50), (213, 138)),
            ((125, 226), (125, 350)),
            ((125, 474), (213, 562)),
            ((301, 650), (425, 650)),
            ((549, 650), (637, 562)),
            ((725, 474), (725, 350)),
        ]
        hole = [drawn_a for drawn_a in drawn_as["ring"] if drawn_a[0] == "moveTo"][1]
        assert hole == ("moveTo", ((605, 350),))
        inside = drawn_as["ring"][drawn_as["ring"].index(hole) + 1]
        assert inside == ("qCurveTo", ((605, 425), (552, 477)))


class TestTexts:
    """How large text in a field is, and how much of it is printed without being cut off."""

    @pytest.mark.parametrize(
        ("width", "name", "ten"),
        [(20, 9.0, 9.0), (60, 9.0, 9.3), (100, 9.0, 11.0), (246, 10.0, 11.0), (400, 11.0, 11.0)],
    )
    def test_the_size_of_one_line(self, width: float, name: float, ten: float) -> None:
        assert (texts.size(width), texts.size(width, 10)) == (name, ten)

    @pytest.mark.parametrize(
        ("width", "one_line", "more"),
        [
            (4.0, 1, [1, 1, 1, 1]),
            (20.0, 2, [3, 8, 7, 7]),
            (60.0, 10, [12, 32, 20, 34]),
            (112.9, 20, [24, 73, 40, 63]),
            (113.0, 20, [21, 30, 42, 60]),
            (200.0, 36, [39, 60, 84, 138]),
            (400.0, 60, [78, 128, 186, 312]),
        ],
    )
    def test_how_many_letters_fit(self, width: float, one_line: int, more: list[int]) -> None:
        assert texts.length(width, 14, several=False) == one_line
        assert [texts.length(width, high, several=True) for high in (14, 30, 45, 100)] == more

    def test_a_look_names_font_and_size(self) -> None:
        assert texts.appearance(0) == "/Webdings 0 Tf 0 g"
        assert texts.appearance(9.5) == "/Webdings 9.5 Tf 0 g"

    def test_where_no_field_holds_text_the_font_is_the_first(self) -> None:
        font, other = Dictionary(BaseFont=Name("/Own")), Dictionary(BaseFont=Name("/Other"))
        box = Dictionary(FT=Name("/Btn"), DA=String("0 g /F2 10 Tf"))
        text = Dictionary(FT=Name("/Tx"), DA=String("0.2 g /F2 10 Tf"))
        resources = Dictionary(Font=Dictionary(F1=font, F2=other))
        assert texts.font_of(Dictionary(Fields=Array([box]), DR=resources)).BaseFont == "/Own"
        form = Dictionary(Fields=Array([box, text]), DR=resources)
        assert texts.font_of(form).BaseFont == "/Other"


def tagged(*sizes: tuple[float, float], kid: str = "Document", notes: int = 0) -> bytes:
    """Return a file of a page of each size with its tags; the first page has annotations."""
    made = pikepdf.new()
    numbers = Array()
    tag = made.make_indirect(Dictionary(S=Name(f"/{kid}"), K=0))
    for at, size in enumerate(sizes):
        page = made.add_blank_page(page_size=size)
        page.StructParents = at
        numbers.extend([at, Array([tag])])
    first = made.pages[0]
    if notes:
        keys = range(len(sizes), len(sizes) + notes)
        first.Annots = Array([Dictionary(Type=Name.Annot, StructParent=key) for key in keys])
        first.Annots.append(Dictionary(Type=Name.Annot))
        for key in keys:
            numbers.extend([key, tag])
    tree = made.make_indirect(Dictionary(Nums=numbers))
    made.Root.StructTreeRoot = made.make_indirect(
        Dictionary(K=tag, ParentTree=tree, ParentTreeNextKey=len(sizes) + notes)
    )
    with made.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("van het omslag zelf", 0))
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def test_a_file_does_not_say_when_it_was_made() -> None:
    """The same form, rendered a second later, is the same file, byte for byte."""

    form, sheet = by_hand("x"), tagged(A4)

    def made() -> tuple[bytes, ...]:
        poster = tiling.tiled(sheet, ("links", "rechts"), landscape=False)
        pack = joining.joined("Alles", sheet, [Part("Verslag", sheet, "1")])
        return acroform.finish(form, NONE), pack, poster

    first = made()
    time.sleep(1.1)
    assert made() == first


A4, ACROSS = (595.0, 842.0), (842.0, 595.0)


@pytest.fixture(scope="module")
def pack() -> bytes:
    parts = (
        Part("Verslag", tagged(A4, A4, kid="Een", notes=2), "1"),
        Part("Matrix", tagged(ACROSS, kid="Twee", notes=1), "2"),
        Part("Poster", tagged(A4, kid="Drie", notes=1), "3"),
    )
    return joining.joined("Alles", tagged(A4), parts)


class TestPack:
    """Three parts after a cover."""

    def test_each_part_starts_on_a_right_hand_page(self, pack: bytes) -> None:
        with pikepdf.open(BytesIO(pack)) as read:
            with read.open_outline() as outline:
                marks = [
                    (str(item.title), read.pages.index(pikepdf.Page(item.destination[0])))
                    for item in outline.root
                ]
            assert marks == [("Alles", 0), ("Verslag", 2), ("Matrix", 4), ("Poster", 6)]
            assert len(read.pages) == 8
        assert joining.pages(pack) == 8

    def test_an_empty_back_is_as_large_as_its_front(self, pack: bytes) -> None:
        with pikepdf.open(BytesIO(pack)) as read:
            sizes = [tuple(float(one) for one in page.mediabox[2:]) for page in read.pages]
            assert sizes == [A4, A4, A4, A4, ACROSS, ACROSS, A4, A4]
            blank = [at for at, page in enumerate(read.pages) if "/StructParents" not in page]
            assert blank == [1, 5, 7]
            assert [str(read.pages[at].Tabs) for at in blank] == ["/S"] * 3

    def test_every_page_and_every_note_finds_its_tag(self, pack: bytes) -> None:
        with pikepdf.open(BytesIO(pack)) as read:
            root = read.Root.StructTreeRoot
            numbers = list(root.ParentTree.Nums)
            tags = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
            assert [str(one.S) for one in root.K] == ["/Document", "/Een", "/Twee", "/Drie"]
            assert {one.P.objgen for one in list(root.K)[1:]} == {root.objgen}
            found = {
                str(tags[int(page.StructParents)][0].S)
                for page in read.pages
                if "/StructParents" in page
            }
            assert found == {"/Document", "/Een", "/Twee", "/Drie"}
            notes = [one for page in read.pages for one in page.get("/Annots", ())]
            keys = [int(note.StructParent) for note in notes if "/StructParent" in note]
            assert [str(tags[key].S) for key in keys] == ["/Een", "/Een", "/Twee", "/Drie"]
            used = [int(page.StructParents) for page in read.pages if "/StructParents" in page]
            assert sorted(used + keys) == list(tags) == list(range(9))
            assert int(root.ParentTreeNextKey) == 9
            assert root.ParentTree.is_indirect

    def test_a_cover_of_two_pages_gets_no_back(self) -> None:
        part = Part("Verslag", tagged(A4, A4), "1")
        whole = joining.joined("Alles", tagged(A4, A4), (part,))
        assert joining.pages(whole) == 4
        assert whole == joining.joined("Alles", tagged(A4, A4), (part,))


POINT = 72 / 25.4


@pytest.fixture(scope="module", params=[True, False], ids=["landscape", "portrait"])
def sheets(request: pytest.FixtureRequest) -> tuple[bool, pikepdf.Pdf]:
    landscape = bool(request.param)
    size = (420 * POINT, 297 * POINT) if landscape else (297 * POINT, 420 * POINT)
    with pikepdf.open(BytesIO(tagged(size))) as poster:
        poster.pages[0].Contents = poster.make_stream(
            b"/P <</MCID 0>> BDC q 1 0 0 RG 5 5 m 9 9 l S Q EMC /Artifact BMC 0 g EMC /X MP"
        )
        poster.pages[0].Resources = Dictionary(Own=Name("/Kept"))
        poster.save(out := BytesIO())
    done = tiling.tiled(out.getvalue(), ("het linkerdeel", "de rest"), landscape=landscape)
    assert done == tiling.tiled(out.getvalue(), ("het linkerdeel", "de rest"), landscape=landscape)
    return landscape, pikepdf.open(BytesIO(done))


class TestTiles:
    """A poster on two sheets of A4 that overlap by a centimetre."""

    def test_the_tiles_lie_side_by_side(self) -> None:
        left, right = tiling.tiles(landscape=True)
        upper, lower = tiling.tiles(landscape=False)
        scale = (2 * 196 - 10) / 404
        assert pytest.approx(scale) == tiling.SCALE
        start, across = 7 - 8 * scale, (297 - 297 * scale) / 2
        assert (left.x, left.y) == pytest.approx((start, across))
        assert (right.x, right.y) == pytest.approx((start - 186, across))
        assert (lower.x, lower.y) == pytest.approx((across, start))
        assert (upper.x, upper.y) == pytest.approx((across, start - 186))
        assert [(tile.width, tile.height) for tile in (left, right)] == [(210, 297)] * 2
        assert [(tile.width, tile.height) for tile in (upper, lower)] == [(297, 210)] * 2
        assert [tile.join for tile in (left, right, lower, upper)] == [193, 17, 193, 17]

    def test_each_sheet_is_one_picture_told_in_words(
        self, sheets: tuple[bool, pikepdf.Pdf]
    ) -> None:
        _, read = sheets
        root = read.Root.StructTreeRoot
        document = root.K
        assert (str(document.S), document.P.objgen) == ("/Document", root.objgen)
        figures = list(document.K)
        assert [str(figure.Alt) for figure in figures] == ["het linkerdeel", "de rest"]
        assert [str(figure.S) for figure in figures] == ["/Figure", "/Figure"]
        assert [int(figure.K) for figure in figures] == [0, 0]
        assert {figure.P.objgen for figure in figures} == {document.objgen}
        assert [figure.Pg.objgen for figure in figures] == [page.obj.objgen for page in read.pages]
        assert [int(page.StructParents) for page in read.pages] == [0, 1]
        numbers = list(root.ParentTree.Nums)
        assert [int(number) for number in numbers[::2]] == [0, 1]
        assert [number[0].objgen for number in numbers[1::2]] == [
            figure.objgen for figure in figures
        ]
        assert int(root.ParentTreeNextKey) == 2
        with read.open_outline() as outline:
            assert list(outline.root) == []

    def test_the_picture_has_no_tags_of_its_own(self, sheets: tuple[bool, pikepdf.Pdf]) -> None:
        landscape, read = sheets
        posters = [page.Resources.XObject.Poster for page in read.pages]
        assert posters[0].objgen == posters[1].objgen
        (poster, _) = posters
        assert poster.read_bytes().split() == b"q 1 0 0 RG 5 5 m 9 9 l S Q 0 g".split()
        assert (str(poster.Type), str(poster.Subtype)) == ("/XObject", "/Form")
        assert str(poster.Resources.Own) == "/Kept"
        long, short = 420 * POINT, 297 * POINT
        size = (long, short) if landscape else (short, long)
        assert [float(one) for one in poster.BBox] == pytest.approx([0, 0, *size], abs=0.01)

    def test_what_is_drawn_on_the_sheets(self, sheets: tuple[bool, pikepdf.Pdf]) -> None:
        landscape, read = sheets
        for page, tile in zip(read.pages, tiling.tiles(landscape=landscape), strict=True):
            width, height = tile.width * POINT, tile.height * POINT
            assert [float(one) for one in page.mediabox] == pytest.approx(
                [0, 0, width, height], abs=0.01
            )
            assert str(page.Tabs) == "/S"
            lines = page.Contents.read_bytes().decode().split("\n")
            edge, join = 7 * POINT, tile.join * POINT
            assert lines[0] == (
                f"/Figure <</MCID 0>> BDC q {edge:.3f} {edge:.3f} {width - 2 * edge:.3f}"
                f" {height - 2 * edge:.3f} re W n {tiling.SCALE:.5f} 0 0 {tiling.SCALE:.5f}"
                f" {tile.x * POINT:.3f} {tile.y * POINT:.3f} cm /Poster Do Q EMC"
            )
            far = height if landscape else width
            ends = [(7 * POINT, 11 * POINT), (far - 11 * POINT, far - 7 * POINT)]
            marks = [
                f"{join:.3f} {a:.3f} m {join:.3f} {b:.3f} l S"
                if landscape
                else f"{a:.3f} {join:.3f} m {b:.3f} {join:.3f} l S"
                for a, b in ends
            ]
            assert lines[1] == f"/Artifact BMC q 0.7 w {' '.join(marks)} Q EMC"
