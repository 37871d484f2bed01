"""What each printed thing says about itself: title, for whom, when, and where to find more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from gesprekskit.compose.phrases import role_names, when
from gesprekskit.definitions.publications import Publication
from gesprekskit.definitions.text import capital
from gesprekskit.documents.addresses import FORMS, page_url, printed, short_page
from gesprekskit.documents.printed import Footer, Origin
from gesprekskit.kit import Kit

SEPARATOR = " · "


def imprint(kit: Kit, definition: Publication) -> dict[str, Any]:
    """Return what every printed thing has; its version is filled in later."""
    address = kit.definition.handbook_url
    link = page_url(address, kit.language, f"{FORMS}/{definition.id}")
    short = page_url(address, kit.language, short_page(definition.code))
    return {
        "id": definition.id,
        "node": f"{definition.kind.name}/{definition.id}",
        "code": definition.code,
        "version": "",
        "language": kit.language,
        "publisher": kit.definition.publisher.name,
        "subject": SEPARATOR.join([kit.render_text(kit.definition.title), definition.code]),
        "title": kit.render_text(definition.title),
        "about": SEPARATOR.join(_about(kit, definition)),
        "link": link,
        "link_label": f"{kit.words.forms.scan} {printed(link)}",
        "address": printed(short),
        "footer": footer(kit),
        "brand": kit.brand,
    }


def _about(kit: Kit, definition: Publication) -> Iterator[str]:
    """Yield for which conversation the thing is, when, and for whom."""
    words = kit.words.forms
    if definition.conversation:
        yield capital(kit.conversations[definition.conversation].name)
    moment = when(kit, definition)
    yield moment[:1].lower() + moment[1:] if definition.conversation else moment
    if definition.moment == "during":
        yield words.together
        return
    yield f"{words.meant_for} {role_names(kit, definition.roles)}"


def _layers(kit: Kit) -> Iterator[str]:
    """Yield the kit, and with layers over it the name and version of each."""
    base, *above = kit.layers
    yield f"{base.id} {base.version}" if above else base.id
    for layer in above:
        yield " ".join(filter(None, (layer.sign, layer.name, layer.version)))


def _origins(kit: Kit) -> Iterator[Origin]:
    """Yield where the texts of a foot come from, those of a switched-off funder left out."""
    definition = kit.definition
    node = f"kit/{definition.id}"
    texts = {
        "publisher": definition.publisher.name,
        "handbook_url": definition.handbook_url,
        "licence": f"{definition.licence.name}{kit.render_text(definition.licence.line)}",
    }
    if definition.funding.shown:
        texts["funding"] = kit.render_text(definition.funding.line)
    for key, text in texts.items():
        yield Origin(node, key, len(text))
    for layer in kit.layers[1:]:
        yield Origin(f"layer/{layer.id}", "name", len(layer.name))


def footer(kit: Kit, thing: str = "") -> Footer:
    """Return the foot of every page of a thing."""
    definition = kit.definition
    plain = Footer(
        thing=thing,
        kit=SEPARATOR.join([definition.publisher.name, *_layers(kit)]),
        licence=f"{definition.licence.name} – {kit.render_text(definition.licence.line)}",
        page_of=kit.words.forms.page_of,
        origins=tuple(_origins(kit)),
    )
    if not definition.funding.shown:
        return plain
    line, emblem = kit.render_text(definition.funding.line), definition.funding.emblem or ""
    label = kit.words.forms.emblem_eu if emblem else ""
    return replace(plain, funding=line, emblem=emblem, emblem_label=label)
