"""Styles: computed once for all elements, in all documents, that the same rules match."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import inf
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

from weasyprint import css
from weasyprint.css import ComputedStyle, InitialStyle, StyleFor, functions
from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS
from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES
from weasyprint.css.validation import preprocess_declarations

SVG = "{http://www.w3.org/2000/svg}svg"
"""The one element whose attributes, besides those of all elements, can be rules."""

MOST = 10_000
"""How many styles are kept at most; the forms of a kit have some hundreds."""

Cascade = dict[str, Any]


def _names(name: str) -> tuple[str, ...]:
    """Return the names under which a rule can set a property, in either direction of writing."""
    if name not in PHYSICAL_FUNCTIONS:
        return (name,)
    logical = [PHYSICAL_FUNCTIONS[name](block="ttb", inline=way) for way in ("ltr", "rtl")]
    return (name, *logical)


PLAIN = {
    name: (name in INHERITED, _names(name))
    for name in INITIAL_VALUES
    if name not in ("page", "position", "float", "display")
    and not name.startswith("text_decoration_")
    and (name in INHERITED or name not in INITIAL_NOT_COMPUTED)
}
"""Properties that, where no rule sets them, are what the parent has, or else what all start with.

For each, whether it is inherited, and the names under which a rule can set it.
"""


def computed_value(style: Any, name: str) -> Any:
    """Compute a value of a style on first use, and keep it.

    Most are not set by any rule. Inherited values were computed in the parent.
    """
    if name in PLAIN:
        inherited, names = PLAIN[name]
        parent, cascaded = style.parent_style, style.cascaded
        if not (inherited and parent is None):
            for each in names:
                if each in cascaded:
                    break
            else:
                value = style[name] = parent[name] if inherited else INITIAL_VALUES[name]
                return value
    return _computed_value(style, name)


def check_math(token: Any) -> Any:
    """Return whether a value needs calculation: hardly any does."""
    if type(token) is tuple:
        return True in map(check_math, token)
    return _check_math(token) if getattr(token, "type", None) == "function" else None


class Shared(NamedTuple):
    """A style of elements, and the rules for their pseudo-elements, such as `before`."""

    style: Any
    generated: Mapping[str, Cascade]


class OwnStyle(ComputedStyle):
    """The style of one element: a shared one, except for its anchor and its changes."""

    def __init__(self, shared: Any, anchor: Any) -> None:
        vars(self).update(vars(shared))
        vars(self).pop("lengths", None)
        self.shared = shared
        self["anchor"] = anchor

    def __missing__(self, name: str) -> Any:
        value = self[name] = self.shared[name]
        return value


def style_elements(
    self: Any, html: Any, sheets: Any, hints: Any, font_config: Any, target_collector: Any
) -> None:
    """Set the styles of all elements.

    Two elements share a style if the same rules match them and their parents, and their attributes
    are equal. Documents that share fonts and sheets share styles too. Only the size of a page, for
    lengths relative to it, is that of the first: our sheets have none.
    """
    self._generated = {}
    if hints or html.etree_element.find(f".//{SVG}") is not None:
        _style_elements(self, html, sheets, hints, font_config, target_collector)
        return
    self._cascaded_styles, self._computed_styles = {}, {}
    self.initial_page_sizes = {"box": None, "area": None}
    self._sheets, self.font_config, self._base_url = sheets, font_config, html.base_url
    known = vars(font_config).setdefault("styles", {})
    if len(known) > MOST:
        known.clear()
    shared: dict[Any, Any] = {}
    for element in html.wrapper_element.iter_subtree():
        parent = shared[element.parent.etree_element].style if element.parent else None
        found = shared[element.etree_element] = _shared(self, element, parent, known)
        self._generated[element.etree_element] = found
        _add(self, element.etree_element, found, target_collector)


def _shared(self: Any, element: Any, parent: Any, known: dict[Any, Shared]) -> Shared:
    """Return an element's style, without its anchor; shared with an earlier one if possible."""
    attributes = element.etree_element.attrib
    own = attributes.get("style"), attributes.get("lang")
    matches = [sheet.matcher.match(element) for sheet, _, _ in self._sheets]
    orders = tuple([tuple([order for _, order, _, _ in found]) for found in matches])
    above = id(parent) if parent is not None else (self._base_url, tuple(self._sheets))
    key = (above, own, orders)
    if key not in known:
        cascades = _cascades(self, own, matches)
        known[key] = Shared(_computed(self, cascades.pop(None, {}), parent), cascades)
    if parent is None:
        self._root = known[key].style
    return known[key]


def _computed(self: Any, cascade: Cascade, parent: Any, pseudo_type: str | None = None) -> Any:
    root = self._root if parent is not None else InitialStyle(self.font_config)
    sizes = self.initial_page_sizes
    return ComputedStyle(
        parent, cascade, pseudo_type, root, self._base_url, self.font_config, sizes
    )


def _add(self: Any, element: Any, shared: Shared, target_collector: Any) -> None:
    """Set an element's style: one of its own if something in it is or becomes its own."""
    anchor = _anchor(element, self._base_url)
    # The engine changes the `overflow` of these two.
    own = anchor is not None or element.tag in ("html", "body")
    style = OwnStyle(shared.style, anchor) if own else shared.style
    self._computed_styles[element, None] = style
    if style["anchor"]:
        target_collector.collect_anchor(style["anchor"])
    for pseudo_type, cascade in shared.generated.items():
        if "anchor" in cascade:
            target_collector.collect_anchor(style_of(self, element, pseudo_type)["anchor"])


def _anchor(element: Any, base_url: Any) -> Any:
    """Return the anchor name of an element, or None."""
    attributes = element.attrib
    if "id" not in attributes and not (element.tag == "a" and "name" in attributes):
        return None
    named = {name: attributes[name] for name in ("id", "name") if name in attributes}
    cascade: Cascade = {}
    rules = css.find_style_attributes(Element(element.tag, named), base_url=base_url)
    for specificity, _, declarations, url in rules:
        _add_declarations(
            cascade, preprocess_declarations(url, declarations), "author", inf, specificity
        )
    return cascade["anchor"][0] if "anchor" in cascade else None


def _cascades(self: Any, own: Sequence[str | None], matches: Any) -> dict[Any, Cascade]:
    """Return the declarations for an element and for its pseudo-elements."""
    cascades: dict[Any, Cascade] = {}
    attributes = {name: value for name, value in zip(("style", "lang"), own, strict=True) if value}
    rules = css.find_style_attributes(Element("p", attributes), base_url=self._base_url)
    for specificity, _, declarations, url in rules:
        cascade = cascades.setdefault(None, {})
        _add_declarations(
            cascade, preprocess_declarations(url, declarations), "author", inf, specificity
        )
    for (sheet, origin, sheet_specificity), found in zip(self._sheets, matches, strict=True):
        for specificity, _, pseudo_type, (declarations, layer) in found:
            order = inf if layer is None else sheet.layers.index(layer)
            cascade = cascades.setdefault(pseudo_type, {})
            _add_declarations(
                cascade, declarations, origin, order, sheet_specificity or specificity
            )
    return cascades


def _add_declarations(
    cascade: Cascade, declarations: Iterable[Any], origin: str, *weight: Any
) -> None:
    """Add declarations to a cascade, in which the greater weight wins."""
    for name, values, importance in declarations:
        weighed = (css.declaration_precedence(origin, importance), *weight)
        if name not in cascade or cascade[name][1] <= weighed:
            cascade[name] = values, weighed


def style_of(self: Any, element: Any, pseudo_type: Any = None) -> Any:
    """Return the style of an element or of a pseudo-element of it.

    The latter is made on demand: the engine's rules name six pseudo-elements for every element, and
    hardly any element has one.
    """
    if pseudo_type and (element, pseudo_type) not in self._computed_styles:
        shared = self._generated.get(element)
        if shared and pseudo_type in shared.generated:
            style = _computed(self, shared.generated[pseudo_type], shared.style, pseudo_type)
            self._computed_styles[element, pseudo_type] = style
    return _style_of(self, element, pseudo_type)


_check_math: Any = functions.check_math
_computed_value: Any = ComputedStyle.__missing__
_style_elements: Any = StyleFor.__init__
_style_of: Any = StyleFor.__call__

FUNCTIONS = ((functions.check_math, check_math),)
METHODS = (
    (ComputedStyle, "__missing__", computed_value),
    (StyleFor, "__init__", style_elements),
    (StyleFor, "__call__", style_of),
)
