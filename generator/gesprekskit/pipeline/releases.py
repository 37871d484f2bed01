"""A kit in, `releases.yml` out: when the content of every printed thing last changed."""

from __future__ import annotations

from pathlib import Path

from gesprekskit.artifacts import write_file
from gesprekskit.compose import decks, forms, posters
from gesprekskit.compose.versions import content
from gesprekskit.definitions.releases import Release
from gesprekskit.diagnostics import Diagnostic, KitError
from gesprekskit.layers import Kit

HEAD = """\
# yaml-language-server: $schema=../schema/releases.json
# Versie en datum van alles wat je print. Het programma schrijft dit bestand: `gesprekskit release`.
releases:
"""
LINE = (
    '  - {{id: {one.id}, version: "{one.version}", date: {one.date}, content: "{one.content}"}}\n'
)


def release(kit: Kit, folder: Path) -> tuple[str, ...]:
    """Record what changed since the last release and return its ids.

    Raises KitError where the kit's version was released before with other content, and
    OutputError where the file cannot be written.
    """
    composed = (*forms.standard(kit), *decks.standard(kit), *posters.standard(kit))
    now = {one.id: content(one) for one in composed}
    changed = tuple(one for one in now if _content(kit, one) != now[one])
    clashes = [one for one in changed if _released(kit, one)]
    if clashes:
        span = kit.span(f"kit/{kit.definition.id}#version")
        values = {"name": ", ".join(clashes), "version": kit.definition.version}
        raise KitError([Diagnostic(span, "release.same-version", values)])
    if changed or set(kit.releases) - set(now):
        write_file(_written(kit, now, changed), folder / "releases.yml")
    return changed


def _content(kit: Kit, form: str) -> str:
    found = kit.releases.get(form)
    return found.content if found else ""


def _released(kit: Kit, form: str) -> bool:
    found = kit.releases.get(form)
    return bool(found and found.version == kit.definition.version)


def _written(kit: Kit, now: dict[str, str], changed: tuple[str, ...]) -> bytes:
    definition = kit.definition
    fresh = {
        one: Release.model_construct(
            id=one, version=definition.version, date=definition.date, content=now[one]
        )
        for one in changed
    }
    entries = [fresh.get(one) or kit.releases[one] for one in now]
    lines = [LINE.format(one=one) for one in entries]
    return (HEAD + "".join(lines)).encode()
