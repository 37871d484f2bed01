"""A kit in Dutch and its translations in, the kit in another language out, and what is missing.

A translation names a node, a key and the exact Dutch; it never goes by place. Where no translation
fits, the Dutch is shown with a mark: so a company's own text is never hidden behind the fund's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from gesprekskit.definitions.translations import Translation
from gesprekskit.definitions.words import Words
from gesprekskit.diagnostics import Diagnostic, Span
from gesprekskit.layers.editable import EditableKit
from gesprekskit.layers.visible_texts import TRANSLATION, VisibleText, visible_texts
from gesprekskit.loading import Library, LoadedFile, reloaded
from gesprekskit.sources import Where

State = Literal["missing", "stale", "orphaned"]
LACKING: Mapping[State, str] = {
    "missing": "translation.missing",
    "stale": "translation.stale",
    "orphaned": "translation.orphaned",
}

Key = tuple[str, str]
"""A node and which of its texts."""

Dutch = tuple[str, str, str]
"""A node, which of its texts, and what that says in Dutch."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A translated text with its place."""

    node: str
    key: str
    was: str
    now: str
    file: str
    where: Where
    span: Span


@dataclass(frozen=True, slots=True)
class TranslationStatus:
    """What a language lacks.

    `missing`: nothing translates this Dutch. `stale`: the Dutch changed since (`entry.was`).
    `orphaned`: the translated text is not there any more.
    """

    node: str
    key: str
    state: State
    span: Span
    dutch: str = ""
    entry: Entry | None = None


@dataclass(frozen=True, slots=True)
class TranslationResult:
    """A kit in another language, what that language lacks, and what is wrong in the result."""

    library: Library
    gaps: tuple[TranslationStatus, ...]
    diagnostics: tuple[Diagnostic, ...]


def languages(library: Library) -> tuple[str, ...]:
    """Return the languages that a kit is translated into."""
    return tuple(
        dict.fromkeys(_language(one) for one in library.files if one.kind.name == TRANSLATION)
    )


def translate(library: Library, language: str, words: Words, folder: str) -> TranslationResult:
    """Return the library in a language; what is not translated stays Dutch, with a mark.

    Of what is translated in vain only what stands in `folder` is told.
    """
    editable = EditableKit(library)
    entries = _entries(library, language)
    known = {(one.node, one.key, one.was): one for one in entries}
    fitting: set[Dutch] = set()
    waiting: dict[Key, list[VisibleText]] = defaultdict(list)
    for visible in visible_texts(editable):
        said = (visible.node, visible.key, visible.text)
        if entry := known.get(said):
            fitting.add(said)
            visible.tree.value, visible.tree.span = entry.now, entry.span
        else:
            waiting[visible.node, visible.key].append(visible)
            if words.untranslated:
                visible.tree.value = words.untranslated.format(text=visible.text)
        visible.field.changed()
    in_vain = [
        one
        for one in entries
        if one.file.startswith(f"{folder}/") and (one.node, one.key, one.was) not in fitting
    ]
    files, wrong = reloaded(
        (kind, file) for kind, file in editable.files() if kind.name != TRANSLATION
    )
    return TranslationResult(library.again(files), tuple(_gaps(in_vain, waiting)), tuple(wrong))


def _gaps(
    in_vain: Iterable[Entry], waiting: Mapping[Key, list[VisibleText]]
) -> Iterator[TranslationStatus]:
    """Yield what a language lacks; what is translated in vain was of the first that waits."""
    left = {key: list(those) for key, those in waiting.items()}
    for entry in in_vain:
        there = left.get((entry.node, entry.key))
        if there:
            dutch = there.pop(0).text
            yield TranslationStatus(entry.node, entry.key, "stale", entry.span, dutch, entry)
        else:
            yield TranslationStatus(entry.node, entry.key, "orphaned", entry.span, "", entry)
    for those in left.values():
        for one in those:
            yield TranslationStatus(one.node, one.key, "missing", one.tree.span, one.text)


def missing_translations(
    found: tuple[TranslationStatus, ...], language: str
) -> Iterator[Diagnostic]:
    """Yield one diagnostic for each state with how often it is, at the first place."""
    for state, code in LACKING.items():
        those = [one for one in found if one.state == state]
        if those:
            values = {"count": str(len(those)), "language": language}
            yield Diagnostic(those[0].span, code, values, "note")


def _language(file: LoadedFile) -> str:
    return file.kind.place.rpartition("/")[2]


def _entries(library: Library, language: str) -> list[Entry]:
    """Return every translated text; of two for the same the later counts: the higher layer's."""
    return [
        Entry(
            node=node.node,
            key=text.key,
            was=text.was.source,
            now=text.now.source,
            file=file.source.file,
            where=(where := (*file.recovered.place("translations", at), "texts", number)),
            span=file.source.span((*where, "now")),
        )
        for file in library.files
        if isinstance(file.definition, Translation) and _language(file) == language
        for at, node in enumerate(file.definition.translations)
        for number, text in enumerate(node.texts)
    ]
