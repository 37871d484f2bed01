"""Answers in, a new folder out: a company's layer over a kit, or a small kit.

It is built beside its target, checked there and moved as a whole, so a folder always works.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from gesprekskit import pipeline
from gesprekskit.artifacts import Artifact
from gesprekskit.bundled import PACKAGE
from gesprekskit.definitions import DEFINITIONS, LAYER_DEFINITIONS, DefinitionKind
from gesprekskit.definitions.fields import Answerable
from gesprekskit.definitions.forms import FormDefinition
from gesprekskit.diagnostics import KitError
from gesprekskit.kit import Kit
from gesprekskit.loading import shown_path
from gesprekskit.pipeline import prompts
from gesprekskit.pipeline.prompts import Word
from gesprekskit.pipeline.updates import accept, updates
from gesprekskit.sources.editing import with_value, written
from gesprekskit.writing import creating, fill

STARTERS = PACKAGE / "starters"
KIT, COMPANY = STARTERS / "kit", STARTERS / "company"


@dataclass(frozen=True, slots=True)
class Company:
    """A company's details; `renamed` holds its words for roles, `kit` what it extends."""

    name: str
    kit: Path
    renamed: Mapping[str, Word] = field(default_factory=dict)
    handbook_url: str = ""
    logo: Path | None = None


def scaffold_company(target: Path, company: Company, below: Kit) -> None:
    """Write a company's folder over a kit, and record what that kit says now.

    Raises Refusal, KitError, or OutputError if something is in the way; nothing is left then.
    """
    identity = prompts.free(prompts.identity(target), [layer.id for layer in below.layers])
    files: list[Artifact] = []
    logo = ""
    if company.logo:
        logo = f"logo.{prompts.logo(company.logo, company.name).format}"
        files.append(Artifact(logo, company.logo.read_bytes()))
    environment = Environment(
        loader=FileSystemLoader(COMPANY),
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["written"] = written
    combined = prompts.one_person(below, company.renamed)
    text = environment.get_template("kit.yml.jinja").render(
        id=identity,
        extends=prompts.extends(company.kit, target),
        name=company.name,
        date=today(),
        handbook_url=company.handbook_url,
        combined=combined,
        renamed={role: word for role, word in company.renamed.items() if role not in combined},
        logo=logo,
        **_examples(below, {*company.renamed, *combined, *combined.values()}),
    )
    files.append(Artifact("kit.yml", text.encode()))
    with _staged_folder(target, files, LAYER_DEFINITIONS) as folder:
        accept(updates(folder), lambda _: True)


def scaffold_kit(target: Path, title: str, publisher: str) -> None:
    """Write the folder of a small kit that needs no other.

    Raises Refusal, KitError, or OutputError where something is in the way; then nothing is left.
    """
    own = {
        ("id",): prompts.identity(target),
        ("title",): title,
        ("publisher", "name"): publisher,
        ("date",): today(),
    }
    files = {
        path.relative_to(KIT).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(KIT.rglob("*.*"))
    }
    for where, value in own.items():
        files["kit.yml"] = with_value(files["kit.yml"], where, value)
    made = [Artifact(name, text.encode()) for name, text in files.items()]
    with _staged_folder(target, made, DEFINITIONS):
        pass


def today() -> str:
    """Return today's date, or that of `SOURCE_DATE_EPOCH`."""
    try:
        moment = datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC)
    except (KeyError, ValueError, OverflowError, OSError):
        return date.today().isoformat()
    return moment.date().isoformat()


def shown_form(kit: Kit) -> FormDefinition | None:
    """Return the form that best shows what a kit is: the first for during a conversation."""
    order = list(kit.conversations)
    forms = sorted(
        kit.forms.values(),
        key=lambda form: order.index(form.conversation) if form.conversation else len(order),
    )
    return next((form for form in forms if form.moment == "during"), next(iter(forms), None))


def _examples(kit: Kit, renamed: Iterable[str]) -> dict[str, Any]:
    """Return the nodes of a kit to show changes with; None for each kind that it lacks."""
    form = shown_form(kit)
    conversation = form.conversation if form else None
    phases = kit.conversations[conversation].phases if conversation else ()
    asked = (question for phase in phases for question in phase.questions)
    question = kit.questions.get(next(asked, next(iter(kit.questions), "")))
    roles = (role for role in kit.roles.values() if role.id not in renamed and role.also_called)
    role = next(roles, None)
    banks = (bank for bank in kit.banks.values() if question in bank.questions)
    return {
        "kit": kit.definition.id,
        "role": role,
        "word": prompts.word(role.also_called[0]) if role else None,
        "conversation": conversation,
        "question": question,
        "bank": next(banks, None),
        "matrix": next(iter(kit.matrices.values()), None),
        "form": form,
        "prints": [form.id for form in kit.forms.values() if form.conversation == conversation],
        "section": form.sections[len(form.sections) // 2].section if form else "",
        "asking": next(_question_fields(kit, conversation), ""),
    }


def _question_fields(kit: Kit, conversation: str | None) -> Iterator[str]:
    """Yield the fields on forms for a conversation that ask a question from a bank."""
    for form in kit.forms.values():
        for use in form.sections if form.conversation == conversation else ():
            for asked in kit.sections[use.section].fields:
                left_out = asked.id in use.leave_out
                if isinstance(asked, Answerable) and asked.question and not left_out:
                    yield f"section/{use.section}/{asked.id}"


@contextmanager
def _staged_folder(
    target: Path, files: Iterable[Artifact], kinds: Iterable[DefinitionKind]
) -> Iterator[Path]:
    """Yield a folder with these files, checked; move it to its target afterwards."""
    schemas = _schemas(target, kinds)
    with creating(target) as folder, _report_at_target(folder, target):
        fill((_with_schema(file, schemas) for file in files), folder)
        pipeline.load_kits(folder)
        yield folder


def _schemas(target: Path, kinds: Iterable[DefinitionKind]) -> dict[str, str]:
    """Return the path of the schema for each place in a folder; none if there are no schemas."""
    beside = target.absolute().parent / "schema"
    return {
        kind.place: f"{'../' * (1 + kind.one_per_file)}schema/{kind.name}.json"
        for kind in kinds
        if (beside / f"{kind.name}.json").is_file()
    }


def _with_schema(file: Artifact, schemas: Mapping[str, str]) -> Artifact:
    """Return a file with the line that names its schema for editors."""
    schema = schemas.get(file.path) or schemas.get(file.path.partition("/")[0])
    line = f"# yaml-language-server: $schema={schema}\n" if schema else ""
    return replace(file, content=line.encode() + file.content)


@contextmanager
def _report_at_target(folder: Path, target: Path) -> Iterator[None]:
    """Report what is wrong in a folder, under the name that it will have."""
    try:
        yield
    except KitError as refused:
        before, after = f"{shown_path(folder)}/", f"{shown_path(target)}/"
        raise KitError(
            replace(
                diagnostic,
                span=replace(diagnostic.span, file=diagnostic.span.file.replace(before, after)),
            )
            for diagnostic in refused.diagnostics
        ) from refused
