"""The record of each kind: present, complete, and in step with its model."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import ClassVar, get_args

import pytest

from gesprekskit.artifacts import CatalogueEntry
from gesprekskit.catalogue import FORM_VARIANTS, VARIANTS
from gesprekskit.definitions.base import Definition
from gesprekskit.definitions.layers import LayerDefinition
from gesprekskit.definitions.text import Text
from gesprekskit.documents.addresses import FORMS
from gesprekskit.kinds import KINDS, LANGUAGES, NodeKind
from gesprekskit.updates.upstream import SAID
from tests.compose.small_kit import entry, small_kit
from tests.conftest import ROOT

WORD = {"nl": "tip", "en": "tip"}


def models(above: type[Definition] = Definition) -> Iterator[type[Definition]]:
    for model in above.__subclasses__():
        if model.__module__.startswith("gesprekskit."):
            yield model
        yield from models(model)


def test_a_kind_without_a_record_is_refused_where_it_is_written() -> None:
    with pytest.raises(TypeError, match=r"Tip sets kind = 'tip': a kind is a record .*hideable"):

        class Tip(Definition):
            kind: ClassVar[NodeKind] = "tip"  # type: ignore[assignment]


def test_a_kind_has_one_record() -> None:
    with pytest.raises(TypeError, match=r"Other: there is another record for the kind `role`"):

        class Other(Definition):
            kind: ClassVar[NodeKind] = NodeKind(name="role", word=WORD, hideable=True)

    assert KINDS["role"].word["nl"] == "rol"


def test_a_record_has_a_word_in_each_language() -> None:
    with pytest.raises(TypeError, match=r"kind `tip` has no word in: en"):
        NodeKind(name="tip", word={"nl": "tip"}, hideable=True)


def test_what_a_record_says_of_keys_the_models_have() -> None:
    keys: dict[str, set[str]] = defaultdict(set)
    for model in models():
        keys[model.kind.name] |= set(model.model_fields)
    assert set(keys) - {""} == set(KINDS)
    for kind in KINDS.values():
        named = (*kind.locked_keys, *kind.lists_of_names, *kind.empty_means_all, *kind.one_of)
        assert set(named) <= keys[kind.name], kind.name
        assert set(kind.growing) <= set(kind.locked_keys)
        assert not kind.sourced or "sources" in keys[kind.name]
        assert not kind.named or {"name", "plural", "article"} <= keys[kind.name]


def test_what_has_a_name_can_be_said_in_a_text() -> None:
    small = small_kit()
    assert set(small.named) == {kind.name for kind in KINDS.values() if kind.named}
    for kind, named in small.named.items():
        (slot,) = Text.parse(f"{{{kind}:{next(iter(named))}.the}}").slots
        assert small.word(slot)


def test_what_is_printed_has_its_page_where_its_code_leads() -> None:
    printed = [kind for kind in KINDS.values() if kind.printed]
    assert {kind.page_folder for kind in printed} == {FORMS}


def test_a_company_can_choose_any_language() -> None:
    annotation, _ = get_args(LayerDefinition.model_fields["languages"].annotation)
    assert get_args(annotation) == LANGUAGES


@pytest.mark.parametrize("wrong", [{"kind": "tip"}, {"format": "ics"}, {"variant": "braille"}])
def test_what_is_printed_has_a_row_for_its_kind_format_and_variant(wrong: dict[str, str]) -> None:
    assert isinstance(entry(), CatalogueEntry)
    ((table, name),) = wrong.items()
    message = rf"`{name}` has no row in {table.upper()}S of gesprekskit/catalogue.py"
    with pytest.raises(ValueError, match=message):
        entry(**wrong)


def test_every_variant_of_a_form_but_the_standard_one_has_a_style_sheet() -> None:
    styles = ROOT / "generator" / "gesprekskit" / "renderers" / "styles"
    assert [
        form_variant for form_variant in FORM_VARIANTS if not VARIANTS[form_variant].ending
    ] == ["print"]
    assert all(
        (styles / "variants" / f"{form_variant}.css").is_file()
        for form_variant in FORM_VARIANTS
        if VARIANTS[form_variant].ending
    )


def test_readers_know_a_node_of_every_kind_by_something_it_says() -> None:
    named = {kind.name for kind in KINDS.values() if kind.names_entries}
    silent = {
        model.kind.name
        for model in models()
        if "id" in model.model_fields and model.kind.hideable and not model.__subclasses__()
        if not {*SAID, *named} & set(model.model_fields)
    }
    assert silent == {"card"}, "what a company leaves out is then recorded without its text"
