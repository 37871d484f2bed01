"""What every printed thing says about itself, on its first page and at the foot of each page."""

from __future__ import annotations

from dataclasses import dataclass, field

from gesprekskit.brands import PLAIN, Brand
from gesprekskit.documents.identity import ORIGIN, introduced_as


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a text of a foot comes from: a node and its key, and how long the text is."""

    node: str
    key: str
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Footer:
    """What is printed at the foot of every page; `page_of` has `{page}` and `{pages}`.

    `origins` are no part of what is printed.
    """

    thing: str
    kit: str
    licence: str
    page_of: str
    origins: tuple[Origin, ...] = field(metadata=ORIGIN)
    funding: str = ""
    emblem: str = ""
    emblem_label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A form, a deck or a poster.

    `link` is the address of its handbook page, for the QR code; `address` is its short address.
    """

    id: str
    node: str = field(metadata=ORIGIN)
    code: str
    version: str
    language: str
    publisher: str
    subject: str
    title: str
    about: str
    link: str
    link_label: str
    address: str
    footer: Footer
    brand: Brand = field(default=PLAIN, metadata=introduced_as(PLAIN))
