"""The bytes of an SVG in, an SVG of what is known to be harmless in it out.

Nothing is copied: elements and attributes that stand in the tables below are written anew, each
value by a reader of its own. So the result can neither open nor run anything, and names only what
is in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.sax.saxutils import quoteattr

from gesprekskit.brands import colours, stylesheets, values
from gesprekskit.brands.refusal import Refused
from gesprekskit.brands.svg_parsing import SVG, XLINK, Element, parsed
from gesprekskit.brands.values import Reader, one_of

SHAPES: Mapping[str, Mapping[str, Reader]] = {
    "path": {"d": values.shape},
    "rect": {
        **dict.fromkeys(("x", "y"), values.length),
        **dict.fromkeys(("width", "height", "rx", "ry"), values.size),
    },
    "circle": {"cx": values.length, "cy": values.length, "r": values.size},
    "ellipse": {
        **dict.fromkeys(("cx", "cy"), values.length),
        **dict.fromkeys(("rx", "ry"), values.size),
    },
    "line": dict.fromkeys(("x1", "y1", "x2", "y2"), values.length),
    "polyline": {"points": values.points},
    "polygon": {"points": values.points},
    "use": {"href": values.reference, "x": values.length, "y": values.length},
}
NEEDED = {"path": "d", "polyline": "points", "polygon": "points", "use": "href", "circle": "r"}
"""Without what an element draws nothing."""
UNITS = one_of("userSpaceOnUse", "objectBoundingBox")
GRADIENT: Mapping[str, Reader] = {
    "href": values.reference,
    "gradientUnits": UNITS,
    "gradientTransform": values.transform,
    "spreadMethod": one_of("pad", "reflect", "repeat"),
}
ELEMENTS: Mapping[str, Mapping[str, Reader]] = {
    **SHAPES,
    "svg": {},
    "g": {},
    "defs": {},
    "clipPath": {"clipPathUnits": UNITS},
    "linearGradient": {**GRADIENT, **dict.fromkeys(("x1", "y1", "x2", "y2"), values.length)},
    "radialGradient": {
        **GRADIENT,
        **dict.fromkeys(("cx", "cy", "fx", "fy"), values.length),
        "r": values.size,
    },
    "stop": {"offset": values.share},
}
GRADIENTS = ("linearGradient", "radialGradient")
ANYTHING = (*SHAPES, "g", "defs", "clipPath", *GRADIENTS)
INSIDE: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("svg", "g", "defs"), ANYTHING),
    "clipPath": tuple(SHAPES),
    **dict.fromkeys(GRADIENTS, ("stop",)),
}
"""What may stand in what; nothing in what is not named."""

PROPERTIES: Mapping[str, Reader] = {
    **dict.fromkeys(("fill", "stroke"), values.paint),
    "stop-color": values.solid,
    **dict.fromkeys(("opacity", "fill-opacity", "stroke-opacity", "stop-opacity"), values.share),
    **dict.fromkeys(("fill-rule", "clip-rule"), one_of("nonzero", "evenodd")),
    "stroke-width": values.size,
    "stroke-linecap": one_of("butt", "round", "square"),
    "stroke-linejoin": one_of("miter", "round", "bevel"),
    "stroke-miterlimit": values.number,
    "clip-path": values.clip,
}
POINTING = ("href", "fill", "stroke", "clip-path")
POINTER = re.compile(r"(url\()#([^\s)]+)")
TARGETS: Mapping[str, tuple[str, ...]] = {
    "use": (*SHAPES, "g"),
    **dict.fromkeys((*GRADIENTS, "fill", "stroke"), GRADIENTS),
    "clip-path": ("clipPath",),
}
"""What an element, or a property, may name."""

NAMED = re.compile(r"(?:url\()?#(i\d+)(?:\) ?)?(.*)")

UNWRAPPED = ("a", "switch")
"""What is left out while that which stands in it stays."""

SILENT = ("title", "desc", "metadata", "style")
"""Elements that draw nothing."""
SILENT_PLACES = ("inkscape.org", "sodipodi", "ns.adobe.com", "w3.org/1999/02/22-rdf", "serif.com")
"""Where the vocabularies of drawing programs come from, which say nothing of the drawing."""
SILENT_ATTRIBUTES = re.compile(
    r"id|class|style|version|baseProfile|viewBox|width|height|x|y|preserveAspectRatio|role|xml:.*"
    r"|data-.*|aria-.*|focusable|enable-background|http.*"
)
SILENT_PROPERTIES = re.compile(
    r"-.*|font.*|text-.*|line-height|letter-spacing|word-spacing|writing-mode|direction"
    r"|color(-.*)?|.*-rendering|enable-background|overflow|isolation|display|visibility"
    r"|paint-order|vector-effect|solid-.*|stroke-dashoffset|white-space|.*-?baseline(-shift)?"
)
PAINTED = ("fill", "stroke")
SAYS_NOTHING = ("none", "normal", "inherit", "initial", "unset", "auto")

HEAVIEST, DEEPEST = 5_000, 60
"""How many elements may be drawn, those that are used again counted each time, and how deep."""
LONGEST_NAME = 30
LONGEST = 100_000
"""How many bytes a logo may take: it comes in every file that is printed."""

HEX = re.compile(rb'(?<=")#[0-9a-f]{6}(?=")|(?<= )#[0-9a-f]{6}(?=")')


def redrawn(content: bytes) -> tuple[bytes, float, tuple[str, ...]]:
    """Return the drawing, its width to its height, and the names of what is left out of it.

    Raises Refused for what cannot be read, shows nothing, or is too much.
    """
    read = parsed(content)
    box = _box(read.root)
    drawing = _Drawing(read.root)
    if read.instructed:
        drawing.dropped["<?xml-stylesheet?>"] = None
    root = drawing.root(box)
    text = _written(root)
    if len(text) > LONGEST:
        raise Refused("logo.complex")
    return text, box[2] / box[3], tuple(drawing.dropped)


def grey(content: bytes) -> bytes:
    """Return a drawing of ours in greys."""
    return HEX.sub(lambda found: colours.grey(found[0].decode()).encode(), content)


def _box(root: Element) -> tuple[float, float, float, float]:
    """Return left, top, width and height of what is shown."""
    if found := values.box(root.attributes.get("viewBox", "")):
        return found
    width, height = (
        values.amount(root.attributes.get(name, "")) or 0.0 for name in ("width", "height")
    )
    if width <= 0 or height <= 0:
        raise Refused("logo.size")
    return 0.0, 0.0, width, height


class _Drawing:
    """A drawing that is written anew; `dropped` names what is not in it any more, in order."""

    def __init__(self, root: Element) -> None:
        self.source = root
        self.dropped: dict[str, None] = {}
        self.names: dict[str, str] = {}
        self.classes: dict[str, list[stylesheets.Declaration]] = {}

    def root(self, box: tuple[float, float, float, float]) -> Element:
        """Return the drawing; raises Refused where there is nothing in it, or too much."""
        sheets = "\n".join(one.text for one in self.source.all() if one.name == "style")
        self.classes, more = stylesheets.classes(sheets)
        if more:
            self._drop("<style>")
        made = self._element(self.source, "svg")
        view = " ".join(f"{one:.6g}" for one in box)
        made.attributes = {"xmlns": SVG, "viewBox": view, **made.attributes}
        self._settle(made)
        _weigh(made)
        if _is_lost(made):
            raise Refused("logo.white")
        return made

    def _drop(self, name: str) -> None:
        plain = "".join(one if one.isprintable() else "?" for one in name[:LONGEST_NAME])
        self.dropped[plain] = None

    def _element(self, one: Element, name: str) -> Element:
        """Return an element of a kind that may stand where it does, written anew."""
        attributes = self._attributes(one, name)
        made = Element(name, attributes)
        if (identity := one.attributes.get("id")) and name != "svg":
            attributes["id"] = self._name(identity)
        self._fill(made, one)
        return made

    def _fill(self, made: Element, one: Element) -> None:
        """Write what stands in an element into what is made of it."""
        for inner in one.inside:
            if inner.name in INSIDE.get(made.name, ()):
                if not _unseen(inner, self.classes):
                    made.inside.append(self._element(inner, inner.name))
            elif inner.name in UNWRAPPED and made.name in ("svg", "g"):
                self._drop(f"<{inner.name}>")
                group = Element("g", {})
                self._fill(group, inner)
                made.inside.append(group)
            elif not _silent(inner):
                self._drop(f"<{inner.name.rpartition(' ')[2]}>")

    def _attributes(self, one: Element, name: str) -> dict[str, str]:
        made: dict[str, str] = {}
        own = {**ELEMENTS[name], "transform": values.transform}
        if name in ("svg", "stop", *GRADIENTS):
            del own["transform"]
        said: dict[str, str] = {}
        for key, value in one.attributes.items():
            plain = "href" if key == f"{XLINK} href" else key
            if plain in own:
                if (written := own[plain](value)) is None:
                    self._drop(plain)
                else:
                    named = plain == "href"
                    made[plain] = f"#{self._name(written[1:])}" if named else written
            elif plain in PROPERTIES:
                said[plain] = value
            elif not SILENT_ATTRIBUTES.fullmatch(plain):
                self._declined(plain, value)
        for group in one.attributes.get("class", "").split():
            said.update(self.classes.get(group, ()))
        said.update(stylesheets.declarations(one.attributes.get("style", "")))
        return {**made, **self._properties(said)}

    def _properties(self, said: Mapping[str, str]) -> dict[str, str]:
        """Return how an element is painted."""
        made: dict[str, str] = {}
        for key, value in said.items():
            reader = PROPERTIES.get(key)
            written = reader(value) if reader else None
            if written is not None:
                made[key] = self._renamed(written)
            else:
                self._declined(key, value)
        return made

    def _declined(self, key: str, value: str) -> None:
        """Note a property that is left out, where it says something."""
        if value.strip().lower() not in SAYS_NOTHING and not SILENT_PROPERTIES.fullmatch(key):
            self._drop(key)

    def _settle(self, root: Element) -> None:
        """Leave out names of what there is not, and what draws nothing without them."""
        for _ in range(DEEPEST):
            kinds = {one.attributes["id"]: one.name for one in root.all() if "id" in one.attributes}
            before = len(kinds)
            for one in root.all():
                for key in [key for key in POINTING if key in one.attributes]:
                    self._point(one, key, kinds)
            for one in root.all():
                one.inside = [
                    it for it in one.inside if NEEDED.get(it.name, "") in ("", *it.attributes)
                ]
            if before == sum("id" in one.attributes for one in root.all()):
                return
        raise Refused("logo.complex")

    def _point(self, one: Element, key: str, kinds: Mapping[str, str]) -> None:
        """Take a name out of an attribute where no element has it that may be named there."""
        found = NAMED.fullmatch(one.attributes[key])
        if not found or kinds.get(found[1]) in TARGETS[one.name if key == "href" else key]:
            return
        self._drop(key)
        del one.attributes[key]
        if found[2]:
            one.attributes[key] = found[2]

    def _renamed(self, value: str) -> str:
        """Return a value with the new name of the element that it names."""
        return POINTER.sub(lambda found: f"{found[1]}#{self._name(found[2])}", value, count=1)

    def _name(self, given: str) -> str:
        return self.names.setdefault(given, f"i{len(self.names) + 1}")


def _silent(one: Element) -> bool:
    """Return True if an element says nothing of what is drawn."""
    return one.name in SILENT or any(place in one.name for place in SILENT_PLACES)


def _unseen(one: Element, classes: Mapping[str, list[stylesheets.Declaration]]) -> bool:
    """Return True if an element is not to be shown."""
    said = dict(one.attributes)
    for group in said.get("class", "").split():
        said.update(classes.get(group, ()))
    said.update(stylesheets.declarations(said.get("style", "")))
    return said.get("display") == "none" or said.get("visibility") == "hidden"


def _weigh(root: Element) -> None:
    """Refuse a drawing of nothing, of too much, or of something that is part of itself."""
    named = {one.attributes["id"]: one for one in root.all() if "id" in one.attributes}
    known: dict[int, int] = {}
    within: set[int] = set()

    def weight(one: Element) -> int:
        if id(one) in within or len(within) > DEEPEST:
            raise Refused("logo.complex")
        if id(one) not in known:
            within.add(id(one))
            below = [*one.inside, *(named[name] for name in _named(one))]
            known[id(one)] = 1 + sum(map(weight, below))
            within.discard(id(one))
        return known[id(one)]

    if weight(root) > HEAVIEST:
        raise Refused("logo.complex")
    if not any(_drawn(one) for one in root.inside):
        raise Refused("logo.empty")


def _named(one: Element) -> Iterator[str]:
    """Yield the new names of the elements that an element names."""
    for key in POINTING:
        if found := NAMED.fullmatch(one.attributes.get(key, "")):
            yield found[1]


def _drawn(one: Element) -> bool:
    """Return True if an element draws anything."""
    if one.name == "g":
        return any(map(_drawn, one.inside))
    return one.name in SHAPES


def _is_lost(root: Element) -> bool:
    """Return True if all that is painted is white, or nearly: on paper nothing of it is seen."""
    named = {one.attributes["id"]: one for one in root.all() if "id" in one.attributes}
    stops = [
        one.attributes.get("stop-color", colours.BLACK) for one in root.all() if one.name == "stop"
    ]
    paints = {one for one in _paints(root, {"fill": colours.BLACK}, named) if one != "none"}
    solid = [one for one in paints if one.startswith("#")]
    seen = solid if len(solid) == len(paints) else [*solid, *stops]
    return bool(seen) and all(map(colours.is_lost, seen))


def _paints(one: Element, around: Mapping[str, str], named: Mapping[str, Element]) -> Iterator[str]:
    """Yield the paints of what an element draws; `around` is how it is painted if it says not."""
    said = {**around, **{key: it for key, it in one.attributes.items() if key in PAINTED}}
    inside = one.inside if one.name in ("svg", "g") else []
    if one.name == "use":
        inside = [named[name] for name in (one.attributes["href"][1:],) if name in named]
    for inner in inside if one.attributes.get("opacity") != "0" else ():
        yield from _paints(inner, said, named)
    if one.name in SHAPES and one.name != "use" and one.attributes.get("opacity") != "0":
        for key in PAINTED if one.name != "line" else ("stroke",):
            if one.attributes.get(f"{key}-opacity") != "0" and key in said:
                yield said[key]


def _written(one: Element) -> bytes:
    said = "".join(f" {key}={quoteattr(value)}" for key, value in one.attributes.items())
    inside = b"".join(map(_written, one.inside))
    if not inside:
        return f"<{one.name}{said}/>".encode()
    return f"<{one.name}{said}>".encode() + inside + f"</{one.name}>".encode()
