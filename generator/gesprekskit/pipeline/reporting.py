"""Problems of rendering in, diagnostics out at the place where their author can mend them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from gesprekskit.diagnostics import Diagnostic, KitError, has_errors
from gesprekskit.documents.rendered import Problem
from gesprekskit.kit import DUTCH, Kit
from gesprekskit.layers.origins import letter_origin, locate, overflow_origin
from gesprekskit.loading.validation import listed

TOO_LONG = ("print.pages", "print.last-lines")
TOO_FULL = ("print.area", "print.card", "print.word")


def refuse(kit: Kit, problems: Iterable[Problem], failed: Iterable[Problem]) -> None:
    """Raise KitError if rendering shows errors in the kit, and report what failed with them."""
    found = diagnostics_for(kit, problems)
    if has_errors(found):
        raise KitError([*found, *(diagnostic_for(kit, problem) for problem in failed)])


def diagnostics_for(kit: Kit, problems: Iterable[Problem]) -> list[Diagnostic]:
    """Return problems at the places where their author can mend them, each once."""
    found: list[Diagnostic] = []
    for diagnostic in (diagnostic_for(kit, problem) for problem in _together(problems)):
        # The variants of a form may share a problem.
        if diagnostic not in found and not _is_echo(kit, diagnostic):
            found.append(diagnostic)
    return found


def _together(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield problems, those of variants of a form that are too long in the same way as one."""
    alike: dict[tuple[str, ...], list[Problem]] = defaultdict(list)
    for problem in problems:
        if problem.code in TOO_LONG:
            values = {**problem.values, "name": ""}
            alike[problem.code, problem.node, *values.values()].append(problem)
        else:
            yield problem
    for same in alike.values():
        names = listed([problem.values["name"] for problem in same])
        yield replace(same[0], values={**same[0].values, "name": names})


def _is_echo(kit: Kit, diagnostic: Diagnostic) -> bool:
    """Return True if a head is too narrow for the mark behind what is not translated yet."""
    own = f"/translations/{kit.language}/"
    return (
        diagnostic.code == "print.head"
        and kit.language != DUTCH
        and own not in diagnostic.span.file
    )


def diagnostic_for(kit: Kit, problem: Problem) -> Diagnostic:
    """Return a problem at the place where its author can mend it."""
    address = f"{problem.node}#{problem.at}" if problem.at else problem.node
    overflows = problem.code in (*TOO_LONG, *TOO_FULL)
    heavier = overflow_origin(kit.library, problem.node) if overflows else None
    span = heavier or locate(kit.library, address)
    if problem.code == "print.glyph":
        letters = problem.values["letters"].split()
        span = letter_origin(kit.library, problem.node, letters) or span
    if heavier and problem.code in TOO_LONG:
        return Diagnostic(span, "print.layer-pages", problem.values)
    return Diagnostic(span, problem.code, problem.values)
