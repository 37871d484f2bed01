"""A folder of handwritten pages in, the pages and all that they may not hold out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from html import escape
from pathlib import Path
from unicodedata import normalize

from gesprekskit import sources
from gesprekskit.diagnostics import Diagnostic, Span
from gesprekskit.handbook import markup
from gesprekskit.kit import DUTCH, Kit
from gesprekskit.loading import shown_path
from gesprekskit.loading.similar_words import near
from gesprekskit.loading.validation import listed
from gesprekskit.sources.characters import decode
from gesprekskit.sources.diagnostic_sink import DiagnosticSink, shown

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
class Read:
    """The handwritten pages of a folder, and why others could not be read."""

    pages: tuple[Prose, ...]
    diagnostics: tuple[Diagnostic, ...]


def read_folder(folder: Path) -> Read:
    """Return the handwritten pages below a folder."""
    place = shown_path(folder)
    pages = []
    diagnostics: list[Diagnostic] = []
    names: dict[str, str] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        file = f"{place}/{name}"
        unfit = [*_unfit(path, name, Span(file))]
        if (first := names.setdefault(folded(name), file)) != file:
            unfit.append(Diagnostic(Span(file), "prose.same-name", {"name": name, "first": first}))
        diagnostics.extend(unfit)
        if unfit or path.suffix != ".md":
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


def folded(name: str) -> str:
    """Return a name as systems compare it that know no capitals, or write accents apart."""
    return normalize("NFC", name).casefold()


def _unfit(path: Path, name: str, span: Span) -> Iterator[Diagnostic]:
    """Report what may not be in a folder of pages."""
    is_page, suffix = path.suffix == ".md", path.suffix.lower()
    if path.is_symlink() or (is_page and not path.is_file()):
        yield Diagnostic(span, "path.not-a-file")
    elif any(part.startswith(".") for part in Path(name).parts):
        if is_page:
            yield Diagnostic(span, "prose.hidden")
    elif not path.is_dir() and suffix not in (".md", *markup.PICTURES):
        yield Diagnostic(span, "prose.file")


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
        place, values = prose.place(start + found.offset), {"name": shown(found.name)}
        match found.reason:
            case "html":
                yield Diagnostic(place, "prose.html", values)
            case "attribute":
                yield Diagnostic(place, "prose.attribute", values)
            case "address":
                yield Diagnostic(place, "prose.address", values)
            case "picture":
                yield Diagnostic(place, "prose.picture", values)
            case "depth":
                yield Diagnostic(place, "prose.depth")
