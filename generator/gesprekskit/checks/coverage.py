"""Which requirements of the sources no item of the kit carries."""

from __future__ import annotations

from collections.abc import Iterator

from gesprekskit.definitions.bibliography import BibliographicSource, Requirement
from gesprekskit.loading import Library
from gesprekskit.loading.occurrences import ReferenceOccurrence


def uncarried(library: Library) -> Iterator[Requirement]:
    """Yield the requirements that no item names as its source and that are not left out."""
    named = {
        occurrence.id
        for file in library.files
        for occurrence in file.occurrences
        if isinstance(occurrence, ReferenceOccurrence) and occurrence.kind == "source"
    }
    for source in library.all(BibliographicSource):
        for requirement in source.requirements:
            if requirement.id not in named and requirement.left_out is None:
                yield requirement
