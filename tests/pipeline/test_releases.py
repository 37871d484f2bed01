"""Version and date of a publication: those of its last change of content."""

from __future__ import annotations

from collections.abc import Iterator

from gesprekskit import pipeline
from gesprekskit.compose import decks, forms, posters
from gesprekskit.compose.versions import content_fingerprint
from gesprekskit.documents.former_fingerprints import former_fingerprint
from gesprekskit.documents.printed import Printed
from gesprekskit.kit import Kit
from gesprekskit.pipeline.releases import release
from tests.conftest import KitFolder

FORM = "forms/feedbackzin.yml"


def feet(kit: Kit) -> Iterator[tuple[str, str]]:
    """Yield the line with version and date of every publication."""
    printed: list[Printed] = [*forms.on_paper(kit), *decks.decks(kit), *posters.posters(kit)]
    yield from ((document.id, document.footer.thing) for document in printed)


def drafts(folder: KitFolder) -> set[str]:
    loaded, _ = pipeline.load_kit(folder.path)
    return {name for name, foot in feet(loaded) if "concept" in foot}


def released_before(kit: Kit, folder: KitFolder) -> str:
    """Write `releases.yml` as the former program did; return what the present program writes."""
    file = folder.path / "releases.yml"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    dutch = "".join(line for line in lines if "language: en" not in line)
    former = dutch
    for document in (*forms.standard(kit), *decks.standard(kit), *posters.standard(kit)):
        former = former.replace(content_fingerprint(document), former_fingerprint(document))
    assert former.count('content: "') > 30
    assert 'content: "2:' not in former
    file.write_text(former, encoding="utf-8")
    return dutch


def test_everything_in_the_real_kit_is_released(kit: Kit) -> None:
    assert not [foot for _, foot in feet(kit) if "concept" in foot]


def test_what_the_program_before_released_keeps_version_and_date(
    kit: Kit, real_kit_folder: KitFolder
) -> None:
    """And the next release silently renews its fingerprints."""
    now = released_before(kit, real_kit_folder)
    assert not drafts(real_kit_folder)
    loaded, _ = pipeline.load_kits(real_kit_folder.path)
    assert release(loaded, real_kit_folder.path) == ()
    assert (real_kit_folder.path / "releases.yml").read_text(encoding="utf-8") == now


def test_what_changed_since_the_program_before_released_it_is_a_draft(
    kit: Kit, real_kit_folder: KitFolder
) -> None:
    released_before(kit, real_kit_folder)
    real_kit_folder.change(FORM, "title: Zo zeg ik mijn feedback", "title: Zo zeg ik het")
    assert drafts(real_kit_folder) == {"feedbackzin"}


def test_how_a_form_is_laid_out_is_no_new_version(real_kit_folder: KitFolder) -> None:
    real_kit_folder.change(FORM, "max_pages: 1", "max_pages: 2")
    assert not drafts(real_kit_folder)
