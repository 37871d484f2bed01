"""A kit in Dutch and its translations in, the kit in another language out, and what is missing.

A translation names a node, a key and the exact Dutch, never a position. Where no translation fits,
the Dutch is shown with a mark: so a company's own text is never hidden by the fund's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from gesprekskit.definitions.translations import Translation
from gesprekskit.definitions.words import Words
from gesprekskit.diagnostics import Diagnostic, Span
from gesprekskit.layers.editable_kit import EditableKit
from gesprekskit.layers.visible_texts import VisibleText, visible_texts
from gesprekskit.loading import Library
from gesprekskit.sources import Source, Where
from gesprekskit.sources.source import Place, span_at

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
    """A translated text; `where` is its path in the file."""

    node: str
    key: str
    was: str
    now: str
    source: Source
    where: Where

    @property
    def file(self) -> str:
        """Return the file that it is in."""
        return self.source.file

    @property
    def place(self) -> Place:
        """Return the place of the translation."""
        return self.source, (*self.where, "now")


@dataclass(frozen=True, slots=True)
class TranslationStatus:
    """A text that a language lacks.

    `missing`: nothing translates this Dutch. `stale`: the Dutch changed since (`entry.was`).
    `orphaned`: the translated text no longer exists.
    """

    node: str
    key: str
    state: State
    place: Place
    dutch: str = ""
    entry: Entry | None = None

    @property
    def span(self) -> Span:
        """Return its span: in the translation, or else that of the Dutch."""
        return span_at(self.place)


@dataclass(frozen=True, slots=True)
class TranslationResult:
    """A kit in another language, what that language lacks, and what is wrong in the result."""

    library: Library
    gaps: tuple[TranslationStatus, ...]
    diagnostics: tuple[Diagnostic, ...]


def languages(library: Library) -> tuple[str, ...]:
    """Return the languages that a kit is translated into."""
    return tuple(dict.fromkeys(file.kind.language for file in library.files if file.kind.language))


def translate(library: Library, language: str, words: Words, folder: str) -> TranslationResult:
    """Return the library in a language; untranslated texts stay Dutch, with a mark.

    Orphaned translations are reported only for `folder`.
    """
    editable = EditableKit(library)
    entries = _entries(library, language)
    known = {(entry.node, entry.key, entry.was): entry for entry in entries}
    fitting: set[Dutch] = set()
    waiting: dict[Key, list[VisibleText]] = defaultdict(list)
    for visible in visible_texts(editable):
        said = (visible.node, visible.key, visible.text)
        if entry := known.get(said):
            fitting.add(said)
            visible.replace(entry.now, entry.place)
        else:
            waiting[visible.node, visible.key].append(visible)
            if words.untranslated:
                visible.replace(words.untranslated.format(text=visible.text))
    in_vain = [
        entry
        for entry in entries
        if entry.file.startswith(f"{folder}/") and (entry.node, entry.key, entry.was) not in fitting
    ]
    files, wrong = editable.reload(translations=False)
    return TranslationResult(library.again(files), tuple(_gaps(in_vain, waiting)), tuple(wrong))


def _gaps(
    in_vain: Iterable[Entry], waiting: Mapping[Key, list[VisibleText]]
) -> Iterator[TranslationStatus]:
    """Yield what a language lacks, pairing orphaned translations with missing ones."""
    left = {key: list(those) for key, those in waiting.items()}
    for entry in in_vain:
        there = left.get((entry.node, entry.key))
        if there:
            dutch = there.pop(0).text
            yield TranslationStatus(entry.node, entry.key, "stale", entry.place, dutch, entry)
        else:
            yield TranslationStatus(entry.node, entry.key, "orphaned", entry.place, "", entry)
    for those in left.values():
        for visible in those:
            yield TranslationStatus(
                visible.node, visible.key, "missing", visible.place, visible.text
            )


def missing_translations(
    found: tuple[TranslationStatus, ...], language: str
) -> Iterator[Diagnostic]:
    """Yield one diagnostic for each state: how often it occurs, at its first place."""
    for state, code in LACKING.items():
        those = [status for status in found if status.state == state]
        if those:
            values = {"count": str(len(those)), "language": language}
            yield Diagnostic(those[0].span, code, values, "note")


def _entries(library: Library, language: str) -> list[Entry]:
    """Return every translated text; of two for the same text, the later (higher) layer's counts."""
    return [
        Entry(
            node=node.node,
            key=text.key,
            was=text.was.source,
            now=text.now.source,
            source=file.source,
            where=(*file.recovered.place("translations", at), "texts", number),
        )
        for file in library.files
        if isinstance(file.definition, Translation) and file.kind.language == language
        for at, node in enumerate(file.definition.translations)
        for number, text in enumerate(node.texts)
    ]
