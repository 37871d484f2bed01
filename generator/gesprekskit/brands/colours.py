"""Colours (`#rrggbb`): their contrast, and the nearest colour with enough of it.

Contrast is that of WCAG 2.2: from 1 to 21, and at least 4.5 for words.
"""

from __future__ import annotations

from collections.abc import Iterable
from colorsys import hls_to_rgb, rgb_to_hls

BLACK, WHITE = "#000000", "#ffffff"
LEAST = 4.5
"""The contrast that words need."""

PAPER, NIGHT = "#fbf8f2", "#14191b"
"""The pages of the handbook, light and dark; what stands out on its paper does so on white."""

WEIGHTS = (0.299, 0.587, 0.114)
BARELY = 0.9
"""From how light on a colour is as good as white on white paper, by its weighted channels."""

STEPS = 1_000
"""In how many steps of lightness a colour is looked for."""

Channels = tuple[float, float, float]


def channels(colour: str) -> Channels:
    """Return red, green and blue, each from 0 to 1."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def written(colour: Iterable[float]) -> str:
    """Return the colour of red, green and blue from 0 to 1."""
    return "#" + "".join(f"{round(min(max(channel, 0), 1) * 255):02x}" for channel in colour)


def luminance(colour: str) -> float:
    """Return how light a colour is to the eye, from 0 to 1."""
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(colour: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    dark, light = sorted((luminance(colour), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def is_lost(colour: str) -> bool:
    """Return True if a colour is invisible on white paper."""
    return (
        sum(channel * weight for channel, weight in zip(channels(colour), WEIGHTS, strict=True))
        > BARELY
    )


def stands_out(colour: str, grounds: Iterable[str], least: float = LEAST) -> bool:
    """Return True if words in this colour can be read on all of these grounds."""
    return all(contrast(colour, ground) >= least for ground in grounds)


def nearest(colour: str, *grounds: str, least: float = LEAST) -> str:
    """Return the colour itself, or one of its hue and saturation that stands out on the grounds.

    That is the one of the nearest lightness; black or white if no lightness will do.
    """
    if stands_out(colour, grounds, least):
        return colour
    hue, lightness, saturation = rgb_to_hls(*channels(colour))
    for step in range(1, STEPS + 1):
        for other in (lightness - step / STEPS, lightness + step / STEPS):
            if 0 <= other <= 1:
                found = written(hls_to_rgb(hue, other, saturation))
                if stands_out(found, grounds, least):
                    return found
    return max((BLACK, WHITE), key=lambda ink: min(contrast(ink, each) for each in grounds))


def mixed(colour: str, ground: str, share: float) -> str:
    """Return a ground with so much of a colour in it: from 0, the ground, to 1, the colour."""
    pairs = zip(channels(colour), channels(ground), strict=True)
    return written(pair * share + other * (1 - share) for pair, other in pairs)


def grey(colour: str) -> str:
    """Return the grey that is as light as a colour."""
    light = luminance(colour)
    value = 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
    return written((value, value, value))
