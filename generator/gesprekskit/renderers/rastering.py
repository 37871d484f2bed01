"""A logo in, its pixels as PNG out, for documents that can only show those."""

from __future__ import annotations

from functools import cache
from io import BytesIO

import pypdfium2

from gesprekskit.brands import Logo
from gesprekskit.renderers.engine_loading import engine

WIDEST, HIGHEST = 1_200, 400
"""How many pixels a logo becomes at most."""

PAGE = 720.0
"""How wide the page is that the logo is drawn on, in pt."""


@cache
def png(logo: Logo) -> bytes:
    """Return a logo as PNG, on white; raises EngineMissing if Pango is not installed."""
    if logo.format == "png":
        return logo.content
    document = pypdfium2.PdfDocument(engine().drawn(logo.content, PAGE, PAGE / logo.ratio))
    try:
        width, _ = logo.within(WIDEST, HIGHEST)
        picture = document[0].render(scale=width / PAGE).to_pil()
    finally:
        document.close()
    out = BytesIO()
    picture.convert("RGB").quantize(128).save(out, "PNG", optimize=True)
    return out.getvalue()
