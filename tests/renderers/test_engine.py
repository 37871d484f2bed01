"""What the PDF engine may open."""

from __future__ import annotations

import pytest

from gesprekskit.renderers.engine import Shelf


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "http://127.0.0.1:9/x", "data:text/css,a", "kit:other.svg", "ftp://x/y"],
)
def test_the_engine_can_open_nothing_but_what_is_on_the_shelf(address: str) -> None:
    with pytest.raises(ValueError, match="not on the shelf"):
        Shelf({"qr.svg": b"<svg/>"}).fetch(address)
