"""A kit's folder in; what reading and checking found, and the kits if there are no errors, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gesprekskit.checks import check, check_translated
from gesprekskit.diagnostics import Diagnostic, has_errors, is_cause
from gesprekskit.diagnostics.capping import capped
from gesprekskit.kit import DUTCH, Kit, resolve
from gesprekskit.layers.origins import at_change
from gesprekskit.layers.signatures import Signature, stack_signature
from gesprekskit.layers.stacks import Stack, load_stack
from gesprekskit.loading import Library, load_words, shown_path
from gesprekskit.loading.error_recovery import KEPT
from gesprekskit.loading.letter_places import letter_span
from gesprekskit.renderers.glyphs import undrawable
from gesprekskit.translations.translating import languages, missing_translations, translate
from gesprekskit.updates.provenance import Edit, edits
from gesprekskit.updates.upstream import stack_statuses, undecided_changes


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

    If no file was touched since the last time, the same kits are returned; what could not be read
    then is read again.
    """
    signature = stack_signature(folder)
    if signature not in _examined:
        examined = _examine(folder)
        if any(found.code == "path.unreadable" for found in examined.diagnostics):
            return examined
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
    found = _without_consequences(found, library)
    if has_errors(found):
        return Examined(library, (), tuple(capped(found)))
    changes = edits(stack, (status for layer in statuses for status in layer))
    kits, noted = _in_each_language(stack, changes, folder)
    found += [*noted, *_undrawable_details(stack)]
    return Examined(library, () if has_errors(found) else kits, tuple(capped(found)))


def _without_consequences(found: list[Diagnostic], library: Library) -> list[Diagnostic]:
    """Return the diagnostics without those about a value that was not read as it was written."""
    causes = [it for it in found if _is_misread(it)]
    if not causes:
        return found
    misread = {cause.span for cause in causes}
    for file in library.files:
        kept = [it.span for it in causes if it.code in KEPT and it.span.file == file.source.file]
        misread |= file.source.values_before(kept) if kept else set()
    return [it for it in found if _is_misread(it) or it.span not in misread]


def _is_misread(found: Diagnostic) -> bool:
    """Return True if something was not read as it was written; beyond a limit nothing was read."""
    return found.severity == "error" and is_cause(found) and found.code != "limit.mistakes"


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
                span = letter_span(stack.library.span(f"layer/{layer.id}#{key}"), letters)
                yield Diagnostic(span, "print.glyph", values)


def has_undrawable(library: Library) -> bool:
    """Return True if some text in the files, printed or not, has a letter that no font has."""
    return any(undrawable(text) for file in library.files for text in _texts(file.source.data))


def _texts(data: Any) -> Iterator[str]:
    """Yield every text in plain data."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, list | dict):
        for inner in data.values() if isinstance(data, dict) else data:
            yield from _texts(inner)


def _concerns_author(diagnostic: Diagnostic, folder: Path) -> bool:
    """Return True if it concerns a layer's author: any error, and anything in their own files."""
    return diagnostic.severity == "error" or _is_own(diagnostic, [shown_path(folder)])


def _is_own(diagnostic: Diagnostic, folders: Iterable[str]) -> bool:
    """Return True if a diagnostic is about a file in one of these folders."""
    return any(diagnostic.span.file.startswith(f"{folder}/") for folder in folders)


def _notes(kit: Kit) -> Iterable[Diagnostic]:
    """Yield what the publisher should know before printing."""
    address = kit.definition.handbook_url
    if any(part in address for part in (".example/", "//example.")):
        span = kit.library.span(f"kit/{kit.definition.id}#handbook_url")
        own = kit.layers[-1]
        if own.folder and not span.file.startswith(f"{own.folder}/"):
            # Who prints for a company can only mend it there.
            span = kit.library.span(f"layer/{own.id}#id")
        yield Diagnostic(span, "kit.example-address", {"name": address}, "note")
