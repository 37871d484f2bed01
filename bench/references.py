"""One form, amortised over many: by this program, and by others from the same HTML or Word file."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path

from bench.figures import Figure, median
from bench.processes import run
from bench.projects import KIT, Project

HERE = Path(__file__).parent
FORM = "voortgang-verslag"
VARIANTS = ("print", "fillable")
MANY, FEW = 12, 2
CPU = "CPU s"


def form(project: Project) -> Iterator[Figure]:
    """Measure one form by this program, in a process that has drawn it before."""
    for variant in VARIANTS:
        script = (HERE / "render_form.py", KIT, FORM, variant, str(MANY))
        taken = [float(project.python(*script).output.split()[-1]) for _ in range(3)]
        yield median(f"a form, {variant}", project.program, CPU, taken, 0.45)


def others(project: Project) -> Iterator[Figure]:
    """Measure the same form by the programs that are installed; names those that are not."""
    folder = project.folder / "form"
    folder.mkdir()
    project.python(HERE / "export_form.py", KIT, FORM, folder)
    for name, take in PROGRAMS.items():
        figures = list(take(folder))
        if not figures:
            print(f"left out, not installed: {name}", file=sys.stderr)
        yield from figures


def _weasyprint(folder: Path) -> Iterator[Figure]:
    program = Path(sys.executable).with_name("weasyprint")
    if program.is_file():
        for variant in VARIANTS:
            forms = ["--pdf-forms"] if variant == "fillable" else []
            command = [program, f"{variant}.html", "a.pdf", "--pdf-variant", "pdf/ua-1", *forms]
            yield _median(f"a form, {variant}", "weasyprint command", command, folder)


def _chromium(folder: Path) -> Iterator[Figure]:
    if program := shutil.which("chromium"):
        yield _median(
            "a form, print",
            "Chromium, a process each",
            [
                program,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-pdf-header-footer",
                f"--user-data-dir={folder / 'profile'}",
                "--print-to-pdf=a.pdf",
                (folder / "print.html").as_uri(),
            ],
            folder,
        )


def _one_chromium(folder: Path) -> Iterator[Figure]:
    program = shutil.which("chromium")
    if program and find_spec("playwright"):
        script = [sys.executable, HERE / "print_in_browser.py", program]
        page = (folder / "print.html").as_uri()
        taken = []
        for _ in range(3):
            few, many = (run([*script, page, str(count)], cwd=folder).cpu for count in (FEW, MANY))
            taken.append((many - few) / (MANY - FEW))
        yield median("a form, print", "Chromium, one for many", CPU, taken)


def _libreoffice(folder: Path) -> Iterator[Figure]:
    if program := shutil.which("soffice"):
        profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
        command = [program, profile, "--headless", "--convert-to", "pdf", "form.docx"]
        yield _median("a form, print", "LibreOffice, from Word", command, folder)


def _median(measure: str, program: str, command: list[str | Path], folder: Path) -> Figure:
    run(command, cwd=folder)  # The first makes profiles and caches.
    return median(measure, program, CPU, (run(command, cwd=folder).cpu for _ in range(3)))


PROGRAMS: Mapping[str, Callable[[Path], Iterator[Figure]]] = {
    "the `weasyprint` command": _weasyprint,
    "Chromium, a process each": _chromium,
    "Chromium, one for many": _one_chromium,
    "LibreOffice": _libreoffice,
}
