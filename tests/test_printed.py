"""The real kit on paper: every form, as a trainer would see it."""

from __future__ import annotations

import json
import re
import subprocess
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest

from gesprekskit.catalogue import FORM_VARIANTS
from gesprekskit.definitions import fields
from gesprekskit.definitions.text import capital
from gesprekskit.documents.addresses import form_pdf, form_word
from gesprekskit.kit import Kit
from gesprekskit.pipeline import Printed
from gesprekskit.renderers import pdf
from gesprekskit.renderers.glyphs import texts
from tests.broken_words import cut
from tests.overlaps import overlapping, sheets, straying, tinted
from tests.verapdf import validate

FORMS = {
    "voortgang-voorbereiding-medewerker": 1,
    "voortgang-voorbereiding-begeleider": 1,
    "voortgang-verslag": 2,
    "ontwikkel-voorbereiding-medewerker": 1,
    "ontwikkel-voorbereiding-leidinggevende": 1,
    "ontwikkel-verslag": 2,
    "persoonlijk-ontwikkelplan": 2,
    "afsprakenlijst": 1,
    "feedbackzin": 1,
    "takenmatrix": 1,
    "evaluatie-gesprekken": 1,
    "mijn-route": 1,
    "checklist-goed-gesprek": 1,
    "checklist-voorbereiding-medewerker": 1,
    "checklist-voorbereiding-leerling": 1,
    "checklist-voorbereiding-begeleider": 1,
    "checklist-voorbereiding-praktijkopleider": 1,
    "checklist-voorbereiding-leidinggevende": 1,
    "checklist-eerste-dag-en-week": 1,
    "jaarplanner-persoon": 1,
    "jaarplanner-team": 1,
}
"""Every form of the kit, and the pages it has in the standard print."""

MORE = {"print": 0, "fillable": 0, "ink-saving": 0, "large-print": 1}
"""How many pages more each variant may have."""


def pdf_of(folder: Path, form: str, variant: str = "print") -> Path:
    return folder / form_pdf("nl", form, variant)


def test_catalogue_lists_every_form_with_role_and_moment(kit: Kit, printed_folder: Path) -> None:
    catalogue = json.loads((printed_folder / "catalogue.json").read_text(encoding="utf-8"))
    kinds = ("form", "checklist", "planner")
    listed = [artifact for artifact in catalogue["artifacts"] if artifact["kind"] in kinds]
    forms = {row["id"] for row in listed}
    assert set(FORMS) == set(kit.forms) == forms
    for item in listed:
        assert item["roles"]
        assert item["moment"] in ("before", "during", "after", "any")
        content = (printed_folder / item["path"]).read_bytes()
        assert item["bytes"] == len(content)
    assert catalogue["kit"]["id"] == "werkplekleren"
    assert catalogue["kit"]["layers"] == ["werkplekleren"]


@pytest.mark.parametrize(("form", "pages"), FORMS.items())
def test_every_form_comes_in_every_variant_and_in_word(
    printed_folder: Path, form: str, pages: int
) -> None:
    assert set(MORE) == set(FORM_VARIANTS)
    for variant, more in MORE.items():
        count = len(pypdf.PdfReader(pdf_of(printed_folder, form, variant)).pages)
        assert pages <= count <= pages + more, variant
    assert (printed_folder / form_word("nl", form)).read_bytes().startswith(b"PK")


def test_every_pdf_is_accessible(printed_folder: Path) -> None:
    files = sorted(printed_folder.rglob("*.pdf"))
    assert len(files) > 4 * len(FORMS) + 15
    results = validate(files)
    assert len(results) == len(files)
    assert all(result.checks > 400 for result in results)
    assert [result for result in results if result.failures] == []


def squeezed(text: str) -> str:
    """Return the text without white space, so that line breaks do not count."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text))


def extracted(path: Path) -> str:
    """Return the text of a PDF in the order of its content."""
    command = ["pdftotext", "-raw", "-enc", "UTF-8", str(path), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def written_texts(kit: Kit, form: str) -> Iterator[str]:
    """Yield every text of a form's definition in reading order, straight from the YAML."""
    definition = kit.forms[form]
    yield kit.render_text(definition.title)
    for notice in definition.opening:
        yield kit.render_text(kit.notices[notice].text)
    for use in definition.sections:
        section = kit.sections[use.section]
        yield kit.render_text(use.title or section.title)
        if section.help:
            yield kit.render_text(section.help)
        for field in section.fields:
            if field.id not in use.leave_out:
                yield from field_texts(kit, field)
    for notice in definition.closing:
        yield kit.render_text(kit.notices[notice].text)
    yield kit.render_text(definition.retention)


def field_texts(kit: Kit, field: fields.AnyField) -> Iterator[str]:
    if isinstance(field, fields.Explanation):
        yield kit.render_text(field.text)
        return
    label = kit.questions[field.question].text if field.question else field.label
    if label:
        yield kit.render_text(label)
    if field.help:
        yield kit.render_text(field.help)
    if isinstance(field, fields.SentenceStarter):
        yield kit.render_text(field.starter)
    if isinstance(field, fields.PickOne | fields.PickMany):
        yield from (kit.render_text(option.label) for option in field.options)
        if field.other:
            yield kit.render_text(field.other)
    if isinstance(field, fields.Table | fields.Agreements):
        yield from (kit.render_text(column.label) for column in field.columns)
    if isinstance(field, fields.Scale):
        yield from (field.low, field.high)
    if isinstance(field, fields.Route):
        yield from (kit.render_text(stop.label) for stop in field.stops)
    if isinstance(field, fields.Timeline):
        yield from (kit.render_text(row.label) for row in field.rows)
    if isinstance(field, fields.Year):
        yield kit.render_text(field.row_label)
        yield from kit.words.months_short
        yield from (
            capital(kit.conversations[conversation].name) for conversation in field.conversations
        )
    if isinstance(field, fields.Checklist):
        yield from (kit.render_text(item.text) for item in field.items)
    if isinstance(field, fields.MatrixField):
        matrix = kit.matrices[field.matrix]
        yield from (kit.render_text(level.explanation) for level in matrix.levels)
        yield from (kit.render_text(task.text) for task in matrix.tasks)
    if isinstance(field, fields.Signature):
        yield from (capital(kit.roles[person.role].name) for person in field.people)


@pytest.mark.parametrize("form", FORMS)
def test_text_of_the_definition_stands_in_the_pdf_in_order(
    kit: Kit, printed_folder: Path, form: str
) -> None:
    found = squeezed(extracted(pdf_of(printed_folder, form)))
    position = 0
    seen = 0
    for text in written_texts(kit, form):
        place = found.find(squeezed(text), position)
        assert place >= 0, f"`{text}` is missing, or stands too early"
        position = place
        seen += 1
    assert seen > 8


@pytest.mark.parametrize("form", FORMS)
def test_every_page_says_what_it_is(kit: Kit, printed_folder: Path, form: str) -> None:
    reader = pypdf.PdfReader(pdf_of(printed_folder, form))
    for number, page in enumerate(reader.pages, 1):
        text = squeezed(page.extract_text())
        assert squeezed(kit.forms[form].code) in text
        assert squeezed(kit.render_text(kit.forms[form].title)) in text
        assert squeezed("Gesprekskit · werkplekleren") in text
        assert "CCBY4.0" in text
        assert squeezed(f"blz. {number} van {len(reader.pages)}") in text
        assert squeezed(f"gesprekskit.example/nl/{kit.forms[form].code.lower()}.html") in text


def test_only_bundled_fonts_are_embedded(printed_folder: Path) -> None:
    for path in sorted(printed_folder.rglob("*.pdf")):
        listed = subprocess.run(["pdffonts", path], capture_output=True, text=True, check=True)
        rows = listed.stdout.splitlines()[2:]
        assert rows
        rows = [row for row in rows if "AAAAAA+Ticks" not in row]
        for row in rows:
            assert re.match(r"[A-Z]{6}\+(Atkinson-Hyperlegible-Next|Noto-Sans)", row), row
            assert " yes yes yes " in row, row


def test_metadata_names_title_language_and_publisher(printed_folder: Path) -> None:
    reader = pypdf.PdfReader(pdf_of(printed_folder, "voortgang-verslag"))
    assert reader.metadata is not None
    assert reader.metadata.title == "Verslag van het voortgangsgesprek (VO-V)"
    assert reader.metadata.author == "Gesprekskit"
    assert reader.trailer["/Root"]["/Lang"] == "nl"
    assert reader.metadata.creation_date is None


def test_same_kit_gives_the_same_bytes(kit: Kit, printed: Printed) -> None:
    from gesprekskit.compose.forms import forms

    for form in forms(kit):
        if form.id == "feedbackzin":
            path = form_pdf("nl", form.id, form.variant.name)
            (first,) = (artifact.content for artifact in printed.artifacts if artifact.path == path)
            assert pdf.render(form).content == first


def test_binding_margin_is_mirrored(printed_folder: Path) -> None:
    """The text keeps 25 mm from the binding: left on page one, right on page two."""
    command = ["pdftotext", "-bbox", str(pdf_of(printed_folder, "voortgang-verslag")), "-"]
    out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    pages = out.split("<page ")[1:]
    assert len(pages) == 2
    millimetre = 72 / 25.4
    for page, (left, right) in zip(pages, ((25, 15), (15, 25)), strict=True):
        starts = [float(x) for x in re.findall(r'xMin="([\d.]+)"', page)]
        ends = [float(x) for x in re.findall(r'xMax="([\d.]+)"', page)]
        assert abs(min(starts) - left * millimetre) < 1.5
        assert max(ends) <= (210 - right) * millimetre + 0.5


def test_no_document_text_is_lost_on_the_way_to_the_page(kit: Kit, printed_folder: Path) -> None:
    """Not only the definition's texts: every text of the composed form is on the paper."""
    from gesprekskit.compose.forms import forms

    for form in forms(kit):
        if form.variant.name == "fillable":
            continue
        found = squeezed(extracted(pdf_of(printed_folder, form.id, form.variant.name)))
        shown = [section.title for section in form.sections] + [form.about, form.retention]
        shown += [text for section in form.sections for text in _labels(section)]
        for text in shown:
            assert squeezed(text) in found, (form.id, form.variant.name, text)


def _labels(section: object) -> list[str]:
    blocks = getattr(section, "blocks", ())
    return [
        text
        for block in blocks
        for text in (getattr(block, "label", ""), getattr(block, "help", ""))
    ]


def test_a_letter_that_no_font_has_is_a_problem_with_a_place(
    kit: Kit, caplog: pytest.LogCaptureFixture
) -> None:
    from gesprekskit.compose.forms import forms

    form = next(form for form in forms(kit) if form.id == "afsprakenlijst")
    section = replace(form.sections[0], title="Wie 漢")
    changed = replace(form, sections=(section, *form.sections[1:]))
    problems = pdf.render(changed).problems
    caplog.clear()
    assert [(problem.code, problem.node) for problem in problems] == [
        ("print.glyph", "section/kop")
    ]
    assert any("漢" in text for _, text in texts(changed, ""))


NAMES = "Çağrı Łukasz Żółć Ćosić Özgür Đorđe Šimůnek Groß d'Artagnan ĳ € ‘’ “” – … ● ☐ → ▲"


def test_names_from_all_over_europe_print(kit: Kit, tmp_path: Path) -> None:
    from gesprekskit.compose.forms import forms

    form = next(form for form in forms(kit) if form.id == "afsprakenlijst")
    form = replace(form, title=NAMES, max_pages=2)
    rendered = pdf.render(form)
    assert rendered.problems == ()
    path = tmp_path / "names.pdf"
    path.write_bytes(rendered.content)
    assert squeezed(NAMES) in squeezed(extracted(path))


def test_no_words_are_printed_over_each_other(printed_folder: Path) -> None:
    files = sorted(printed_folder.rglob("*.pdf"))
    assert len(files) > 100
    assert {path.name: found for path in files if (found := overlapping(path))} == {}


@pytest.mark.parametrize("variant", MORE)
def test_nothing_leaves_its_column_or_crosses_a_rule(
    kit: Kit, variant: str, tmp_path: Path
) -> None:
    from gesprekskit.compose.forms import forms

    drawn = [form for form in forms(kit) if form.variant.name == variant]
    assert len(drawn) == len(FORMS)
    assert {form.id: found for form in drawn if (found := straying(form, tmp_path))} == {}


def test_a_form_used_around_one_conversation_says_so(kit: Kit) -> None:
    from gesprekskit.compose.forms import on_paper

    about = {form.id: form.about for form in on_paper(kit)}
    assert about["checklist-eerste-dag-en-week"].startswith(
        "Startgesprek · voor, tijdens en na het gesprek · "
    )
    assert about["jaarplanner-team"].startswith("Het hele jaar door · ")


def test_a_planner_fills_its_second_sheet_in_large_print(kit: Kit) -> None:
    from gesprekskit.compose.forms import forms

    planners = [
        form for form in forms(kit) if form.landscape and form.variant.name == "large-print"
    ]
    assert [planner.code for planner in planners] == ["PL-J", "PL-T"]
    for form in planners:
        first, second = sheets(tinted(form))
        filled = [max(cell.bottom for cell in sheet.columns) for sheet in (first, second)]
        assert filled[1] > 0.6 * filled[0], form.code


@pytest.mark.parametrize("variant", ["print", "large-print"])
def test_no_word_is_cut_without_a_hyphen(kit: Kit, printed_folder: Path, variant: str) -> None:
    from gesprekskit.compose.forms import forms

    drawn = [form for form in forms(kit) if form.variant.name == variant]
    found = {form.id: cut(form, pdf_of(printed_folder, form.id, variant)) for form in drawn}
    assert {name: words for name, words in found.items() if words} == {}
