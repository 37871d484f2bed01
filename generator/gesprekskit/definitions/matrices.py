"""matrices/<id>.yml: tasks to learn and the levels at which someone masters them."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from gesprekskit.definitions.base import (
    SOURCES,
    Definition,
    Flag,
    Id,
    Name,
    Some,
    SourceRef,
)
from gesprekskit.definitions.text import Text


class Level(Definition):
    """How far someone is with a task."""

    kind: ClassVar[str] = "level"
    scoped: ClassVar[bool] = True
    id: Id = Field(description="Vaste naam van het niveau.")
    label: Name = Field(description="Kop boven de kolom: `alleen`.")
    explanation: Text = Field(description="Wat het niveau betekent, in de ik-vorm.")


class Task(Definition):
    """Something to learn to do."""

    kind: ClassVar[str] = "task"
    scoped: ClassVar[bool] = True
    id: Id = Field(description="Vaste naam van de taak.")
    text: Text = Field(description="De taak, kort.")
    safety: Flag = Field(False, description="`true` als de taak pas alleen mag na een paraaf.")
    sources: tuple[SourceRef, ...] = Field((), description=SOURCES)


class MatrixDefinition(Definition):
    """matrices/<id>.yml."""

    kind: ClassVar[str] = "matrix"
    id: Id = Field(description="Vaste naam; gelijk aan de bestandsnaam.")
    title: Text = Field(description="Titel van de matrix.")
    levels: Some[Level] = Field(
        description="De niveaus, van laag naar hoog (hooguit vier).", max_length=4
    )
    tasks: Some[Task] = Field(description="De taken, in volgorde.", max_length=120)
    sources: tuple[SourceRef, ...] = Field((), description=SOURCES)
