"""The commands: each loads a kit, hands it to one stage, and says what came of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, get_args

import click

from gesprekskit import __version__, pipeline
from gesprekskit.artifacts import CatalogueEntry, Format, Kind, write
from gesprekskit.bundled import BUNDLED_ROOT
from gesprekskit.checks.coverage import uncarried
from gesprekskit.cli import changes_report, printing
from gesprekskit.cli.console import Console
from gesprekskit.definitions.translations import LANGUAGES
from gesprekskit.diagnostics import Diagnostic, KitError, has_errors, in_order
from gesprekskit.diagnostics.wording import words_of
from gesprekskit.kit import Kit, signed
from gesprekskit.layers.bases import is_kit
from gesprekskit.pipeline.cache import Cache, default_folder
from gesprekskit.pipeline.releases import release as release_kits
from gesprekskit.pipeline.rendering import Renderer
from gesprekskit.pipeline.updates import accept as record
from gesprekskit.pipeline.updates import accept_translations, untranslated, updates
from gesprekskit.pipeline.workers import WorkerPool
from gesprekskit.schema import write_schemas

DEFAULT_KIT = Path("kits/werkplekleren")


def kit_folder(_: click.Context, __: click.Parameter, given: Path | None) -> Path:
    """Return the kit that was named, else the one that you are in or beside, else the program's."""
    if given is not None:
        return given
    if is_kit(Path()):
        return Path()
    return DEFAULT_KIT if DEFAULT_KIT.exists() else BUNDLED_ROOT / DEFAULT_KIT


KINDS = click.Choice([one for one in get_args(Kind) if one != "picture"])
FORMATS = click.Choice([one for one in get_args(Format) if one != "png"])
KIT = click.argument("kit", type=click.Path(path_type=Path), required=False, callback=kit_folder)


def output_option(default: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return the option that says where the output goes."""
    return click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path),
        default=default,
        show_default=True,
        help="The folder to write; its old content is replaced as a whole.",
    )


@click.group()
@click.version_option(__version__, prog_name="gesprekskit")
@click.option("--language", type=click.Choice(["nl", "en"]), default="nl", help="Of the messages.")
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
    examined = pipeline.examine(kit)
    found = list(examined.diagnostics)
    if printing:
        found += _print_problems(console, examined.kits)
    if as_json:
        click.echo(
            json.dumps([_as_json(one, console.language) for one in in_order(found)], indent=2)
        )
    else:
        console.report(found)
    if coverage:
        for requirement in uncarried(examined.library):
            click.echo(f"{requirement.id}  {requirement.text.source}")
    refused = has_errors(found) or (strict and any(one.severity == "warning" for one in found))
    return 2 if refused else 0


@commands.command("print")
@KIT
@output_option("print")
@click.option("--conversation", multiple=True, help="Only these conversations.")
@click.option("--role", multiple=True, help="Only what these roles fill in.")
@click.option("--kind", multiple=True, type=KINDS, help="Only these kinds of thing.")
@click.option("--in", "languages", multiple=True, help="Only in these languages: nl, en.")
@click.option("--format", "formats", multiple=True, type=FORMATS, help="Only these formats.")
@click.option("--variant", multiple=True, help="Only these variants, such as large-print.")
@click.option("--signs", is_flag=True, help="Put a sign behind what a company wrote itself.")
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
) -> int:
    """Write the printed matter of KIT alone, without a site."""
    kits, found = pipeline.load_kits(kit)
    _known("--conversation", conversation, kits[0].conversations)
    _known("--role", role, kits[0].roles)
    _known("--in", languages, [one.language for one in kits])
    chosen = (one for one in kits if not languages or one.language in languages)
    kits = tuple(signed(one) if signs else one for one in chosen)

    def wanted(entry: CatalogueEntry) -> bool:
        return (
            entry.kind != "picture"
            and (not conversation or entry.conversation in conversation)
            and (not role or bool(set(role) & set(entry.roles)))
            and (not kind or entry.kind in kind)
            and (not formats or entry.format in formats)
            and (not variant or entry.variant in variant)
        )

    printed = printing.print_kits(console, kits, wanted)
    if not printed.artifacts and not printed.failed:
        raise click.UsageError("nothing in this kit fits that choice")
    write([*printed.artifacts, printed.catalogue.artifact()], output)
    return printing.conclude(console, printed, [*found, *printed.failed], output)


@commands.command()
@KIT
@output_option("site")
@click.pass_obj
def build(console: Console, kit: Path, output: Path) -> int:
    """Write the handbook of KIT with everything that is printed."""
    from gesprekskit.handbook import builder

    with console.progress("printed") as progress, WorkerPool() as pool:
        built = builder.build(kit, output, Renderer(pool, progress=progress))
    Cache(default_folder()).prune()
    return printing.conclude(console, built.printed, built.diagnostics, output)


@commands.command()
@KIT
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to serve.")
@click.option("--open", "open_browser", is_flag=True, help="Open the handbook in a browser.")
def serve(kit: Path, address: str, *, open_browser: bool) -> None:
    """Show the handbook of KIT while you edit it; a mistake keeps the last good version."""
    from gesprekskit.handbook import builder

    builder.serve(kit, address, open_browser=open_browser)


@commands.command()
@KIT
@click.option("--accept", multiple=True, metavar="ID", help="Record your decision on this node.")
@click.option("--all", "everything", is_flag=True, help="Record your decision on all of them.")
@click.option("--in", "translation", type=click.Choice(LANGUAGES), help="Of this translation.")
@click.option("--json", "as_json", is_flag=True, help="Report as JSON.")
@click.pass_obj
def changes(
    console: Console,
    kit: Path,
    *,
    accept: tuple[str, ...],
    everything: bool,
    translation: str | None,
    as_json: bool,
) -> None:
    """List what changed under KIT, or under a translation of it, and record decisions."""
    if translation:
        _translation(console, kit, translation, accept, everything=everything, as_json=as_json)
        return
    found = updates(kit)
    if accept or everything:
        _known("--accept", accept, [one.node for one in found.open])
        recorded = record(found, lambda one: everything or one.node in accept)
        console.say(changes_report.accepted(len(recorded), console.language))
        found = updates(kit)
    if as_json:
        click.echo(json.dumps([changes_report.as_data(one) for one in found.statuses], indent=2))
    else:
        for line in changes_report.lines(found.statuses, console.language):
            click.echo(line)


def _translation(
    console: Console,
    kit: Path,
    language: str,
    accept: tuple[str, ...],
    *,
    everything: bool,
    as_json: bool,
) -> None:
    gaps = untranslated(kit, language)
    if accept or everything:
        _known("--accept", accept, [one.node for one in gaps])
        count = accept_translations(gaps, lambda one: everything or one.node in accept)
        console.say(changes_report.accepted(count, console.language))
        gaps = untranslated(kit, language)
    if as_json:
        click.echo(json.dumps([changes_report.gap_as_data(one) for one in gaps], indent=2))
    else:
        for line in changes_report.gap_lines(gaps, console.language):
            click.echo(line)


@commands.command()
@KIT
@click.pass_obj
def release(console: Console, kit: Path) -> int:
    """Record version and date of every printed thing of KIT whose content changed."""
    kits, found = pipeline.load_kits(kit)
    changed = release_kits(kits, kit)
    console.report(found)
    for language, name in changed:
        click.echo(f"{language}/{name}  {kits[0].definition.version}")
    unchanged = sum(len(one.publications) for one in kits) - len(changed)
    click.echo(f"released {len(changed)}, unchanged {unchanged}")
    return 0


@commands.command()
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default="kits/schema", show_default=True
)
def schema(output: Path) -> None:
    """Write the JSON Schemas with which an editor completes and underlines."""
    click.echo(f"{write_schemas(output)} schemas in {output}")


def _print_problems(console: Console, kits: Sequence[Kit]) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    with console.progress("printed") as progress, WorkerPool() as pool:
        for kit in kits:
            try:
                found += pipeline.print_kit(kit, Renderer(pool, progress=progress)).failed
            except KitError as refused:
                found += refused.diagnostics
    return found


def _known(option: str, given: tuple[str, ...], known: Any) -> None:
    for one in given:
        if one not in known:
            raise click.BadParameter(f"`{one}`; choose from: {', '.join(known)}", param_hint=option)


def _as_json(found: Diagnostic, language: str) -> dict[str, Any]:
    message, tip = words_of(found, language)
    place = {"file": found.span.file, "line": found.span.line, "column": found.span.column}
    return {**place, "severity": found.severity, "code": found.code, "message": message, "tip": tip}
