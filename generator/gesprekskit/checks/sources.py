"""What a kit says names its sources; what a company adds need not."""

from __future__ import annotations

from collections.abc import Iterator

from gesprekskit.diagnostics import Diagnostic
from gesprekskit.kinds import KINDS
from gesprekskit.loading import Library
from gesprekskit.loading.occurrences import NodeOccurrence


def check_sourced(library: Library) -> Iterator[Diagnostic]:
    """A question, a form, a rule of the kit itself names at least one source."""
    own = f"{library.folder}/"
    for file in library.files:
        for occurrence in file.occurrences:
            if not isinstance(occurrence, NodeOccurrence) or not KINDS[occurrence.kind].sourced:
                continue
            if file.source.at(occurrence.where).get("sources"):
                continue
            span = file.source.span((*occurrence.where, "id"))
            if span.file.startswith(own):
                yield Diagnostic(span, "source.none", {"name": occurrence.address})
