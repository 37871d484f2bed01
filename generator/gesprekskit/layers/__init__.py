"""Folders in, a Kit out: the base kit, the layers over it, and the words that fill the slots."""

from gesprekskit.kit import DUTCH, Kit, Layer, resolve
from gesprekskit.layers.bases import base_folder, extended_kit, is_kit
from gesprekskit.layers.stacks import Stack, load_stack
from gesprekskit.translations.translating import (
    TranslationStatus,
    languages,
    missing_translations,
    translate,
)
from gesprekskit.updates.decisions import record_confirmations, record_decisions
from gesprekskit.updates.provenance import Edit
from gesprekskit.updates.provenance_signs import SIGNS, with_signs
from gesprekskit.updates.upstream import ChangeStatus

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
