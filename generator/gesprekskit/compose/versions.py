"""Version and date of a printed thing: those of its last change of content.

The content is everything that the thing prints but its own version and date. Where it differs from
what `gesprekskit release` recorded, the thing is a draft of the kit's version, and says so.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from hashlib import sha256

from gesprekskit.documents.forms import Form
from gesprekskit.layers import Kit


def content(form: Form) -> str:
    """Return the fingerprint of what a form says, its version and date left out."""
    blank = replace(form, version="", footer=replace(form.footer, thing=""))
    return sha256(repr(blank).encode()).hexdigest()[:16]


def stamped(kit: Kit, form: Form) -> Form:
    """Return the form with its version in the footer."""
    words = kit.words.forms
    release = kit.releases.get(form.id)
    version = kit.definition.version
    if release and release.content == content(form):
        version = release.version
        when = day(release.date)
    else:
        when = f"{day(kit.definition.date)} ({words.draft})"
    thing = f"{form.code} · {words.version} {version} · {when}"
    return replace(form, version=version, footer=replace(form.footer, thing=thing))


def day(when: date) -> str:
    """Return a date as Dutch readers write it: `22-11-2026`."""
    return f"{when.day}-{when.month}-{when.year}"
