"""The Jinja environment: our own templates only, and all values are escaped."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from gesprekskit.documents import accessible_names, measures, names
from gesprekskit.renderers.column_heads import column_heads

TEMPLATES = Path(__file__).parent / "templates"


@cache
def environment() -> Environment:
    """Return the environment; data are never used as a template."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {
        "accessible_names": accessible_names,
        "column_heads": column_heads,
        "measures": measures,
        "names": names,
    }
    return made
