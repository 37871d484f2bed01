"""Translations that still fit their changed Dutch in, the files that record this out."""

from __future__ import annotations

from collections.abc import Iterable

from gesprekskit.loading.file_edits import edited_files
from gesprekskit.translations.translating import TranslationStatus


def record_confirmations(accepted: Iterable[TranslationStatus]) -> dict[str, bytes]:
    """Return the files that record that translations fit the Dutch as it is now; raises OSError."""
    return edited_files(
        (status.entry.file, (*status.entry.where, "was"), status.dutch)
        for status in accepted
        if status.entry
    )
