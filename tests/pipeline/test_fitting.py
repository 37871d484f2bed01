"""What would fit of a form with too many pages is told, and fits."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gesprekskit import pipeline
from gesprekskit.artifacts import CatalogueEntry
from gesprekskit.diagnostics import Diagnostic, KitError
from gesprekskit.diagnostics.wording import line
from gesprekskit.pipeline.cache import Cache
from gesprekskit.pipeline.fitting import LEAST, most_that_fits
from gesprekskit.pipeline.rendering import Renderer
from gesprekskit.pipeline.workers import WorkerPool
from tests.conftest import KitFolder

VERSLAG = "forms/voortgang-verslag.yml"


def wanted(entry: CatalogueEntry) -> bool:
    return entry.path.endswith("/voortgang-verslag.pdf")


def refused(folder: Path, renderer: Renderer) -> tuple[Diagnostic, ...]:
    """Return what printing a form of a kit tells, in all its languages."""
    kits, _ = pipeline.load_kits(folder)
    with pytest.raises(KitError) as error:
        pipeline.print_kits(kits, renderer, wanted)
    return error.value.diagnostics


def test_rows_that_would_fit_are_told_at_their_section_and_fit(
    kit_folder: KitFolder, pool: WorkerPool, cache: Cache
) -> None:
    renderer = Renderer(pool, cache)
    kit_folder.change(VERSLAG, "rows: {lijst: 4}", "rows: {lijst: 6}")
    note, error = refused(kit_folder.path, renderer)
    assert (error.code, note.code, note.severity) == ("print.pages", "print.fits", "note")
    assert note.span.line == kit_folder.line_of(VERSLAG, "rows: {lijst: 6}")
    assert "met minder rijen of lijnen past `VO-V`: `lijst` 6 → 4 [print.fits]" in line(note)
    assert line(note).endswith("tip: zet bij de sectie `afspraken`: `rows: {lijst: 4}`")
    kit_folder.change(VERSLAG, "rows: {lijst: 6}", "rows: {lijst: 4}")
    (printed,) = pipeline.print_kits(pipeline.load_kits(kit_folder.path)[0], renderer, wanted)
    assert [artifact.path for artifact in printed.artifacts] == [
        "nl/formulieren/voortgang-verslag.pdf"
    ]


def test_nothing_is_told_where_no_form_is_too_long(
    kit_folder: KitFolder, pool: WorkerPool, cache: Cache
) -> None:
    kits, _ = pipeline.load_kits(kit_folder.path)
    (printed,) = pipeline.print_kits(kits, Renderer(pool, cache), wanted, keep_going=True)
    assert (printed.refused, printed.left_out) == ((), ())


def test_where_not_even_one_row_fits_no_cure_is_made_up(
    kit_folder: KitFolder, pool: WorkerPool, cache: Cache
) -> None:
    kit_folder.change(VERSLAG, "max_pages: 2", "max_pages: 1")
    found = refused(kit_folder.path, Renderer(pool, cache))
    assert [error.code for error in found] == ["print.pages"]


@settings(derandomize=True, max_examples=200)
@given(
    st.lists(st.tuples(st.integers(1, 12), st.sampled_from([0, 1, 3])), max_size=5),
    st.integers(0, 40),
)
@example([(9, 0), (2, 3), (2, 0)], 3)
@example([], 0)
def test_what_fits_is_found_and_nothing_is_given_in_vain(
    fields: list[tuple[int, int]], room: int
) -> None:
    """A field is a count and the height of each of them; some heights make no difference."""
    now, heights = [count for count, _ in fields], [height for _, height in fields]

    def fits(counts: tuple[int, ...]) -> bool:
        return sum(map(int.__mul__, counts, heights)) <= room

    if fits(tuple(now)):
        return
    found = most_that_fits(now, fits)
    assert (found is not None) == fits((LEAST,) * len(now))
    if found is None:
        return
    assert fits(found)
    changed = [at for at, count in enumerate(found) if count != now[at]]
    assert all(LEAST <= found[at] < now[at] for at in changed)
    for at in changed:
        more = now[at] if len(changed) > 1 else found[at] + 1
        assert not fits((*found[:at], more, *found[at + 1 :]))
