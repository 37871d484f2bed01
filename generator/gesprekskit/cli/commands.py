"""The commands: their options, and which module does the work.

That module is imported when its command runs: `--help` needs none of them.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from gesprekskit import __version__, catalogue
from gesprekskit.bundled import BUNDLED_ROOT
from gesprekskit.cli.console import Console
from gesprekskit.cli.deferring import DeferredGroup
from gesprekskit.diagnostics.catalogues import DEFAULT_LANGUAGE, languages
from gesprekskit.kinds import TRANSLATED

RARELY = (50_000, 20, 50)
"""How often garbage is collected: what loading makes are trees, which need no collector."""

DEFAULT_KIT = Path("kits/werkplekleren")


def collect_garbage() -> None:
    """Collect garbage among new objects only, not among imported modules."""
    if not gc.isenabled():
        gc.freeze()
        gc.set_threshold(*RARELY)
        gc.enable()


def kit_folder(_: click.Context, __: click.Parameter, given: Path | None) -> Path:
    """Return the named kit, else one in or beside the current folder, else the bundled one."""
    from gesprekskit.layers.bases import is_kit

    if given is not None:
        return given
    if is_kit(Path()):
        return Path()
    return DEFAULT_KIT if DEFAULT_KIT.exists() else BUNDLED_ROOT / DEFAULT_KIT


KINDS = click.Choice([kind.name for kind in catalogue.KINDS.values() if kind.offered])
VARIANTS = click.Choice(list(catalogue.VARIANTS))
FORMATS = click.Choice([row.name for row in catalogue.FORMATS.values() if row.offered])
KIT = click.argument("kit", type=click.Path(path_type=Path), required=False, callback=kit_folder)

KEEP_GOING = click.option(
    "--keep-going",
    is_flag=True,
    help="Write what can be made, and leave out what printing shows to be wrong.",
)

MKDOCS = click.option(
    "--mkdocs",
    "configuration",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="Your own mkdocs.yml, if you trust it: it may run programs.",
)


def output_option(default: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return the option that says where the output goes."""
    return click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path),
        default=default,
        show_default=True,
        help="The folder to write; what was made there before is replaced, all else stays.",
    )


@click.group()
@click.version_option(__version__, prog_name="gesprekskit")
@click.option(
    "--language", type=click.Choice(languages()), default=DEFAULT_LANGUAGE, help="Of the messages."
)
@click.pass_obj
def commands(console: Console, language: str) -> None:
    """Conversations at work on paper: YAML in, a handbook and a printed kit out."""
    console.language = language


@commands.command()
@KIT
@click.option("--print", "printing", is_flag=True, help="Also find what only printing shows.")
@click.option("--json", "as_json", is_flag=True, help="Report as JSON on standard output.")
@click.option("--strict", is_flag=True, help="Refuse warnings as well.")
@click.option("--coverage", is_flag=True, help="List the requirements that no item carries.")
@click.pass_obj
def check(
    console: Console, kit: Path, *, printing: bool, as_json: bool, strict: bool, coverage: bool
) -> int:
    """Report every problem of KIT at once; write nothing."""
    from gesprekskit.cli import checking
    from gesprekskit.cli.options import refuse_both

    collect_garbage()
    refuse_both(coverage, "--coverage", as_json, "--json")
    wanted = checking.Wanted(printing=printing, strict=strict, coverage=coverage, as_json=as_json)
    return checking.check(console, kit, wanted)


@commands.command("print")
@KIT
@output_option("print")
@click.option("--conversation", multiple=True, help="Only these conversations.")
@click.option("--role", multiple=True, help="Only what is for these roles; no packs.")
@click.option("--kind", multiple=True, type=KINDS, help="Only these kinds of thing.")
@click.option("--in", "languages", multiple=True, help="Only in these languages: nl, en.")
@click.option("--format", "formats", multiple=True, type=FORMATS, help="Only these formats.")
@click.option("--variant", multiple=True, type=VARIANTS, help="Only these variants of a thing.")
@click.option("--signs", is_flag=True, help="Put a sign behind what a company wrote itself.")
@KEEP_GOING
@click.pass_obj
def print_(
    console: Console,
    kit: Path,
    output: Path,
    conversation: tuple[str, ...],
    role: tuple[str, ...],
    kind: tuple[str, ...],
    languages: tuple[str, ...],
    formats: tuple[str, ...],
    variant: tuple[str, ...],
    *,
    signs: bool,
    keep_going: bool,
) -> int:
    """Write the printed matter of KIT alone, without a site."""
    from gesprekskit.cli import choosing, printing

    collect_garbage()
    choice = choosing.Choice(conversation, role, kind, languages, formats, variant)
    return printing.print_choice(console, kit, output, choice, signs=signs, keep_going=keep_going)


@commands.command()
@KIT
@output_option("site")
@MKDOCS
@KEEP_GOING
@click.pass_obj
def build(
    console: Console, kit: Path, output: Path, configuration: Path | None, *, keep_going: bool
) -> int:
    """Write the handbook of KIT with everything that is printed."""
    from gesprekskit.cli import building

    collect_garbage()
    return building.build(console, kit, output, configuration, keep_going=keep_going)


@commands.command()
@KIT
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to serve.")
@click.option("--open", "open_browser", is_flag=True, help="Open the handbook in a browser.")
@MKDOCS
def serve(kit: Path, address: str, configuration: Path | None, *, open_browser: bool) -> None:
    """Show the handbook of KIT while you edit it; a mistake keeps the last good version."""
    from gesprekskit.handbook import builder

    collect_garbage()
    chosen = configuration or builder.CONFIGURATION
    builder.serve(kit, address, chosen, open_browser=open_browser)


@commands.command()
@KIT
@click.option("--accept", multiple=True, metavar="ID", help="Record your decision on this node.")
@click.option("--all", "everything", is_flag=True, help="Record your decision on all of them.")
@click.option("--in", "translation", type=click.Choice(TRANSLATED), help="Of this translation.")
@click.option(
    "--letter",
    type=click.Path(path_type=Path),
    help="Also write a letter to talk about: a folder, or a file in .html or .pdf.",
)
@click.option("--json", "as_json", is_flag=True, help="Report as JSON.")
@click.pass_obj
def changes(
    console: Console,
    kit: Path,
    *,
    accept: tuple[str, ...],
    everything: bool,
    translation: str | None,
    letter: Path | None,
    as_json: bool,
) -> int:
    """List what changed under KIT, or under a translation of it, and record decisions."""
    from gesprekskit.cli import deciding
    from gesprekskit.cli.options import refuse_both

    collect_garbage()
    refuse_both(bool(accept), "--accept", everything, "--all")
    refuse_both(letter is not None, "--letter", translation is not None, "--in")
    choice = deciding.Choice(accept, everything=everything, as_json=as_json, letter=letter)
    if not translation:
        return deciding.changes(console, kit, choice)
    deciding.translation(console, kit, translation, choice)
    return 0


@commands.command()
@KIT
@click.pass_obj
def release(console: Console, kit: Path) -> None:
    """Record version and date of every printed thing of KIT whose content changed."""
    from gesprekskit.cli import releasing

    collect_garbage()
    releasing.release(console, kit)


@commands.command()
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default="kits/schema", show_default=True
)
def schema(output: Path) -> None:
    """Write the JSON Schemas with which an editor completes and underlines."""
    from gesprekskit.schema import write_schemas

    click.echo(f"{write_schemas(output)} schemas in {output}")


commands.add_command(
    DeferredGroup(
        "new",
        "gesprekskit.cli.new",
        "Make a starting folder that works at once: for a company, or for a kit.",
    )
)
