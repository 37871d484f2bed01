"""Text: what Pango needs of a style besides the letters, made once per style."""

from __future__ import annotations

from typing import Any, NamedTuple

from weasyprint.text import fonts, line_break
from weasyprint.text.constants import LST_TO_ISO, PANGO_DIRECTION
from weasyprint.text.ffi import ffi, gobject, pango, unicode_to_char_p

FEATURES = (
    "font_kerning",
    "font_variant_ligatures",
    "font_variant_position",
    "font_variant_caps",
    "font_variant_numeric",
    "font_variant_alternates",
    "font_variant_east_asian",
    "font_feature_settings",
)


class Setting(NamedTuple):
    """How text in a style is set, as objects of Pango; `features` may be None."""

    context: Any
    language: Any
    font: Any
    features: Any


def setting_of(style: Any) -> Setting:
    """Return the setting of text in a style, made once: nothing changes these objects."""
    known = vars(style)
    if "setting" not in known:
        context, language = _context(style)
        font = fonts.get_font_description(style)
        known["setting"] = Setting(context, language, font, _features(style))
    setting: Setting = known["setting"]
    return setting


def _context(style: Any) -> tuple[Any, Any]:
    """Return the context of Pango for a style, and its language."""
    context = ffi.gc(
        pango.pango_font_map_create_context(style.font_config.font_map), gobject.g_object_unref
    )
    pango.pango_context_set_round_glyph_positions(context, False)
    pango.pango_context_set_base_dir(context, PANGO_DIRECTION[style["direction"]])
    name = style["font_language_override"]
    name = style["lang"] if name == "normal" else LST_TO_ISO.get(name.lower(), name)
    if not name:
        return context, pango.pango_language_get_default()
    pointer, _kept = unicode_to_char_p(name)
    language = pango.pango_language_from_string(pointer)
    pango.pango_context_set_language(context, language)
    return context, language


def _features(style: Any) -> Any:
    """Return the attribute for the features of the font that a style sets, or None."""
    features = fonts.font_features(*(style[name] for name in FEATURES))
    if not features:
        return None
    said = ",".join(f"{name} {value}" for name, value in features.items()).encode()
    known = style.font_config.font_features
    if said not in known:
        known[said] = pango.pango_attr_font_features_new(said)
    return known[said]


def set_up(layout: Any, style: Any) -> None:
    """Start a line of text; one underlined or struck through is left to the engine."""
    if style["text_decoration_line"] != "none":
        _set_up(layout, style)
        return
    setting = setting_of(style)
    layout.style = style
    layout.first_line_direction = 0
    layout.language = setting.language
    layout.ascent = layout.underline_position = layout.strikethrough_position = None
    layout.layout = ffi.gc(pango.pango_layout_new(setting.context), gobject.g_object_unref)
    pango.pango_layout_set_auto_dir(layout.layout, False)
    pango.pango_layout_set_font_description(layout.layout, setting.font)
    if setting.features is not None:
        # As in the engine, the list is kept: all lists own the one attribute.
        attributes = pango.pango_attr_list_new()
        pango.pango_attr_list_insert(attributes, setting.features)
        pango.pango_layout_set_attributes(layout.layout, attributes)


def strut(style: Any) -> Any:
    """Return the height and baseline of a line in a style, computed once."""
    known = vars(style)
    if "strut" not in known:
        known["strut"] = _strut(style)
    return known["strut"]


_strut: Any = line_break.strut
_set_up: Any = line_break.Layout.setup

FUNCTIONS = ((line_break.strut, strut),)
METHODS = ((line_break.Layout, "setup", set_up),)
