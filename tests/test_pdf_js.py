"""pdf.js fills, reads and shows: otherwise tests that use it prove nothing."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pytest
import weasyprint
from PIL import ImageChops
from pypdf import PdfReader

from tests.pdf_js import Reader

FORM = """
<html lang="nl"><title>Blad</title><style>@page { size: 10cm; margin: 1cm }</style>
<form>
  <label>Naam <input name="a.b.naam"></label>
  <textarea name="a.b.tekst"></textarea>
  <input type="checkbox" name="a.b.x">
</form>
"""
VALUES = {"a.b.naam": "Zoë Faßbinder", "a.b.tekst": "Çağrı Łukasz Żółć Đorđe", "a.b.x": True}
DPI = 144


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader() as started:
        yield started


@pytest.fixture(scope="module")
def form() -> bytes:
    made = weasyprint.HTML(string=FORM).write_pdf(pdf_forms=True)
    assert isinstance(made, bytes)
    return made


@pytest.fixture(scope="module")
def filled(reader: Reader, form: bytes) -> bytes:
    return reader.fill(form, VALUES)


def test_what_is_filled_in_is_read_back(reader: Reader, form: bytes, filled: bytes) -> None:
    assert reader.fields(form) == {"a.b.naam": "", "a.b.tekst": "", "a.b.x": "Off"}
    fields = PdfReader(BytesIO(filled)).get_fields() or {}
    assert fields["a.b.naam"].value == VALUES["a.b.naam"]
    assert fields["a.b.tekst"].value == VALUES["a.b.tekst"]
    assert fields["a.b.x"].value == "/on"
    assert reader.fields(filled)["a.b.tekst"] == VALUES["a.b.tekst"]


def test_what_is_filled_in_shows(reader: Reader, form: bytes, filled: bytes) -> None:
    empty, full = (reader.picture(item, 1, DPI).convert("L") for item in (form, filled))
    assert empty.size == full.size == (567, 567)
    assert ImageChops.difference(empty, full).getbbox() is not None
