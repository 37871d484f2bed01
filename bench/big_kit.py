"""A kit with as many questions as asked for: the base kit, with copies of its banks.

`python bench/big_kit.py 2000 FOLDER` writes it.
"""

from __future__ import annotations

import re
import shutil
import sys
from itertools import count
from pathlib import Path

ROOT = Path(__file__).parent.parent
KIT = ROOT / "kits" / "werkplekleren"
ID = re.compile(r"^(  - id: )(\S+)$", re.MULTILINE)


def big_kit(questions: int, folder: Path) -> None:
    """Write a kit with at least this many questions into a new folder."""
    shutil.copytree(KIT, folder)
    banks = sorted((KIT / "questions").glob("*.yml"))
    texts = {bank.stem: bank.read_text(encoding="utf-8") for bank in banks}
    there = sum(len(ID.findall(text)) for text in texts.values())
    for number in count(2):
        for stem, text in texts.items():
            if there >= questions:
                return
            name = f"{stem}-{number}"
            copied = text.replace(f"\nid: {stem}\n", f"\nid: {name}\n")
            copied, added = ID.subn(rf"\1\2-{number}", copied)
            (folder / "questions" / f"{name}.yml").write_text(copied, encoding="utf-8")
            there += added


if __name__ == "__main__":
    big_kit(int(sys.argv[1]), Path(sys.argv[2]))
