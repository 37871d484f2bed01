"""Batches of rendered things in; what is finished, what failed and what is wrong out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from gesprekskit.artifacts import Finished, Planned
from gesprekskit.diagnostics import Diagnostic, has_errors
from gesprekskit.documents.rendered import Problem
from gesprekskit.kit import Kit
from gesprekskit.pipeline.rendering import RenderedBatch
from gesprekskit.pipeline.reporting import TOO_LONG, diagnostic_for, diagnostics_for


@dataclass(slots=True)
class Gathered:
    """What has been made so far of a kit that is being printed.

    Something with errors is not kept, nor made anything of: their paths are in `left_out`.
    """

    kit: Kit
    made: dict[str, Finished] = field(default_factory=dict)
    failed: list[Problem] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    too_long: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The variants of forms that take more pages than they may, by the id of the form."""

    def add(self, batch: RenderedBatch) -> None:
        """Add what was rendered."""
        self.failed += batch.failed
        for finished in batch.finished:
            found = batch.problems.get(finished.entry.path, ())
            self.problems += found
            if has_errors(diagnostics_for(self.kit, found)):
                self.left_out.append(finished.entry.path)
            else:
                self.made[finished.entry.path] = finished
            if any(problem.code in TOO_LONG for problem in found):
                form, variant = finished.entry.id, finished.entry.variant
                self.too_long[form] = (*self.too_long.get(form, ()), variant)

    def lack(self, planned: Planned, part: str) -> None:
        """Add something that cannot be made, for want of a part."""
        path = planned.entry.path
        if part in self.left_out:
            self.left_out.append(path)
        else:
            values = {"name": path, "part": part}
            self.failed.append(Problem("print.part-missing", planned.node, values))

    def wrong(self) -> list[Diagnostic]:
        """Return what rendering shows to be wrong in the kit."""
        return diagnostics_for(self.kit, self.problems)

    def unmade(self) -> Iterator[Diagnostic]:
        """Yield what workers could not make."""
        return (diagnostic_for(self.kit, problem) for problem in self.failed)
