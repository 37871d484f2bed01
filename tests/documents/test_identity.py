"""Fingerprints of documents: equal for equal documents, and for no others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, field, fields, is_dataclass, replace
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gesprekskit.brands import Brand, Logo
from gesprekskit.documents import decks, forms
from gesprekskit.documents.former_fingerprints import former_fingerprint
from gesprekskit.documents.identity import LAYOUT, content, exact, introduced_as
from gesprekskit.documents.packs import Part, Zip
from gesprekskit.documents.posters import Area, BigWords, Poster
from gesprekskit.documents.printed import Footer, Origin
from gesprekskit.kit import Kit
from gesprekskit.outputs import OUTPUTS

LINES = forms.Lines(node="section/a/b", name="f.a.b", label="Wat?", called="Wat?", lines=3)
POSTER = Poster(
    id="p",
    node="poster/p",
    code="P-A",
    version="",
    language="nl",
    publisher="Fonds",
    subject="Kit · P-A",
    title="Zeg het zó",
    about="altijd",
    link="https://a.nl/p",
    link_label="uitleg: a.nl/p",
    address="a.nl/p-a",
    footer=Footer(
        thing="", kit="k", licence="CC", page_of="{page}", origins=(Origin("kit/k", "licence", 2),)
    ),
    brand=Brand(Logo('Bol\'s "brood"', "svg", 2.5, b"<svg/>"), "#123456"),
    lead="",
    landscape=False,
    shown=BigWords(areas=(Area(node="poster/p/a", title="Hoi\n", text=""),)),
)


def everything_printed(kit: Kit) -> list[Any]:
    return [document for output in OUTPUTS for document in output.compose(kit)]


def classes(document: Any) -> Iterator[type]:
    """Yield the class of a document and of all its parts."""
    if isinstance(document, tuple):
        for part in document:
            yield from classes(part)
    elif is_dataclass(document):
        yield type(document)
        for field in fields(document):
            yield from classes(getattr(document, field.name))


def test_every_document_of_the_kit_has_an_identity_of_its_own(kit: Kit) -> None:
    documents = everything_printed(kit)
    assert {type(document) for document in documents} == {forms.Form, decks.Deck, Poster}
    assert all(content(document) for document in documents)
    assert len({exact(document) for document in documents}) == len(set(documents)) > 90


def test_no_two_classes_of_printed_documents_have_one_name(kit: Kit) -> None:
    """By its name alone a class is known in `content`, so that it may move to another module."""
    found = {kind for item in everything_printed(kit) for kind in classes(item)}
    assert len({kind.__name__ for kind in found}) == len(found) > 30


TEXTS = st.sampled_from(["", "a", 'a","b', "é\ud800"])
NUMBERS = st.integers(0, 2)
OPTIONS = st.builds(forms.Option, node=TEXTS, name=TEXTS, label=TEXTS)
DOCUMENTS = st.recursive(
    st.one_of(
        st.builds(
            forms.Column,
            name=TEXTS,
            label=TEXTS,
            width=NUMBERS,
            options=st.lists(OPTIONS, max_size=2).map(tuple),
            many=st.booleans(),
        ),
        st.builds(decks.Place, x=st.floats(0, 3), y=st.sampled_from([0.5, 1.0])),
        st.builds(
            Logo, TEXTS, st.sampled_from(["svg", "png"]), st.just(1.0), st.binary(max_size=2)
        ),
        st.builds(Brand, st.none(), TEXTS),
        st.builds(
            decks.Side, title=TEXTS, text=TEXTS, points=st.lists(TEXTS, max_size=3).map(tuple)
        ),
        st.dates(date(2026, 1, 1), date(2026, 1, 3)),
        st.dictionaries(TEXTS, NUMBERS, max_size=2).map(MappingProxyType),
        TEXTS,
    ),
    lambda parts: st.lists(parts, max_size=3).map(tuple),
    max_leaves=4,
)


@given(DOCUMENTS, DOCUMENTS)
def test_two_documents_are_equal_if_and_only_if_their_identities_are(item: Any, other: Any) -> None:
    assert (exact(item) == exact(other)) == (item == other)
    assert item != other or content(item) == content(other)


def with_one_field_more(default: Any, **more: Any) -> Any:
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Lines(forms.Lines):
        added: Any = field(default=default, **more)

    return Lines


@pytest.mark.parametrize("default", ["", (), None, False, 3, "vet"])
def test_a_field_with_a_default_changes_no_content(default: Any) -> None:
    lines = with_one_field_more(default)
    said = {field.name: getattr(LINES, field.name) for field in fields(LINES)}
    assert content(lines(**said)) == content(LINES)
    assert content(lines(**said, added="anders")) != content(LINES)
    assert exact(lines(**said)) != exact(LINES)


def test_a_default_that_changed_changes_content_where_it_is_in_use() -> None:
    """A field introduced as 1 whose default is now 2: omitting it now means something else."""
    lines = with_one_field_more(2, metadata=introduced_as(1))
    said = {field.name: getattr(LINES, field.name) for field in fields(LINES)}
    assert content(lines(**said)) != content(LINES)
    assert content(lines(**said, added=1)) == content(LINES)


def test_every_default_that_is_not_empty_says_what_it_was_introduced_as(kit: Kit) -> None:
    """Otherwise, once it changes, what is printed would change under the same version."""
    open_ones = {
        f"{kind.__name__}.{field.name}"
        for document in everything_printed(kit)
        for kind in classes(document)
        if kind.__module__.startswith("gesprekskit.documents")
        for field in fields(kind)
        if field.default is not MISSING
        and field.default not in ("", (), None, False)
        and not {"introduced as", "no content"} & set(field.metadata)
    }
    assert not open_ones, "give them `metadata=introduced_as(…)`"


def test_the_order_of_fields_and_keys_does_not_matter() -> None:
    @dataclass(frozen=True)
    class Size:
        rows: int = field(metadata=LAYOUT)
        columns: int = field(metadata=LAYOUT)
        name: str

    assert content(Size(4, 2, "a7")) == content(decks.Size("a7", 2, 4))
    assert exact(MappingProxyType({"a": 1, "b": 2})) == exact(MappingProxyType({"b": 2, "a": 1}))


def test_layout_and_origin_are_no_content_and_yet_decide_how_a_document_comes_out() -> None:
    for other in (replace(LINES, width=6), replace(LINES, node="section/c/d")):
        assert content(other) == content(LINES)
        assert exact(other) != exact(LINES)
    longer = replace(POSTER.footer, origins=(Origin("kit/k", "licence", 99),))
    assert content(replace(POSTER, footer=longer)) == content(POSTER)
    assert exact(replace(POSTER, footer=longer)) != exact(POSTER)
    assert content(replace(LINES, lines=4)) != content(LINES)


def test_a_value_of_another_type_is_another() -> None:
    values = ["1", 1, 1.0, True, (1,), b"1", date(2026, 1, 1), "2026-01-01", None, ()]
    assert len({exact(value) for value in values}) == len(values)


def test_bytes_whose_hash_is_known_are_not_hashed_again() -> None:
    """A zip holds all the files of a conversation."""
    parts = [Zip((Part("a.pdf", content, "ab12"),), date(2026, 1, 1)) for content in (b"1", b"2")]
    assert exact(parts[0]) == exact(parts[1])
    assert exact(Zip((Part("a.pdf", b"1", "cd34"),), date(2026, 1, 1))) != exact(parts[0])


@pytest.mark.parametrize(
    "value", [{1}, [1], object(), float("nan"), float("inf"), datetime(2026, 1, 1), 1j, int]
)
def test_what_is_no_part_of_a_document_is_refused(value: Any) -> None:
    for known in (content, exact):
        with pytest.raises(TypeError, match="a document has no place for"):
            known((LINES, value))


def test_how_a_class_shows_itself_does_not_matter() -> None:
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Lines(forms.Lines):
        def __repr__(self) -> str:
            raise AssertionError

    said: Mapping[str, Any] = {field.name: getattr(LINES, field.name) for field in fields(LINES)}
    assert content(Lines(**said)) == content(LINES)


def test_the_former_fingerprint_is_that_of_the_program_before() -> None:
    """As gesprekskit gave them before fingerprints named their scheme, on the same documents."""
    assert former_fingerprint(POSTER) == "12700fee53cd20a8"
    assert former_fingerprint((LINES,)) == "2e7bb058573330fa"


def test_what_the_program_before_did_not_know_has_no_former_fingerprint() -> None:
    @dataclass(frozen=True)
    class Newer:
        text: str

    assert former_fingerprint((Newer("a"),)) == ""
