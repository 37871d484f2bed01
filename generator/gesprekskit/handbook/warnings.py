"""MkDocs's warnings in, diagnostics in the handwritten pages out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from gesprekskit.diagnostics import Diagnostic, Span
from gesprekskit.handbook.prose import Prose
from gesprekskit.loading import shown_path

LINK = re.compile(r"Doc file '([^']+)' contains an? (?:\w+ )*link '([^']+)'")
GONE = re.compile(r"(?:the target|A reference to) '([^']+\.md)'")


def diagnostics(warnings: Iterable[str], content: Path) -> list[Diagnostic]:
    """Return a diagnostic for every warning; `content` is the folder of handwritten pages.

    A page that only generated pages lead to must have been written by hand, and was removed.
    """
    found: list[Diagnostic] = []
    times: Counter[tuple[str, str]] = Counter()
    for message in warnings:
        link, gone = LINK.search(message), GONE.search(message)
        if link and (content / link[1]).is_file():
            page, address = link.groups()
            place = _place(content, page, address, times[page, address])
            times[page, address] += 1
            diagnostic = Diagnostic(place, "handbook.link", {"link": address})
        elif gone:
            diagnostic = Diagnostic(Span(shown_path(content / gone[1])), "handbook.missing-page")
        else:
            diagnostic = Diagnostic(
                Span(shown_path(content)), "handbook.page", {"message": message}
            )
        if diagnostic not in found:
            found.append(diagnostic)
    return found


def _place(content: Path, page: str, address: str, before: int) -> Span:
    """Return the place of a link, of which `before` like it come first."""
    path = content / page
    prose = Prose(page, shown_path(path), path.read_text(encoding="utf-8-sig"))
    link = rf"(?:(?<=[(\"'<])|(?<=\]: )){re.escape(address)}(?=[)\"'>\s]|$)"
    places = [match.start() for match in re.finditer(link, prose.text)]
    return prose.place(places[min(before, len(places) - 1)]) if places else Span(prose.file)
