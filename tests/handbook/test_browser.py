"""The handbook in a browser: quiet, private, open to everyone, from a server and from a folder."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from gesprekskit.kit import Kit
from tests.handbook import links
from tests.handbook.browser_tabs import NARROW, WIDE, Colours, Tab, serving, tab

REFLOW = 320
"""The width, in pixels, at which no one should have to scroll sideways (WCAG 1.4.10)."""

KINDS = {
    "home": "nl/index.html",
    "roles": "nl/ik-ben/index.html",
    "role": "nl/ik-ben/werkplekbegeleider.html",
    "conversations": "nl/gesprekken/index.html",
    "conversation": "nl/gesprekken/voortgangsgesprek.html",
    "forms": "nl/formulieren/index.html",
    "form": "nl/formulieren/voortgang-verslag.html",
    "cards": "nl/formulieren/feedbackkaart.html",
    "poster": "nl/formulieren/praatplaat-route.html",
    "questions": "nl/vragen/index.html",
    "skill": "nl/vaardigheden/feedback-geven.html",
    "sources": "nl/over/bronnen.html",
    "words": "nl/over/begrippen.html",
    "not found": "nl/404.html",
}
OTHER_LOOKS: list[tuple[int, Colours]] = [(WIDE, "dark"), (NARROW, "light")]
"""Colours do not depend on the width."""
ALL_LOOKS: list[tuple[int, Colours]] = [(WIDE, "light"), *OTHER_LOOKS, (NARROW, "dark")]

BANK = KINDS["questions"]
DRAWER = "label.md-header__button[for=__drawer]"
GLASS = "label.md-header__button[for=__search]"
FOUND = ".md-search-result__item"
MENU = ".md-sidebar--primary"
AROUND = (".md-header", ".md-tabs", MENU, ".md-footer")
"""What is around the text of every page: looked at on a page of each kind."""


@dataclass(frozen=True)
class Visit:
    """The result of loading a page."""

    foreign: list[str]
    errors: list[str]
    failed: list[str]
    barriers: list[str]
    cookies: int
    fits: bool = True
    """It needs no sideways scrolling on a small phone."""


@pytest.fixture(scope="module")
def names(site: Path) -> list[str]:
    """Every page that does not redirect to another."""
    found = {name: page for name, page in links.pages(site).items() if name.endswith(".html")}
    return [name for name, page in found.items() if page.leads_to is None]


@pytest.fixture(scope="module")
def visits(names: list[str], site: Path, served: str, browser: Browser) -> dict[str, Visit]:
    """A visit to every page, light and wide; its contrast where it has a style that is new."""
    assert len(names) > 40
    assert set(KINDS.values()) <= set(names)
    found: dict[str, Visit] = {}
    with tab(browser) as opened:
        whole = set(KINDS.values())
        known: set[str] = set()
        for name in names:
            styles = styles_of(site / name)
            around = () if name in whole else AROUND
            contrast = name in whole or not styles <= known
            found[name] = visit(opened, served, name, around=around, contrast=contrast)
            known |= styles
    return found


def styles_of(page: Path) -> set[str]:
    """Return the elements of a page with their classes: what its colours depend on."""
    return set(re.findall(r"<\w+(?: class=\"[^\"]*\")?", page.read_text(encoding="utf-8")))


def visit(
    opened: Tab, address: str, name: str, *, around: Sequence[str] = (), contrast: bool = True
) -> Visit:
    """Load a page; its complaints are collected after it has been inspected."""
    opened.forget()
    opened.page.goto(f"{address}/{name}")
    barriers = opened.barriers(around, contrast=contrast)
    fits = not too_wide(opened.page)
    opened.settle()
    return Visit(
        foreign=opened.foreign(address),
        errors=list(opened.errors),
        failed=list(opened.failed),
        barriers=barriers,
        cookies=len(opened.page.context.cookies()),
        fits=fits,
    )


def too_wide(page: Page) -> bool:
    """Return True if what is shown needs sideways scrolling on a small phone."""
    size = page.viewport_size
    assert size
    page.set_viewport_size({"width": REFLOW, "height": 640})
    width: int = page.evaluate("document.documentElement.scrollWidth")
    page.set_viewport_size(size)
    return width > REFLOW


@pytest.fixture
def wide(browser: Browser) -> Iterator[Page]:
    with tab(browser) as opened:
        yield opened.page


@pytest.fixture
def narrow(browser: Browser) -> Iterator[Page]:
    with tab(browser, NARROW) as opened:
        yield opened.page


# --------------------------------------------------------------------------- every page


BAD = """<!doctype html><html lang="nl"><title>Slecht</title><h1>Slecht</h1>
<p style="color: #999; background: #fff">nauwelijks te lezen</p> <input type="text">
<p style="width: 900px">veel te breed</p> <details><summary>dicht</summary><input></details>
<img src="https://elsewhere.example/p.png" alt=""> <img src="gone.png" alt="">
<script>document.cookie = "volg=mij"; console.error("mis"); gone()</script>
"""


def test_a_bad_page_is_seen_to_be_bad(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_text(BAD, encoding="utf-8")
    (tmp_path / "good.html").write_text(
        '<!doctype html><html lang="nl"><title>Goed</title><link rel="icon" href="data:,">Goed',
        encoding="utf-8",
    )
    with serving(tmp_path) as address, tab(browser) as opened:
        assert visit(opened, address, "good.html") == Visit([], [], [], [], 0)
        bad = visit(opened, address, "bad.html")
        assert bad.foreign == ["https://elsewhere.example/p.png"]
        assert any("mis" in error for error in bad.errors)
        assert any("gone is not defined" in error for error in bad.errors)
        assert any(failed.startswith(f"{address}/gone.png") for failed in bad.failed)
        rules = [barrier.split(":")[0] for barrier in bad.barriers]
        assert rules.count("label") == 2
        assert "color-contrast" in rules
        assert bad.cookies == 1
        assert not bad.fits


def test_no_page_asks_another_site(visits: dict[str, Visit]) -> None:
    assert {name: visit.foreign for name, visit in visits.items() if visit.foreign} == {}


def test_no_page_complains(visits: dict[str, Visit]) -> None:
    assert {name: visit.errors for name, visit in visits.items() if visit.errors} == {}
    assert {name: visit.failed for name, visit in visits.items() if visit.failed} == {}


def test_no_page_keeps_anyone_out(visits: dict[str, Visit]) -> None:
    assert {name: visit.barriers for name, visit in visits.items() if visit.barriers} == {}


def test_no_page_sets_a_cookie(visits: dict[str, Visit]) -> None:
    assert [name for name, visit in visits.items() if visit.cookies] == []


def test_no_page_scrolls_sideways(visits: dict[str, Visit]) -> None:
    assert [name for name, visit in visits.items() if not visit.fits] == []


@pytest.mark.parametrize(("width", "colours"), OTHER_LOOKS)
def test_every_kind_of_page_in_the_other_looks(
    browser: Browser, served: str, width: int, colours: Colours
) -> None:
    scheme = {"light": "default", "dark": "slate"}[colours]
    with tab(browser, width, colours) as opened:
        for name in KINDS.values():
            seen = visit(opened, served, name, contrast=colours == "dark")
            expect(opened.page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)
            assert seen == Visit([], [], [], [], 0), name


def test_pages_that_lead_on_do_so(site: Path, browser: Browser, served: str) -> None:
    """Some of them in a browser; where each of them leads is seen in the tests of links."""
    leading = {name: page for name, page in links.pages(site).items() if page.leads_to}
    assert len(leading) >= 11
    with tab(browser) as opened:
        for name, page in sorted(leading.items())[:: len(leading) // 5]:
            opened.page.goto(f"{served}/{name}")
            opened.page.wait_for_url(f"**/{page.leads_to}")
            opened.settle()
            assert opened.page.locator("h1").is_visible()
        assert opened.foreign(served) == []
        assert opened.errors == []


def test_pages_that_lead_on_can_be_read(site: Path, browser: Browser) -> None:
    """A browser that does not redirect shows a page with a link."""
    for name in ("index.html", "nl/vo-v.html"):
        text = (site / name).read_text(encoding="utf-8")
        status, refreshes = re.subn(r"<meta http-equiv=.refresh.[^>]*>", "", text)
        assert refreshes == 1
        with tab(browser, script=False) as opened:
            opened.page.set_content(status)
            expect(opened.page.get_by_role("link")).to_have_count(1)
        with tab(browser) as opened:
            opened.page.set_content(status)
            assert opened.barriers() == []


# --------------------------------------------------------------------------- searching


def search(page: Page, word: str) -> None:
    """Look for a word, as a person would at this width, and wait for what is found."""
    if page.locator(GLASS).is_visible():
        page.locator(GLASS).click()
    page.locator(".md-search__input").click()
    page.keyboard.type(word)
    expect(page.locator(FOUND).first).to_be_visible()


@pytest.mark.parametrize(("width", "colours"), ALL_LOOKS)
def test_search_with_results(browser: Browser, served: str, width: int, colours: Colours) -> None:
    with tab(browser, width, colours) as opened:
        opened.page.goto(f"{served}/{KINDS['home']}")
        search(opened.page, "voortgangsgesprek")
        assert opened.barriers() == []
        assert opened.errors == []
        assert opened.foreign(served) == []


@pytest.mark.parametrize("word", ["zoemzoemzoem", "afspraken"])
def test_search_says_how_much_there_is(wide: Page, served: str, word: str) -> None:
    wide.goto(f"{served}/{KINDS['home']}")
    wide.locator(".md-search__input").click()
    wide.keyboard.type(word)
    meta = wide.locator(".md-search-result__meta")
    if word == "afspraken":
        expect(meta).to_have_text(re.compile(r"\d+ "))
    else:
        expect(meta).to_have_text(re.compile("Niets gevonden|Geen"))
        expect(wide.locator(FOUND)).to_have_count(0)


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_opened_menu(browser: Browser, served: str, colours: Colours) -> None:
    with tab(browser, NARROW, colours) as opened:
        opened.page.goto(f"{served}/{KINDS['conversation']}")
        opened.page.locator(DRAWER).click()
        expect(opened.page.locator(MENU).get_by_role("link").first).to_be_visible()
        assert opened.barriers() == []
        assert opened.errors == []


# --------------------------------------------------------------------------- from a folder


def test_it_works_from_a_folder(site: Path, browser: Browser, kit: Kit) -> None:
    with tab(browser) as opened:
        page = opened.page
        page.goto((site / "index.html").as_uri())
        page.wait_for_url("**/nl/index.html")
        search(page, "voortgangsgesprek")
        page.locator(FOUND).locator("a").first.click()
        page.wait_for_url(re.compile(r"^file:.*/nl/[^?#]+\.html"))
        assert "oortgangsgesprek" in page.locator("article").inner_text()

        page.goto((site / BANK).as_uri())
        page.get_by_role("combobox", name="Gesprek", exact=True).select_option("voortgangsgesprek")
        assert 0 < shown(page) < len(kit.questions)
        assert counted(page) == (shown(page), len(kit.questions))
        assert opened.foreign(site.as_uri()) == []
        assert opened.failed == []


# --------------------------------------------------------------------------- the question bank


def shown(page: Page) -> int:
    """Return how many questions are visible."""
    return page.locator(".gk-bank li[id]:visible").count()


def counted(page: Page) -> tuple[int, int]:
    """Return what the page says of that: shown, and in all."""
    text = page.get_by_role("status").inner_text()
    found = re.search(r"(\d+) van de (\d+)", text)
    assert found, text
    return int(found[1]), int(found[2])


def test_all_questions_at_first(wide: Page, served: str, kit: Kit) -> None:
    wide.goto(f"{served}/{BANK}")
    assert len(kit.questions) > 100
    assert shown(wide) == len(kit.questions)
    assert counted(wide) == (len(kit.questions), len(kit.questions))


def test_filters_leave_what_fits(wide: Page, served: str, kit: Kit) -> None:
    wide.goto(f"{served}/{BANK}")
    wide.get_by_role("combobox", name="Gesprek", exact=True).select_option("exitgesprek")
    wide.get_by_label("Alleen open vragen").check()
    left = [wide.locator(f"#{question}") for question in kit.questions]
    visible = {
        question for question, item in zip(kit.questions, left, strict=True) if item.is_visible()
    }
    for_exit = {
        question.id
        for question in kit.questions.values()
        if not question.conversations or "exitgesprek" in question.conversations
    }
    assert visible
    assert visible < for_exit
    assert counted(wide)[0] == len(visible)


def test_a_word_is_found_whatever_its_accents(wide: Page, served: str, kit: Kit) -> None:
    wide.goto(f"{served}/{BANK}")
    wide.get_by_label("Zoek een woord").last.fill("ZÓRGEN")
    with_it = [
        question
        for question in kit.questions.values()
        if "zorgen" in kit.render_text(question.text).lower()
    ]
    assert with_it
    for question in with_it:
        expect(wide.locator(f"#{question.id}")).to_be_visible()
    assert shown(wide) < 20


def test_nothing_found_is_said(wide: Page, served: str) -> None:
    wide.goto(f"{served}/{BANK}")
    nothing = wide.get_by_text("Geen vraag gevonden")
    expect(nothing).to_be_hidden()
    wide.get_by_label("Zoek een woord").last.fill("zoemzoemzoem")
    expect(nothing).to_be_visible()
    assert counted(wide)[0] == shown(wide) == 0
    wide.get_by_role("button", name="Maak leeg").last.click()
    expect(nothing).to_be_hidden()
    assert counted(wide)[0] == shown(wide) > 100


def test_choices_stay_in_the_address(wide: Page, served: str) -> None:
    wide.goto(f"{served}/{BANK}")
    wide.get_by_label("Onderwerp").select_option("feedback")
    left = shown(wide)
    assert "thema=feedback" in wide.url
    wide.reload()
    expect(wide.get_by_label("Onderwerp")).to_have_value("feedback")
    assert shown(wide) == left


@pytest.mark.parametrize("query", ["thema=bestaat-niet", "woord=%00", "x=y", "thema=%22%3E<b>"])
def test_a_strange_address_does_no_harm(browser: Browser, served: str, query: str) -> None:
    with tab(browser) as opened:
        opened.page.goto(f"{served}/{BANK}?{query}")
        assert counted(opened.page)[0] == shown(opened.page)
        assert opened.errors == []


# --------------------------------------------------------------------------- all to print


def found(page: Page) -> list[str]:
    """Return the addresses of the visible items; the page must state their number."""
    seen = page.locator("[data-gk-item]:visible .gk-card-title a")
    addresses = [str(item) for item in seen.evaluate_all("all => all.map(one => one.pathname)")]
    expect(page.get_by_role("status")).to_have_text(f"{len(addresses)} gevonden")
    return [address.rpartition("/")[2].removesuffix(".html") for address in addresses]


def headings(page: Page) -> list[str]:
    """Return the visible groups."""
    return page.locator("[data-gk-group]:visible").evaluate_all(
        "all => all.map(one => one.querySelector('h3').id)"
    )


def test_everything_to_print_at_first(wide: Page, served: str, kit: Kit) -> None:
    wide.goto(f"{served}/{KINDS['forms']}")
    assert sorted(found(wide)) == sorted(kit.publications)
    own = {
        publication.conversation
        for publication in kit.publications.values()
        if publication.conversation
    }
    assert headings(wide) == [
        *(conversation for conversation in kit.conversations if conversation in own),
        "algemeen",
    ]


def test_choices_leave_what_fits_under_its_heading(wide: Page, served: str, kit: Kit) -> None:
    wide.goto(f"{served}/{KINDS['forms']}")
    wide.get_by_role("combobox", name="Gesprek").select_option("voortgangsgesprek")
    wide.get_by_role("combobox", name="Jouw rol").select_option("leerling")
    wide.get_by_role("combobox", name="Moment").select_option("tijdens")
    fitting = [
        publication
        for publication in kit.publications.values()
        if publication.conversation in ("voortgangsgesprek", None)
        and "leerling" in publication.roles
        and publication.moment == "during"
    ]
    assert sorted(found(wide)) == sorted(publication.id for publication in fitting)
    assert headings(wide) == ["voortgangsgesprek", "algemeen"]
    wide.get_by_role("combobox", name="Soort").select_option("kaarten")
    assert sorted(found(wide)) == sorted(
        publication.id for publication in fitting if publication.id in kit.decks
    )
    assert wide.url.endswith("?gesprek=voortgangsgesprek&rol=leerling&moment=tijdens&soort=kaarten")
    wide.reload()
    assert sorted(found(wide)) == sorted(
        publication.id for publication in fitting if publication.id in kit.decks
    )
    wide.get_by_role("button", name="Maak leeg").last.click()
    expect(wide.get_by_role("status")).to_have_text(f"{len(kit.publications)} gevonden")
    assert len(found(wide)) == len(kit.publications)
    assert "?" not in wide.url


def test_a_word_is_not_looked_for_on_buttons(wide: Page, served: str) -> None:
    wide.goto(f"{served}/{KINDS['forms']}")
    word = wide.get_by_label("Zoek een woord").last
    word.fill("inkt spaart")
    assert found(wide) == []
    expect(wide.get_by_text("Niets gevonden. Kies minder")).to_be_visible()
    assert headings(wide) == []
    word.fill("takenmatrix")
    assert found(wide) == ["takenmatrix"]
    expect(wide.get_by_text("Niets gevonden. Kies minder")).to_be_hidden()


def test_a_conversation_leads_to_what_fits_it(wide: Page, served: str, kit: Kit) -> None:
    assert not any(
        publication.conversation == "exitgesprek" for publication in kit.publications.values()
    )
    wide.goto(f"{served}/nl/gesprekken/exitgesprek.html")
    wide.get_by_role("link", name="Wat bij elk gesprek past").click()
    wide.wait_for_url("**/formulieren/index.html?gesprek=exitgesprek#algemeen")
    assert 0 < len(found(wide)) < len(kit.publications)
    assert headings(wide) == ["algemeen"]
    expect(wide.locator("#algemeen")).to_be_in_viewport()


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_other_versions_unfold_by_keyboard(browser: Browser, served: str, width: int) -> None:
    with tab(browser, width) as opened:
        page = opened.page
        page.goto(f"{served}/{KINDS['forms']}?soort=planner")
        large = page.get_by_role("link", name="Pdf met grote letters").first
        expect(large).to_be_hidden()
        tab_to(page, "SELECT soort", at_most=90)
        tab_to(page, "BUTTON Maak leeg")
        passed = []
        while not (passed and passed[-1].startswith("SUMMARY Andere versies")):
            assert len(passed) < 20, passed
            page.keyboard.press("Tab")
            passed.append(focused(page))
        page.keyboard.press("Enter")
        expect(large).to_be_visible()


# --------------------------------------------------------------------------- by keyboard


def focused(page: Page) -> str:
    """Return what has the focus: its element, and its name for the keyboard."""
    return str(
        page.evaluate(
            "(e => e.matches(':focus-visible') ? e.tagName + ' ' + (e.id || e.name"
            " || e.htmlFor || e.innerText || '').trim() : e.tagName)(document.activeElement)"
        )
    )


def tab_to(page: Page, wanted: str, *, at_most: int = 40) -> list[str]:
    """Press Tab until this has the focus; return everything passed on the way."""
    passed: list[str] = []
    while not passed or passed[-1] != wanted:
        assert len(passed) < at_most, f"no `{wanted}` in {passed}"
        page.keyboard.press("Tab")
        passed.append(focused(page))
    return passed


def test_tabbing_to_what_is_not_there_fails(wide: Page) -> None:
    wide.set_content("<a href='#a' tabindex='-1'>weg</a><a href='#b'>hier</a>")
    assert tab_to(wide, "A hier") == ["A hier"]
    with pytest.raises(AssertionError, match="no `A weg` in"):
        tab_to(wide, "A weg", at_most=5)


def test_first_tab_skips_to_the_text(wide: Page, served: str) -> None:
    wide.goto(f"{served}/{KINDS['conversation']}")
    assert tab_to(wide, "A Ga naar de tekst") == ["A Ga naar de tekst"]
    expect(wide.get_by_role("link", name="Ga naar de tekst")).to_be_in_viewport()
    wide.keyboard.press("Enter")
    passed = tab_to(wide, focused_in_article(wide))
    assert len(passed) == 1


def focused_in_article(page: Page) -> str:
    """Return the name of the first element in the text that takes the focus."""
    first = page.locator("article").locator("a[href], button, input, summary").first
    return str(first.evaluate("e => e.tagName + ' ' + (e.id || e.name || e.innerText).trim()"))


def test_the_menu_opens_and_closes_by_keyboard(narrow: Page, served: str) -> None:
    narrow.goto(f"{served}/{KINDS['conversation']}")
    menu = narrow.locator(MENU).get_by_role("link", name="Kies je vragen").first
    expect(menu).to_be_hidden()
    assert len(tab_to(narrow, "LABEL __drawer")) <= 4
    narrow.keyboard.press("Enter")
    expect(narrow.locator(DRAWER)).to_have_attribute("aria-expanded", "true")
    expect(narrow.locator(MENU).get_by_role("link").first).to_be_visible()
    narrow.keyboard.press("Escape")
    expect(narrow.locator(DRAWER)).to_have_attribute("aria-expanded", "false")
    expect(narrow.locator(DRAWER)).to_be_focused()


def test_a_closed_menu_takes_no_focus(narrow: Page, served: str) -> None:
    narrow.goto(f"{served}/{KINDS['form']}")
    for _ in range(12):
        narrow.keyboard.press("Tab")
        inside = f"!!document.activeElement.closest('{MENU}')"
        assert not narrow.evaluate(inside), focused(narrow)


def test_searching_by_keyboard(narrow: Page, served: str) -> None:
    narrow.goto(f"{served}/{KINDS['home']}")
    tab_to(narrow, "LABEL __search")
    narrow.keyboard.press(" ")
    expect(narrow.locator(".md-search__input")).to_be_focused()
    # All but one letter at once: each key press draws the results anew, under the focus too.
    narrow.keyboard.insert_text("feedbac")
    narrow.keyboard.press("k")
    expect(narrow.locator(FOUND).first).to_be_visible()
    narrow.keyboard.press("ArrowDown")
    expect(narrow.locator(FOUND).locator("a:focus")).to_have_count(1)
    narrow.keyboard.press("Enter")
    narrow.wait_for_url(re.compile(r"feedback|h="))


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_choosing_questions_by_keyboard(browser: Browser, served: str, width: int) -> None:
    with tab(browser, width) as opened:
        page = opened.page
        page.goto(f"{served}/{BANK}")
        everything = shown(page)
        tab_to(page, "INPUT woord", at_most=90)
        page.keyboard.type("doel")
        with_word = counted(page)[0]
        assert 0 < with_word < everything
        tab_to(page, "SELECT thema")
        page.keyboard.type("Doelen")
        expect(page.get_by_label("Onderwerp")).to_have_value("doelen")
        with_both = counted(page)[0]
        assert with_both == shown(page) < with_word
        tab_to(page, "INPUT open")
        page.keyboard.press(" ")
        assert counted(page)[0] == shown(page) <= with_both
        tab_to(page, "BUTTON Maak leeg")
        page.keyboard.press("Enter")
        expect(page.get_by_role("status")).to_have_text(re.compile(rf"^{everything} van de "))


# --------------------------------------------------------------------------- without JavaScript


def test_all_questions_without_javascript(browser: Browser, served: str, kit: Kit) -> None:
    with tab(browser, script=False) as opened:
        opened.page.goto(f"{served}/{BANK}")
        assert shown(opened.page) == len(kit.questions)
        expect(opened.page.locator(".gk-filter")).to_be_hidden()


def test_all_downloads_without_javascript(browser: Browser, served: str, kit: Kit) -> None:
    with tab(browser, script=False) as opened:
        page = opened.page
        page.goto(f"{served}/{KINDS['forms']}")
        expect(page.locator(".gk-filter")).to_be_hidden()
        visible = page.locator("article .gk-file:visible").evaluate_all(
            "all => all.map(one => one.getAttribute('href'))"
        )
        assert {f"{publication}.pdf" for publication in kit.publications} <= set(visible)
        page.goto(f"{served}/{KINDS['conversation']}")
        files = page.locator("article a[href$='.pdf']:visible, article a[href$='.zip']:visible")
        assert files.count() >= 4
