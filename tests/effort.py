"""A piece of work in, how much Python it took out: growth that no slow machine can upset."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

LINEAR = 2.3
"""Twice as much to do takes at most this many times the calls; what looks at all pairs takes 4."""


def effort(work: Callable[[], object]) -> int:
    """Return how many functions a piece of work calls, those written in C included."""
    calls = 0

    def count(_: FrameType, event: str, __: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return calls
