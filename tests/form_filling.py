"""A form to fill in, values in, the filled form out: by four programs of others."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO

import pikepdf
import pikepdf.form
import pypdf
import pypdfium2
import pypdfium2.raw as pdfium

from tests.pdf_js import Reader

Values = Mapping[str, str]


@dataclass(frozen=True)
class Place:
    """The place of a field: its page, from 0, and its rectangle in pt from the bottom left."""

    page: int
    rectangle: tuple[float, float, float, float]


def places(content: bytes) -> dict[str, Place]:
    """Return the place of every field of a form, by its full name."""
    found = {}
    with pikepdf.open(BytesIO(content)) as pdf:
        for number, page in enumerate(pdf.pages):
            for widget in page.get("/Annots", ()):
                rectangle = tuple(float(side) for side in widget.Rect)
                found[full_name(widget)] = Place(number, rectangle)
    return found


def full_name(field: pikepdf.Object) -> str:
    """Return a field's name with those of its parents before it."""
    names = []
    while field is not None:
        if "/T" in field:
            names.append(str(field.T))
        field = field.get("/Parent")
    return ".".join(reversed(names))


def by_pikepdf(content: bytes, values: Values) -> bytes:
    with pikepdf.open(BytesIO(content)) as pdf:
        form = pikepdf.form.Form(pdf)
        for name, value in values.items():
            form[name].value = value
        out = BytesIO()
        pdf.save(out)
    return out.getvalue()


def by_pypdf(content: bytes, values: Values) -> bytes:
    writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(BytesIO(content)))
    for page in writer.pages:
        writer.update_page_form_field_values(page, dict(values), auto_regenerate=False)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def by_pdfium(content: bytes, values: Values) -> bytes:
    """Type the values into the fields, as someone at a screen would."""
    document = pypdfium2.PdfDocument(content)
    document.init_forms()
    form = document.formenv.raw
    for page in document:
        for widget in _widgets(page):
            name = _text_of(lambda buffer, size, w=widget: _name_of(form, w, buffer, size))
            if name in values:
                pdfium.FORM_SetFocusedAnnot(form, widget)
                pdfium.FORM_SelectAllText(form, page.raw)
                text = (values[name] + "\0").encode("utf-16-le")
                units = (ctypes.c_ushort * (len(text) // 2)).from_buffer_copy(text)
                pdfium.FORM_ReplaceSelection(form, page.raw, units)
                pdfium.FORM_ForceToKillFocus(form)
            pdfium.FPDFPage_CloseAnnot(widget)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _name_of(form: object, widget: object, buffer: object, size: int) -> int:
    return int(pdfium.FPDFAnnot_GetFormFieldName(form, widget, buffer, size))


def _widgets(page: pypdfium2.PdfPage) -> Iterator[object]:
    for number in range(pdfium.FPDFPage_GetAnnotCount(page.raw)):
        yield pdfium.FPDFPage_GetAnnot(page.raw, number)


def _text_of(call: Callable[[object, int], int]) -> str:
    size = call(None, 0)
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    call(buffer, size)
    return bytes(buffer)[: max(size - 2, 0)].decode("utf-16-le")


def by_pdf_js(reader: Reader) -> Callable[[bytes, Values], bytes]:
    return lambda content, values: reader.fill(content, dict(values))
