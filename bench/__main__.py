"""`python -m bench`: measures this checkout, perhaps with an older one, and writes the figures."""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench import commands, growth, references, reports, serving
from bench.figures import BEFORE, NOW, Figure, Measure
from bench.processes import CommandError, adopt_orphans
from bench.projects import Project, project

ROOT = Path(__file__).parent.parent
HERE = Path(__file__).parent
MEASURES = (
    Measure("serve", "`serve`, a saved question", serving.serve),
    Measure("form", "a form, amortised over many", references.form, quick=True),
    Measure("others", "the same form by other programs", references.others, quick=True, once=True),
    Measure("help", "`--help`", commands.help_, quick=True),
    Measure("check", "`check` of the base kit and a company", commands.check, quick=True),
    Measure("cold", "`print` of everything in one language", commands.print_cold),
    Measure("print", "`print`, nothing changed", commands.print_again),
    Measure("build", "`build`, nothing and one question changed", commands.build),
    Measure("growth", "`check` of 178, 2,000 and 10,000 questions", growth.growth),
)
MARKS = ("<!-- speed: written by `make bench` -->", "<!-- end of speed -->")


def main() -> int:
    """Measure; return 1 if a measure failed."""
    options = parsed()
    adopt_orphans()
    figures, failed = [], 0
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        projects = [project(NOW, ROOT, Path(name) / NOW)]
        if options.before:
            projects.insert(0, project(BEFORE, options.before, Path(name) / BEFORE))
        for measure in chosen(options):
            for item in projects[-1:] if measure.once else projects:
                try:
                    figures += measured(measure, item)
                except CommandError as error:
                    failed += 1
                    print(f"{measure.name} of {item.program} failed: {error}", file=sys.stderr)
    options.output.mkdir(parents=True, exist_ok=True)
    (options.output / "speed.json").write_text(reports.as_json(figures), encoding="utf-8")
    (options.output / "speed.svg").write_text(reports.chart(figures), encoding="utf-8")
    print(reports.table(figures))
    if options.readme:
        quote(reports.table(figures))
    return 1 if failed else 0


def parsed() -> argparse.Namespace:
    """Return the command line's options."""
    names = [measure.name for measure in MEASURES]
    known = argparse.ArgumentParser(
        prog="python -m bench",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="\n".join(f"{measure.name:8}{measure.about}" for measure in MEASURES),
    )
    known.add_argument("--only", nargs="+", choices=names, help="Only these measures.")
    known.add_argument("--quick", action="store_true", help="What takes less than five minutes.")
    known.add_argument("--before", type=Path, help="A checkout to measure beside this one.")
    known.add_argument("--output", type=Path, default=HERE, help="Where the figures go.")
    known.add_argument("--readme", action="store_true", help="Write the table into README.md.")
    return known.parse_args()


def chosen(options: argparse.Namespace) -> Iterator[Measure]:
    """Yield the chosen measures."""
    for measure in MEASURES:
        if (measure.name in options.only) if options.only else (measure.quick or not options.quick):
            yield measure


def measured(measure: Measure, item: Project) -> Sequence[Figure]:
    """Return the figures of a measure, showing them on the way."""
    start = time.monotonic()
    found = []
    for figure in measure.take(item):
        found.append(figure)
        shown = f"{figure.measure:40}{figure.program:26}{figure.value:9.2f} {figure.unit}"
        print(shown, file=sys.stderr, flush=True)
    print(f"  {measure.name} took {time.monotonic() - start:.0f} s", file=sys.stderr, flush=True)
    return found


def quote(text: str) -> None:
    """Put the table between its marks in the README."""
    path = ROOT / "README.md"
    before, after = path.read_text(encoding="utf-8"), re.escape(MARKS[1])
    quoted = f"{MARKS[0]}\n\n{text}\n{MARKS[1]}"
    path.write_text(
        re.sub(f"{re.escape(MARKS[0])}.*?{after}", lambda _: quoted, before, flags=re.DOTALL),
        encoding="utf-8",
    )


if __name__ == "__main__":
    sys.exit(main())
