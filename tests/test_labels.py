"""The label of a line belongs to its own line, in every form: the eye pairs what is nearest."""

from __future__ import annotations

import pytest

from gesprekskit.compose.forms import forms
from gesprekskit.kit import Kit
from gesprekskit.pipeline import Printed
from tests.label_places import label_places

APART = 5.0
"""How far from the line above a label is at least, in mm."""

BELOW_LINES = 15
"""So many labels or more stand below a line, on the paper of the whole kit in each variant."""


@pytest.mark.parametrize("variant", ["print", "large-print", "ink-saving"])
def test_a_label_is_nearest_to_its_own_line(kit: Kit, printed: Printed, variant: str) -> None:
    made = {artifact.path: artifact.content for artifact in printed.artifacts}
    paths = {
        entry.id: entry.path
        for entry in printed.catalogue.entries
        if entry.variant == variant and entry.format == "pdf"
    }
    drawn = [form for form in forms(kit) if form.variant.name == variant]
    places = [
        (form.code, place) for form in drawn for place in label_places(form, made[paths[form.id]])
    ]
    assert len(places) >= BELOW_LINES
    assert [(code, it) for code, it in places if it.above < APART or it.above < it.own] == []
