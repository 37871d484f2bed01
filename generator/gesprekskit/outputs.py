"""What is printed: a row for every kind of thing. One more kind is one more row and its composer.

`OUTPUTS` go from kit to bytes; `DERIVED` go from finished artefacts to others. Both render in
child processes, so that a render function is a module's own function of one document.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from gesprekskit.artifacts import CatalogueEntry
from gesprekskit.compose import forms
from gesprekskit.derive import packs, pictures
from gesprekskit.derive.finished import Finished
from gesprekskit.documents import addresses
from gesprekskit.documents.forms import Form
from gesprekskit.documents.rendered import Rendered
from gesprekskit.layers import Kit
from gesprekskit.renderers import pdf

Document = TypeVar("Document")


@dataclass(frozen=True)
class Output(Generic[Document]):
    """Documents that a kit gives, how each is drawn, and where it goes."""

    name: str
    compose: Callable[[Kit], tuple[Document, ...]]
    render: Callable[[Document], Rendered]
    entry: Callable[[Kit, Document], CatalogueEntry]
    """What the catalogue says of it; pages, bytes and sha256 are filled in after rendering."""


@dataclass(frozen=True)
class Derived(Generic[Document]):
    """Things made out of finished ones, and how each is made."""

    name: str
    compose: Callable[[Kit, tuple[Finished, ...]], tuple[tuple[CatalogueEntry, Document], ...]]
    render: Callable[[Document], Rendered]


def form_entry(kit: Kit, form: Form) -> CatalogueEntry:
    """Return the catalogue entry of a printed form."""
    definition = kit.forms[form.id]
    return entry(
        kit,
        id=form.id,
        version=form.version,
        path=addresses.form_pdf(kit.language, form.id),
        kind="form",
        format="pdf",
        variant="print",
        conversation=definition.conversation,
        roles=definition.roles,
        moment=definition.moment,
        title=form.title,
    )


def entry(kit: Kit, **known: Any) -> CatalogueEntry:
    """Return an entry of which only what rendering tells is open."""
    return CatalogueEntry(**known, language=kit.language, pages=None, bytes=0, sha256="")


OUTPUTS: tuple[Output[Any], ...] = (Output[Form]("forms", forms.forms, pdf.render, form_entry),)

DERIVED: tuple[Derived[Any], ...] = (
    Derived[pictures.Sheet]("pictures", pictures.sheets, pictures.render),
    Derived[packs.Pack]("packs", packs.packs, packs.render),
)
