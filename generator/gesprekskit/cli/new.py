"""`gesprekskit new`: a few answers in, a folder that works and its first form out.

On a terminal it asks what no option gives; elsewhere, and with `--yes`, it takes the defaults.
"""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import click

from gesprekskit import pipeline
from gesprekskit.artifacts import CatalogueEntry
from gesprekskit.cli.console import Console
from gesprekskit.cli.printing import print_kits
from gesprekskit.diagnostics import KitError, Refusal
from gesprekskit.diagnostics.catalogues import catalogue
from gesprekskit.kit import Kit
from gesprekskit.layers.bases import is_kit
from gesprekskit.pipeline import prompts
from gesprekskit.pipeline.places import require_beside
from gesprekskit.pipeline.scaffolding import Company, scaffold_company, scaffold_kit, shown_form
from gesprekskit.writing import clear_leftovers, require_free, write

ASKED_ROLES = ("werkplekbegeleider", "leidinggevende")
"""The roles that companies most often call something else."""
BASE_KIT = Path("kits/werkplekleren")
Answer = TypeVar("Answer")
NAME = click.argument("folder", metavar="NAME", type=click.Path(path_type=Path))
YES = click.option("--yes", is_flag=True, help="Ask nothing; take what is proposed.")


@dataclass(frozen=True, slots=True)
class Questions:
    """Asks for what no option gives; takes the defaults if `silent`."""

    console: Console
    silent: bool

    @property
    def words(self) -> Mapping[str, str]:
        """Return the words in the user's language."""
        return catalogue(self.console.language).new

    def answer(
        self,
        question: str,
        option: str,
        given: str | None,
        proposed: str,
        read: Callable[[str], Answer],
    ) -> Answer:
        """Return an answer as `read` reads it; asks again on a terminal if that refuses it."""
        if given is not None or self.silent:
            try:
                return read(proposed if given is None else given)
            except Refusal as refused:
                refused.place = option
                raise
        prompt = f"{question} [{proposed or self.words['none']}]"
        while True:
            typed = click.prompt(prompt, default="", show_default=False, err=True)
            try:
                return read(typed.strip() or proposed)
            except Refusal as refused:
                self.console.problem(refused.code, refused.values)
            except KitError as refused:
                self.console.report(refused.diagnostics)


@click.group()
def new() -> None:
    """Make a starting folder that works at once: for a company, or for a kit."""


@new.command()
@NAME
@click.option("--name", help="What the company is called on paper.")
@click.option("--extends", help="The kit that it builds on: a name or a folder.")
@click.option(
    "--rename", multiple=True, metavar="ROLE=WORD", help="Its word for a role: leidinggevende=chef."
)
@click.option("--handbook", metavar="URL", help="Where the company's handbook is on the web.")
@click.option("--logo", metavar="FILE", help="The company's logo: SVG, PNG or JPEG.")
@YES
@click.pass_obj
def company(
    console: Console,
    folder: Path,
    name: str | None,
    extends: str | None,
    rename: tuple[str, ...],
    handbook: str | None,
    logo: str | None,
    *,
    yes: bool,
) -> int:
    """Make the folder NAME for a company that makes a kit its own, and print a first form."""
    prompts.identity(folder)
    _require_place(folder)
    ask = Questions(console, yes or not _on_a_terminal())
    words = ask.words
    called = ask.answer(words["name"], "--name", name, prompts.title(folder), prompts.name)
    base, kit = ask.answer(
        words["extends"], "--extends", extends, _default_kit(), lambda it: _load_base(it, folder)
    )
    renamed = dict(_renaming(kit, given) for given in rename)
    for role in (kit.roles[asked_role] for asked_role in ASKED_ROLES if asked_role in kit.roles):
        if role.id not in renamed:
            question = words["role"].format(role=f"{role.article} {role.name}")
            said = ask.answer(question, "", None, role.name, prompts.word)
            if said.name != role.name:
                renamed[role.id] = said
    address = kit.definition.handbook_url
    url = ask.answer(words["handbook"], "--handbook", handbook, address, prompts.address)
    picture = ask.answer(words["logo"], "--logo", logo, "", lambda it: _logo(it, called))
    own_url = "" if url == address else url
    scaffold_company(folder, Company(called, base, renamed, own_url, picture), kit)
    return _first_form(console, folder)


@new.command()
@NAME
@click.option("--title", help="What the kit is called.")
@click.option("--publisher", help="Who publishes it.")
@YES
@click.pass_obj
def kit(
    console: Console, folder: Path, title: str | None, publisher: str | None, *, yes: bool
) -> int:
    """Make the folder NAME for a small kit that stands on its own feet, and print its form."""
    proposed = prompts.title(folder)
    _require_place(folder)
    ask = Questions(console, yes or not _on_a_terminal())
    called = ask.answer(ask.words["title"], "--title", title, proposed, prompts.name)
    by = ask.answer(ask.words["publisher"], "--publisher", publisher, called, prompts.name)
    scaffold_kit(folder, called, by)
    return _first_form(console, folder)


def _require_place(folder: Path) -> None:
    """Raise OutputError where no folder can be made, before anything is asked."""
    require_beside(folder)
    clear_leftovers(folder)
    require_free(folder)


def _on_a_terminal() -> bool:
    """Return True if someone at a terminal can answer."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))


def _default_kit() -> str:
    """Return the kit that a company most likely builds on."""
    return str(BASE_KIT) if is_kit(BASE_KIT) else BASE_KIT.name


def _load_base(text: str, target: Path) -> tuple[Path, Kit]:
    """Return the folder of a kit and the kit; raises Refusal for none, KitError for mistakes."""
    folder = prompts.kit_below(text, target)
    kit, _ = pipeline.load_kit(folder)
    prompts.free(prompts.identity(target), [layer.id for layer in kit.layers])
    return folder, kit


def _renaming(kit: Kit, text: str) -> tuple[str, prompts.Word]:
    role, _, word = text.partition("=")
    return prompts.role(kit, role).id, prompts.word(word)


def _logo(text: str, name: str) -> Path | None:
    if not text:
        return None
    path = prompts.file_at(text)
    prompts.logo(path, name)
    return path


def _first_form(console: Console, folder: Path) -> int:
    """Print one form of a new folder in it, and say what there is."""
    words = catalogue(console.language).new
    shown, output = click.format_filename(folder), folder / "print"
    click.echo(words["made"].format(folder=shown, file=click.format_filename(folder / "kit.yml")))
    (kit, *_), found = pipeline.load_kits(folder)
    form = shown_form(kit)

    def wanted(entry: CatalogueEntry) -> bool:
        kind = (entry.id, entry.format, entry.variant)
        return form is not None and kind == (form.id, "pdf", "print")

    printed = print_kits(console, [kit], wanted)
    write(printed.files, output)
    console.report(
        [*(diagnostic for diagnostic in found if diagnostic.severity != "note"), *printed.failed]
    )
    for artifact in printed.artifacts:
        click.echo(words["form"].format(path=click.format_filename(output / artifact.path)))
    folders = {"folder": shlex.quote(shown), "output": shlex.quote(click.format_filename(output))}
    click.echo(words["check"].format_map(folders))
    click.echo(words["print"].format_map(folders))
    return 1 if printed.failed else 0
