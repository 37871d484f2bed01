"""How narrow a field can be: anything narrower is refused, anything else can be drawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import get_args

import pytest

from gesprekskit import pipeline
from gesprekskit.catalogue import FORM_VARIANTS
from gesprekskit.checks.fields import least_width
from gesprekskit.compose.forms import variants
from gesprekskit.definitions import fields
from gesprekskit.diagnostics.wording import line
from gesprekskit.kit import Kit
from tests.conftest import KitFolder
from tests.overlaps import straying

SECTION = "sections/smal.yml"
OPTIONS = "options: [{id: a, label: begeleider}, {id: b, label: ik weet het niet}]"
WHAT, DONE = "{id: wat, label: Wat, width: 8}", "options: [{id: ja, label: ja}]"
KINDS: Mapping[str, str] = {
    "short_text": "label: Functie",
    "lines": "label: Wat ging er goed?, lines: 2, numbered: true",
    "sentence_starter": "label: Maak af, starter: Ik wil graag, lines: 2",
    "box": "label: Teken hier, height: 20",
    "date": "label: Vorig gesprek, optional: true",
    "pick_one": f"label: Van wie?, {OPTIONS}, other: 'anders:'",
    "pick_many": f"label: Van wie?, columns: 3, {OPTIONS}, other: 'anders:'",
    "scale": "label: Hoe gaat het?, steps: 5, low: helemaal niet, high: helemaal goed",
    "table": f"rows: 1, columns: [{WHAT}, {{id: af, label: Af?, width: 4, {DONE}}}]",
    "agreements": f"rows: 1, columns: [{WHAT}, {{id: nr, label: Nr, width: 4}}]",
    "matrix": "matrix: basistaken, rows: 1",
    "signature": "people: [{id: ik, role: medewerker}, {id: jij, role: leidinggevende}]",
    "checklist": "columns: 3, items: [{id: a, text: Ik heb dit met mijn begeleider besproken.}]",
    "route": "stops: [{id: a, label: Begin}, {id: b, label: Mijn doel}]",
    "timeline": "moments: 3, rows: [{id: werk, label: Samenwerken}]",
    "year": "row_label: Gesprek, rows: 1, conversations: [beoordelingsgesprek]",
    "explanation": "text: Lees dit eerst. Praat er dan over met je begeleider.",
}


def written(kinds: Mapping[str, str], width: Callable[[str], int]) -> str:
    """Return a section with a field of each kind, each as wide as `width` says."""
    used = {"explanation": ""}
    listed = "\n".join(
        f"  - {{id: {kind.replace('_', '-')}, type: {kind}, width: {width(kind)}, "
        f"{used.get(kind, 'used_by: [medewerker], why: Proef., ')}{more}}}"
        for kind, more in kinds.items()
    )
    return f"id: smal\ntitle: Smal\nfields:\n{listed}\nsources: [L1]\n"


@pytest.fixture
def narrow(kit_folder: KitFolder) -> tuple[KitFolder, Mapping[str, int]]:
    """Return a kit with a form of every kind of field, and how narrow each can be."""
    kit_folder.write(SECTION, written(KINDS, lambda _: 12))
    form = (kit_folder.path / "forms/evaluatie-gesprekken.yml").read_text(encoding="utf-8")
    before, after = form.split("  - section: kop")[0], form[form.index("closing:") :]
    text = f"{before}  - section: smal\n{after}".replace("max_pages: 2", "max_pages: 4")
    text = text.replace("id: evaluatie-gesprekken", "id: smal").replace("ALG-E", "ALG-S")
    kit_folder.write("forms/smal.yml", text)
    section = examined(kit_folder).sections["smal"]
    return kit_folder, {field.type: least_width(field) for field in section.fields}


def examined(kit_folder: KitFolder) -> Kit:
    found = pipeline.examine(kit_folder.path)
    assert found.kit is not None, [line(diagnostic) for diagnostic in found.diagnostics]
    return found.kit


def test_every_kind_of_field_is_here() -> None:
    kinds = {
        get_args(item.model_fields["type"].annotation)[0]
        for item in get_args(get_args(fields.AnyField)[0])
    }
    assert set(KINDS) == kinds


def test_a_field_that_is_too_narrow_is_refused_at_its_width(
    narrow: tuple[KitFolder, Mapping[str, int]],
) -> None:
    kit_folder, least = narrow
    text = written(KINDS, lambda kind: least[kind] - 1)
    kit_folder.write(SECTION, text)
    found = [
        (
            diagnostic.code,
            diagnostic.span.line,
            text.splitlines()[diagnostic.span.line - 1][diagnostic.span.column - 1 :],
        )
        for diagnostic in pipeline.examine(kit_folder.path).diagnostics
        if diagnostic.severity == "error"
    ]
    places = zip(KINDS, text.splitlines()[3:], strict=False)
    assert found == [
        ("field.narrow", number, row[row.index("width: ") + 7 :])
        for number, (_, row) in enumerate(places, 4)
    ]


@pytest.mark.parametrize(
    ("width", "label", "least"),
    [(1, "ja", 0), (1, "nee", 2), (2, "deels", 0), (2, "begeleider", 3), (3, "begeleider", 0)],
)
def test_a_column_that_is_too_narrow_for_its_words_is_refused_at_its_width(
    kit_folder: KitFolder, width: int, label: str, least: int
) -> None:
    file = "sections/afspraken.yml"
    kit_folder.change(file, "label: ja", f"label: {label}")
    kit_folder.change(file, "label: Af?\n        width: 2", f"label: Af?\n        width: {width}")
    kit_folder.change(
        file, "label: Wat\n        width: 3", f"label: Wat\n        width: {5 - width}"
    )
    found = [
        diagnostic
        for diagnostic in pipeline.examine(kit_folder.path).diagnostics
        if diagnostic.severity == "error"
    ]
    assert [diagnostic.code for diagnostic in found] == (["table.narrow"] if least else [])
    for diagnostic in found:
        assert diagnostic.span.line == kit_folder.line_of(file, "label: Af?") + 1
        assert f"minstens {least}" in line(diagnostic)


@pytest.mark.parametrize("variant", FORM_VARIANTS)
def test_at_its_least_width_every_kind_of_field_stays_in_its_place(
    narrow: tuple[KitFolder, Mapping[str, int]], variant: str, tmp_path: Path
) -> None:
    kit_folder, least = narrow
    kit_folder.write(SECTION, written(KINDS, least.__getitem__))
    kit = examined(kit_folder)
    (form,) = (
        drawn_form
        for drawn_form in variants(kit, kit.forms["smal"])
        if drawn_form.variant.name == variant
    )
    assert {block.width for block in form.sections[0].blocks} == set(least.values())
    assert straying(form, tmp_path) == []
