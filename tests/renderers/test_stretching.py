"""White that is left at the foot of a page goes to the lines to write on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from gesprekskit.compose.forms import forms
from gesprekskit.documents.measures import MOST_ROOM
from gesprekskit.kit import Kit
from gesprekskit.renderers import engine, engine_stretching, pdf
from gesprekskit.renderers.engine_boxes import lowest
from gesprekskit.renderers.engine_stretching import KEPT, PIXELS, stretch, written_on

ROUNDING = 0.1


@dataclass(frozen=True)
class Stretched:
    """A page before and after: the white at its foot, and how high what is written on is, in mm."""

    moved: bool
    white_before: float
    white: float
    before: list[float]
    lines: list[float]

    @property
    def has_all_it_may(self) -> bool:
        return any(
            now >= MOST_ROOM * was - ROUNDING
            for now, was in zip(self.lines, self.before, strict=True)
        )


def looked_at(page: Any) -> tuple[float, list[float]]:
    (root, *_) = page.children
    bottom = page.position_y + page.margin_top + page.height
    heights = [box.height / PIXELS for box in written_on(root)]
    return (bottom - lowest(root)) / PIXELS, heights


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> list[Stretched]:
    """What is stretched from here on."""
    found: list[Stretched] = []

    def watched(page: Any) -> bool:
        white, before = looked_at(page)
        moved = stretch(page)
        found.append(Stretched(moved, white, *looked_at(page)[:1], before, looked_at(page)[1]))
        return moved

    monkeypatch.setattr(engine, "stretch", watched)
    return found


@pytest.mark.parametrize("variant", ["print", "large-print"])
def test_white_goes_to_lines_until_they_have_all_they_may(
    kit: Kit, pages: list[Stretched], variant: str
) -> None:
    drawn = [form for form in forms(kit) if form.variant.name == variant]
    for form in drawn:
        assert pdf.render(form).problems == (), form.id
    assert len(pages) > len(drawn)
    moved = [page for page in pages if page.moved]
    assert len(moved) > 5
    for page in moved:
        assert page.white == pytest.approx(KEPT / PIXELS, abs=ROUNDING) or page.has_all_it_may
        assert page.white < page.white_before
        grown = [now - was for now, was in zip(page.lines, page.before, strict=True)]
        assert min(grown) > 0
    for page in pages:
        if not page.moved:
            assert page.white == page.white_before
            assert page.lines == page.before


def test_what_stands_below_the_lines_stays_below_them(
    kit: Kit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No words move up or sideways, and their order is what it was."""
    (form,) = (
        it
        for it in forms(kit)
        if (it.id, it.variant.name) == ("ontwikkel-voorbereiding-medewerker", "print")
    )
    places: list[list[tuple[str, float, float]]] = []

    def watched(page: Any) -> bool:
        places.append(words(page))
        moved = stretch(page)
        places.append(words(page))
        return moved

    monkeypatch.setattr(engine, "stretch", watched)
    pdf.render(form)
    before, after = places
    assert [(said, left) for said, left, _ in after] == [(said, left) for said, left, _ in before]
    down = [now[2] - was[2] for was, now in zip(before, after, strict=True)]
    assert min(down) >= 0
    assert down[-1] > 10 * PIXELS
    assert [it[0] for it in sorted(after, key=lambda it: it[2])] == [
        it[0] for it in sorted(before, key=lambda it: it[2])
    ]


def words(page: Any) -> list[tuple[str, float, float]]:
    """Return the words of a page with their places, in pixels."""
    (root, *_) = page.children
    found = [box for box in root.descendants() if hasattr(box, "text")]
    return [(box.text, box.position_x, box.position_y) for box in found]


def test_a_picture_behind_words_is_not_lost_in_silence() -> None:
    with pytest.raises(ValueError, match="no picture"):
        engine_stretching._no_picture("kit:x.svg")
