"""The Word renderer: what stands in the file, and what LibreOffice makes of it."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO
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
from gesprekskit.layers import Kit
from gesprekskit.renderers import html, word
from gesprekskit.renderers.word import controls
from tests.renderers.every_block import BLOCKS, form_of
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
    return {one.id: (one, word.render(one).content) for one in (*standard(kit), form)}


@pytest.fixture(scope="module")
def converted(
    made: Mapping[str, tuple[Form, bytes]], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Return a folder with what LibreOffice makes of all forms."""
    folder = tmp_path_factory.mktemp("word")
    for name, (_, content) in made.items():
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
    return "".join(one.text or "" for one in element.iter(qn("w:t")))


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
    assert {type(one) for one in BLOCKS} == set(get_args(Block))


def test_python_docx_opens_every_form(made: Mapping[str, tuple[Form, bytes]]) -> None:
    for one, content in made.values():
        document = docx.Document(BytesIO(content))
        headings = [
            paragraph.text
            for paragraph in document.paragraphs
            if paragraph.style.name == "Heading 1"
        ]
        assert headings == [f"{section.number} {section.title}" for section in one.sections]
        assert document.core_properties.title == f"{one.title} ({one.code})"
        assert document.core_properties.author == one.publisher


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
    for one, content in made.values():
        whole = squeezed(said(part(content, "document")))
        position = 0
        for text in Page(html.page(one)).texts:
            place = whole.find(squeezed(text), position)
            assert place >= 0, (one.id, text)
            position = place + len(squeezed(text))


def test_header_and_footer_say_what_the_form_is(form: Form) -> None:
    funded = replace(form, footer=replace(form.footer, funding="Met geld van iemand."))
    content = word.render(funded).content
    first, other = headers(content)
    assert said(first) == "Proefdrukkerij"
    assert [(kind, tag) for kind, tag, _ in found(first)] == [("lines", "logo")]
    assert said(other) == "PR-A · Proefblad"
    for foot in footers(content):
        lines = ["".join(said(one)) for one in foot.iter(qn("w:p"))]
        assert lines[0].startswith("PR-A · gesprekskit.example/nl/pr-a.html")
        assert lines[0].endswith("blz. 1 van 1")
        assert lines[1:] == ["Proef · CC BY 4.0", "Met geld van iemand."]
        fields = [one.get(qn("w:instr")) for one in foot.iter(qn("w:fldSimple"))]
        assert fields == ["PAGE", "NUMPAGES"]


def test_the_code_to_scan_has_words(form: Form) -> None:
    document = docx.Document(BytesIO(word.render(form).content))
    (picture,) = document.element.body.iter(qn("wp:inline"))
    assert picture.find(qn("wp:docPr")).get("descr") == form.link_label
    assert int(picture.find(qn("wp:extent")).get("cx")) == Mm(16)


@pytest.mark.parametrize("block", BLOCKS, ids=lambda one: type(one).__name__)
def test_a_block_has_its_content_controls(block: Block) -> None:
    content = word.render(form_of([block])).content
    assert Counter(kind for kind, _, _ in found(part(content, "document"))) == implied(block)


def test_controls_of_every_form_by_kind(made: Mapping[str, tuple[Form, bytes]]) -> None:
    for one, content in made.values():
        expected: Counter[str] = sum(map(implied, all_blocks(one)), Counter())
        kinds = Counter(kind for kind, _, _ in found(part(content, "document")))
        assert kinds == expected, one.id


def test_every_kind_of_control_is_in_use(kit: Kit) -> None:
    used = {
        kind
        for one in standard(kit)
        for kind, _, _ in found(part(word.render(one).content, "document"))
    }
    assert used == set(KINDS.values())


def names_in_pdf(form: Form, lists: set[str]) -> Iterator[str]:
    """Yield the names in a fillable form; circles by their value, except where Word has a list."""
    for field in Page(html.page(form)).fields:
        name = field["name"]
        if field.get("type") == "radio" and name not in lists:
            yield f"{name}.{field['value']}"
        elif not name.endswith(".uitgave_"):
            yield name


def test_tags_are_the_names_of_the_fillable_pdf(kit: Kit, form: Form) -> None:
    fillable = [
        one
        for definition in kit.forms.values()
        for one in variants(kit, definition)
        if one.variant.name == "fillable"
    ]
    for one in (*fillable, replace(form, variant=replace(form.variant, name="fillable"))):
        all_found = found(part(word.render(one).content, "document"))
        tags = [tag for _, tag, _ in all_found]
        assert len(tags) == len(set(tags)), one.id
        lists = {tag for kind, tag, _ in all_found if kind == "choice"}
        assert set(tags) == {controls.tag(name) for name in names_in_pdf(one, lists)}, one.id


def test_controls_are_known_apart(made: Mapping[str, tuple[Form, bytes]]) -> None:
    for one, content in made.values():
        document = part(content, "document")
        properties = list(document.iter(qn("w:sdtPr")))
        numbers = [value(each, "w:id") for each in properties]
        assert len(numbers) == len(set(numbers)), one.id
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
    of_the_task = [one for one in titles if "Zagen" in one]
    assert len(of_the_task) == 3 + 2 * 2
    assert all(one.startswith("Pas op: Zagen") for one in of_the_task)


def test_empty_controls_show_that_they_are_empty(form: Form) -> None:
    document = part(word.render(form).content, "document")
    for control in document.iter(qn("w:sdt")):
        properties = control.find(qn("w:sdtPr"))
        ticked = properties.find(f"{W14}checkbox") is not None
        assert (properties.find(qn("w:showingPlcHdr")) is None) is ticked
        assert said(control)


def test_dates_are_written_the_dutch_way(form: Form) -> None:
    for one in part(word.render(form).content, "document").iter(qn("w:date")):
        assert value(one, "w:dateFormat") == "dd-MM-yyyy"
        assert value(one, "w:lid") == "nl-NL"


def test_a_list_shows_its_answers_as_circles_on_paper(form: Form) -> None:
    document = part(word.render(form).content, "document")
    chosen = next(document.iter(qn("w:dropDownList")))
    assert [one.get(qn("w:value")) for one in chosen] == ["wel"]
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
        one
        for one in document.iter(qn("w:tbl"))
        if value(one.find(qn("w:tblPr")), "w:tblStyle") not in ("Indeling", "Vak")
    ]
    tables = (forms.Table, forms.Agreements, forms.Matrix, forms.Route, forms.Timeline, forms.Year)
    blocks = [one for one in BLOCKS if isinstance(one, tables)]
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


def test_cells_fill_their_table_and_end_in_a_paragraph(form: Form) -> None:
    for table in part(word.render(form).content, "document").iter(qn("w:tbl")):
        grid = [int(one.get(qn("w:w"))) for one in table.find(qn("w:tblGrid"))]
        assert int(table.find(qn("w:tblPr")).find(qn("w:tblW")).get(qn("w:w"))) == sum(grid)
        assert sum(grid) <= 9640
        for row in table.findall(qn("w:tr")):
            cells = row.findall(qn("w:tc"))
            assert len(cells) == len(grid)
            assert all(cell[-1].tag == qn("w:p") for cell in cells)


def test_tables_do_not_run_into_each_other(form: Form) -> None:
    for table in part(word.render(form).content, "document").iter(qn("w:tbl")):
        assert table.getnext().tag == qn("w:p")


def test_every_style_that_is_used_is_there(form: Form) -> None:
    content = word.render(form).content
    styles = {one.get(qn("w:styleId")) for one in part(content, "styles").iter(qn("w:style"))}
    for element in (part(content, "document"), *headers(content), *footers(content)):
        for kind in ("w:pStyle", "w:rStyle", "w:tblStyle"):
            assert {one.get(qn("w:val")) for one in element.iter(qn(kind))} <= styles
    bases = {one.get(qn("w:val")) for one in part(content, "styles").iter(qn("w:basedOn"))}
    assert bases <= styles


def test_looks_come_from_styles_only(form: Form) -> None:
    document = part(word.render(form).content, "document")
    runs = {child.tag for one in document.iter(qn("w:rPr")) for child in one}
    assert runs <= {qn("w:rStyle")}
    paragraphs = {child.tag for one in document.iter(qn("w:pPr")) for child in one}
    assert paragraphs <= {qn("w:pStyle"), qn("w:keepNext"), qn("w:pageBreakBefore")}


def test_nothing_floats_and_nothing_runs(form: Form) -> None:
    with ZipFile(BytesIO(word.render(form).content)) as parts:
        whole = b"".join(parts.read(name) for name in parts.namelist() if name.endswith(".xml"))
        named = parts.namelist()
    for tag in (b"<w:txbxContent", b"<w:pict", b"<wp:anchor", b"<v:", b"<w:object"):
        assert tag not in whole
    assert not [one for one in named if re.search(r"vba|thumbnail|customXml|fonts/", one)]


def test_same_form_gives_the_same_bytes(form: Form) -> None:
    first, second = word.render(form), word.render(form)
    assert first == second
    assert (first.pages, first.problems) == (0, ())
    with ZipFile(BytesIO(first.content)) as parts:
        assert {one.date_time for one in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


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
    for name, (one, _) in made.items():
        pages = len(pypdf.PdfReader(converted / f"{name}.pdf").pages)
        assert 0 < pages <= one.max_pages + 1, name


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
            one for one in styles.iter(qn("w:style")) if one.get(qn("w:styleId")) == "Invullijn"
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
        feet = [one for one in parts.namelist() if re.search(r"footer\d\.xml$", one)]
        pictures = [one for one in parts.namelist() if one.startswith("word/media/")]
        assert len(feet) == 2
        for name in feet:
            text = parts.read(name).decode()
            assert "Samen betaald" in text
            assert 'descr="embleem van Europa"' in text
    assert len(pictures) == 2
