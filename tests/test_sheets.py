"""Cards, posters and packs of the real kit, measured on what is printed."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest
from PIL import Image

from gesprekskit.artifacts import CatalogueEntry, Finished
from gesprekskit.compose.decks import decks
from gesprekskit.compose.posters import posters
from gesprekskit.documents.decks import EDGE, back_place, front_place
from gesprekskit.documents.packs import Content, Cover, Pack, Part
from gesprekskit.documents.printed import Footer
from gesprekskit.layers import Kit
from gesprekskit.pipeline import Printed
from gesprekskit.renderers import pdf
from gesprekskit.renderers.structure import tiling
from tests.test_printed import squeezed

POINT = 72 / 25.4


def finished(printed: Printed, **wanted: str) -> Iterator[Finished]:
    for entry, artifact in zip(printed.catalogue.entries, printed.artifacts, strict=True):
        if all(getattr(entry, name) == value for name, value in wanted.items()):
            yield Finished(entry, artifact.content)


def words(content: bytes, tmp_path: Path) -> list[list[tuple[float, float, str]]]:
    """Return for each page its words with their left and top, in mm."""
    path = tmp_path / "sheet.pdf"
    path.write_bytes(content)
    out = subprocess.run(
        ["pdftotext", "-bbox", path, "-"], capture_output=True, text=True, check=True
    ).stdout
    found = r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="[\d.]+" yMax="[\d.]+">([^<]*)</word>'
    return [
        [
            (float(x) / POINT, float(y) / POINT, unescape(word))
            for x, y, word in re.findall(found, page)
        ]
        for page in out.split("<page ")[1:]
    ]


def test_every_card_stands_on_both_sides_of_its_sheet(
    kit: Kit, printed: Printed, tmp_path: Path
) -> None:
    """The words of a card are found in its place: front on one page, back on the next."""
    cards = 0
    for deck in decks(kit):
        (thing,) = finished(printed, id=deck.id, variant="print", format="pdf")
        pages = words(thing.content, tmp_path)
        assert len(pages) % 2 == 0
        for at, card in enumerate(deck.cards):
            sheet, slot = divmod(at, deck.size.per_sheet)
            places = ((0, card.front, front_place), (1, card.back, back_place))
            for turned, side, place in places:
                corner = place(deck.size, slot)
                found = squeezed(
                    "".join(
                        word
                        for x, y, word in pages[2 + 2 * sheet + turned]
                        if corner.x <= x < corner.x + deck.size.width
                        and corner.y <= y < corner.y + deck.size.height
                    )
                )
                said = [side.text, *side.points]
                assert all(squeezed(one) in found for one in said), (deck.id, card.name)
            cards += 1
    assert cards > 80


def pictures(content: bytes, dpi: int, folder: Path) -> list[Image.Image]:
    path = folder / "sheet.pdf"
    path.write_bytes(content)
    for old in folder.glob("page-*"):
        old.unlink()
    subprocess.run(["pdftoppm", "-r", str(dpi), "-gray", path, folder / "page"], check=True)
    return [Image.open(one) for one in sorted(folder.glob("page-*.pgm"))]


def test_every_sheet_keeps_its_edges_free(printed: Printed, tmp_path: Path) -> None:
    """Of everything that is printed, nothing is within 7 mm of the edge of the paper."""
    dpi, seen = 72, 0
    border = int(EDGE / 25.4 * dpi) - 1
    for thing in finished(printed, format="pdf"):
        if thing.entry.variant == "fillable" or thing.entry.kind == "pack":
            continue
        for page in pictures(thing.content, dpi, tmp_path):
            inner = (border, border, page.width - border, page.height - border)
            edge = page.copy()
            edge.paste(255, inner)
            assert min(edge.getextrema()) > 200, thing.entry.path
            seen += 1
    assert seen > 100


def test_cards_are_too_long_is_a_problem_of_the_card(kit: Kit) -> None:
    deck = next(one for one in decks(kit) if one.size.name == "a7")
    card = deck.cards[0]
    long = replace(card, front=replace(card.front, text="Wat wil je dat wij nu doen? " * 12))
    problems = pdf.deck(replace(deck, cards=(long, *deck.cards[1:]))).problems
    assert [(one.code, one.node) for one in problems] == [("print.card", card.node)]


@pytest.mark.parametrize("name", ["praatplaat-welk-gesprek", "praatplaat-route"])
def test_a_place_on_a_poster_that_is_too_full_is_a_problem(kit: Kit, name: str) -> None:
    poster = next(one for one in posters(kit) if one.id == name)
    area = poster.shown.areas[1]
    long = replace(area, text="Vraag wie je helpt en wat je nodig hebt. " * 5)
    areas = (poster.shown.areas[0], long, *poster.shown.areas[2:])
    problems = pdf.poster(replace(poster, shown=replace(poster.shown, areas=areas))).problems
    assert ("print.area", area.node) in [(one.code, one.node) for one in problems]


def test_the_contents_of_a_pack_with_a_long_cover_still_point_right(
    printed: Printed, tmp_path: Path
) -> None:
    """A cover of three pages moves everything two pages on, and says so."""
    (form,) = finished(printed, id="feedbackzin", variant="print", format="pdf")
    part = Part("Feedback", form.content, form.entry.sha256)
    lines = tuple(Content(title=f"Ding {at}", who="Wie wil", page=3 + 2 * at) for at in range(70))
    cover = replace(COVER, contents=lines)
    rendered = pdf.pack(Pack(cover=cover, parts=(part,)))
    pages = words(rendered.content, tmp_path)
    at = next(
        number for number, page in enumerate(pages) if any(word == "feedback" for *_, word in page)
    )
    said = squeezed("".join(word for _, _, word in pages[0]))
    assert at > 2
    assert f"Ding0Wiewilblz.{at + 1}" in said


COVER = Cover(
    id="proef",
    node="conversation/proef",
    code="Pakket",
    version="1.0",
    language="nl",
    publisher="Proef",
    subject="Proef",
    title="Pakket",
    about="Proef",
    link="https://gesprekskit.example/nl/proef.html",
    link_label="uitleg",
    address="gesprekskit.example/nl/proef.html",
    footer=Footer(thing="1.0", kit="Proef", licence="CC BY 4.0", page_of="{page} {pages}"),
    contents_label="Dit zit erin",
    page_label="blz.",
    contents=(),
    how_label="Zo print je",
    how=("Print.",),
)


def test_posters_fill_one_sheet_of_a3_and_two_of_a4(printed: Printed) -> None:
    made = list(finished(printed, kind="poster"))
    assert len(made) == 8
    for poster in made:
        with pikepdf.open(BytesIO(poster.content)) as read:
            boxes = [
                sorted(round(float(one) / POINT) for one in p.mediabox[2:]) for p in read.pages
            ]
        expected = [[210, 297]] * 2 if poster.entry.variant == "tiles" else [[297, 420]]
        assert boxes == expected


def test_tiles_join_into_the_whole_poster(printed: Printed, tmp_path: Path) -> None:
    """Laid over each other as the marks say, the two sheets show what the poster shows."""
    dpi = 100
    (poster,) = finished(printed, id="praatplaat-route", variant="print", format="pdf")
    (sheets,) = finished(printed, id="praatplaat-route", variant="tiles")
    (whole,) = (one.copy() for one in pictures(poster.content, dpi, tmp_path))
    left, right = (one.copy() for one in pictures(sheets.content, dpi, tmp_path))
    shift = round((tiling.TILE - tiling.OVERLAP) / 25.4 * dpi)
    joined = Image.new("L", (left.width + shift, left.height), 255)
    joined.paste(left, (0, 0))
    seam = round((tiling.EDGE + tiling.OVERLAP / 2) / 25.4 * dpi)
    joined.paste(right.crop((seam, 0, right.width, right.height)), (shift + seam, 0))
    smaller = whole.resize((round(whole.width * tiling.SCALE), round(whole.height * tiling.SCALE)))
    x = round((tiling.EDGE - tiling.INSET * tiling.SCALE) / 25.4 * dpi)
    y = round((297 - 297 * tiling.SCALE) / 2 / 25.4 * dpi)
    inside = (x + 30, y + 40, x + smaller.width - 30, y + smaller.height - 40)
    expected = smaller.crop((30, 40, smaller.width - 30, smaller.height - 40))
    shown = joined.crop(inside)
    coarse = (expected.width // 8, expected.height // 8)
    pairs = zip(expected.resize(coarse).tobytes(), shown.resize(coarse).tobytes(), strict=True)
    assert sum(abs(a - b) > 90 for a, b in pairs) < 0.004 * coarse[0] * coarse[1]


def test_every_conversation_has_a_pack_and_a_zip(kit: Kit, printed: Printed) -> None:
    for format in ("pdf", "zip"):
        made = [one.id for one in entries_of(printed, kind="pack", format=format)]
        assert sorted(made) == sorted(kit.conversations)


def test_each_part_of_a_pack_starts_on_a_right_hand_page(printed: Printed, tmp_path: Path) -> None:
    packs = list(finished(printed, kind="pack", format="pdf"))
    assert len(packs) == 13
    for pack in packs:
        with pikepdf.open(BytesIO(pack.content)) as read:
            count = len(read.pages)
            marks = [(one.title, page_of(read, one)) for one in read.open_outline().root]
        assert count % 2 == 0
        assert count == pack.entry.pages
        assert len(marks) > 8
        assert all(page % 2 == 0 for _, page in marks), "right-hand pages are odd: 0, 2, 4 from 0"
        pages = words(pack.content, tmp_path)
        cover = squeezed("".join(word for _, _, word in pages[0]))
        for title, page in marks[1:]:
            assert squeezed(title) in cover
            on_it = squeezed("".join(word for _, _, word in pages[page]))
            assert squeezed(title) in on_it
            assert f"blz.{page + 1}" in cover


def page_of(read: pikepdf.Pdf, item: pikepdf.OutlineItem) -> int:
    return read.pages.index(pikepdf.Page(item.destination[0]))


def test_a_zip_holds_everything_for_its_conversation(printed: Printed) -> None:
    """Every variant of its own forms, Word, cards, what is general, and the pack to print."""
    (thing,) = finished(printed, id="voortgangsgesprek", format="zip")
    with ZipFile(BytesIO(thing.content)) as archive:
        names = set(archive.namelist())
    own = {
        one.path.rpartition("/")[2]
        for one in printed.catalogue.entries
        if one.conversation == "voortgangsgesprek" and one.format != "zip" and one.kind != "picture"
    }
    assert own <= names
    assert {
        "voortgang-verslag.pdf",
        "voortgang-verslag-invulbaar.pdf",
        "voortgang-verslag-grote-letters.pdf",
        "voortgang-verslag-inktbesparend.pdf",
        "voortgang-verslag.docx",
        "vragenkaarten-voortgang.pdf",
        "afsprakenlijst.pdf",
        "poster-feedback.pdf",
        "poster-feedback-a4.pdf",
        "pakket-voortgangsgesprek.pdf",
    } <= names


def entries_of(printed: Printed, **wanted: str) -> list[CatalogueEntry]:
    return [one.entry for one in finished(printed, **wanted)]


def test_every_thing_of_the_kit_has_one_picture(kit: Kit, printed: Printed) -> None:
    found = [one.id for one in entries_of(printed, kind="picture") if one.id in kit.things]
    assert sorted(found) == sorted(kit.things)


@pytest.mark.parametrize("kind", ["form", "checklist", "planner", "cards", "poster", "pack"])
def test_every_kind_of_thing_is_printed(printed: Printed, kind: str) -> None:
    assert entries_of(printed, kind=kind, format="pdf")


def test_a_deck_with_a_long_list_still_starts_its_cards_on_a_right_hand_page(kit: Kit) -> None:
    deck = next(one for one in decks(kit) if one.size.name == "a7")
    many = tuple(replace(deck.cards[at % 8], name=f"kaart-{at}") for at in range(48))
    rendered = pdf.deck(replace(deck, cards=many))
    assert rendered.problems == ()
    assert rendered.pages % 2 == 0
    assert rendered.pages > 2 + 2 * 6


def test_a_poster_that_flows_over_is_a_problem(kit: Kit) -> None:
    poster = next(one for one in posters(kit) if one.id == "praatplaat-welk-gesprek")
    areas = poster.shown.areas * 2
    problems = pdf.poster(replace(poster, shown=replace(poster.shown, areas=areas))).problems
    assert [one.code for one in problems] == ["print.last-lines"]
