"""A kit's folder in, everything that is printed out: read, check, compose, render, derive.

The one place that turns errors into `KitError`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from gesprekskit.artifacts import Artifact, Catalogue, CatalogueEntry, Finished, fingerprint
from gesprekskit.checks import check
from gesprekskit.diagnostics import Diagnostic, KitError, has_errors
from gesprekskit.documents.rendered import Problem, Rendered
from gesprekskit.layers import (
    DUTCH,
    Kit,
    gaps,
    lacking,
    languages,
    resolve,
    stacked,
    translated,
)
from gesprekskit.loading import Library, load_words, shown_path
from gesprekskit.outputs import DERIVED, OUTPUTS
from gesprekskit.pipeline.cache import Cache, default_folder, key
from gesprekskit.pipeline.workshop import Job, Workshop

Wanted = Callable[[CatalogueEntry], bool]
Planned = tuple[CatalogueEntry, Any, Callable[[Any], Rendered]]
Progress = Callable[[int, int], None]
"""Called with the number of things done and the number there are."""


@dataclass(frozen=True, slots=True)
class Printed:
    """Everything printed, and how much of it had to be rendered; counts are of documents."""

    artifacts: tuple[Artifact, ...]
    catalogue: Catalogue
    rendered: int
    reused: int
    failed: tuple[Diagnostic, ...] = ()
    """The things that a worker could not make; the rest is there."""


@dataclass(slots=True)
class Press:
    """What rendering needs: the workers, the cache, and who to tell how far it is."""

    workshop: Workshop
    cache: Cache = field(default_factory=lambda: Cache(default_folder()))
    progress: Progress = lambda done, total: None


@dataclass(frozen=True, slots=True)
class _Batch:
    finished: tuple[Finished, ...]
    problems: tuple[Problem, ...]
    failed: tuple[Problem, ...]
    rendered: int


@dataclass(frozen=True, slots=True)
class Examined:
    """What reading and checking gave: no kits where there are errors, else one per language."""

    library: Library
    kits: tuple[Kit, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def kit(self) -> Kit | None:
        """Return the kit in Dutch."""
        return self.kits[0] if self.kits else None


def examine(folder: Path) -> Examined:
    """Read and check the kit in a folder; never raises on what authors write."""
    stack = stacked(folder)
    library, found = stack.library, list(stack.diagnostics)
    if library.files:
        found += check(library)
    if stack.layers:
        found = [one for one in found if _concerns(one, folder)]
    if has_errors(found):
        return Examined(library, (), tuple(found))
    kits = [resolve(library, load_words(DUTCH), stack.layers, brand=stack.brand)]
    found += _notes(kits[0])
    for language in languages(library):
        words = load_words(language)
        other, wrong = translated(library, language, words)
        found += [*wrong, *lacking(gaps(library, language, shown_path(folder)), language)]
        if not has_errors(wrong):
            kits.append(resolve(other, words, stack.layers, language, stack.brand))
    return Examined(library, () if has_errors(found) else tuple(kits), tuple(found))


def _concerns(one: Diagnostic, folder: Path) -> bool:
    """Tell whether a layer's author is told: of all errors, and of what stands in the own files."""
    return one.severity == "error" or one.span.file.startswith(f"{shown_path(folder)}/")


def load_kits(folder: Path) -> tuple[tuple[Kit, ...], tuple[Diagnostic, ...]]:
    """Return the kit in a folder in each of its languages, Dutch first, and its warnings.

    Raises KitError where it has errors.
    """
    examined = examine(folder)
    if not examined.kits:
        raise KitError(examined.diagnostics)
    return examined.kits, examined.diagnostics


def load_kit(folder: Path) -> tuple[Kit, tuple[Diagnostic, ...]]:
    """Return the kit in a folder in Dutch and its warnings; raises KitError where it has errors."""
    kits, diagnostics = load_kits(folder)
    return kits[0], diagnostics


def together(printed: Sequence[Printed]) -> Printed:
    """Return what was printed in several languages as one."""
    first = printed[0].catalogue
    entries = tuple(entry for one in printed for entry in one.catalogue.entries)
    return Printed(
        artifacts=tuple(artifact for one in printed for artifact in one.artifacts),
        catalogue=replace(first, entries=entries),
        rendered=sum(one.rendered for one in printed),
        reused=sum(one.reused for one in printed),
        failed=tuple(failed for one in printed for failed in one.failed),
    )


def print_kit(kit: Kit, press: Press, wanted: Wanted = lambda entry: True) -> Printed:
    """Render what is wanted of a kit; raises KitError where printing shows errors in it."""
    composed = [
        (output.entry(kit, document), document, output.render)
        for output in OUTPUTS
        for document in output.compose(kit)
    ]
    printed = _render(press, _needed(kit, composed, wanted))
    problems = [_placed(kit, problem) for problem in printed.problems]
    if has_errors(problems):
        raise KitError(problems)
    made, failed = printed.finished, printed.failed
    quiet = replace(press, progress=lambda done, total: None)
    for output in DERIVED:
        planned = [
            (entry, document, output.render)
            for entry, document in output.compose(kit, made)
            if wanted(entry)
        ]
        batch = _render(quiet, planned)
        made, failed = (*made, *batch.finished), (*failed, *batch.failed)
    finished = tuple(one for one in made if wanted(one.entry))
    return Printed(
        artifacts=tuple(Artifact(one.entry.path, one.content) for one in finished),
        catalogue=Catalogue(
            kit.id,
            kit.version,
            tuple(one.id for one in kit.layers),
            tuple(one.entry for one in finished),
        ),
        rendered=printed.rendered,
        reused=len(printed.finished) - printed.rendered,
        failed=tuple(_placed(kit, one) for one in failed),
    )


def _needed(kit: Kit, composed: Sequence[Planned], wanted: Wanted) -> Sequence[Planned]:
    """Return what is wanted; everything where something is wanted that others are made into."""
    chosen = [one for one in composed if wanted(one[0])]
    ids = {entry.id for entry, _, _ in chosen}
    unmade = tuple(Finished(entry, b"") for entry, _, _ in composed)
    for output in DERIVED:
        for entry, _ in output.compose(kit, unmade):
            if wanted(entry) and entry.id not in ids:
                return composed
    return chosen


def _render(press: Press, planned: Sequence[Planned]) -> _Batch:
    keys = [key(render, document) for _, document, render in planned]
    kept = {name: found for name in keys if (found := press.cache.get(name))}
    missing = [at for at, name in enumerate(keys) if name not in kept]
    jobs = [_job(planned[at]) for at in missing]
    done = len(planned) - len(jobs)
    press.progress(done, len(planned))
    failed: list[Problem] = []
    rendered = 0
    for at, (_, outcome) in zip(missing, press.workshop.run(jobs) if jobs else (), strict=True):
        if isinstance(outcome, Problem):
            failed.append(outcome)
        else:
            press.cache.put(keys[at], outcome)
            kept[keys[at]] = outcome
            rendered += 1
        done += 1
        press.progress(done, len(planned))
    finished = [
        _finished(entry, kept[name])
        for (entry, _, _), name in zip(planned, keys, strict=True)
        if name in kept
    ]
    problems = [problem for name in keys if name in kept for problem in kept[name].problems]
    return _Batch(tuple(finished), tuple(problems), tuple(failed), rendered)


def _job(planned: Planned) -> Job:
    entry, document, render = planned
    return Job(entry.path, getattr(document, "node", f"form/{entry.id}"), render, document)


def _finished(entry: CatalogueEntry, rendered: Rendered) -> Finished:
    content = rendered.content
    pages = rendered.pages if entry.format == "pdf" else None
    size = len(content)
    return Finished(replace(entry, pages=pages, bytes=size, sha256=fingerprint(content)), content)


def _placed(kit: Kit, problem: Problem) -> Diagnostic:
    address = f"{problem.node}#{problem.at}" if problem.at else problem.node
    return Diagnostic(kit.span(address), problem.code, problem.values)


def _notes(kit: Kit) -> Iterable[Diagnostic]:
    """Yield what the publisher should know before printing."""
    address = kit.definition.handbook_url
    if any(part in address for part in (".example/", "//example.")):
        span = kit.span(f"kit/{kit.definition.id}#handbook_url")
        yield Diagnostic(span, "kit.example-address", {"name": address}, "note")
