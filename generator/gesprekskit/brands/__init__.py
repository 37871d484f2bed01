"""A company's logo and colours: untrusted files, rewritten so that they can do no harm.

Nothing of a logo's file is passed on: an SVG is rewritten from what is known to be harmless, a PNG
from its pixels. No other file is opened, and nothing is fetched from the network.
"""

from __future__ import annotations

from gesprekskit.brands.brand import PLAIN, Brand, Logo
from gesprekskit.brands.reading import Cleaned, cleaned
from gesprekskit.brands.refusal import Refused

__all__ = ["PLAIN", "Brand", "Cleaned", "Logo", "Refused", "cleaned"]
