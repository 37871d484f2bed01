"""A brand in, the colours and the logo of the handbook out.

Words stay readable in the company's colours: tints are so light, and the colours of the dark pages
so far from their background, that they keep the contrast needed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from gesprekskit.brands import PLAIN, Brand, Logo
from gesprekskit.brands.colours import BLACK, NIGHT, WHITE, mixed, nearest, stands_out

STYLE = "assets/brand.css"
NIGHT_CARD = "#1e2528"
"""What cards are on the dark pages."""

PICTURES = Path(__file__).parent / "theme" / "assets" / "images"
"""The pictures of the theme, drawn in its own colours."""
PETROL, DEEP, COPPER, SAND = "#0f5660", "#0c3c44", "#c8703f", "#f0a878"

WIDTH, HEIGHT = 150.0, 28.0
"""How large a logo may be in the head of the pages, in CSS pixels."""
EMBLEM = (54.0, 36.0)
"""How large the emblem of a funder is at the foot of the pages; no logo is larger."""

TINTS = tuple(share / 100 for share in range(14, 0, -2))
GRAPHIC = 3.0
"""The contrast that parts of pictures need."""
COMFORT = 6.0
"""The contrast of light words on dark pages: more than they need, as the other colours there."""

Variables = Mapping[str, str]


def logo_path(logo: Logo) -> str:
    """Return the path of the logo's file."""
    return f"assets/images/logo.{logo.format}"


def logo_shown(logo: Logo, *, emblem: bool) -> dict[str, Any]:
    """Return the theme's values for the logo, no larger than the emblem if there is one."""
    room = (min(WIDTH, EMBLEM[0]), min(HEIGHT, EMBLEM[1])) if emblem else (WIDTH, HEIGHT)
    width, height = logo.within(*room)
    return {
        "path": logo_path(logo),
        "text": logo.text,
        "width": f"{width:.1f}",
        "height": f"{height:.1f}",
    }


def files(brand: Brand) -> Iterator[tuple[str, str | bytes]]:
    """Yield the files that a company's handbook adds to or replaces in the theme, by path."""
    if brand.logo:
        yield logo_path(brand.logo), brand.logo.content
    if coloured(brand):
        yield STYLE, style(brand)
        yield from _pictures(brand)


def coloured(brand: Brand) -> bool:
    """Return True if a company has colours of its own."""
    return (brand.main, brand.accent) != (PLAIN.main, PLAIN.accent)


def _pictures(brand: Brand) -> Iterator[tuple[str, str]]:
    """Yield the theme's pictures in the company's colours."""
    lighter = nearest(brand.accent, brand.main, least=GRAPHIC)
    paints = {PETROL: brand.main, DEEP: brand.main, COPPER: brand.accent, SAND: lighter}
    for path in sorted(PICTURES.glob("*.svg")):
        drawing = path.read_text(encoding="utf-8")
        for own, paint in paints.items():
            drawing = drawing.replace(f'fill="{own}"', f'fill="{paint}"')
        yield f"assets/images/{path.name}", drawing


def style(brand: Brand) -> str:
    """Return the style sheet with the company's colours."""
    groups = {
        '[data-md-color-scheme="default"]': light(brand),
        '[data-md-color-scheme="slate"]': dark(brand),
        "[data-md-color-scheme]": foot(brand),
        ".md-tabs__item--active .md-tabs__link": {"text-decoration-color": WHITE},
    }
    return "\n".join(_rule(selector, given) for selector, given in groups.items())


def light(brand: Brand) -> Variables:
    """Return the colours of the light pages."""
    return {
        "--gk-primary": brand.main,
        "--gk-primary-soft": _tint(brand.main),
        "--gk-accent": brand.accent,
        "--gk-accent-soft": _tint(brand.accent),
        "--md-primary-fg-color": brand.main,
        "--md-primary-fg-color--light": brand.main,
        "--md-primary-fg-color--dark": brand.main,
    }


def dark(brand: Brand) -> Variables:
    """Return the colours of the dark pages."""
    shade = mixed(brand.main, BLACK, 0.7)
    return {
        **_by_night("primary", brand.main),
        "--gk-on-primary": NIGHT,
        **_by_night("accent", brand.accent),
        "--md-primary-fg-color": shade,
        "--md-primary-fg-color--light": shade,
        "--md-primary-fg-color--dark": shade,
    }


def foot(brand: Brand) -> Variables:
    """Return the colours of the footer of all pages, and of words in their header."""
    shade = mixed(brand.main, BLACK, 0.7)
    return {
        "--md-primary-bg-color--light": WHITE,
        "--md-footer-bg-color": shade,
        "--md-footer-bg-color--dark": shade,
        "--md-footer-fg-color--light": WHITE,
        "--md-footer-fg-color--lighter": WHITE,
    }


def _by_night(name: str, colour: str) -> Variables:
    soft = mixed(colour, NIGHT_CARD, 0.3)
    clear = nearest(colour, NIGHT, NIGHT_CARD, soft, least=COMFORT)
    return {f"--gk-{name}": clear, f"--gk-{name}-soft": soft}


def _tint(colour: str) -> str:
    """Return the strongest tint of a colour on which words of that colour can be read."""
    tints = (mixed(colour, WHITE, share) for share in TINTS)
    return next((tint for tint in tints if stands_out(colour, (tint,))), WHITE)


def _rule(selector: str, given: Variables) -> str:
    lines = "".join(f"  {name}: {value};\n" for name, value in given.items())
    return f"{selector} {{\n{lines}}}\n"
