"""What a renderer gives back: bytes, pages and the problems that only rendering shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from gesprekskit.diagnostics import MachineLacks


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem in the node it came from; the pipeline gives it a place in the author's file.

    `at` is a key of that node, where the place is one of its values.
    """

    code: str
    node: str
    values: Mapping[str, str] = field(default_factory=dict)
    at: str = ""


@dataclass(frozen=True, slots=True)
class Rendered:
    """The bytes of a printed thing and its number of pages.

    `sha256` is that of the bytes; who knows it gives it, so that it is taken once.
    """

    content: bytes
    pages: int
    problems: tuple[Problem, ...] = ()
    sha256: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        if not self.sha256:
            object.__setattr__(self, "sha256", sha256(self.content).hexdigest())


class EngineMissing(MachineLacks):
    """The PDF engine cannot start on this machine; says which library it did not find."""
