"""Cards, posters and packs of the real kit, measured on what is printed."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import unescape
from io import BytesIO
from pathlib import Path
from shutil import copytree, ignore_patterns
from zipfile import ZipFile

import pikepdf
import pytest
from PIL import Image

from gesprekskit.artifacts import CatalogueEntry, Finished
from gesprekskit.compose.decks import decks
from gesprekskit.compose.forms import on_paper
from gesprekskit.compose.posters import posters
from gesprekskit.diagnostics import KitError
from gesprekskit.diagnostics.wording import line
from gesprekskit.documents.decks import Deck, Side, back_place, front_place
from gesprekskit.documents.measures import EDGE
from gesprekskit.documents.packs import Content, Cover, Pack, Part
from gesprekskit.documents.printed import Footer
from gesprekskit.kit import Kit
from gesprekskit.pipeline import Printed, Renderer, load_kit, print_kit
from gesprekskit.pipeline.cache import Cache
from gesprekskit.pipeline.workers import WorkerPool
from gesprekskit.renderers import pdf
from gesprekskit.renderers.structure import tiling
from tests.conftest import KIT, KitFolder
from tests.ink_places import free_edge, pictures, stray
from tests.overlaps import overlapping
from tests.test_printed import FORMS, MORE, squeezed
from tests.verapdf import validate

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
    """The words of a card are in its place: front on one page, back on the next."""
    cards = 0
    for deck in decks(kit):
        (thing,) = finished(printed, id=deck.id, variant="print", format="pdf")
        pages = words(thing.content, tmp_path)
        assert len(pages) % 2 == 0
        check_cards(deck, pages[2:])
        cards += len(deck.cards)
    assert cards > 80


def check_cards(deck: Deck, sheets: Sequence[list[tuple[float, float, str]]]) -> None:
    """Check that each card is in its place: its front on a page, its back on the next."""
    for at, card in enumerate(deck.cards):
        sheet, slot = divmod(at, deck.size.per_sheet)
        places = ((0, card.front, front_place), (1, card.back, back_place))
        for turned, side, place in places:
            corner = place(deck.size, slot)
            found = squeezed(
                "".join(
                    word
                    for x, y, word in sheets[2 * sheet + turned]
                    if corner.x <= x < corner.x + deck.size.width
                    and corner.y <= y < corner.y + deck.size.height
                )
            )
            said = [side.text, *side.points]
            assert all(squeezed(text) in found for text in said), (deck.id, card.name)


def test_every_sheet_keeps_its_edges_free(printed: Printed, tmp_path: Path) -> None:
    """On all printed matter, nothing is within 7 mm of the edge of the paper."""
    dpi, seen = 72, 0
    for thing in finished(printed, format="pdf"):
        if thing.entry.variant == "fillable" or thing.entry.kind == "pack":
            continue
        for page in pictures(thing.content, dpi, tmp_path):
            assert free_edge(page, dpi) > EDGE - 0.5, thing.entry.path
            seen += 1
    assert seen > 100


NAME = "Stichting Opleidings- en Ontwikkelingsfonds voor Logistiek, Techniek en Bouw e.o"
ADDRESS = (
    "https://www.opleidingsfonds-logistiek-techniek-bouw.nl/goede-gesprekken-op-het-werk/gidsen"
)
FULL = {
    "voortgang-verslag": ("print", "fillable", "large-print", "ink-saving"),
    "jaarplanner-persoon": ("print", "large-print"),
    "doorvraagkaarten": ("print",),
    "feedbackkaart": ("print",),
    "poster-feedback": ("print", "tiles"),
    "praatplaat-route": ("print", "tiles"),
    "voortgangsgesprek": ("print",),
}
"""Of each kind of sheet one that is full; the pack holds most forms."""


@pytest.fixture(scope="module")
def long_kit(tmp_path_factory: pytest.TempPathFactory) -> Kit:
    """Return the kit of a publisher with a long name, a long address and a funder."""
    assert (len(NAME), len(ADDRESS)) == (80, 90)
    folder = KitFolder(tmp_path_factory.mktemp("long") / "werkplekleren")
    copytree(KIT, folder.path, ignore=ignore_patterns("translations"))
    folder.change("kit.yml", "name: Gesprekskit\n", f"name: {NAME}\n")
    folder.change("kit.yml", "https://gesprekskit.example/", ADDRESS)
    folder.change("kit.yml", "shown: false", "shown: true")
    return load_kit(folder.path)[0]


@pytest.fixture(scope="module")
def long_printed(long_kit: Kit, pool: WorkerPool, cache: Cache) -> list[Finished]:
    """Return full sheets of that kit; none shows a problem."""

    def wanted(entry: CatalogueEntry) -> bool:
        return entry.format == "pdf" and entry.variant in FULL.get(entry.id, ())

    return list(finished(print_kit(long_kit, Renderer(pool, cache), wanted)))


def test_sheets_keep_their_edges_free_under_a_funder_and_long_names(
    long_kit: Kit, long_printed: list[Finished], tmp_path: Path
) -> None:
    """Nothing within 7 mm of the edge of the paper or of a card, and no page more than usual."""
    dpi = 150
    made = {(finished.entry.id, finished.entry.variant): finished for finished in long_printed}
    assert len(made) == sum(len(variants) for variants in FULL.values())
    sizes = {deck.id: deck.size for deck in decks(long_kit)}
    for (name, variant), thing in made.items():
        pages = pictures(thing.content, dpi, tmp_path)
        assert min(free_edge(page, dpi) for page in pages) > EDGE - 0.1, (name, variant)
        if name in FORMS:
            assert len(pages) <= FORMS[name] + MORE[variant], (name, variant)
        for page in pages[2:] if name in sizes else ():
            assert stray(page, sizes[name], dpi) is None, name
    page = "".join(
        word for _, _, word in words(made["voortgang-verslag", "print"].content, tmp_path)[0]
    )
    for said in (NAME, ADDRESS.removeprefix("https://"), "Medegefinancierd door de Europese Unie"):
        assert squeezed(said) in page


def test_sheets_with_a_funder_and_long_names_are_accessible(
    long_printed: list[Finished], tmp_path: Path
) -> None:
    files = [tmp_path / f"{at}.pdf" for at, _ in enumerate(long_printed)]
    for file, thing in zip(files, long_printed, strict=True):
        file.write_bytes(thing.content)
        assert overlapping(file) == []
    assert [verdict.failures for verdict in validate(files)] == [()] * len(files)


def test_a_foot_that_no_page_has_room_for_is_reported_where_it_is_too_long(
    kit_folder: KitFolder, pool: WorkerPool, cache: Cache, tmp_path: Path
) -> None:
    """On forms, cards and posters alike, once; the check sees the ink that is then too low."""
    long = " ".join([NAME] * 8)
    kit_folder.change("kit.yml", "name: Gesprekskit\n", f"name: {long}\n")
    kit = load_kit(kit_folder.path)[0]
    wanted = ("afsprakenlijst", "feedbackkaart", "poster-feedback")
    with pytest.raises(KitError) as refused:
        print_kit(kit, Renderer(pool, cache), lambda entry: entry.id in wanted)
    found = [
        diagnostic for diagnostic in refused.value.diagnostics if diagnostic.code == "print.foot"
    ]
    place = f"kits/werkplekleren/kit.yml:{kit_folder.line_of('kit.yml', long)}:3"
    assert [str(diagnostic.span) for diagnostic in found] == [place]
    assert "`publisher` is het langst: 647 tekens" in line(found[0])
    form = next(form for form in on_paper(kit) if form.id == "afsprakenlijst")
    pages = pictures(pdf.render(form).content, 150, tmp_path)
    assert all(free_edge(page, 150) < EDGE - 0.1 for page in pages)


LONG_WORD = "arbeidsongeschiktheidsverzekeringsmaatschappij"


def test_long_words_on_a_card_are_broken_between_their_parts(kit: Kit, tmp_path: Path) -> None:
    for size in ("a7", "a6"):
        deck = next(deck for deck in decks(kit) if deck.size.name == size)
        card = deck.cards[0]
        title = f"Zo praat je met een {LONG_WORD}"
        wordy = replace(
            card,
            theme=replace(card.theme, name=f"Praten met een {LONG_WORD}"),
            front=Side(title="", text=f"Ken je een {LONG_WORD}?", points=()),
            back=Side(title=title, text="", points=(f"Bel de {LONG_WORD}.",)),
        )
        rendered = pdf.deck(replace(deck, cards=(wordy, *deck.cards[1:])))
        assert rendered.problems == ()
        (tmp_path / "deck.pdf").write_bytes(rendered.content)
        assert overlapping(tmp_path / "deck.pdf") == []
        for page in pictures(rendered.content, 150, tmp_path)[2:]:
            assert stray(page, deck.size, 150) is None
        front = squeezed("".join(word for _, _, word in words(rendered.content, tmp_path)[2]))
        assert f"Kenjeeen{LONG_WORD}?" in front.replace("\u2010", "")


def test_a_word_wider_than_its_card_is_a_problem_of_the_card(kit: Kit, tmp_path: Path) -> None:
    """The check sees it too."""
    deck = next(deck for deck in decks(kit) if deck.size.name == "a7")
    word = "Xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
    for side in ("front", "back"):
        wide = replace(deck.cards[1], **{side: Side(title="", text=f"Zeg ‘{word}’?", points=())})
        rendered = pdf.deck(replace(deck, cards=(deck.cards[0], wide, *deck.cards[2:])))
        assert [
            (problem.code, problem.node, problem.values["word"]) for problem in rendered.problems
        ] == [("print.word", wide.node, word)]
        page = pictures(rendered.content, 150, tmp_path)[2 if side == "front" else 3]
        assert stray(page, deck.size, 150) is not None


def test_cards_are_too_long_is_a_problem_of_the_card(kit: Kit) -> None:
    deck = next(deck for deck in decks(kit) if deck.size.name == "a7")
    card = deck.cards[0]
    long = replace(card, front=replace(card.front, text="Wat wil je dat wij nu doen? " * 12))
    problems = pdf.deck(replace(deck, cards=(long, *deck.cards[1:]))).problems
    assert [(problem.code, problem.node) for problem in problems] == [("print.card", card.node)]


@pytest.mark.parametrize("name", ["praatplaat-welk-gesprek", "praatplaat-route"])
def test_a_place_on_a_poster_that_is_too_full_is_a_problem(kit: Kit, name: str) -> None:
    poster = next(poster for poster in posters(kit) if poster.id == name)
    area = poster.shown.areas[1]
    long = replace(area, text="Vraag wie je helpt en wat je nodig hebt. " * 5)
    areas = (poster.shown.areas[0], long, *poster.shown.areas[2:])
    problems = pdf.poster(replace(poster, shown=replace(poster.shown, areas=areas))).problems
    assert ("print.area", area.node) in [(problem.code, problem.node) for problem in problems]


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
    footer=Footer(
        thing="1.0", kit="Proef", licence="CC BY 4.0", page_of="{page} {pages}", origins=()
    ),
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
    (whole,) = (picture.copy() for picture in pictures(poster.content, dpi, tmp_path))
    left, right = (picture.copy() for picture in pictures(sheets.content, dpi, tmp_path))
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


ASKED = {
    "cards": {"/Duplex": "/DuplexFlipLongEdge", "/PrintScaling": "/None"},
    "poster": {"/PrintScaling": "/None"},
    "pack": {"/Duplex": "/DuplexFlipLongEdge"},
    "form": {},
}


@pytest.mark.parametrize("kind", ASKED)
def test_a_printer_is_told_what_paper_asks(printed: Printed, kind: str) -> None:
    """Both sides over the long edge, and no other size; also where a poster is on two sheets."""
    things = [*finished(printed, kind=kind, format="pdf")]
    assert things
    for thing in things:
        with pikepdf.open(BytesIO(thing.content)) as pdf:
            asked = {str(key): str(wish) for key, wish in pdf.Root.ViewerPreferences.items()}
        assert asked.pop("/DisplayDocTitle") == "True"
        assert asked == ASKED[kind], thing.entry.path


def test_every_conversation_has_a_pack_and_a_zip(kit: Kit, printed: Printed) -> None:
    for format in ("pdf", "zip"):
        made = [entry.id for entry in entries_of(printed, kind="pack", format=format)]
        assert sorted(made) == sorted(kit.conversations)


def test_each_part_of_a_pack_starts_on_a_right_hand_page(printed: Printed, tmp_path: Path) -> None:
    packs = list(finished(printed, kind="pack", format="pdf"))
    assert len(packs) == 13
    for pack in packs:
        with pikepdf.open(BytesIO(pack.content)) as read:
            count = len(read.pages)
            marks = [(item.title, page_of(read, item)) for item in read.open_outline().root]
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
    """Every variant of its own forms, Word, cards, what is for all conversations, and the pack."""
    (thing,) = finished(printed, id="voortgangsgesprek", format="zip")
    with ZipFile(BytesIO(thing.content)) as archive:
        names = set(archive.namelist())
    own = {
        entry.path.rpartition("/")[2]
        for entry in printed.catalogue.entries
        if entry.conversation == "voortgangsgesprek"
        and entry.format != "zip"
        and entry.kind != "picture"
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
    return [item.entry for item in finished(printed, **wanted)]


def test_every_thing_of_the_kit_has_one_picture(kit: Kit, printed: Printed) -> None:
    found = [
        entry.id for entry in entries_of(printed, kind="picture") if entry.id in kit.publications
    ]
    assert sorted(found) == sorted(kit.publications)


@pytest.mark.parametrize("kind", ["form", "checklist", "planner", "cards", "poster", "pack"])
def test_every_kind_of_thing_is_printed(printed: Printed, kind: str) -> None:
    assert entries_of(printed, kind=kind, format="pdf")


def test_backs_land_behind_their_fronts_after_an_odd_number_of_pages(
    kit: Kit, printed: Printed, tmp_path: Path
) -> None:
    """A deck with a list of two pages, by itself and in a pack behind a form of one page."""
    deck = next(deck for deck in decks(kit) if deck.size.name == "a7")
    many = tuple(replace(deck.cards[at % 8], name=f"kaart-{at}") for at in range(48))
    deck = replace(deck, cards=many)
    rendered = pdf.deck(deck)
    assert rendered.problems == ()
    assert rendered.pages == 3 + 1 + 2 * 6
    (form,) = finished(printed, id="feedbackzin", variant="print", format="pdf")
    parts = (
        Part("Feedback", form.content, form.entry.sha256),
        Part("Kaarten", rendered.content, ""),
    )
    pack = pdf.pack(Pack(cover=COVER, parts=parts))
    for content in (rendered.content, pack.content):
        sheets = words(content, tmp_path)[-2 * 6 :]
        with pikepdf.open(BytesIO(content)) as read:
            first = len(read.pages) - len(sheets)
        assert first % 2 == 0, "right-hand pages are odd: 0, 2, 4 from 0"
        check_cards(deck, sheets)


def test_a_poster_that_flows_over_is_a_problem(kit: Kit) -> None:
    poster = next(poster for poster in posters(kit) if poster.id == "praatplaat-welk-gesprek")
    areas = poster.shown.areas * 2
    problems = pdf.poster(replace(poster, shown=replace(poster.shown, areas=areas))).problems
    assert [problem.code for problem in problems] == ["print.last-lines"]
