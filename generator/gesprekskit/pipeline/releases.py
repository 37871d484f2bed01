"""Writes `releases.yml`: when the content of every publication last changed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gesprekskit.compose import decks, forms, posters
from gesprekskit.compose.versions import content_fingerprint, is_content
from gesprekskit.definitions.kit import KitDefinition
from gesprekskit.definitions.releases import Release
from gesprekskit.diagnostics import Diagnostic, KitError, Span
from gesprekskit.documents.printed import Printed
from gesprekskit.kit import Kit
from gesprekskit.loading import shown_path
from gesprekskit.writing import write_file

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

    Unchanged publications keep version and date; fingerprints of a former kind are renewed. Raises
    KitError for a layer, and if the kit's version was released before with other content;
    OutputError if the file cannot be written.
    """
    if len(kits[0].layers) > 1:
        raise KitError([Diagnostic(Span(f"{shown_path(folder)}/kit.yml"), "release.layer")])
    before = {
        (release.language, release.id): release for kit in kits for release in kit.releases.values()
    }
    now: dict[Name, Printed] = {
        (kit.language, document.id): document
        for kit in kits
        for document in (*forms.standard(kit), *decks.standard(kit), *posters.standard(kit))
    }
    kept = {
        name: _with_current_fingerprint(before[name], document)
        for name, document in now.items()
        if name in before and is_content(before[name].content, document)
    }
    changed = tuple(name for name in now if name not in kept)
    definition = kits[0].definition
    clashes = [
        name for name in changed if name in before and before[name].version == definition.version
    ]
    if clashes:
        span = kits[0].library.span(f"kit/{definition.id}#version")
        names = ", ".join(f"{language}/{name}" for language, name in clashes)
        values = {"name": names, "version": definition.version}
        raise KitError([Diagnostic(span, "release.same-version", values)])
    fresh = {name: _fresh(definition, name, now[name]) for name in changed}
    entries = [fresh.get(name) or kept[name] for name in now]
    if entries != list(before.values()):
        lines = [LINE.format(one=entry) for entry in entries]
        write_file((HEAD + "".join(lines)).encode(), folder / "releases.yml")
    return changed


def _with_current_fingerprint(release: Release, document: Printed) -> Release:
    """Return a release as it was, with a fingerprint of the present kind."""
    return release.model_copy(update={"content": content_fingerprint(document)})


def _fresh(definition: KitDefinition, name: Name, document: Printed) -> Release:
    language, identity = name
    return Release.model_construct(
        id=identity,
        language=language,
        version=definition.version,
        date=definition.date,
        content=content_fingerprint(document),
    )
