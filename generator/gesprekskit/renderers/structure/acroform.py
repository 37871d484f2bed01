"""A PDF as the engine leaves it in, a form that every reader can fill in out.

The engine draws the boxes, tags the widgets and names them. What it leaves undone is done here: a
tree of field names (a name may hold no dot), groups of radio buttons, flags, the tab order, and the
ticks themselves. `texts` decides how text looks and how much fits.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from gesprekskit.documents import names
from gesprekskit.documents.answers import Circles
from gesprekskit.renderers.structure import texts, ticks
from gesprekskit.renderers.structure.marks import Mark, drawn

READ_ONLY, REQUIRED, MULTILINE, NO_SCROLL = 1 << 0, 1 << 1, 1 << 12, 1 << 23
NO_TOGGLE, RADIO = 1 << 14, 1 << 15


class NameTwice(Exception):  # noqa: N818 - it says what is wrong
    """Two fields of a form have the same name."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts about a form's fields that the engine has no way to express, by name."""

    required: Collection[str]
    read_only: Collection[str]
    circles: Mapping[str, Circles]


def finish(content: bytes, facts: Facts) -> bytes:
    """Return the file with fields that can be filled in, extracted and read aloud.

    Raises NameTwice if a name is not unique.
    """
    with pikepdf.open(BytesIO(content)) as pdf:
        # pdf.js has viewers draw letters that the font lacks, but only in a form of its own.
        form = pdf.Root.AcroForm = pdf.make_indirect(pdf.Root.AcroForm)
        widgets = list(_in_reading_order(pdf))
        font = texts.font_of(form)
        fields = _Fields(pdf, facts, font)
        for widget in widgets:
            fields.add(widget)
        form.Fields = Array(fields.top)
        fonts = {str(texts.FONT): font, str(texts.TICKS): ticks.font(pdf)}
        form.DR = Dictionary(Font=Dictionary(fonts))
        form.DA = String(texts.appearance(0))
        if "/NeedAppearances" in form:
            del form.NeedAppearances
        for page in pdf.pages:
            _order(page, widgets)
        out = BytesIO()
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


class _Fields:
    """The tree of fields, built name by name."""

    def __init__(self, pdf: pikepdf.Pdf, facts: Facts, font: Any) -> None:
        self.pdf = pdf
        self.font = font
        self.facts = facts
        self.top: list[Any] = []
        self.branches: dict[str, Any] = {}
        self.done: set[str] = set()
        self.appearances: dict[tuple[bytes, float, float], Any] = {}

    def add(self, widget: Any) -> None:
        """Add a widget to the tree, with everything that it lacks."""
        radio = widget.get("/Parent")
        name = str((radio if radio is not None else widget).T)
        if "/Border" in widget:
            del widget["/Border"]
        widget.Rect = Array(_normal(widget.Rect))
        if radio is not None:
            self._radio(widget, radio, name)
            return
        if name in self.done:
            raise NameTwice(name)
        self.done.add(name)
        if widget.FT == "/Btn":
            self._set_tick_appearances(widget, Mark.TICK, names.TICKED)
            widget.V = Name("/Off")
        else:
            self._text(widget, name)
        self._place(widget, name)

    def _radio(self, widget: Any, radio: Any, name: str) -> None:
        """Make a circle a child of its radio field, with its own value for on."""
        # The engine makes one radio field a page, also where its circles go on over the next.
        number = [kid.objgen for kid in radio.Kids].index(widget.objgen)
        value = str(radio.Opt[number])
        if name not in self.done:
            self.done.add(name)
            group = self.pdf.make_indirect(
                Dictionary(
                    FT=Name("/Btn"),
                    Ff=NO_TOGGLE | RADIO | (REQUIRED if name in self.facts.required else 0),
                    TU=String(self.facts.circles[name].asked),
                    V=Name("/Off"),
                    Kids=Array(),
                )
            )
            self._place(group, name)
            self.branches[name] = group
        mark = Mark.RING if self.facts.circles[name].open else Mark.DOT
        self._set_tick_appearances(widget, mark, value)
        for key in ("/T", "/FT"):
            if key in widget:
                del widget[key]
        widget.Parent = self.branches[name]
        self.branches[name].Kids.append(widget)

    def _text(self, widget: Any, name: str) -> None:
        left, bottom, right, top = (float(side) for side in widget.Rect)
        several = bool(int(widget.get("/Ff", 0)) & MULTILINE)
        flags = MULTILINE | NO_SCROLL if several else 0
        flags |= REQUIRED if name in self.facts.required else 0
        flags |= READ_ONLY if name in self.facts.read_only else 0
        widget.Ff = flags
        letters = int(widget.get("/MaxLen", texts.LONG_NAME))
        widget.DA = String(texts.appearance(0 if several else texts.size(right - left, letters)))
        if str(widget.V):
            widget.AP = Dictionary(
                N=self._default_appearance(str(widget.V), right - left, top - bottom)
            )
        if "/MaxLen" not in widget:
            room = texts.length(right - left, top - bottom, several=several)
            widget.MaxLen = max(room, len(str(widget.V)))

    def _default_appearance(self, value: str, width: float, height: float) -> Any:
        """Return the appearance of a default value, in the font of the fields."""
        size = min(10.0, height / texts.LINE_FACTOR)
        text = texts.encoded(self.font, value)
        line = height / 2 - size * 0.33
        appearance = f"/Tx BMC q BT {texts.FONT} {size:g} Tf 2 {line:.2f} Td <{text}> Tj ET Q EMC"
        stream = self._shared_appearance(appearance.encode(), round(width, 2), round(height, 2))
        stream.Resources = Dictionary(Font=Dictionary({str(texts.FONT): self.font}))
        return stream

    def _set_tick_appearances(self, widget: Any, mark: Mark, value: str) -> None:
        """Set the appearances of a box or circle for on and off."""
        left, bottom, right, top = (float(side) for side in widget.Rect)
        size = (round(right - left, 2), round(top - bottom, 2))
        appearances = {f"/{value}": drawn(mark, *size), "/Off": b"q Q"}
        widget.AP = Dictionary(
            N=Dictionary(
                {
                    appearance: self._shared_appearance(appearances[appearance], *size)
                    for appearance in appearances
                }
            )
        )
        widget.AS = Name("/Off")
        widget.MK = Dictionary(CA=String(ticks.LETTERS[mark]))
        widget.DA = String(f"{texts.TICKS} 0 Tf 0 g")

    def _shared_appearance(self, appearance: bytes, width: float, height: float) -> Any:
        """Return an appearance shared by all fields of one size."""
        if (appearance, width, height) not in self.appearances:
            kind = {"/Type": Name("/XObject"), "/Subtype": Name("/Form")}
            stream = Stream(self.pdf, appearance, {**kind, "/BBox": Array([0, 0, width, height])})
            self.appearances[appearance, width, height] = self.pdf.make_indirect(stream)
        return self.appearances[appearance, width, height]

    def _place(self, field: Any, name: str) -> None:
        """Put a field under the branches named by the parts of its name."""
        *above, last = name.split(".")
        field.T = String(last)
        parent = None
        for depth in range(1, len(above) + 1):
            path = ".".join(above[:depth])
            if path not in self.branches:
                branch = Dictionary(T=String(above[depth - 1]), Kids=Array())
                branch = self.pdf.make_indirect(branch)
                self._under(parent, branch)
                self.branches[path] = branch
            parent = self.branches[path]
        self._under(parent, field)

    def _under(self, parent: Any, field: Any) -> None:
        if parent is None:
            self.top.append(field)
        else:
            field.Parent = parent
            parent.Kids.append(field)


def _normal(rectangle: Any) -> list[float]:
    x1, y1, x2, y2 = (float(side) for side in rectangle)
    return [round(side, 3) for side in (min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))]


def _in_reading_order(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Yield the widgets in the order of the tags."""
    yield from _below(pdf.Root.StructTreeRoot.K)


def _below(node: Any) -> Iterator[Any]:
    if isinstance(node, Array):
        for child in node:
            yield from _below(child)
    elif isinstance(node, Dictionary):
        if node.get("/Type") == "/OBJR":
            yield node.Obj
        elif "/K" in node:
            yield from _below(node.K)


def _order(page: pikepdf.Page, widgets: list[Any]) -> None:
    """Sort a page's annotations in the order of its tags."""
    if "/Annots" not in page:
        return
    places: Mapping[Any, int] = {widget.objgen: at for at, widget in enumerate(widgets)}
    page.Annots = Array(
        sorted(page.Annots, key=lambda annotation: places.get(annotation.objgen, len(places)))
    )
