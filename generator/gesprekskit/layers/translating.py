"""A kit in Dutch and its translations in, the kit in another language out, and what is missing.

A translation names a node, a key and the exact Dutch; it never goes by place. Where no translation
fits, the Dutch is shown with a mark: so a company's own text is never hidden behind the fund's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from gesprekskit.definitions.translations import Translation
from gesprekskit.definitions.words import Words
from gesprekskit.diagnostics import Diagnostic, Span
from gesprekskit.layers.plots import Plots
from gesprekskit.layers.wordings import TRANSLATION, Wording, wordings
from gesprekskit.loading import Library, Loaded, reloaded
from gesprekskit.sources import Where

State = Literal["missing", "stale", "orphaned"]
LACKING: Mapping[State, str] = {
    "missing": "translation.missing",
    "stale": "translation.stale",
    "orphaned": "translation.orphaned",
}

Key = tuple[str, str]
"""A node and which of its texts."""


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
class Gap:
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


def languages(library: Library) -> tuple[str, ...]:
    """Return the languages that a kit is translated into."""
    return tuple(
        dict.fromkeys(_language(one) for one in library.files if one.kind.name == TRANSLATION)
    )


def translated(library: Library, language: str, words: Words) -> tuple[Library, list[Diagnostic]]:
    """Return the library in a language; what is not translated stays Dutch, with a mark."""
    plots = Plots(library)
    known = {(one.node, one.key, one.was): one for one in _entries(library, language)}
    for wording in wordings(plots):
        tree = wording.tree
        entry = known.get((wording.node, wording.key, wording.text))
        if entry:
            tree.value, tree.span = entry.now, entry.span
        elif words.untranslated:
            tree.value = words.untranslated.format(text=wording.text)
        wording.field.changed()
    files, wrong = reloaded(
        (kind, file) for kind, file in plots.files() if kind.name != TRANSLATION
    )
    return library.again(files), wrong


def gaps(library: Library, language: str, folder: str) -> tuple[Gap, ...]:
    """Return what a language lacks; of what is translated in vain, only what stands in `folder`."""
    entries = _entries(library, language)
    known = {(one.node, one.key, one.was) for one in entries}
    open_: dict[Key, list[Wording]] = defaultdict(list)
    fitting: set[tuple[str, str, str]] = set()
    for one in wordings(Plots(library)):
        if (one.node, one.key, one.text) in known:
            fitting.add((one.node, one.key, one.text))
        else:
            open_[one.node, one.key].append(one)
    found: list[Gap] = []
    for entry in entries:
        own = entry.file.startswith(f"{folder}/")
        if not own or (entry.node, entry.key, entry.was) in fitting:
            continue
        waiting = open_[entry.node, entry.key]
        if waiting:
            dutch = waiting.pop(0).text
            found.append(Gap(entry.node, entry.key, "stale", entry.span, dutch, entry))
        else:
            found.append(Gap(entry.node, entry.key, "orphaned", entry.span, "", entry))
    for those in open_.values():
        found += [Gap(it.node, it.key, "missing", it.tree.span, it.text) for it in those]
    return tuple(found)


def lacking(found: tuple[Gap, ...], language: str) -> Iterator[Diagnostic]:
    """Yield one diagnostic for each state with how often it is, at the first place."""
    for state, code in LACKING.items():
        those = [one for one in found if one.state == state]
        if those:
            values = {"count": str(len(those)), "language": language}
            yield Diagnostic(those[0].span, code, values, "note")


def _language(file: Loaded) -> str:
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
            where=(where := (*file.salvaged.place("translations", at), "texts", number)),
            span=file.source.span((*where, "now")),
        )
        for file in library.files
        if isinstance(file.definition, Translation) and _language(file) == language
        for at, node in enumerate(file.definition.translations)
        for number, text in enumerate(node.texts)
    ]
