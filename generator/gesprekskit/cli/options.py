"""Options that name what is not there, or that do not go together, refused."""

from __future__ import annotations

from collections.abc import Collection

from gesprekskit.diagnostics import Refusal
from gesprekskit.loading.similar_words import near
from gesprekskit.loading.validation import listed


def require_known(option: str, given: tuple[str, ...], known: Collection[str]) -> None:
    """Raise Refusal for the first name that is not known."""
    for name in given:
        if name not in known:
            values = {"name": name, "known": listed(list(known)), **near(name, list(known))}
            raise at(option, Refusal("choice.unknown", **values))


def refuse_both(given: bool, option: str, other_given: bool, other: str) -> None:
    """Raise Refusal where both of two options are given of which one would do nothing."""
    if given and other_given:
        raise at(option, Refusal("choice.together", name=option, other=other))


def at(option: str, refusal: Refusal) -> Refusal:
    """Place a refusal at the option that it is about, and return it."""
    refusal.place = option
    return refusal
