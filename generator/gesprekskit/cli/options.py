"""The names given in an option in; BadParameter raised for one that does not exist."""

from __future__ import annotations

from collections.abc import Collection

import click


def require_known(option: str, given: tuple[str, ...], known: Collection[str]) -> None:
    """Raise BadParameter for the first name that is not known."""
    for name in given:
        if name not in known:
            raise click.BadParameter(
                f"`{name}`; choose from: {', '.join(known)}", param_hint=option
            )
