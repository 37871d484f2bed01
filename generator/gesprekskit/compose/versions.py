"""Version and date of a printed thing: those of its last change of content.

The content is everything that the thing prints but its own version and date. Where it differs from
what `gesprekskit release` recorded, the thing is a draft of the kit's version, and says so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import Any, TypeVar

from gesprekskit.documents.printed import Printed
from gesprekskit.kit import Kit

Document = TypeVar("Document", bound=Printed)


@dataclass(frozen=True, slots=True)
class Version:
    """The version of a printed thing, and how it is printed: `versie 1.0 · 22-11-2026`."""

    number: str
    printed: str


def content(document: Any) -> str:
    """Return the fingerprint of what a document without a version says."""
    return sha256(repr(document).encode()).hexdigest()[:16]


def released(kit: Kit, document: Any) -> Version:
    """Return the version in which this content was released, or the kit's own as a draft."""
    words = kit.words.forms
    release = kit.releases.get(document.id)
    number = kit.version
    if release and release.content == content(document):
        number = release.version
        when = day(release.date)
    elif len(kit.layers) > 1:
        when = day(kit.layers[-1].date)
    else:
        when = f"{day(kit.definition.date)} ({words.draft})"
    return Version(number, f"{words.version} {number} · {when}")


def stamped(document: Document, version: Version) -> Document:
    """Return the document with its version in the footer."""
    footer = replace(document.footer, thing=f"{document.code} · {version.printed}")
    return replace(document, version=version.number, footer=footer)


def day(when: date) -> str:
    """Return a date as Dutch readers write it: `22-11-2026`."""
    return f"{when.day}-{when.month}-{when.year}"
