"""A PDF in, a small picture of one of its pages out."""

from __future__ import annotations

from io import BytesIO

from gesprekskit.documents.rendered import Rendered
from gesprekskit.documents.thumbnails import Thumbnail

WIDTH = 480
"""Width in pixels: sharp at 240 CSS pixels on a dense screen."""


def render(thumbnail: Thumbnail) -> Rendered:
    """Return the page as PNG, `WIDTH` pixels wide, in 32 greys."""
    # Only a worker that draws needs it, not the planning or the cache.
    import pypdfium2
    from PIL import Image

    document = pypdfium2.PdfDocument(thumbnail.pdf)
    try:
        page = document[thumbnail.page]
        scale = WIDTH / page.get_width()
        picture: Image.Image = page.render(scale=scale, grayscale=True).to_pil()
    finally:
        document.close()
    content = BytesIO()
    picture.quantize(32).save(content, "PNG", optimize=True)
    return Rendered(content.getvalue(), 1)
