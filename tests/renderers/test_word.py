"""The Word renderer: what is in the file, and what LibreOffice makes of it."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args
from zipfile import ZipFile

import docx
import pypdf
import pytest
from docx.enum.section import WD_ORIENTATION
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm

from gesprekskit.compose.forms import standard, variants
from gesprekskit.documents import forms
from gesprekskit.documents.forms import Block, Form
from gesprekskit.kit import Kit
from gesprekskit.renderers import html, word
from gesprekskit.renderers.word import controls
from tests.overlaps import Boxed, overlapping, printed_words
from tests.renderers.every_block import BLOCKS, SIGNED, form_of, named, options, signatures
from tests.ruled_lines import lines_above, lines_below
from tests.test_printed import extracted, squeezed, written_texts

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
FILTER = 'pdf:writer_pdf_Export:{"ExportFormFields":{"type":"boolean","value":"false"}}'
"""Without this LibreOffice makes fields of a PDF of controls, whose texts are no text."""

KINDS = {
    qn("w:text"): "text",
    qn("w:richText"): "lines",
    qn("w:date"): "date",
    qn("w:dropDownList"): "choice",
    f"{W14}checkbox": "tick",
}


@pytest.fixture(scope="module")
def form() -> Form:
    return form_of(BLOCKS)


@pytest.fixture(scope="module")
def made(kit: Kit, form: Form) -> dict[str, tuple[Form, bytes]]:
    """Return every real form and the one with every kind of block, as DOCX."""
    return {
        drawn_form.id: (drawn_form, word.render(drawn_form).content)
        for drawn_form in (*standard(kit), form)
    }


@pytest.fixture(scope="module")
def converted(
    made: Mapping[str, tuple[Form, bytes]], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Return a folder with what LibreOffice makes of all forms."""
    contents = {name: content for name, (_, content) in made.items()}
    return printed(contents, tmp_path_factory)


LONG = "opleiding en ontwikkeling"
ANSWERS = options("proef.alles.waar", "werk", "samenwerking met collega’s", LONG, "gereedschap")
CHECKED = "Handschoenen en veiligheidsbril liggen klaar."
WIDTHS = (12, 8, 6, 4, 3)
APART = forms.Explanation(**named("uitleg", text="Lees eerst."))


def in_width(width: int) -> Form:
    """Return a form of a scale, answers, a checklist and a year, each alone in this width."""
    blocks: tuple[Block, ...] = (
        forms.Scale(**named("s", label="Eens?", steps=5, low="niet mee eens", high="mee eens")),
        forms.Choice(
            **named("waar", label="Waar?"), options=ANSWERS, many=True, columns=3, other="anders:"
        ),
        forms.Checklist(
            **named("klaar", label="Klaar?"),
            columns=2,
            items=tuple(
                forms.ChecklistItem(node="n", name=f"proef.alles.klaar.{number}", text=CHECKED)
                for number in range(3)
            ),
        ),
        forms.Year(
            **named("jaar", label="Jaar", months=("jan", "feb"), empty_rows=1),
            row_label="Wie",
            rows=(forms.YearRow(node="n", name="wij", label="Iedereen", hint="allemaal"),),
            row_height=9.0,
            row_called="rij {number}",
        ),
    )
    return form_of([item for block in blocks for item in (replace(block, width=width), APART)])


@pytest.fixture(scope="module")
def narrow(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with what LibreOffice makes of blocks in every width, and of signatures."""
    made = {f"{width}": word.render(in_width(width)).content for width in WIDTHS}
    signed = word.render(form_of(signatures())).content
    return printed({**made, "signed": signed}, tmp_path_factory)


def printed(contents: Mapping[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with what LibreOffice makes of documents, as PDF, by name."""
    folder = tmp_path_factory.mktemp("word")
    for name, content in contents.items():
        (folder / f"{name}.docx").write_bytes(content)
    files = sorted(folder.glob("*.docx"))
    profile = f"-env:UserInstallation=file://{tmp_path_factory.mktemp('office')}"
    subprocess.run(
        ["soffice", "--headless", profile, "--convert-to", FILTER, "--outdir", folder, *files],
        check=True,
        capture_output=True,
        timeout=240,
    )
    return folder


def part(content: bytes, name: str) -> Any:
    with ZipFile(BytesIO(content)) as parts:
        return parse_xml(parts.read(f"word/{name}.xml"))


def headers(content: bytes) -> list[Any]:
    document = docx.Document(BytesIO(content))
    section = document.sections[0]
    return [section.first_page_header._element, section.header._element]


def footers(content: bytes) -> list[Any]:
    section = docx.Document(BytesIO(content)).sections[0]
    return [section.first_page_footer._element, section.footer._element]


def said(element: Any) -> str:
    return "".join(inner_element.text or "" for inner_element in element.iter(qn("w:t")))


def value(element: Any, name: str) -> str:
    return str(element.find(qn(name)).get(qn("w:val")))


def found(element: Any) -> list[tuple[str, str, str]]:
    """Return kind, tag and title of every content control."""
    properties = list(element.iter(qn("w:sdtPr")))
    return [
        (
            next(KINDS[child.tag] for child in one if child.tag in KINDS),
            value(one, "w:tag"),
            value(one, "w:alias"),
        )
        for one in properties
    ]


def all_blocks(form: Form) -> list[Block]:
    return [block for section in form.sections for block in section.blocks]


def implied(block: Block) -> Counter[str]:
    """Return how many controls of each kind a block should have."""
    match block:
        case forms.ShortText() | forms.Box():
            return Counter(text=1)
        case forms.Lines(numbered=True):
            return Counter(text=block.lines)
        case forms.Lines():
            return Counter({"text" if block.lines == 1 else "lines": 1})
        case forms.SentenceStarter():
            return Counter({"text" if block.lines <= 2 else "lines": 1})
        case forms.DateSegments():
            return Counter(date=1)
        case forms.Choice():
            other = int(bool(block.other))
            return Counter(tick=len(block.options) + other, text=other)
        case forms.Scale():
            return Counter(tick=block.steps)
        case forms.Table() | forms.Agreements():
            count: Counter[str] = Counter()
            for column in block.columns:
                kind = "tick" if column.many else "choice"
                many = len(column.options) if column.many else 1
                count += Counter({kind: many} if column.options else {"text": 1})
            return Counter({kind: many * block.rows for kind, many in count.items()})
        case forms.Matrix():
            rows = len(block.tasks) + block.empty_rows
            ticks = 2 * rows * len(block.levels)
            return Counter(date=2 * rows, tick=ticks, text=rows + block.empty_rows)
        case forms.Signature():
            people = len(block.people)
            return Counter(text=people, date=people, tick=people * len(block.answers))
        case forms.Checklist():
            return Counter(tick=len(block.items))
        case forms.Route():
            return Counter({"text" if block.lines == 1 else "lines": len(block.stops)})
        case forms.Timeline():
            return Counter(date=block.moments, text=block.moments * len(block.rows))
        case forms.Year():
            cells = len(block.months) * (len(block.rows) + block.empty_rows)
            return Counter(text=cells + block.empty_rows)
        case forms.Explanation():
            return Counter()


class Page(HTMLParser):
    """The fields of a page and its texts, from the title of the form on."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.fields: list[dict[str, str]] = []
        self.texts: list[str] = []
        self.inside = False
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = self.inside or tag == "header"
        values = {key: said or "" for key, said in attrs}
        if tag in ("input", "textarea"):
            self.fields.append(values)

    def handle_data(self, data: str) -> None:
        if self.inside and data.strip():
            self.texts.append(data)


def test_every_kind_of_block_is_here() -> None:
    assert {type(block) for block in BLOCKS} == set(get_args(Block))


def test_python_docx_opens_every_form(made: Mapping[str, tuple[Form, bytes]]) -> None:
    for form, content in made.values():
        document = docx.Document(BytesIO(content))
        headings = [
            paragraph.text
            for paragraph in document.paragraphs
            if paragraph.style.name == "Heading 1"
        ]
        assert headings == [f"{section.number} {section.title}" for section in form.sections]
        assert document.core_properties.title == f"{form.title} ({form.code})"
        assert document.core_properties.author == form.publisher


def test_the_page_is_that_of_the_print(form: Form) -> None:
    for landscape, size in ((False, (210, 297)), (True, (297, 210))):
        content = word.render(replace(form, landscape=landscape)).content
        section = docx.Document(BytesIO(content)).sections[0]
        assert (section.page_width, section.page_height) == pytest.approx(
            tuple(map(Mm, size)), abs=400
        )
        assert (section.orientation == WD_ORIENTATION.LANDSCAPE) is landscape
        margins = (section.left_margin, section.right_margin)
        assert margins == pytest.approx((Mm(25), Mm(15)), abs=400)
        edges = (section.top_margin, section.bottom_margin)
        assert edges == pytest.approx((Mm(14), Mm(16)), abs=400)
    assert part(content, "settings").find(qn("w:mirrorMargins")) is not None


def test_every_text_of_the_page_stands_in_the_document_in_order(
    made: Mapping[str, tuple[Form, bytes]],
) -> None:
    for form, content in made.values():
        whole = squeezed(said(part(content, "document")))
        blocks = [block for section in form.sections for block in section.blocks]
        ticked = {
            it.own_marks: it.own_marks_on_screen for it in blocks if isinstance(it, forms.Matrix)
        }
        position = 0
        for written in Page(html.form(form).page).texts:
            text = ticked.get(written.strip(), written)
            place = whole.find(squeezed(text), position)
            assert place >= 0, (form.id, text)
            position = place + len(squeezed(text))


def test_header_and_footer_say_what_the_form_is(form: Form) -> None:
    funded = replace(form, footer=replace(form.footer, funding="Met geld van iemand."))
    content = word.render(funded).content
    first, other = headers(content)
    assert said(first) == "Proefdrukkerij"
    assert [(kind, tag) for kind, tag, _ in found(first)] == [("lines", "logo")]
    assert said(other) == "PR-A · Proefblad"
    for foot in footers(content):
        lines = ["".join(said(element)) for element in foot.iter(qn("w:p"))]
        assert lines[0].startswith("PR-A · gesprekskit.example/nl/pr-a.html")
        assert lines[0].endswith("blz. 1 van 1")
        assert lines[1:] == ["Proef · CC BY 4.0", "Met geld van iemand."]
        fields = [element.get(qn("w:instr")) for element in foot.iter(qn("w:fldSimple"))]
        assert fields == ["PAGE", "NUMPAGES"]


def test_the_code_to_scan_has_words(form: Form) -> None:
    document = docx.Document(BytesIO(word.render(form).content))
    (picture,) = document.element.body.iter(qn("wp:inline"))
    assert picture.find(qn("wp:docPr")).get("descr") == form.link_label
    assert int(picture.find(qn("wp:extent")).get("cx")) == Mm(16)


@pytest.mark.parametrize("block", BLOCKS, ids=lambda case: type(case).__name__)
def test_a_block_has_its_content_controls(block: Block) -> None:
    content = word.render(form_of([block])).content
    assert Counter(kind for kind, _, _ in found(part(content, "document"))) == implied(block)


def test_controls_of_every_form_by_kind(made: Mapping[str, tuple[Form, bytes]]) -> None:
    for form, content in made.values():
        expected: Counter[str] = sum(map(implied, all_blocks(form)), Counter())
        kinds = Counter(kind for kind, _, _ in found(part(content, "document")))
        assert kinds == expected, form.id


def test_every_kind_of_control_is_in_use(kit: Kit) -> None:
    used = {
        kind
        for form in standard(kit)
        for kind, _, _ in found(part(word.render(form).content, "document"))
    }
    assert used == set(KINDS.values())


def names_in_pdf(form: Form, lists: set[str]) -> Iterator[str]:
    """Yield the names in a fillable form; circles by their value, except where Word has a list."""
    for field in Page(html.form(form).page).fields:
        name = field["name"]
        if field.get("type") == "radio" and name not in lists:
            yield f"{name}.{field['value']}"
        elif not name.endswith(".uitgave_"):
            yield name


def test_tags_are_the_names_of_the_fillable_pdf(kit: Kit, form: Form) -> None:
    fillable = [
        variant
        for definition in kit.forms.values()
        for variant in variants(kit, definition)
        if variant.variant.name == "fillable"
    ]
    for drawn_form in (*fillable, replace(form, variant=replace(form.variant, name="fillable"))):
        all_found = found(part(word.render(drawn_form).content, "document"))
        tags = [tag for _, tag, _ in all_found]
        assert len(tags) == len(set(tags)), drawn_form.id
        lists = {tag for kind, tag, _ in all_found if kind == "choice"}
        assert set(tags) == {controls.tag(name) for name in names_in_pdf(drawn_form, lists)}, (
            drawn_form.id
        )


def test_controls_are_known_apart(made: Mapping[str, tuple[Form, bytes]]) -> None:
    for form, content in made.values():
        document = part(content, "document")
        properties = list(document.iter(qn("w:sdtPr")))
        numbers = [value(each, "w:id") for each in properties]
        assert len(numbers) == len(set(numbers)), form.id
        for _, tag, title in found(document):
            assert 0 < len(tag) <= 64
            assert 0 < len(title) <= 64


def test_a_long_name_keeps_its_end_and_stays_unique() -> None:
    first, second = (f"{'formulier' * 4}.{kind}.{'lang' * 12}.antwoord" for kind in "ab")
    assert controls.tag("kort.vak.naam") == "kort.vak.naam"
    assert controls.tag(first) != controls.tag(second)
    assert len(controls.tag(first)) == 64
    assert controls.tag(first).endswith(".antwoord")
    assert controls.title("x" * 99 + ", rij 2: Wat").endswith("rij 2: Wat")


def test_a_task_that_needs_safety_says_so_in_the_controls_of_its_row(form: Form) -> None:
    titles = [title for _, _, title in found(part(word.render(form).content, "document"))]
    of_the_task = [title for title in titles if "Zagen" in title]
    assert len(of_the_task) == 3 + 2 * 2
    assert all(text.startswith("Pas op: Zagen") for text in of_the_task)


def test_empty_controls_show_that_they_are_empty(form: Form) -> None:
    document = part(word.render(form).content, "document")
    for control in document.iter(qn("w:sdt")):
        properties = control.find(qn("w:sdtPr"))
        ticked = properties.find(f"{W14}checkbox") is not None
        assert (properties.find(qn("w:showingPlcHdr")) is None) is ticked
        assert said(control)


def test_dates_are_written_the_dutch_way(form: Form) -> None:
    for element in part(word.render(form).content, "document").iter(qn("w:date")):
        assert value(element, "w:dateFormat") == "dd-MM-yyyy"
        assert value(element, "w:lid") == "nl-NL"


def test_a_list_shows_its_answers_as_circles_on_paper(form: Form) -> None:
    document = part(word.render(form).content, "document")
    chosen = next(document.iter(qn("w:dropDownList")))
    assert [item.get(qn("w:value")) for item in chosen] == ["wel"]
    assert said(chosen.getparent().getparent()) == "○\u00a0wel"


def test_the_language_is_dutch(form: Form) -> None:
    content = word.render(form).content
    defaults = part(content, "styles").find(qn("w:docDefaults"))
    (language,) = defaults.iter(qn("w:lang"))
    assert language.get(qn("w:val")) == "nl-NL"
    assert value(part(content, "settings"), "w:themeFontLang") == "nl-NL"
    other = part(word.render(replace(form, language="en-GB")).content, "settings")
    assert value(other, "w:themeFontLang") == "en-GB"


def test_tables_have_heads_rows_of_a_height_and_names(form: Form) -> None:
    document = part(word.render(form).content, "document")
    data = [
        element
        for element in document.iter(qn("w:tbl"))
        if value(element.find(qn("w:tblPr")), "w:tblStyle") not in ("Indeling", "Vak")
    ]
    tables = (forms.Table, forms.Agreements, forms.Matrix, forms.Route, forms.Timeline, forms.Year)
    blocks = [block for block in BLOCKS if isinstance(block, tables)]
    assert len(data) == len(blocks)
    for table, block in zip(data, blocks, strict=True):
        assert value(table.find(qn("w:tblPr")), "w:tblCaption") == block.called
        head, *rows = table.findall(qn("w:tr"))
        assert head.find(qn("w:trPr")).find(qn("w:tblHeader")) is not None
        for row in (head, *rows):
            assert row.find(qn("w:trPr")).find(qn("w:cantSplit")) is not None
        for row in rows if not isinstance(block, forms.Route) else []:
            height = row.find(qn("w:trPr")).find(qn("w:trHeight"))
            assert height.get(qn("w:hRule")) == "atLeast"
            assert int(height.get(qn("w:val"))) == pytest.approx(block.row_height * 56.69, abs=1)


def taken(cell: Any) -> int:
    """Return how many columns a cell takes."""
    span = cell.find(qn("w:tcPr")).find(qn("w:gridSpan"))
    return 1 if span is None else int(span.get(qn("w:val")))


def test_cells_fill_their_table_and_end_in_a_paragraph(form: Form) -> None:
    for table in part(word.render(form).content, "document").iter(qn("w:tbl")):
        grid = [int(element.get(qn("w:w"))) for element in table.find(qn("w:tblGrid"))]
        assert int(table.find(qn("w:tblPr")).find(qn("w:tblW")).get(qn("w:w"))) == sum(grid)
        assert sum(grid) <= 9640
        for row in table.findall(qn("w:tr")):
            cells = row.findall(qn("w:tc"))
            assert sum(map(taken, cells)) == len(grid)
            assert all(cell[-1].tag == qn("w:p") for cell in cells)


def test_tables_do_not_run_into_each_other(form: Form) -> None:
    for table in part(word.render(form).content, "document").iter(qn("w:tbl")):
        assert table.getnext().tag == qn("w:p")


def test_every_style_that_is_used_is_there(form: Form) -> None:
    content = word.render(form).content
    styles = {
        element.get(qn("w:styleId")) for element in part(content, "styles").iter(qn("w:style"))
    }
    for element in (part(content, "document"), *headers(content), *footers(content)):
        for kind in ("w:pStyle", "w:rStyle", "w:tblStyle"):
            assert {
                inner_element.get(qn("w:val")) for inner_element in element.iter(qn(kind))
            } <= styles
    bases = {element.get(qn("w:val")) for element in part(content, "styles").iter(qn("w:basedOn"))}
    assert bases <= styles


def test_looks_come_from_styles_only(form: Form) -> None:
    document = part(word.render(form).content, "document")
    runs = {child.tag for element in document.iter(qn("w:rPr")) for child in element}
    assert runs <= {qn("w:rStyle")}
    paragraphs = {child.tag for element in document.iter(qn("w:pPr")) for child in element}
    assert paragraphs <= {qn("w:pStyle"), qn("w:keepNext"), qn("w:pageBreakBefore")}


def test_nothing_floats_and_nothing_runs(form: Form) -> None:
    with ZipFile(BytesIO(word.render(form).content)) as parts:
        whole = b"".join(parts.read(name) for name in parts.namelist() if name.endswith(".xml"))
        named = parts.namelist()
    for tag in (b"<w:txbxContent", b"<w:pict", b"<wp:anchor", b"<v:", b"<w:object"):
        assert tag not in whole
    assert not [name for name in named if re.search(r"vba|thumbnail|customXml|fonts/", name)]


def test_same_form_gives_the_same_bytes(form: Form) -> None:
    first, second = word.render(form), word.render(form)
    assert first == second
    assert (first.pages, first.problems) == (0, ())
    with ZipFile(BytesIO(first.content)) as parts:
        assert {info.date_time for info in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


HOSTILE = "</w:t></w:r><w:p/> {{ 7*7 }} {% raw %} {number} %s &amp; ]]> \"quoted\" 'so' <!-- -->"


def test_markup_in_a_text_is_text(form: Form) -> None:
    short = forms.ShortText(node="n", name="proef.alles.kort", label=HOSTILE, called=HOSTILE)
    changed = form_of([short], title=HOSTILE, about=HOSTILE, publisher=HOSTILE, link_label=HOSTILE)
    content = word.render(changed).content
    document = part(content, "document")
    assert said(document).count(HOSTILE) == 3
    assert said(headers(content)[0]) == HOSTILE
    (picture,) = document.iter(qn("wp:docPr"))
    assert picture.get("descr") == HOSTILE
    assert docx.Document(BytesIO(content)).core_properties.author == HOSTILE


def test_letters_that_xml_cannot_hold_are_left_out(form: Form) -> None:
    content = word.render(replace(form, title="een\x00\x0btwee\ud800 𝒳" * 40)).content
    assert "eentwee 𝒳" in said(part(content, "document"))


def test_pages_are_at_most_one_more_than_printed(
    made: Mapping[str, tuple[Form, bytes]], converted: Path
) -> None:
    for name, (form, _) in made.items():
        pages = len(pypdf.PdfReader(converted / f"{name}.pdf").pages)
        assert 0 < pages <= form.max_pages + 1, name


def lettered(text: str) -> str:
    """Return a text without white space and shapes.

    LibreOffice draws `▶` in another font, higher than the line, where pdftotext reads it.
    """
    return re.sub("[▲▶▼]", "", squeezed(text))


def test_text_of_the_definition_stands_in_order(
    kit: Kit, made: Mapping[str, tuple[Form, bytes]], converted: Path
) -> None:
    for name in made:
        if name not in kit.forms:
            continue
        whole = lettered(extracted(converted / f"{name}.pdf"))
        position = 0
        for text in written_texts(kit, name):
            place = whole.find(lettered(text), position)
            assert place >= 0, f"{name}: `{text}` is missing, or stands too early"
            position = place


def test_ruled_lines_are_as_far_apart_as_printed(form: Form) -> None:
    for distance in (8.5, 10.5):
        changed = replace(form, variant=replace(form.variant, line=distance))
        styles = part(word.render(changed).content, "styles")
        (ruled,) = (
            style
            for style in styles.iter(qn("w:style"))
            if style.get(qn("w:styleId")) == "Invullijn"
        )
        (spacing,) = ruled.iter(qn("w:spacing"))
        (bottom,) = ruled.iter(qn("w:bottom"))
        border = int(bottom.get(qn("w:sz"))) / 8 * 20
        assert spacing.get(qn("w:lineRule")) == "exact"
        assert int(spacing.get(qn("w:line"))) + border == pytest.approx(distance * 56.69, abs=2)


def test_the_emblem_stands_in_every_footer_with_its_words(form: Form) -> None:
    foot = replace(
        form.footer, funding="Samen betaald", emblem="eu", emblem_label="embleem van Europa"
    )
    with ZipFile(BytesIO(word.render(replace(form, footer=foot)).content)) as parts:
        feet = [name for name in parts.namelist() if re.search(r"footer\d\.xml$", name)]
        pictures = [name for name in parts.namelist() if name.startswith("word/media/")]
        assert len(feet) == 2
        for name in feet:
            text = parts.read(name).decode()
            assert "Samen betaald" in text
            assert 'descr="embleem van Europa"' in text
    assert len(pictures) == 2


def words_in(path: Path) -> list[Boxed]:
    return [word for page in printed_words(path) for word in page]


@pytest.mark.parametrize("width", WIDTHS)
def test_the_words_of_a_scale_stand_under_its_first_and_last_circle(
    narrow: Path, width: int
) -> None:
    """Places are in pt; a circle is up to 13 pt wide, and nothing else here is round."""
    words = words_in(narrow / f"{width}.pdf")
    circles = sorted(word for word in words if word[4] == "○")
    assert len(circles) == 5
    gaps = [after[0] - before[0] for before, after in pairwise(circles)]
    assert gaps == pytest.approx([gaps[0]] * 4, abs=0.5)
    first = next(word for word in words if word[4] == "niet")
    last = next(word for word in reversed(words) if word[4] == "eens" and word[0] > circles[2][0])
    assert first[0] == pytest.approx(circles[0][0], abs=1)
    assert last[2] == pytest.approx(circles[-1][2], abs=3)
    assert min(first[1], last[1]) > max(circle[3] for circle in circles) - 4


@pytest.mark.parametrize("width", WIDTHS)
def test_a_tick_stays_with_its_label_and_no_word_is_cut(narrow: Path, width: int) -> None:
    words = words_in(narrow / f"{width}.pdf")
    labels = [*(option.label for option in ANSWERS), "anders:", *[CHECKED] * 3]
    beside = []
    for left, top, right, bottom, text in words:
        if text == "☐":
            line = [
                word
                for word in words
                if word[0] >= right and top < (word[1] + word[3]) / 2 < bottom
            ]
            nearest = min(line)
            assert nearest[0] - left < 25
            beside.append(nearest[4])
    assert Counter(beside) == Counter(label.split()[0] for label in labels)
    whole = {word for label in labels for word in label.split()}
    assert whole | {"niet", "mee", "eens", "Iedereen", "allemaal"} <= {word[4] for word in words}
    assert overlapping(narrow / f"{width}.pdf") == []


def test_another_answer_gets_the_rest_of_the_line(narrow: Path) -> None:
    """A twelfth is 14.67 mm with the 6 mm after it."""
    for width in WIDTHS:
        (line,) = lines_below(narrow / f"{width}.pdf", "anders:")
        whole = width * 176 / 12 - 6
        assert line == pytest.approx(whole if width < 12 else 111.3, abs=1), width


def test_a_signature_has_room_in_every_width(narrow: Path) -> None:
    lines = lines_above(narrow / "signed.pdf", "Datum")
    assert len(lines) == 2 * len(SIGNED)
    assert min(lines) >= 50
    assert overlapping(narrow / "signed.pdf") == []


def test_a_start_that_fills_its_line_stands_above_it() -> None:
    start = "Daar ga ik deze maand zelf mee beginnen:"
    for width, styles in ((12, ["Invullijn"]), (6, ["Zinbegin", "Invullijn"])):
        block = forms.SentenceStarter(**named("z", label="", starter=start, lines=1, width=width))
        document = part(word.render(form_of([block])).content, "document")
        used = [element.get(qn("w:val")) for element in document.iter(qn("w:pStyle"))]
        assert [item for item in used if item in ("Zinbegin", "Invullijn")] == styles


@pytest.mark.parametrize("width", range(1, 13))
def test_no_width_gives_a_column_without_width(width: int) -> None:
    """Word refuses a file with a negative width, and LibreOffice does not."""
    content = word.render(form_of([replace(block, width=width) for block in BLOCKS])).content
    document = part(content, "document")
    widths = [
        int(element.get(qn("w:w"))) for element in document.iter(qn("w:gridCol"), qn("w:tcW"))
    ]
    assert len(widths) > 100
    assert min(widths) > 0
