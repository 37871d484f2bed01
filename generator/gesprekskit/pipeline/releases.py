"""A kit in, `releases.yml` out: when the content of every printed thing last changed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gesprekskit.artifacts import write_file
from gesprekskit.compose import decks, forms, posters
from gesprekskit.compose.versions import content
from gesprekskit.definitions.kit import KitDefinition
from gesprekskit.definitions.releases import Release
from gesprekskit.diagnostics import Diagnostic, KitError, Span
from gesprekskit.kit import Kit
from gesprekskit.loading import shown_path

HEAD = """\
# yaml-language-server: $schema=../schema/releases.json
# Versie en datum van alles wat je print. Het programma schrijft dit bestand: `gesprekskit release`.
releases:
"""
LINE = (
    '  - {{id: {one.id}, language: {one.language}, version: "{one.version}", date: {one.date},'
    ' content: "{one.content}"}}\n'
)
Name = tuple[str, str]
"""A language and the id of a printed thing in it."""


def release(kits: Sequence[Kit], folder: Path) -> tuple[Name, ...]:
    """Record what changed in any language since the last release and return its names.

    Raises KitError where the kit's version was released before with other content and for a
    layer, and OutputError where the file cannot be written.
    """
    if len(kits[0].layers) > 1:
        raise KitError([Diagnostic(Span(f"{shown_path(folder)}/kit.yml"), "release.layer")])
    before = {(one.language, one.id): one for kit in kits for one in kit.releases.values()}
    now = {
        (kit.language, one.id): content(one)
        for kit in kits
        for one in (*forms.standard(kit), *decks.standard(kit), *posters.standard(kit))
    }
    changed = tuple(one for one in now if one not in before or before[one].content != now[one])
    definition = kits[0].definition
    clashes = [
        one for one in changed if one in before and before[one].version == definition.version
    ]
    if clashes:
        span = kits[0].library.span(f"kit/{definition.id}#version")
        names = ", ".join(f"{language}/{name}" for language, name in clashes)
        values = {"name": names, "version": definition.version}
        raise KitError([Diagnostic(span, "release.same-version", values)])
    if changed or set(before) - set(now):
        fresh = {one: _fresh(definition, one, now[one]) for one in changed}
        entries = [fresh.get(one) or before[one] for one in now]
        lines = [LINE.format(one=one) for one in entries]
        write_file((HEAD + "".join(lines)).encode(), folder / "releases.yml")
    return changed


def _fresh(definition: KitDefinition, name: Name, content: str) -> Release:
    language, identity = name
    return Release.model_construct(
        id=identity,
        language=language,
        version=definition.version,
        date=definition.date,
        content=content,
    )
