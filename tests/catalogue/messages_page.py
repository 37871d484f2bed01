"""The page with every message of the program: what it says, what cures it, and an example.

`python -m tests.catalogue.messages_page` writes it; the examples are rows of the catalogue of bad
inputs, and the tests try each of them.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

from gesprekskit.diagnostics import Diagnostic, catalogues
from gesprekskit.diagnostics.wording import line, printable
from gesprekskit.kinds import LANGUAGES
from tests.catalogue.cases import Case, answer, cases, shown_by, tried
from tests.conftest import ROOT, SMALL_KIT, copy_in_dutch
from tests.diagnostics.reported import reports

PAGE = ROOT / "generator" / "messages.md"
LONGEST = 400
"""How many characters of an input are shown."""

HEAD = """\
# Messages

What `gesprekskit` says of a kit, of a page or of a command, by the code between brackets: in Dutch
and in English, with what cures it. What stands between braces is filled in. An error refuses the
kit (status 2); a warning does so with `--strict`, a note never. A message about the machine gives
status 3, one about the output status 4.

Each example was tried, in a small kit or in a company over it; below it is all that is told, in
Dutch. `make messages` writes this page.
"""
AREAS = {
    "enc": "Characters",
    "limit": "Sizes",
    "yaml": "How YAML is written",
    "schema": "Keys and values",
    "id": "Fixed names",
    "text": "Texts",
    "translation": "Translations",
    "prose": "Handwritten pages",
    "layer": "What a company changes",
    "source": "Sources",
    "logo": "A logo",
    "colour": "Colours",
    "ref": "Names of other things",
    "role": "Roles",
    "field": "Fields of a form",
    "table": "Tables",
    "form": "Forms",
    "theme": "Themes",
    "deck": "Cards",
    "poster": "Posters",
    "section": "Sections",
    "question": "Questions",
    "conversation": "Conversations",
    "kit": "The folder of a kit",
    "path": "Files",
    "print": "What printing shows",
    "machine": "This machine",
    "handbook": "The handbook",
    "site": "A configuration of MkDocs",
    "release": "Releases",
    "choice": "What is typed",
    "output": "Where the output goes",
}


def examples() -> dict[str, Case]:
    """Return the first row that gives a message, by the code of the message."""
    found: dict[str, Case] = {}
    for case in cases():
        if case.id in case.codes:
            found[case.id] = case
    for case in sorted(cases(), key=lambda case: len(case.told)):
        for code in case.codes:
            found.setdefault(code, case)
    return found


def page() -> str:
    """Return the page."""
    parts = [HEAD]
    known = examples()
    severities = _severities()
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        copy_in_dutch(SMALL_KIT, Path())
        area = ""
        for code in catalogues.catalogue(catalogues.DEFAULT_LANGUAGE).problems:
            if area != (area := code.partition(".")[0]):
                parts.append(f"## {AREAS[area]}\n")
            parts.append(f"### `{code}`\n")
            parts.append("".join(_words(code, severities.get(code, "error"))))
            parts.append("".join(_example(code, known.get(code))))
    return "\n".join(parts)


def _words(code: str, severity: str) -> Iterator[str]:
    yield f"{severity.capitalize()}.\n\n"
    for language in LANGUAGES:
        message, tip = catalogues.catalogue(language).problems[code]
        said = f"{message}. *{tip}*" if tip else message
        yield f"- {language}: {said.replace('{{', '{').replace('}}', '}')}\n"


def _example(code: str, case: Case | None) -> Iterator[str]:
    if case is None:
        yield f"Shown by the test `{shown_by()[code].partition('::')[2] or shown_by()[code]}`.\n"
    elif case.command:
        _, said = answer(case, Path())
        yield f"```\n$ gesprekskit {case.command}\n{_one_line(said)}\n```\n"
    elif case.prints or case.make == "pipe":
        yield f"{_place(case)}\n\n```yaml\n{_written(case)}\n```\n"
    else:
        told = tried(case, Path.cwd())
        yield f"{_place(case)}\n\n```yaml\n{_written(case)}\n```\n\n"
        yield f"```\n{''.join(_told(told))}```\n"


def _place(case: Case) -> str:
    name = case.file.removeprefix("kits/werkplekleren/").removeprefix("kits/")
    if case.instead is not None:
        old = case.instead.partition("\n")[0]
        return f"In `{name}`, in the place of `{old}`:"
    return f"As `{name}`:"


def _written(case: Case) -> str:
    if case.make:
        return f"# {case.title}"
    text = case.write
    if case.file.endswith("bedrijf/kit.yml"):
        text = text[text.index("date: ") :].partition("\n")[2] or text
    text = text if len(text) <= LONGEST else f"{text[:LONGEST]} …"
    beside = [f"# {name}: {' '.join(text.split())}" for name, text in case.beside.items()]
    return "\n".join([*("".join(map(_visible, text)).rstrip("\n").split("\n")), *beside])


def _visible(letter: str) -> str:
    return letter if letter in "\n\t" or letter.isprintable() else printable(letter)


def _told(told: list[Diagnostic]) -> Iterator[str]:
    for diagnostic in told:
        yield f"{line(diagnostic)}\n"


def _one_line(said: str) -> str:
    return re.sub(r"/\S*/", "", said.rstrip("\n"))


def _severities() -> dict[str, str]:
    """Return what a message is, by its code, where it is no error: a warning or a note."""
    told = (place.split() for case in cases() for place in case.told)
    found = {place[2]: place[1] for place in told if len(place) == 3}
    for report in reports(ROOT / "generator" / "gesprekskit"):
        if report.severity != "error":
            found |= dict.fromkeys(report.codes, report.severity)
    return found


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
