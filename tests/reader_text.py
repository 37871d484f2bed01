"""The texts that readers see: all that a kit prints, and the text of a page."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from gesprekskit.compose import decks, forms, posters
from gesprekskit.kit import Kit
from gesprekskit.renderers.glyphs import texts


def printed_text(kit: Kit, thing: str = "") -> str:
    """Return all that a kit prints, or one publication of it: a text on each line."""
    made = (*forms.on_paper(kit), *decks.decks(kit), *posters.posters(kit))
    chosen = (document for document in made if thing in ("", document.id))
    return "\n".join(text for document in chosen for _, text in texts(document, ""))


def page_text(path: Path) -> str:
    """Return the words of a page."""
    markup = path.read_text(encoding="utf-8")
    text = re.sub(r"<(script|style).*?</\1>", " ", markup, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())
