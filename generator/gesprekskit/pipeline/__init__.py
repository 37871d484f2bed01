"""From a kit's folder to everything that it prints: load, check, compose, render.

The one place that turns errors into `KitError`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from gesprekskit.artifacts import Artifact, Catalogue, CatalogueEntry, Finished, Planned
from gesprekskit.checks import check, check_translated
from gesprekskit.diagnostics import Diagnostic, KitError, has_errors
from gesprekskit.documents.rendered import Problem
from gesprekskit.kit import DUTCH, Kit, resolve
from gesprekskit.layers.origins import at_change
from gesprekskit.layers.signatures import Signature, stack_signature
from gesprekskit.layers.stacks import Stack, load_stack
from gesprekskit.loading import Library, load_words, shown_path
from gesprekskit.outputs import DERIVED, Composed, Derived, compose
from gesprekskit.pipeline.rendering import Renderer, RenderTask
from gesprekskit.pipeline.reporting import diagnostic_for, refuse
from gesprekskit.renderers.glyphs import undrawable
from gesprekskit.translations.translating import languages, missing_translations, translate
from gesprekskit.updates.provenance import Edit, edits
from gesprekskit.updates.upstream import stack_statuses, undecided_changes

Wanted = Callable[[CatalogueEntry], bool]


@dataclass(frozen=True, slots=True)
class Printed:
    """Everything printed, and how much of it had to be rendered; counts are of documents."""

    artifacts: tuple[Artifact, ...]
    catalogue: Catalogue
    rendered: int
    reused: int
    failed: tuple[Diagnostic, ...] = ()
    """The things that a worker could not make; the rest is there."""

    @property
    def files(self) -> tuple[Artifact, ...]:
        """Return all files to write: the artifacts and their `catalogue.json`."""
        return (*self.artifacts, self.catalogue.artifact())


@dataclass(frozen=True, slots=True)
class Examined:
    """The result of reading and checking: one kit per language, or none if there are errors."""

    library: Library
    kits: tuple[Kit, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def kit(self) -> Kit | None:
        """Return the kit in the first of its languages."""
        return self.kits[0] if self.kits else None


def examine(folder: Path) -> Examined:
    """Read and check the kit in a folder; never raises on what authors write.

    If no file was touched since the last time, the same kits are returned.
    """
    signature = stack_signature(folder)
    if signature not in _examined:
        examined = _examine(folder)
        # Two: while a handbook is served, another kit may be loaded.
        for oldest in list(_examined)[:-1]:
            del _examined[oldest]
        _examined[signature] = examined
    return _examined[signature]


_examined: dict[Signature, Examined] = {}


def _examine(folder: Path) -> Examined:
    stack = load_stack(folder)
    library, found = stack.library, list(stack.diagnostics)
    if library.files:
        found += _placed_at_changes(stack)
    statuses = stack_statuses(stack)
    found += (
        undecided_change for layer in statuses for undecided_change in undecided_changes(layer)
    )
    if stack.layers:
        found = [diagnostic for diagnostic in found if _concerns_author(diagnostic, folder)]
    if has_errors(found):
        return Examined(library, (), tuple(found))
    changes = edits(stack, (status for layer in statuses for status in layer))
    kits, noted = _in_each_language(stack, changes, folder)
    found += [*noted, *_undrawable_details(stack)]
    return Examined(library, () if has_errors(found) else kits, tuple(found))


def _placed_at_changes(stack: Stack) -> list[Diagnostic]:
    """Return what rules found; an error that a layer caused is placed at its change.

    If a layer has errors, errors in files below it are only consequences.
    """
    judged = check(stack.library)
    if not stack.layers or not has_errors(judged):
        return judged
    own = [diagnostic for diagnostic in judged if _is_own(diagnostic, stack.folders)]
    if has_errors(stack.diagnostics):
        return own
    below = check(stack.applied[0].below)
    others = (diagnostic for diagnostic in judged if diagnostic not in own)
    return [
        *own,
        *(other if other in below else at_change(stack.library, other) for other in others),
    ]


def _in_each_language(
    stack: Stack, changes: tuple[Edit, ...], folder: Path
) -> tuple[tuple[Kit, ...], list[Diagnostic]]:
    """Return a sound kit in each of the wanted languages, Dutch first, and remarks."""
    kits = [resolve(stack, changes, load_words(DUTCH))]
    found = list(_notes(kits[0]))
    texts = {file.source.file for file in stack.library.files if file.kind.language}
    for language in languages(stack.library):
        words = load_words(language)
        other = translate(stack.library, language, words, shown_path(folder))
        wrong = [*other.diagnostics, *check_translated(other.library, texts)]
        found += [*wrong, *missing_translations(other.gaps, language)]
        if not has_errors(wrong):
            kits.append(resolve(stack, changes, words, language, other.library))
    wanted = next((layer.languages for layer in reversed(stack.layers) if layer.languages), ())
    return tuple(kit for kit in kits if not wanted or kit.language in wanted), found


def _undrawable_details(stack: Stack) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each character in a layer's own details that no font can draw.

    Those are printed on everything: reported per publication, it would be reported a hundred times.
    """
    for layer in stack.layers:
        said = {"name": layer.name, "contact": layer.contact, "logo_text": layer.logo_text}
        for key, text in said.items():
            if letters := undrawable(text or ""):
                values = {"letters": " ".join(sorted(letters))}
                yield Diagnostic(
                    stack.library.span(f"layer/{layer.id}#{key}"), "print.glyph", values
                )


def _concerns_author(diagnostic: Diagnostic, folder: Path) -> bool:
    """Return True if it concerns a layer's author: any error, and anything in their own files."""
    return diagnostic.severity == "error" or _is_own(diagnostic, [shown_path(folder)])


def _is_own(diagnostic: Diagnostic, folders: Iterable[str]) -> bool:
    """Return True if a diagnostic is about a file in one of these folders."""
    return any(diagnostic.span.file.startswith(f"{folder}/") for folder in folders)


def load_kits(folder: Path) -> tuple[tuple[Kit, ...], tuple[Diagnostic, ...]]:
    """Return the kit in a folder in each of its languages, Dutch first, and its warnings.

    Raises KitError where it has errors.
    """
    examined = examine(folder)
    if not examined.kits:
        raise KitError(examined.diagnostics)
    return examined.kits, examined.diagnostics


def load_kit(folder: Path) -> tuple[Kit, tuple[Diagnostic, ...]]:
    """Return the kit in a folder in its first language and its warnings; raises KitError."""
    kits, diagnostics = load_kits(folder)
    return kits[0], diagnostics


def together(printed: Sequence[Printed]) -> Printed:
    """Return what was printed in several languages as one."""
    first = printed[0].catalogue
    entries = tuple(entry for document in printed for entry in document.catalogue.entries)
    return Printed(
        artifacts=tuple(artifact for document in printed for artifact in document.artifacts),
        catalogue=replace(first, entries=entries),
        rendered=sum(document.rendered for document in printed),
        reused=sum(document.reused for document in printed),
        failed=tuple(failed for document in printed for failed in document.failed),
    )


def print_kit(kit: Kit, renderer: Renderer, wanted: Wanted = lambda entry: True) -> Printed:
    """Render what is wanted of a kit; raises KitError if printing shows errors in it."""
    tasks = [_task(composed) for composed in compose(kit)]
    planned = tuple(task.planned for task in tasks)
    derived = []
    for output in DERIVED:
        derived.append((output, more := output.plan(kit, planned)))
        planned = (*planned, *more)
    needed = _paths(artifact for artifact in planned if wanted(artifact.entry))
    printed = renderer.render([task for task in tasks if task.planned.entry.path in needed])
    made = {finished.entry.path: finished for finished in printed.finished}
    failed = list(printed.failed)
    refuse(kit, printed.problems, failed)
    quiet = replace(renderer, progress=lambda done, total: None)
    for output, plans in derived:
        chosen = [plan for plan in plans if plan.entry.path in needed]
        ready = list(_ready_tasks(kit, output, chosen, made))
        batch = quiet.render([task for task in ready if isinstance(task, RenderTask)])
        made |= {finished.entry.path: finished for finished in batch.finished}
        failed += [*(problem for problem in ready if isinstance(problem, Problem)), *batch.failed]
        refuse(kit, batch.problems, failed)
    finished = tuple(finished for finished in made.values() if wanted(finished.entry))
    return Printed(
        artifacts=tuple(Artifact(artifact.entry.path, artifact.content) for artifact in finished),
        catalogue=Catalogue(
            kit.id,
            kit.version,
            tuple(layer.id for layer in kit.layers),
            tuple(artifact.entry for artifact in finished),
        ),
        rendered=printed.rendered,
        reused=len(printed.finished) - printed.rendered,
        failed=tuple(diagnostic_for(kit, problem) for problem in failed),
    )


def render(kit: Kit, composed: Composed) -> Finished:
    """Render one document of a kit in this process; raises KitError if that shows errors."""
    task = _task(composed)
    rendered = task.render(task.document)
    refuse(kit, rendered.problems, ())
    return task.finished(rendered)


def _task(composed: Composed) -> RenderTask:
    document = composed.document
    return RenderTask(Planned(composed.entry, document.node), document, composed.render)


def _paths(artifacts: Iterable[Planned]) -> set[str]:
    """Return the paths of publications and of all that they are made of."""
    return {
        path for artifact in artifacts for path in (artifact.entry.path, *_paths(artifact.parts))
    }


def _ready_tasks(
    kit: Kit, output: Derived[Any], plans: Iterable[Planned], made: Mapping[str, Finished]
) -> Iterator[RenderTask | Problem]:
    """Yield what can be rendered now; report a problem if a part is missing."""
    for plan in plans:
        paths = [part.entry.path for part in plan.parts]
        if missing := [path for path in paths if path not in made]:
            values = {"name": plan.entry.path, "part": missing[0]}
            yield Problem("print.part-missing", plan.node, values)
        else:
            document = output.compose(kit, plan.entry, tuple(made[path] for path in paths))
            yield RenderTask(plan, document, output.render)


def _notes(kit: Kit) -> Iterable[Diagnostic]:
    """Yield what the publisher should know before printing."""
    address = kit.definition.handbook_url
    if any(part in address for part in (".example/", "//example.")):
        span = kit.library.span(f"kit/{kit.definition.id}#handbook_url")
        yield Diagnostic(span, "kit.example-address", {"name": address}, "note")
