"""Composes the menu: which page is where, in reading order."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from gesprekskit.catalogue import THINGS
from gesprekskit.compose.pages import places
from gesprekskit.compose.pages.publications import per_conversation
from gesprekskit.definitions.publications import Publication
from gesprekskit.documents.addresses import FORMS
from gesprekskit.documents.pages import Page
from gesprekskit.kit import Kit

ORDER = (places.OPEN_QUESTIONS, places.LISTENING, places.FEEDBACK, places.PRIVACY, places.SOURCES)
"""Handwritten pages whose order is not that of the alphabet."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line in the menu: a page, or a part with lines of its own.

    A page without a name is called what its title says.
    """

    name: str
    page: str = ""
    entries: tuple[Entry, ...] = ()


def navigation(kit: Kit, pages: Sequence[Page], handwritten: Collection[str]) -> tuple[Entry, ...]:
    """Return the menu; `handwritten` are the paths of the prose pages.

    A page that nothing here knows comes last in its folder, or last of all.
    """
    names = kit.words.handbook.menu
    folders = {
        places.CONVERSATIONS: names.conversations,
        places.SKILLS: names.skills,
        places.QUESTIONS: names.questions,
        FORMS: names.forms,
        places.ROLES: names.roles,
        places.ABOUT: names.about,
    }
    top = [path for path in sorted(handwritten) if "/" not in path]
    entries = [Entry(names.home if path == places.HOME else "", path) for path in top]
    for folder, name in folders.items():
        written = [path for path in handwritten if path.startswith(f"{folder}/")]
        composed = [page for page in pages if page.path.startswith(f"{folder}/")]
        entries += _part(kit, name, folder, written, composed)
    known = {path for path in handwritten if path.split("/")[0] in folders or "/" not in path}
    entries += [Entry("", path) for path in sorted(set(handwritten) - known)]
    entries += [
        Entry(page.menu, page.path) for page in pages if page.path.split("/")[0] not in folders
    ]
    return tuple(entries)


def _part(
    kit: Kit, name: str, folder: str, written: Sequence[str], composed: Sequence[Page]
) -> list[Entry]:
    index = f"{folder}/index.md"
    first = (Entry("", index),) if index in written else ()
    own = {page.path for page in composed}
    others = sorted(set(written) - own - {index}, key=_place)
    rest = _things(kit, composed) if folder == FORMS else _lines(composed)
    inside = (*first, *rest, *(Entry("", path) for path in others))
    if inside == first:
        return [Entry(name, index)] if first else []
    return [Entry(name, entries=inside)]


def _place(path: str) -> tuple[int, str]:
    return (ORDER.index(path) if path in ORDER else len(ORDER), path)


def _lines(pages: Sequence[Page]) -> tuple[Entry, ...]:
    return tuple(Entry(page.menu, page.path) for page in pages)


def _things(kit: Kit, pages: Sequence[Page]) -> tuple[Entry, ...]:
    """Return what is printed per conversation; what fits any of them per kind as well."""
    by_path = {page.path: page for page in pages}

    def lines(things: Sequence[Publication]) -> tuple[Entry, ...]:
        return _lines([by_path[places.form_page(thing.id)] for thing in things])

    return tuple(
        Entry(name, entries=lines(things) if conversation else _kinds(kit, things, lines))
        for name, conversation, things in per_conversation(kit)
    )


def _kinds(
    kit: Kit,
    things: Sequence[Publication],
    lines: Callable[[Sequence[Publication]], tuple[Entry, ...]],
) -> tuple[Entry, ...]:
    names = kit.words.handbook.kinds_together
    groups = {kind: [thing for thing in things if thing.catalogue_kind == kind] for kind in THINGS}
    return tuple(
        Entry(names[kind], entries=lines(found)) for kind, found in groups.items() if found
    )
