"""The documents composed from the small kit, as readable lines: `feedbackzin/title: Zo zeg ik …`.

`python -m tests.compose.expected_documents` rewrites them; read the changes before you commit them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass, replace
from enum import Enum
from hashlib import sha256
from pathlib import Path

from gesprekskit import pipeline
from gesprekskit.artifacts import CatalogueEntry, Finished, Planned
from gesprekskit.compose import decks, forms, packs, pages, posters
from gesprekskit.kit import Kit
from gesprekskit.outputs import OUTPUTS
from tests.compose.small_kit import CATALOGUE, small_kit
from tests.conftest import SMALL_KIT

FOLDER = Path(__file__).parent / "expected"
FORMS = ("voortgang-verslag", "takenmatrix", "mijn-route", "jaarplanner-persoon")
FORMS += ("evaluatie-gesprekken",)
"""Forms that have every kind of field together."""

OTHERS = ("feedbackkaart", "vragenkaarten-voortgang", "poster-feedback", "poster-open-vragen")
OTHERS += ("praatplaat-welk-gesprek",)
PACKED = ("voortgangsgesprek", "planningsgesprek")
THINGS = (*FORMS, *OTHERS)


def lines(value: object, path: str) -> Iterator[str]:
    """Yield a line for every value in a document that is not its default."""
    if is_dataclass(value):
        for field in fields(value):
            inner = getattr(value, field.name)
            if field.default is MISSING or inner != field.default:
                yield from lines(inner, f"{path}/{field.name}")
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from lines(inner, f"{path}/{key}")
    elif isinstance(value, tuple | list | set | frozenset):
        for at, inner in enumerate(sorted(value) if isinstance(value, set | frozenset) else value):
            kind = f":{type(inner).__name__}" if is_dataclass(inner) else ""
            yield from lines(inner, f"{path}/{at}{kind}")
    elif isinstance(value, bytes):
        yield f"{path}: {sha256(value).hexdigest()[:12]}"
    else:
        yield f"{path}: {value.name if isinstance(value, Enum) else value}"


def thing(kit: Kit, name: str) -> list[str]:
    """Return the lines of one publication: a form in each of its variants, where those differ."""
    if name not in FORMS:
        made = (*decks.decks(kit), *posters.posters(kit))
        return [line for document in made if document.id == name for line in lines(document, name)]
    first, *others = forms.variants(kit, kit.forms[name])
    said = list(lines(first, name))
    for other in others:
        more = lines(other, name)
        said += [f"{other.variant.name}: {line}" for line in more if line not in set(said)]
    return said


def packs_of(kit: Kit) -> list[str]:
    """Return the contents of packs, and their covers."""
    planned = tuple(
        Planned(output.entry(kit, document), document.node)
        for output in OUTPUTS
        for document in output.compose(kit)
    )
    said = []
    for plan in (*packs.packs(kit, planned), *packs.zips(kit, planned)):
        if plan.entry.id not in PACKED:
            continue
        said += lines(plan.entry, plan.entry.path)
        said += [f"{plan.entry.path}: {part.entry.path}" for part in plan.parts]
        if plan.entry.format == "pdf":
            parts = [replace(part.entry, pages=at % 3 + 1) for at, part in enumerate(plan.parts)]
            made = tuple(Finished(part, part.path.encode()) for part in parts)
            said += lines(packs.pack(kit, plan.entry, made), plan.entry.path)
        else:
            made = tuple(Finished(part.entry, b"") for part in plan.parts)
            said += lines(packs.zipped(kit, plan.entry, made), plan.entry.path)
    return said


def page(catalogue: tuple[CatalogueEntry, ...], path: str) -> list[str]:
    """Return the lines of a page of the smallest kit's handbook."""
    made = pages.pages(small_kit(), catalogue)
    return [line for page in made if page.path == path for line in lines(page, path)]


def all_pages() -> list[str]:
    return [page.path for page in pages.pages(small_kit(), CATALOGUE)]


def expected(name: str) -> Path:
    return FOLDER / f"{name.replace('/', '--')}.txt"


def write() -> None:
    """Rewrite the expected lines."""
    kit, _ = pipeline.load_kit(SMALL_KIT)
    FOLDER.mkdir(exist_ok=True)
    for path in FOLDER.glob("*.txt"):
        path.unlink()
    said = {name: thing(kit, name) for name in THINGS}
    said["pakketten"] = packs_of(kit)
    said |= {path: page(CATALOGUE, path) for path in all_pages()}
    for name, text in said.items():
        expected(name).write_text("".join(f"{line}\n" for line in text), encoding="utf-8")


if __name__ == "__main__":
    write()
