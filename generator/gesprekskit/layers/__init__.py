"""Folders in, a Kit out: the base kit, the layers over it, and the words that fill the slots."""

from gesprekskit.layers.bases import base_folder, extended_kit, is_kit
from gesprekskit.layers.deciding import confirmed, decided
from gesprekskit.layers.following import Standing
from gesprekskit.layers.kit import DUTCH, Kit, Layer, resolve
from gesprekskit.layers.marking import SIGNS, marked
from gesprekskit.layers.owning import Own
from gesprekskit.layers.stacks import Stack, stacked
from gesprekskit.layers.translating import Gap, lacking, languages, translated

__all__ = [
    "DUTCH",
    "SIGNS",
    "Gap",
    "Kit",
    "Layer",
    "Own",
    "Stack",
    "Standing",
    "base_folder",
    "confirmed",
    "decided",
    "extended_kit",
    "is_kit",
    "lacking",
    "languages",
    "marked",
    "resolve",
    "stacked",
    "translated",
]
