"""A kit and a company over it, in which every model of every kind of file is used."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from gesprekskit.definitions import DEFINITIONS, LAYER_DEFINITIONS, TRANSLATIONS, DefinitionKind
from gesprekskit.definitions.base import Definition
from tests.kinds.whole_kit import write_kit

POSTER = """\
id: ID
code: CODE
title: Een poster
roles: [medewerker]
moment: any
summary: Kijk.
lead: Kijk goed.
shows: {type: TYPE, areas: [{id: een, title: Een}, {id: twee, title: Twee}]}
sources: [B4]
"""
MORE = {
    "posters/weg.yml": POSTER.replace("ID", "weg").replace("CODE", "PW").replace("TYPE", "road"),
    "posters/woord.yml": POSTER.replace("ID", "woord")
    .replace("CODE", "PO-W")
    .replace("TYPE", "words"),
    "releases.yml": """\
releases: [{id: extra, version: 1.0, date: 2026-01-01, content: 0123456789abcdef}]
""",
}
COMPANY = {
    "kit.yml": """\
id: bedrijf
extends: ../kit
name: Bakkerij Bol
version: 1.0
date: 2026-03-01
colours: {main: '#1a5a96'}
contact: Vraag het aan Bo
prints: [extra, werkgesprek-verslag, kaarten, stappen, welk]
changes:
  - {type: replace, node: question/we-01, values: {text: Hoe gaat het echt?}}
  - {type: order, node: bank/werk, list: questions, ids: [we-02, we-01]}
""",
    "changes/meer.yml": """\
changes:
  - {type: replace, node: section/alles/schaal, values: {low: niets, high: alles},
     was: {low: weinig}}
  - {type: hide, node: question/we-03}
  - {type: add, node: section/alles/punten, list: items, entry: {id: drie, text: Nog een.},
     after: een}
  - {type: order, node: section/alles, list: fields, ids: [zin, punten]}
  - {type: rename, node: role/leidinggevende, name: chef, plural: chefs, article: de}
  - {type: combine, node: role/werkplekbegeleider, into: role/leidinggevende}
""",
    "seen.yml": """\
version: 1.0
seen: [{list: bank/werk#questions, nodes: [question/we-01 0123abcd, question/oud 0123abcd]}]
texts: [{node: question/we-01, says: {text: Hoe ging het?}}]
""",
    "translations/en/eigen.yml": """\
translations:
  - node: question/we-01
    texts: [{key: text, was: Hoe gaat het echt?, now: How are things really?}]
""",
}


class AuthorFile(NamedTuple):
    """A file, the kit or layer that it is in, and the model that reads it."""

    folder: Path
    path: Path
    model: type[Definition]


def write_both(around: Path) -> list[AuthorFile]:
    """Write the kit and the company into a folder; return their files."""
    kit, company = write_kit(around / "kit"), around / "bedrijf"
    sources = kit / "sources.yml"
    requirement = "    requirements: [{id: B1-01, text: Vraag open., left_out: Later.}]\n"
    sources.write_text(sources.read_text().replace("  - id: B2\n", f"{requirement}  - id: B2\n"))
    head = kit / "kit.yml"
    head.write_text(head.read_text() + "print: {line_height: 9}\n")
    for folder, texts in ((kit, MORE), (company, COMPANY)):
        for name, text in texts.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text)
    return [
        *_files(kit, (*DEFINITIONS, *TRANSLATIONS)),
        *_files(company, (*LAYER_DEFINITIONS, *TRANSLATIONS)),
    ]


def _files(folder: Path, kinds: tuple[DefinitionKind, ...]) -> Iterator[AuthorFile]:
    for kind in kinds:
        place = folder / kind.place
        for path in sorted(place.glob("*.yml")) if place.is_dir() else [place]:
            if path.exists():
                yield AuthorFile(folder, path, kind.model)
