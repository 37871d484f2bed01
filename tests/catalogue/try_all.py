"""Tries every bad input that is only read, in one process: `python -m tests.catalogue.try_all`.

The current folder is the project into which they are laid.
"""

from __future__ import annotations

from pathlib import Path

from tests.catalogue.cases import cases, tried
from tests.conftest import SMALL_KIT, copy_in_dutch

if __name__ == "__main__":
    copy_in_dutch(SMALL_KIT, Path())
    for case in cases():
        if case.is_tried and not (case.prints or case.command):
            tried(case, Path.cwd())
