"""What a kit says on paper, and what a page shows."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from gesprekskit.compose import decks, forms, posters
from gesprekskit.kit import Kit
from gesprekskit.renderers.glyphs import texts


def said(kit: Kit, thing: str = "") -> str:
    """Return all that a kit prints, or all that one thing says: a text on each line."""
    made = (*forms.on_paper(kit), *decks.decks(kit), *posters.posters(kit))
    chosen = (one for one in made if thing in ("", one.id))
    return "\n".join(text for one in chosen for _, text in texts(one, ""))


def shown(path: Path) -> str:
    """Return the words of a page."""
    markup = path.read_text(encoding="utf-8")
    text = re.sub(r"<(script|style).*?</\1>", " ", markup, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())
