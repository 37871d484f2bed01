"""What is installed in, nothing out: raises MachineLacks for a library that is missing or old.

The floors are those that this program was installed with: below them are known holes (pillow,
jinja2) or other bytes (the engine). Read where something is drawn, as that takes a while.
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version

from packaging.requirements import Requirement

from gesprekskit.diagnostics import MachineLacks


@cache
def require_libraries() -> None:
    """Raise MachineLacks for the first library that is not there, or in too old a version."""
    for needed in _needed():
        try:
            found = version(needed.name)
        except PackageNotFoundError:
            values = {"name": needed.name, "needed": str(needed.specifier)}
            raise MachineLacks("machine.library", values) from None
        if not needed.specifier.contains(found, prereleases=True):
            values = {"name": needed.name, "found": found, "needed": str(needed.specifier)}
            raise MachineLacks("machine.version", values)


def _needed() -> list[Requirement]:
    """Return what this program requires here; nothing if it runs without being installed."""
    try:
        lines = requires("gesprekskit") or []
    except PackageNotFoundError:
        return []
    found = [Requirement(line) for line in lines]
    return [needed for needed in found if not needed.marker or needed.marker.evaluate()]
