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
from gesprekskit.kinds import NodeKind


class Level(Definition):
    """How far someone is with a task."""

    kind: ClassVar[NodeKind] = NodeKind(
        name="level",
        word={"nl": "niveau", "en": "level"},
        hideable=True,
        scoped=True,
    )
    id: Id = Field(description="Vaste naam van het niveau.")
    label: Name = Field(description="Kop boven de kolom: `alleen`.")
    explanation: Text = Field(description="Wat het niveau betekent, in de ik-vorm.")


class Task(Definition):
    """Something to learn to do."""

    kind: ClassVar[NodeKind] = NodeKind(
        name="task",
        word={"nl": "taak", "en": "task"},
        hideable=True,
        scoped=True,
    )
    id: Id = Field(description="Vaste naam van de taak.")
    text: Text = Field(description="De taak, kort.")
    safety: Flag = Field(False, description="`true` als de taak pas alleen mag na een paraaf.")
    sources: tuple[SourceRef, ...] = Field((), description=SOURCES)


class MatrixDefinition(Definition):
    """matrices/<id>.yml."""

    kind: ClassVar[NodeKind] = NodeKind(
        name="matrix",
        word={"nl": "matrix", "en": "matrix"},
        hideable=True,
        sourced=True,
        shown=True,
    )
    id: Id = Field(description="Vaste naam; gelijk aan de bestandsnaam.")
    title: Text = Field(description="Titel van de matrix.")
    levels: Some[Level] = Field(
        description="De niveaus, van laag naar hoog (hooguit vier).", max_length=4
    )
    tasks: Some[Task] = Field(description="De taken, in volgorde.", max_length=120)
    sources: tuple[SourceRef, ...] = Field((), description=SOURCES)
