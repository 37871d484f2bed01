"""What each kind of node is called in a message, by language."""

from __future__ import annotations

from collections.abc import Mapping

KIND_WORDS: Mapping[str, Mapping[str, str]] = {
    "nl": {
        "role": "rol",
        "term": "begrip",
        "theme": "thema",
        "source": "bron",
        "question": "vraag",
        "conversation": "gesprek",
        "section": "sectie",
        "step": "stap",
        "matrix": "matrix",
        "notice": "vaste zin",
    },
    "en": {
        "role": "role",
        "term": "term",
        "theme": "theme",
        "source": "source",
        "question": "question",
        "conversation": "conversation",
        "section": "section",
        "step": "step",
        "matrix": "matrix",
        "notice": "notice",
    },
}
