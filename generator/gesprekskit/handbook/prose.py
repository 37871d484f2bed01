"""Handwritten pages in, their text out: slots filled with the kit's words, and blocks inserted.

A block is requested on a line of its own: `<!-- blok: vergelijking -->`.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from html import escape
from pathlib import Path

from gesprekskit import sources
from gesprekskit.artifacts import CatalogueEntry
from gesprekskit.compose import pages
from gesprekskit.compose.pages.blocks import NAMED, PLAIN
from gesprekskit.compose.pages.places import pages_of
from gesprekskit.definitions.text import Slot, Text, slot_pattern
from gesprekskit.diagnostics import Diagnostic, Span
from gesprekskit.documents.pages import Page
from gesprekskit.handbook import markup
from gesprekskit.kit import DUTCH, Kit
from gesprekskit.loading import shown_path
from gesprekskit.loading.validation import listed, near
from gesprekskit.renderers import markdown
from gesprekskit.sources.characters import decode
from gesprekskit.sources.diagnostic_sink import DiagnosticSink, shown

MARKER = re.compile(r"^<!--[ \t]*blok:[ \t]*(\S+)(?:[ \t]+(\S+))?[ \t]*-->[ \t]*$", re.MULTILINE)
REPLACES = re.compile(r"^replaces_generated:[ \t]*true[ \t]*$", re.MULTILINE)
LINK = re.compile(r"\[(?P<text>[^\]]*)\]\((?P<path>[^)#?\s]+\.md)[^)]*\)")
LISTED = re.compile(r"[ \t]*(?:[-*+]|\d+\.|<li\b[^>]*>)[ \t]*")
TRANSLATES = re.compile(r"^translates:[ \t]*[\"']?([0-9a-f]{16})[\"']?[ \t]*$", re.MULTILINE)
FENCE = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
HEAD_KEYS = ["title", "description", "hide", "search", "translates", "replaces_generated"]
"""What a page may say of itself."""
UNSAFE = re.compile(r"[<>\"]")
"""What the theme would take for HTML in a title or a description."""


@dataclass(frozen=True, slots=True)
class Prose:
    """A handwritten page: its path below the language's folder, and its text as written."""

    path: str
    file: str
    text: str

    @property
    def fingerprint(self) -> str:
        """Return the fingerprint of the page's text."""
        return sha256(self.text.encode()).hexdigest()[:16]

    @property
    def translates(self) -> str:
        """Return the fingerprint of the Dutch page that this page translates."""
        head = FENCE.match(self.text)
        found = TRANSLATES.search(head[0]) if head else None
        return found[1] if found else ""

    def place(self, offset: int) -> Span:
        """Return the line and column of the character at this offset."""
        before = self.text[:offset]
        return Span(self.file, before.count("\n") + 1, offset - before.rfind("\n"))


@dataclass(frozen=True, slots=True)
class Filled:
    """Handwritten pages as MkDocs gets them, by path, and what is wrong with them."""

    texts: dict[str, str] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Read:
    """The handwritten pages of a folder, and why others could not be read."""

    pages: tuple[Prose, ...]
    diagnostics: tuple[Diagnostic, ...]


def read_folder(folder: Path) -> Read:
    """Return the handwritten pages below a folder."""
    place = shown_path(folder)
    pages = []
    diagnostics: list[Diagnostic] = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        file = f"{place}/{name}"
        if code := _unfit(path, name):
            diagnostics.append(Diagnostic(Span(file), code))
            continue
        if path.suffix != ".md":
            continue
        try:
            content = path.read_bytes()
        except OSError as error:
            values = {"reason": error.strerror or str(error)}
            diagnostics.append(Diagnostic(Span(file), "path.unreadable", values))
            continue
        found = DiagnosticSink()
        if characters := decode(content, file, found):
            pages.append(Prose(name, file, characters.text))
            diagnostics.extend(_front_matter_errors(pages[-1]))
            diagnostics.extend(_unfit_markup(pages[-1]))
        diagnostics.extend(found.in_order())
    return Read(tuple(pages), tuple(diagnostics))


def _unfit(path: Path, name: str) -> str:
    """Return the code that says why something may not be in a folder of pages; empty if it may."""
    if path.is_symlink():
        return "path.not-a-file"
    if path.is_dir():
        return "path.not-a-file" if path.suffix == ".md" else ""
    if any(part.startswith(".") for part in Path(name).parts):
        return "prose.hidden" if path.suffix == ".md" else ""
    if path.suffix.lower() not in (".md", *markup.PICTURES):
        return "prose.file"
    return "" if path.is_file() else "path.not-a-file"


def in_language(kit: Kit, dutch: Read, content: Path) -> Read:
    """Return the handwritten pages in the kit's language; one that is outdated stays Dutch.

    A page is up to date as long as its front matter (`translates`) has the fingerprint of the Dutch
    page.
    """
    if kit.language == DUTCH:
        return dutch
    found = read_folder(content / kit.language)
    theirs = {page.path: page for page in found.pages}
    chosen, diagnostics = [], list(found.diagnostics)
    for page in dutch.pages:
        other = theirs.get(page.path)
        if other and other.translates == page.fingerprint:
            chosen.append(other)
            continue
        chosen.append(
            replace(page, text=_with_language_note(page.text, kit.words.handbook.site.untranslated))
        )
        code = "prose.stale" if other else "prose.missing"
        values = {"name": page.file, "fingerprint": page.fingerprint}
        span = Span(other.file if other else page.file)
        diagnostics.append(Diagnostic(span, code, values, "warning"))
    orphaned = sorted(set(theirs) - {page.path for page in dutch.pages})
    diagnostics += [
        Diagnostic(Span(theirs[path].file), "prose.orphaned", {}, "warning") for path in orphaned
    ]
    return Read(tuple(chosen), tuple(diagnostics))


def _with_language_note(text: str, mark: str) -> str:
    """Return a page with a line on top that says which language it is in."""
    head = FENCE.match(text)
    at = head.end() if head else 0
    return f'{text[:at]}\n<p class="gk-other-language">{escape(mark)}</p>\n\n{text[at:]}'


def fill(
    kit: Kit, catalogue: Sequence[CatalogueEntry], prose: Sequence[Prose], composed: Sequence[Page]
) -> Filled:
    """Return the texts of the pages with slots and blocks filled, and every problem in them."""
    filled = Filled()
    generated = {page.path for page in composed}
    for text in prose:
        head = FENCE.match(text.text)
        if text.path in generated and not (head and REPLACES.search(head[0])):
            filled.diagnostics.append(Diagnostic(Span(text.file), "prose.hides-page"))
        filled.diagnostics.extend(_unknown_words(kit, text))
        filled.diagnostics.extend(_unknown_blocks(kit, catalogue, text))
        if not filled.diagnostics:
            filled.texts[text.path] = _filled(kit, catalogue, text)
    return filled


def _filled(kit: Kit, catalogue: Sequence[CatalogueEntry], prose: Prose) -> str:
    def in_place(found: re.Match[str]) -> str:
        block = pages.block(kit, catalogue, found[1], found[2] or "")
        return markdown.render_block(block, prose.path) if block else ""

    def line(text: str) -> str:
        return MARKER.sub(in_place, text) if MARKER.match(text) else _fill_slots(kit, text)

    return "\n".join(line(text) for text in _without_removed_links(kit, prose))


def _without_removed_links(kit: Kit, prose: Prose) -> Iterator[str]:
    """Yield the lines of a page without links to pages that a company removed.

    If such a link is in a list, its whole line is removed.
    """
    gone = pages_of(kit.hidden)
    around = posixpath.dirname(prose.path)

    def leads_nowhere(found: re.Match[str]) -> bool:
        return posixpath.normpath(posixpath.join(around, found["path"])) in gone

    for line in prose.text.split("\n"):
        if not any(map(leads_nowhere, LINK.finditer(line))):
            yield line
        elif not LISTED.match(line):
            yield LINK.sub(lambda found: found["text"] if leads_nowhere(found) else found[0], line)


def _fill_slots(kit: Kit, text: str) -> str:
    """Return a line of Markdown with its slots filled; what a kit says is never markup.

    What a company removed is called by its id where a sentence still names it.
    """

    def word(slot: Slot) -> str:
        known = slot.id in kit.named[slot.kind]
        return str(markdown.text(kit.word(slot) if known else slot.id))

    return Text.parse(text).said(word)


def _front_matter_errors(prose: Prose) -> Iterator[Diagnostic]:
    """Check a page's front matter as strictly as a kit: MkDocs would drop it silently."""
    head = FENCE.match(prose.text)
    lines = head[0].splitlines()[1:-1] if head else ()
    if not any(lines):
        return
    source, found = sources.read("\n".join(["", *lines, ""]).encode(), prose.file)
    yield from found
    for key, value in (source.data or {}).items():
        if key not in HEAD_KEYS:
            values = {"name": key, "known": listed(HEAD_KEYS), **near(key, HEAD_KEYS)}
            yield Diagnostic(source.span((key,), key=True), "prose.key", values)
        elif isinstance(value, str) and UNSAFE.search(value):
            yield Diagnostic(source.span((key,)), "prose.head", {"name": key})


def _unfit_markup(prose: Prose) -> Iterator[Diagnostic]:
    """Report HTML, links and pictures that a page may not hold."""
    head = FENCE.match(prose.text)
    start = head.end() if head else 0
    for found in markup.refused(prose.text[start:]):
        place = prose.place(start + found.offset)
        yield Diagnostic(place, found.code, {"name": shown(found.name)})


def _unknown_words(kit: Kit, prose: Prose) -> Iterator[Diagnostic]:
    known = {kind: list(named) for kind, named in kit.named.items()}
    for found in slot_pattern().finditer(prose.text):
        kind, name = found[1], found[2]
        if name not in known[kind] and f"{kind}/{name}" not in kit.hidden:
            values = {"what": kind, "name": name, "known": listed(known[kind])}
            values |= near(name, known[kind])
            yield Diagnostic(prose.place(found.start()), "ref.unknown", values)


def _unknown_blocks(
    kit: Kit, catalogue: Sequence[CatalogueEntry], prose: Prose
) -> Iterator[Diagnostic]:
    known = sorted([*PLAIN, *NAMED, "formulieren"])
    left_out = {node.rpartition("/")[2] for node in kit.hidden}
    for found in MARKER.finditer(prose.text):
        kind, name = found[1], found[2] or ""
        if name not in left_out and pages.block(kit, catalogue, kind, name) is None:
            marker = f"{kind} {name}".strip()
            values = {"name": marker, "known": listed(known), **near(kind, known)}
            yield Diagnostic(prose.place(found.start()), "prose.unknown-block", values)
