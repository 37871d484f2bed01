"""Whatever happens to an author's file, the kit is loaded or refused, without an exception."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from gesprekskit import pipeline
from gesprekskit.compose import decks, forms, posters
from gesprekskit.compose.pages import pages
from tests.conftest import KitFolder

INSERTS = [
    "\t",
    "  ",
    "- ",
    ": ",
    "[",
    "]",
    "{",
    "}",
    '"',
    "'",
    "#",
    "&a ",
    "*a",
    "!!x ",
    "|",
    ">",
    "?",
    "~",
    "null",
    "{role:x}",
    "\u200b",
    "\x07",
    "\u2028",
    "…",
    "\n",
    "---\n",
    "id: kop\n",
]


def mutated(text: str, chance: random.Random) -> str:
    """Return the text after one to four slips of the keyboard."""
    for _ in range(chance.randint(1, 4)):
        lines = text.split("\n")
        at = chance.randrange(len(lines))
        slip = chance.choice(["drop", "double", "swap", "cut", "insert", "indent", "empty"])
        if slip == "drop":
            del lines[at]
        elif slip == "double":
            lines.insert(at, lines[at])
        elif slip == "swap":
            other = chance.randrange(len(lines))
            lines[at], lines[other] = lines[other], lines[at]
        elif slip == "cut":
            lines[at] = lines[at][: chance.randint(0, len(lines[at]))]
        elif slip == "insert":
            place = chance.randint(0, len(lines[at]))
            lines[at] = lines[at][:place] + chance.choice(INSERTS) + lines[at][place:]
        elif slip == "indent":
            lines[at] = " " * chance.randint(0, 6) + lines[at].lstrip()
        else:
            lines[at] = lines[at].partition(":")[0] + ":"
        text = "\n".join(lines) or "x"
    return text


@pytest.mark.parametrize("seed", range(40))
def test_no_slip_raises(kit_folder: KitFolder, seed: int) -> None:
    chance = random.Random(seed)
    files = sorted(Path(kit_folder.path).rglob("*.yml"))
    for path in chance.sample(files, 3):
        path.write_text(mutated(path.read_text(encoding="utf-8"), chance), encoding="utf-8")
    examined = pipeline.examine(kit_folder.path)
    for diagnostic in examined.diagnostics:
        assert diagnostic.span.line >= 1
        assert diagnostic.span.column >= 1
    if examined.kit is None:
        assert any(diagnostic.severity == "error" for diagnostic in examined.diagnostics)
    else:
        composed = (forms.standard, decks.standard, posters.standard)
        made = [block.id for compose in composed for block in compose(examined.kit)]
        assert made == list(examined.kit.publications)
        assert pages(examined.kit, ())
