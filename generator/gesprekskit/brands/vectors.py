"""The bytes of an SVG in, an SVG of what is known to be harmless in it out.

Nothing is copied: elements and attributes in the tables below are rewritten, each
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
"""Which elements may contain which; those that are not named may contain none."""

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
"""Elements that are left out, but not what they contain."""

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
    """Return the drawing, its aspect ratio, and the names of what is left out.

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
    """Return a rewritten drawing in greys."""
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
    """A drawing that is rewritten; `dropped` names what was left out, in order."""

    def __init__(self, root: Element) -> None:
        self.source = root
        self.dropped: dict[str, None] = {}
        self.names: dict[str, str] = {}
        self.classes: dict[str, list[stylesheets.Declaration]] = {}

    def root(self, box: tuple[float, float, float, float]) -> Element:
        """Return the drawing; raises Refused if there is nothing in it, or too much."""
        sheets = "\n".join(element.text for element in self.source.all() if element.name == "style")
        self.classes, more = stylesheets.classes(sheets)
        if more:
            self._drop("<style>")
        made = self._element(self.source, "svg")
        view = " ".join(f"{side:.6g}" for side in box)
        made.attributes = {"xmlns": SVG, "viewBox": view, **made.attributes}
        self._remove_dead_references(made)
        _check_size(made)
        if _is_lost(made):
            raise Refused("logo.white")
        return made

    def _drop(self, name: str) -> None:
        plain = "".join(letter if letter.isprintable() else "?" for letter in name[:LONGEST_NAME])
        self.dropped[plain] = None

    def _element(self, element: Element, name: str) -> Element:
        """Return an allowed element, rewritten."""
        attributes = self._attributes(element, name)
        made = Element(name, attributes)
        if (identity := element.attributes.get("id")) and name != "svg":
            attributes["id"] = self._name(identity)
        self._fill(made, element)
        return made

    def _fill(self, made: Element, element: Element) -> None:
        """Write what an element contains into the new element."""
        for inner in element.inside:
            if inner.name in INSIDE.get(made.name, ()):
                if not _is_hidden(inner, self.classes):
                    made.inside.append(self._element(inner, inner.name))
            elif inner.name in UNWRAPPED and made.name in ("svg", "g"):
                self._drop(f"<{inner.name}>")
                group = Element("g", {})
                self._fill(group, inner)
                made.inside.append(group)
            elif not _has_no_effect(inner):
                self._drop(f"<{inner.name.rpartition(' ')[2]}>")

    def _attributes(self, element: Element, name: str) -> dict[str, str]:
        made: dict[str, str] = {}
        own = {**ELEMENTS[name], "transform": values.transform}
        if name in ("svg", "stop", *GRADIENTS):
            del own["transform"]
        said: dict[str, str] = {}
        for key, value in element.attributes.items():
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
                self._record_dropped(plain, value)
        for group in element.attributes.get("class", "").split():
            said.update(self.classes.get(group, ()))
        said.update(stylesheets.declarations(element.attributes.get("style", "")))
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
                self._record_dropped(key, value)
        return made

    def _record_dropped(self, key: str, value: str) -> None:
        """Record a property that is left out, if it would have had an effect."""
        if value.strip().lower() not in SAYS_NOTHING and not SILENT_PROPERTIES.fullmatch(key):
            self._drop(key)

    def _remove_dead_references(self, root: Element) -> None:
        """Remove references to what does not exist, and what draws nothing without them."""
        for _ in range(DEEPEST):
            kinds = {
                element.attributes["id"]: element.name
                for element in root.all()
                if "id" in element.attributes
            }
            before = len(kinds)
            for element in root.all():
                for key in [key for key in POINTING if key in element.attributes]:
                    self._remove_bad_reference(element, key, kinds)
            for element in root.all():
                element.inside = [
                    it for it in element.inside if NEEDED.get(it.name, "") in ("", *it.attributes)
                ]
            if before == sum("id" in element.attributes for element in root.all()):
                return
        raise Refused("logo.complex")

    def _remove_bad_reference(self, element: Element, key: str, kinds: Mapping[str, str]) -> None:
        """Remove a name from an attribute if no element that may be named there has it."""
        found = NAMED.fullmatch(element.attributes[key])
        if not found or kinds.get(found[1]) in TARGETS[element.name if key == "href" else key]:
            return
        self._drop(key)
        del element.attributes[key]
        if found[2]:
            element.attributes[key] = found[2]

    def _renamed(self, value: str) -> str:
        """Return a value with the new name of the element that it names."""
        return POINTER.sub(lambda found: f"{found[1]}#{self._name(found[2])}", value, count=1)

    def _name(self, given: str) -> str:
        return self.names.setdefault(given, f"i{len(self.names) + 1}")


def _has_no_effect(element: Element) -> bool:
    """Return True if an element has no effect on what is drawn."""
    return element.name in SILENT or any(place in element.name for place in SILENT_PLACES)


def _is_hidden(element: Element, classes: Mapping[str, list[stylesheets.Declaration]]) -> bool:
    """Return True if an element is hidden."""
    said = dict(element.attributes)
    for group in said.get("class", "").split():
        said.update(classes.get(group, ()))
    said.update(stylesheets.declarations(said.get("style", "")))
    return said.get("display") == "none" or said.get("visibility") == "hidden"


def _check_size(root: Element) -> None:
    """Refuse a drawing of nothing, of too much, or of something that is part of itself."""
    named = {
        element.attributes["id"]: element for element in root.all() if "id" in element.attributes
    }
    known: dict[int, int] = {}
    within: set[int] = set()

    def weight(element: Element) -> int:
        if id(element) in within or len(within) > DEEPEST:
            raise Refused("logo.complex")
        if id(element) not in known:
            within.add(id(element))
            below = [*element.inside, *(named[name] for name in _named(element))]
            known[id(element)] = 1 + sum(map(weight, below))
            within.discard(id(element))
        return known[id(element)]

    if weight(root) > HEAVIEST:
        raise Refused("logo.complex")
    if not any(_drawn(element) for element in root.inside):
        raise Refused("logo.empty")


def _named(element: Element) -> Iterator[str]:
    """Yield the new names of the elements that an element names."""
    for key in POINTING:
        if found := NAMED.fullmatch(element.attributes.get(key, "")):
            yield found[1]


def _drawn(element: Element) -> bool:
    """Return True if an element draws anything."""
    if element.name == "g":
        return any(map(_drawn, element.inside))
    return element.name in SHAPES


def _is_lost(root: Element) -> bool:
    """Return True if all that is painted is white, or nearly: invisible on paper."""
    named = {
        element.attributes["id"]: element for element in root.all() if "id" in element.attributes
    }
    stops = [
        element.attributes.get("stop-color", colours.BLACK)
        for element in root.all()
        if element.name == "stop"
    ]
    paints = {paint for paint in _paints(root, {"fill": colours.BLACK}, named) if paint != "none"}
    solid = [paint for paint in paints if paint.startswith("#")]
    seen = solid if len(solid) == len(paints) else [*solid, *stops]
    return bool(seen) and all(map(colours.is_lost, seen))


def _paints(
    element: Element, around: Mapping[str, str], named: Mapping[str, Element]
) -> Iterator[str]:
    """Yield the paints of what an element draws; `around` is how it is painted by default."""
    said = {**around, **{key: it for key, it in element.attributes.items() if key in PAINTED}}
    inside = element.inside if element.name in ("svg", "g") else []
    if element.name == "use":
        inside = [named[name] for name in (element.attributes["href"][1:],) if name in named]
    for inner in inside if element.attributes.get("opacity") != "0" else ():
        yield from _paints(inner, said, named)
    if (
        element.name in SHAPES
        and element.name != "use"
        and element.attributes.get("opacity") != "0"
    ):
        for key in PAINTED if element.name != "line" else ("stroke",):
            if element.attributes.get(f"{key}-opacity") != "0" and key in said:
                yield said[key]


def _written(element: Element) -> bytes:
    said = "".join(f" {key}={quoteattr(value)}" for key, value in element.attributes.items())
    inside = b"".join(map(_written, element.inside))
    if not inside:
        return f"<{element.name}{said}/>".encode()
    return f"<{element.name}{said}>".encode() + inside + f"</{element.name}>".encode()
