"""Content controls: where someone types, ticks, chooses or picks a date.

Each control has the answer's name as its tag, so that answers can be read back. An empty control's
content is printed, in white, so that it can be written on with a pen.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from zlib import crc32

from gesprekskit.renderers.word.markup import NOTHING, Xml, el, joined, paragraph, run
from gesprekskit.renderers.word.styles import SYMBOLS

LONGEST = 64
"""How long Word lets a tag and a title of a control be."""

BLANK = "\u00a0" * 4
SQUARE, CROSSED = "\u2610", "\u2612"
CIRCLE, DOT = "\u25cb", "\u25cf"


def tag(name: str) -> str:
    """Return an answer's name as a tag: itself, or its end after a digest if it is too long."""
    if len(name) <= LONGEST:
        return name
    digest = sha256(name.encode()).hexdigest()[:8]
    return f"{digest}.{name[-(LONGEST - 9) :]}"


def title(called: str) -> str:
    """Return the title of a control, without its middle if it is too long."""
    if len(called) <= LONGEST:
        return called
    return f"{called[:31]}…{called[-32:]}"


def text(name: str, called: str, *, many: bool = False) -> Xml:
    """Return a place for text inside a paragraph; `many` lets it have more than one line."""
    kind = el("w:text", multiLine=1) if many else el("w:text")
    return _control(kind, name, called, run(BLANK, "Invultekst"))


def ruled(name: str, called: str, count: int) -> Xml:
    """Return ruled lines that typed text replaces."""
    if count == 1:
        return paragraph("Invullijn", text(name, called, many=True))
    lines = (
        paragraph("Invullijn", run(BLANK, "Invultekst"), keep=number < count)
        for number in range(1, count + 1)
    )
    return _control(el("w:richText"), name, called, joined(lines))


def date(name: str, called: str, language: str) -> Xml:
    """Return a place for a date inside a paragraph, to be typed or picked from a calendar."""
    kind = el(
        "w:date",
        el("w:dateFormat", val="dd-MM-yyyy"),
        el("w:lid", val=language),
        el("w:storeMappedDataAs", val="dateTime"),
        el("w:calendar", val="gregorian"),
    )
    return _control(kind, name, called, run(BLANK, "Invultekst"))


def tick(name: str, called: str, *, many: bool) -> Xml:
    """Return a box to tick, round where only one of several may be."""
    return _tick(name, called, *((SQUARE, CROSSED) if many else (CIRCLE, DOT)))


def mark(name: str, called: str, *, own: bool) -> Xml:
    """Return a box of a matrix: a ring for ticks of the learner, a dot for those of the guide."""
    return _tick(name, called, SQUARE, CIRCLE if own else DOT)


def drop_down(name: str, called: str, options: Iterable[tuple[str, str]]) -> Xml:
    """Return a list of values and labels to choose one from, printed as circles to tick."""
    listed = list(options)
    items = (
        el("w:listItem", displayText=f"{DOT}\u00a0{label}", value=value) for value, label in listed
    )
    circles = (
        joined((run(f"{CIRCLE}\u00a0", "Aankruisteken"), run(label.replace(" ", "\u00a0"))))
        for _, label in listed
    )
    return _control(el("w:dropDownList", *items), name, called, Xml(run("\u2002").join(circles)))


def logo(name: str, called: str, picture: Xml) -> Xml:
    """Return a place for a picture, with the company's logo in it or its name."""
    shown = picture or run(called, "Invultekst")
    return _control(el("w:richText"), name, called, shown, empty=not picture)


def _tick(name: str, called: str, off: str, on: str) -> Xml:
    kind = el(
        "w14:checkbox",
        el("w14:checked", val=0),
        el("w14:checkedState", val=f"{ord(on):04X}", font=SYMBOLS),
        el("w14:uncheckedState", val=f"{ord(off):04X}", font=SYMBOLS),
    )
    return _control(kind, name, called, run(off, "Aankruisteken"), empty=False)


def _control(kind: Xml, name: str, called: str, content: Xml, *, empty: bool = True) -> Xml:
    """Return a control; `empty` means that its content disappears when it is filled in."""
    return el(
        "w:sdt",
        el(
            "w:sdtPr",
            el("w:alias", val=title(called)),
            el("w:tag", val=tag(name)),
            el("w:id", val=crc32(name.encode()) >> 1),
            el("w:showingPlcHdr") if empty else NOTHING,
            kind,
        ),
        el("w:sdtContent", content),
    )
