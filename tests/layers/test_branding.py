"""A company's logo and colours on all its printed matter: forms, cards, posters, packs, Word."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import TypeVar
from zipfile import ZipFile

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops
from playwright.sync_api import sync_playwright

from gesprekskit.brands import Brand, Logo, cleaned, colours
from gesprekskit.compose import covers, decks, forms, posters
from gesprekskit.documents.packs import Pack
from gesprekskit.documents.printed import Printed
from gesprekskit.handbook import site_css
from gesprekskit.kit import Kit
from gesprekskit.pipeline.cache import key
from gesprekskit.renderers import pdf, word
from tests.conftest import ROOT, KitFolder, run
from tests.handbook.browser_tabs import Colours, serving, tab
from tests.handbook.conftest import SWITCHES
from tests.layers.conftest import HEAD
from tests.test_copied import COPY, FINE, copied, lost, pages
from tests.verapdf import validate

Thing = TypeVar("Thing", bound=Printed)
NAME = "Metaalbedrijf De Draaibank"
MAIN, ACCENT = "#1b4b7a", "#b8480f"
INK = "#0a0b0c"
"""A colour that nothing but the logos of these tests has."""
ROUNDING = 0.1
"""What the sizes of two things on paper may differ, in mm."""


def logo_of(ratio: float, tmp_path: Path) -> Logo:
    """Return a logo that is one block of ink with this aspect ratio."""
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {ratio * 100} 100">'
        f'<path fill="{INK}" d="M0 0H{ratio * 100}V100H0z"/></svg>'
    )
    (tmp_path / "logo.svg").write_text(drawing, encoding="utf-8")
    return cleaned(tmp_path, "logo.svg", NAME).logo


def funded(thing: Thing, logo: Logo) -> Thing:
    """Return a publication with a funder's emblem and this logo."""
    foot = replace(
        thing.footer, funding="Medegefinancierd", emblem="eu", emblem_label="embleem van Europa"
    )
    return replace(thing, footer=foot, brand=Brand(logo))


def figures(path: Path) -> list[str]:
    """Return the alternative texts of the pictures of a PDF."""

    def walk(node: pikepdf.Object) -> Iterator[str]:
        if isinstance(node, pikepdf.Array):
            for kid in node:
                yield from walk(kid)
        elif isinstance(node, pikepdf.Dictionary):
            if node.get("/S") == pikepdf.Name.Figure:
                yield str(node.Alt)
            if "/K" in node:
                yield from walk(node.K)

    with pikepdf.open(path) as document:
        return list(walk(document.Root.StructTreeRoot.K))


def shapes(content: bytes, colour: str) -> list[list[tuple[float, float]]]:
    """Return for each page of a PDF width and height in mm of every shape of this colour."""
    found = []
    wanted = tuple(round(channel * 255) for channel in colours.channels(colour))
    document = pypdfium2.PdfDocument(content)
    for page in document:
        drawn = []
        for item in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH], max_depth=12):
            paint = [pypdfium2.raw.c_uint() for _ in range(4)]
            pypdfium2.raw.FPDFPageObj_GetFillColor(item.raw, *paint)
            if tuple(it.value for it in paint[:3]) == wanted:
                left, bottom, right, top = item.get_bounds()
                drawn.append(((right - left) * 25.4 / 72, (top - bottom) * 25.4 / 72))
        found.append(drawn)
    document.close()
    return found


def of(folder: Path, **wanted: str) -> list[Path]:
    """Return the files that the catalogue describes with these values."""
    catalogue = json.loads((folder / "catalogue.json").read_text(encoding="utf-8"))
    every = [artifact for artifact in catalogue["artifacts"] if artifact["format"] == "pdf"]
    return [
        folder / row["path"]
        for row in every
        if all(row[name] == value for name, value in wanted.items())
    ]


def test_the_logo_is_on_everything_that_is_printed(folder: Path) -> None:
    """Once on a form, a poster and a cover; on cards also on every back."""
    catalogue = json.loads((folder / "catalogue.json").read_text(encoding="utf-8"))
    printed = [artifact for artifact in catalogue["artifacts"] if artifact["format"] == "pdf"]
    assert {row["variant"] for row in printed} > {"tiles", "large-print", "fillable"}
    assert len(printed) > 90
    for item in printed:
        told = figures(folder / item["path"])
        if item["variant"] == "tiles":
            assert told[-1].endswith(f" {NAME}"), item["path"]
        elif item["kind"] in ("cards", "pack"):
            assert told.count(NAME) > 1, item["path"]
        else:
            assert told.count(NAME) == 1, item["path"]


def test_every_word_file_has_the_logo_in_its_header(folder: Path) -> None:
    files = sorted(folder.rglob("*.docx"))
    assert len(files) > 15
    for path in files:
        with ZipFile(path) as parts:
            names = parts.namelist()
            headers = "".join(
                parts.read(name).decode() for name in names if re.match(r"word/header\d", name)
            )
            styles = parts.read("word/styles.xml").decode()
            media = [parts.read(name) for name in names if name.startswith("word/media/")]
        assert headers.count(f'descr="{NAME}"') == 2, path
        assert 'w:val="logo"' in headers
        title = styles[styles.index('w:val="Title"') :].partition("</w:style>")[0]
        assert f'<w:color w:val="{MAIN[1:].upper()}"/>' in title
        assert any(blue(Image.open(BytesIO(item)).convert("RGB")) for item in media)


def blue(picture: Image.Image) -> bool:
    """Return True if a picture has the company's own blue in it."""
    wanted = tuple(round(channel * 255) for channel in colours.channels(MAIN))
    found = picture.getcolors(1 << 20) or []
    return any(
        max(abs(have - want) for have, want in zip(colour, wanted, strict=True)) < 8
        for _, colour in found
        if isinstance(colour, tuple)
    )


def test_titles_are_in_the_companys_colours_and_ink_is_saved_in_grey(
    folder: Path, tmp_path: Path
) -> None:
    (printed,) = of(folder, id="voortgang-verslag", variant="print")
    first = printed.read_bytes()
    assert shapes(first, MAIN)[0]
    assert shapes(first, MAIN)[1], "the lines above sections"
    assert shapes(first, ACCENT)[0]
    saving = of(folder, variant="ink-saving")
    assert len(saving) > 15
    assert shapes(saving[0].read_bytes(), colours.grey(MAIN))[0]
    for path in saving[::5]:
        for page in pages(path.read_bytes(), 40, tmp_path, "-png"):
            red, green, blue = page.convert("RGB").split()
            assert ImageChops.difference(red, green).getbbox() is None, path
            assert ImageChops.difference(green, blue).getbbox() is None, path


def test_the_lightest_colours_survive_a_copier(example: Kit, tmp_path: Path) -> None:
    form = next(form for form in forms.on_paper(example) if form.id == "takenmatrix")
    for colour in ("#00ff00", "#ffaaaa", "#8888ff"):
        light = colours.nearest(colour, colours.PAPER)
        content = pdf.render(replace(form, brand=Brand(None, light, light))).content
        fine = pages(content, FINE, tmp_path)
        for page, copy in zip(fine, pages(content, COPY, tmp_path), strict=True):
            assert lost(page, copied(copy)) == [], light


@pytest.mark.parametrize("ratio", [6.0, 1.0, 0.4])
def test_the_emblem_of_a_funder_is_never_smaller_than_the_logo(
    example: Kit, tmp_path: Path, ratio: float
) -> None:
    logo = logo_of(ratio, tmp_path)
    every = forms.variants(example, example.forms["takenmatrix"])
    deck = next(deck for deck in decks.decks(example) if deck.size.name == "a7")
    cover = covers.cover(example, "voortgangsgesprek", [])
    drawn = [pdf.render(funded(form, logo)) for form in every]
    drawn += [pdf.poster(funded(poster, logo)) for poster in posters.posters(example)[:3:2]]
    drawn += [pdf.deck(funded(deck, logo)), pdf.pack(Pack(cover=funded(cover, logo), parts=()))]
    seen = 0
    for rendered in drawn:
        assert rendered.problems == ()
        emblems = shapes(rendered.content, "#003399")
        for logos, emblem in zip(shapes(rendered.content, INK), emblems, strict=True):
            for across, down in logos:
                width, height = min(emblem)
                assert across <= width + ROUNDING
                assert down <= height + ROUNDING
                assert max(across, down) > 7
                seen += 1
    assert seen == len(drawn) + len(deck.cards)


@pytest.mark.parametrize("ratio", [12.0, 0.4])
def test_in_word_the_emblem_is_not_smaller_either(
    example: Kit, tmp_path: Path, ratio: float
) -> None:
    form = funded(forms.on_paper(example)[0], logo_of(ratio, tmp_path))
    with ZipFile(BytesIO(word.render(form).content)) as parts:
        every = {
            said: (int(across), int(down))
            for name in parts.namelist()
            if re.match(r"word/(header|footer)\d", name)
            for across, down, said in re.findall(
                r'<wp:extent cx="(\d+)" cy="(\d+)"/><wp:docPr[^>]*descr="([^"]*)"',
                parts.read(name).decode(),
            )
        }
    assert every[NAME][0] <= every["embleem van Europa"][0]
    assert every[NAME][1] <= every["embleem van Europa"][1]


def test_any_logo_leaves_forms_their_pages(example: Kit, tmp_path: Path) -> None:
    """Flat, high, and transparent; in every variant, and still accessible."""
    Image.new("RGBA", (900, 1200), "#1b4b7a80").save(tmp_path / "logo.png")
    pixels = cleaned(tmp_path, "logo.png", 'Iets & "Zo" <b>').logo
    made = []
    for number, logo in enumerate((logo_of(19, tmp_path), pixels)):
        for form in forms.variants(example, example.forms["voortgang-verslag"]):
            rendered = pdf.render(replace(form, brand=Brand(logo, MAIN, ACCENT)))
            assert rendered.problems == (), (number, form.variant.name)
            made.append(tmp_path / f"{number}.{form.variant.name}.pdf")
            made[-1].write_bytes(rendered.content)
            assert figures(made[-1]).count(logo.text) == 1
    assert [verdict for verdict in validate(made) if verdict.failures] == []


def test_the_same_logo_gives_the_same_bytes_and_another_one_others(
    example: Kit, tmp_path: Path
) -> None:
    form = forms.on_paper(example)[0]
    other = replace(form, brand=replace(form.brand, logo=logo_of(2, tmp_path)))
    assert pdf.render(form).content == pdf.render(form).content
    assert word.render(form).content == word.render(form).content
    keys = {
        key(pdf.render, drawn_form) for drawn_form in (form, other, replace(form, brand=Brand()))
    }
    assert len(keys) == 3
    assert key(pdf.render, form) == key(pdf.render, replace(form, brand=replace(form.brand)))


def test_the_example_says_whom_to_ask(folder: Path, example: Kit) -> None:
    assert example.contact.startswith("Bo van Personeel")
    form = forms.on_paper(example)[0]
    assert form.retention.endswith("Vragen: Bo van Personeel, personeel@dedraaibank.example")


dark = st.integers(0, 0xFFFFFF).map(lambda item: colours.nearest(f"#{item:06x}", colours.PAPER))


@given(main=dark, accent=dark)
def test_words_can_be_read_in_every_colour_of_the_handbook(main: str, accent: str) -> None:
    brand = Brand(None, main, accent)
    day, night, foot = site_css.light(brand), site_css.dark(brand), site_css.foot(brand)
    pairs = [
        (shades[f"--gk-{name}"], ground)
        for shades, grounds in (
            (day, (colours.PAPER, colours.WHITE)),
            (night, (colours.NIGHT, site_css.NIGHT_CARD)),
        )
        for name in ("primary", "accent")
        for ground in (*grounds, shades[f"--gk-{name}-soft"])
    ]
    pairs += [(colours.WHITE, shades["--md-primary-fg-color"]) for shades in (day, night)]
    pairs += [
        (colours.WHITE, day["--gk-primary"]),
        (night["--gk-on-primary"], night["--gk-primary"]),
        (foot["--md-footer-fg-color--light"], foot["--md-footer-bg-color"]),
        ("#1c2b30", day["--gk-primary-soft"]),
        ("#ece7de", night["--gk-primary-soft"]),
        ("#ece7de", night["--gk-accent-soft"]),
    ]
    assert [(pair, ground) for pair, ground in pairs if colours.contrast(pair, ground) < 4.5] == []


def test_the_grounds_are_those_of_the_handbook() -> None:
    folder = ROOT / "generator" / "gesprekskit" / "handbook" / "theme" / "assets"
    style = (folder / "extra.css").read_text(encoding="utf-8")
    for name, colour in (("paper", colours.PAPER), ("paper", colours.NIGHT)):
        assert f"--gk-{name}: {colour};" in style
    for colour in (site_css.NIGHT_CARD, "#1c2b30", "#ece7de"):
        assert f": {colour};" in style
    pictures = "".join(path.read_text(encoding="utf-8") for path in site_css.PICTURES.glob("*.svg"))
    for paint in (site_css.PETROL, site_css.DEEP, site_css.COPPER, site_css.SAND):
        assert f'fill="{paint}"' in pictures


def test_the_handbook_has_the_logo_and_the_colours(
    real_kit_folder: KitFolder, tmp_path: Path
) -> None:
    """On every page, with an alternative text; light, dark and on a phone."""
    home = KitFolder(Path("kits/bedrijf"))
    home.write(
        "kit.yml",
        f"{HEAD}logo: beeld/logo.svg\nlogo_text: 'Bol & \"Zoon\"'\nlanguages: [nl]\n"
        f"prints: [feedbackzin]\ncolours: {{main: '{MAIN}', accent: '{ACCENT}'}}\n",
    )
    drawing = (ROOT / "kits" / "voorbeeldbedrijf" / "logo.svg").read_text(encoding="utf-8")
    home.write("beeld/logo.svg", drawing)
    real_kit_folder.change(
        "kit.yml", "title: Goede gesprekken op het werk", "title: Vraag & antwoord"
    )
    built = tmp_path / "site"
    run("build", "kits/bedrijf", "-o", str(built), cwd=Path.cwd(), check=True)
    place = built / "nl"
    assert f"--gk-primary: {MAIN};" in (place / site_css.STYLE).read_text(encoding="utf-8")
    assert MAIN in (place / "assets" / "images" / "start.svg").read_text(encoding="utf-8")
    every = sorted(place.rglob("*.html"))
    assert len(every) > 30
    for page in every:
        text = page.read_text(encoding="utf-8")
        if "md-header" in text:
            assert 'alt="Bol &amp; &#34;Zoon&#34;"' in text, page
            assert 'title="Vraag &amp; antwoord"' in text, page
            assert "&amp;amp;" not in text, page
            assert site_css.STYLE in text, page
    _visit(place)


def _visit(place: Path) -> None:
    with serving(place) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=list(SWITCHES)
        )
        schemes: tuple[Colours, ...] = ("light", "dark")
        for scheme in schemes:
            with tab(browser, colours=scheme) as occurrence:
                for page in ("index", "formulieren/feedbackzin"):
                    occurrence.page.goto(f"{address}/{page}.html")
                    occurrence.settle()
                    shown = occurrence.page.locator(".md-header .gk-logo")
                    assert shown.evaluate("one => one.naturalWidth > 0 && one.offsetHeight > 20")
                    assert occurrence.barriers() == []
                assert (occurrence.errors, occurrence.failed, occurrence.foreign(address)) == (
                    [],
                    [],
                    [],
                )
        browser.close()


@pytest.mark.parametrize("ratio", [8.0, 1.0, 0.2])
def test_in_the_handbook_the_emblem_is_not_smaller(tmp_path: Path, ratio: float) -> None:
    shown = site_css.logo_shown(logo_of(ratio, tmp_path), emblem=True)
    assert float(shown["width"]) <= 54
    assert float(shown["height"]) <= 36
    theme = ROOT / "generator" / "gesprekskit" / "handbook" / "theme" / "partials"
    foot = (theme / "copyright.html").read_text(encoding="utf-8")
    assert 'width="54" height="36"' in foot
    assert site_css.EMBLEM == (54, 36)
