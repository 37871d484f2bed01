"""A render function, run in its own process, in; what it ran and opened out."""

from __future__ import annotations

import cProfile
import pickle
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gesprekskit.documents.rendered import Rendered
from gesprekskit.pipeline.dependencies import PACKAGE
from tests.conftest import ROOT


@dataclass(frozen=True)
class Ran:
    """The files whose code ran, the files that were opened, and what was rendered last."""

    code: frozenset[Path]
    opened: frozenset[Path]
    rendered: Rendered


def run(render: Callable[[Any], Rendered], documents: Sequence[Any]) -> Ran:
    """Return what a render function ran and opened of this program and of its libraries."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.pipeline.traced_reads"],
        input=pickle.dumps((render, list(documents))),
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    ran: Ran = pickle.loads(done.stdout)
    return ran


def main() -> None:
    render, documents = pickle.load(sys.stdin.buffer)
    opened: set[str] = set()

    def listen(event: str, values: tuple[Any, ...]) -> None:
        if event == "open" and isinstance(values[0], str):
            opened.add(values[0])

    sys.addaudithook(listen)
    profile = cProfile.Profile()
    rendered = [profile.runcall(render, document) for document in documents]
    code = {
        getstat.code.co_filename
        for getstat in profile.getstats()
        if not isinstance(getstat.code, str)
    }
    read = {path for text in opened if (path := Path(text)).suffix not in (".py", ".pyc")}
    ran = Ran(
        code=frozenset(Path(text) for text in code),
        opened=frozenset(path for path in read if path.is_relative_to(PACKAGE)),
        rendered=rendered[-1],
    )
    sys.stdout.buffer.write(pickle.dumps(ran))


if __name__ == "__main__":
    from tests.pipeline import traced_reads

    traced_reads.main()
