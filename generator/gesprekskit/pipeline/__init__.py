"""A kit's folder in, everything that is printed out: read, check, compose, render, derive.

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
from gesprekskit.layers.stacks import Stack, load_stack
from gesprekskit.layers.visible_texts import TRANSLATION
from gesprekskit.loading import Library, load_words, shown_path
from gesprekskit.outputs import DERIVED, OUTPUTS, Derived
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


@dataclass(frozen=True, slots=True)
class Examined:
    """What reading and checking gave: no kits where there are errors, else one per language."""

    library: Library
    kits: tuple[Kit, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def kit(self) -> Kit | None:
        """Return the kit in the first of its languages."""
        return self.kits[0] if self.kits else None


def examine(folder: Path) -> Examined:
    """Read and check the kit in a folder; never raises on what authors write."""
    stack = load_stack(folder)
    library, found = stack.library, list(stack.diagnostics)
    # Where a layer is wrong, what then is wrong in files below it is an echo.
    echoing = bool(stack.layers) and has_errors(found)
    if library.files:
        found += (one for one in check(library) if not echoing or _is_own(one, stack.folders))
    statuses = stack_statuses(stack)
    found += (one for layer in statuses for one in undecided_changes(layer))
    if stack.layers:
        found = [one for one in found if _concerns(one, folder)]
    if has_errors(found):
        return Examined(library, (), tuple(found))
    changes = edits(stack, (status for layer in statuses for status in layer))
    kits, noted = _in_each_language(stack, changes, folder)
    found += [*noted, *_undrawable(stack)]
    return Examined(library, () if has_errors(found) else kits, tuple(found))


def _in_each_language(
    stack: Stack, changes: tuple[Edit, ...], folder: Path
) -> tuple[tuple[Kit, ...], list[Diagnostic]]:
    """Return a sound kit in each of the languages that are wanted, Dutch first, and remarks."""
    kits = [resolve(stack, changes, load_words(DUTCH))]
    found = list(_notes(kits[0]))
    texts = {one.source.file for one in stack.library.files if one.kind.name == TRANSLATION}
    for language in languages(stack.library):
        words = load_words(language)
        other = translate(stack.library, language, words, shown_path(folder))
        wrong = [*other.diagnostics, *check_translated(other.library, texts)]
        found += [*wrong, *missing_translations(other.gaps, language)]
        if not has_errors(wrong):
            kits.append(resolve(stack, changes, words, language, other.library))
    wanted = next((one.languages for one in reversed(stack.layers) if one.languages), ())
    return tuple(one for one in kits if not wanted or one.language in wanted), found


def _undrawable(stack: Stack) -> Iterator[Diagnostic]:
    """Yield what the typeface cannot draw of what a layer says of itself.

    That stands on everything printed: told at each thing, it would be told a hundred times.
    """
    for layer in stack.layers:
        said = {"name": layer.name, "contact": layer.contact, "logo_text": layer.logo_text}
        for key, text in said.items():
            if letters := undrawable(text or ""):
                values = {"letters": " ".join(sorted(letters))}
                yield Diagnostic(
                    stack.library.span(f"layer/{layer.id}#{key}"), "print.glyph", values
                )


def _concerns(one: Diagnostic, folder: Path) -> bool:
    """Return True if it is reported to a layer's author: any error, and all in the own files."""
    return one.severity == "error" or _is_own(one, [shown_path(folder)])


def _is_own(one: Diagnostic, folders: Iterable[str]) -> bool:
    """Return True if something stands in one of these folders."""
    return any(one.span.file.startswith(f"{folder}/") for folder in folders)


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
    entries = tuple(entry for one in printed for entry in one.catalogue.entries)
    return Printed(
        artifacts=tuple(artifact for one in printed for artifact in one.artifacts),
        catalogue=replace(first, entries=entries),
        rendered=sum(one.rendered for one in printed),
        reused=sum(one.reused for one in printed),
        failed=tuple(failed for one in printed for failed in one.failed),
    )


def print_kit(kit: Kit, renderer: Renderer, wanted: Wanted = lambda entry: True) -> Printed:
    """Render what is wanted of a kit; raises KitError where printing shows errors in it."""
    tasks = [
        RenderTask(Planned(output.entry(kit, document), document.node), document, output.render)
        for output in OUTPUTS
        for document in output.compose(kit)
    ]
    planned = tuple(task.planned for task in tasks)
    derived = []
    for output in DERIVED:
        derived.append((output, more := output.plan(kit, planned)))
        planned = (*planned, *more)
    needed = _paths(one for one in planned if wanted(one.entry))
    printed = renderer.render([one for one in tasks if one.planned.entry.path in needed])
    made = {one.entry.path: one for one in printed.finished}
    failed = list(printed.failed)
    refuse(kit, printed.problems, failed)
    quiet = replace(renderer, progress=lambda done, total: None)
    for output, plans in derived:
        chosen = [one for one in plans if one.entry.path in needed]
        ready = list(_ready(kit, output, chosen, made))
        batch = quiet.render([one for one in ready if isinstance(one, RenderTask)])
        made |= {one.entry.path: one for one in batch.finished}
        failed += [*(one for one in ready if isinstance(one, Problem)), *batch.failed]
        refuse(kit, batch.problems, failed)
    finished = tuple(one for one in made.values() if wanted(one.entry))
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
        failed=tuple(diagnostic_for(kit, one) for one in failed),
    )


def _paths(things: Iterable[Planned]) -> set[str]:
    """Return the paths of things and of all that they are made of."""
    return {path for one in things for path in (one.entry.path, *_paths(one.parts))}


def _ready(
    kit: Kit, output: Derived[Any], plans: Iterable[Planned], made: Mapping[str, Finished]
) -> Iterator[RenderTask | Problem]:
    """Yield what can be rendered now; a problem where a part was not made."""
    for one in plans:
        paths = [part.entry.path for part in one.parts]
        if missing := [path for path in paths if path not in made]:
            values = {"name": one.entry.path, "part": missing[0]}
            yield Problem("print.part-missing", one.node, values)
        else:
            document = output.compose(kit, one.entry, tuple(made[path] for path in paths))
            yield RenderTask(one, document, output.render)


def _notes(kit: Kit) -> Iterable[Diagnostic]:
    """Yield what the publisher should know before printing."""
    address = kit.definition.handbook_url
    if any(part in address for part in (".example/", "//example.")):
        span = kit.library.span(f"kit/{kit.definition.id}#handbook_url")
        yield Diagnostic(span, "kit.example-address", {"name": address}, "note")
