"""What a small picture is made of: a PDF, and the page that shows best what it is."""

from __future__ import annotations

from dataclasses import dataclass, field

from gesprekskit.documents.identity import HASHED


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A PDF to take the picture of, and on which of its pages, from 0."""

    pdf: bytes = field(metadata=HASHED)
    sha256: str
    page: int
