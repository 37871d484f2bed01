"""Reading YAML: what is kept letter for letter, and what is refused with its place."""

from __future__ import annotations

import re
from functools import partial
from unicodedata import normalize

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from gesprekskit.diagnostics import Diagnostic, Span, has_errors, in_order
from gesprekskit.diagnostics.wording import line
from gesprekskit.sources import LARGEST, Source, read
from gesprekskit.sources.characters import UNREADABLE
from gesprekskit.sources.syntax_hints import CURES
from tests.effort import LINEAR, effort


def read_text(text: str | bytes) -> tuple[Source, tuple[Diagnostic, ...]]:
    return read(text if isinstance(text, bytes) else text.encode(), "a.yml")


def data(text: str | bytes) -> object:
    source, found = read_text(text)
    assert found == ()
    return source.data


def reported(text: str | bytes) -> list[str]:
    _, found = read_text(text)
    return [
        f"{diagnostic.span.line}:{diagnostic.span.column} {diagnostic.code}" for diagnostic in found
    ]


BAD = [
    # keys
    ("id: a\nid: b\n", "2:1 yaml.duplicate-key"),
    ("vragen:\n  - id: q1\n    tekst: A\n    tekst: B\n", "4:5 yaml.duplicate-key"),
    ('é: a\n"e\u0301": b\n', "2:1 yaml.duplicate-key"),
    ("a: {b: 1, b: 2}\n", "1:11 yaml.duplicate-key"),
    ("? [a, b]\n: c\n", "1:3 yaml.key"),
    ("? {a: b}\n: c\n", "1:3 yaml.key"),
    ("? - a\n: c\n", "1:3 yaml.key"),
    ("a: 1\n: b\n", "2:1 yaml.key"),
    ("?\n: b\n", "1:2 yaml.key"),
    # tabs
    ("a:\n\tb: 1\n", "2:1 yaml.tab"),
    ("a:\n  \tb: 1\n", "2:3 yaml.tab"),
    ("a:\tb\n", "1:3 yaml.tab"),
    ("a:\n-\tb\n", "2:2 yaml.tab"),
    ("a: |\n\tb\n", "2:1 yaml.tab"),
    ("a: b\n\tc\n", "2:1 yaml.tab"),
    ('a: "b\n\tc"\n', "2:1 yaml.tab"),
    ("a: [b,\n  \tc]\n", "2:3 yaml.tab"),
    # texts that a `#` swallows
    ("kleur: #003366\n", "1:8 yaml.hash"),
    ("kleur:  #003366\n", "1:9 yaml.hash"),
    ("kleur: # blauw\nrows: 4\n", "1:8 yaml.hash"),
    ("kleur: # blauw", "1:8 yaml.hash"),
    ("tekst: Nr #1 vraag\n", "1:11 yaml.hash"),
    ("tekst: Nr #1 vraag\n  en meer\n", "1:11 yaml.hash"),
    ("tekst: Nr # 1\n", "1:11 yaml.hash"),
    ("tekst: #1 is\n  de eerste\n", "1:8 yaml.hash"),
    ("tekst: een\n  twee #3\n", "2:8 yaml.hash"),
    ("kleuren: [#003366, #ffffff]\n", "1:11 yaml.hash"),
    ("kleuren: [rood, #ffffff]\nb: c\n", "1:17 yaml.hash"),
    ("kleuren:\n  - #003366\n", "2:5 yaml.hash"),
    ("thema's: #lijst\n  - a\n", "1:10 yaml.hash"),
    ('tekst: "a"# b\n', "1:11 yaml.hash"),
    ("tekst: [a]# b\n", "1:11 yaml.hash"),
    ("tekst: ># b\n  c\n", "1:9 yaml.hash"),
    ("tekst: >\n     \n  # Kop\n", "3:3 yaml.hash"),
    # what YAML changes silently
    ('a: !!python/object/apply:os.system ["touch PWNED"]\n', "1:4 yaml.tag"),
    ("titel: !ENV [HOME, x]\n", "1:8 yaml.tag"),
    ("x: !!binary aGVsbG8=\n", "1:4 yaml.tag"),
    ("x: !!timestamp foo\n", "1:4 yaml.tag"),
    ("x: !!set {a}\n", "1:4 yaml.tag"),
    ("x: ! let op\n", "1:4 yaml.tag"),
    ("x: !a!b c\n", "1:4 yaml.tag"),
    ("x: !<a b\n", "1:4 yaml.tag"),
    ("a: &a [*a]\n", "1:4 yaml.alias\n1:8 yaml.alias"),
    ("b: &b {x: 1}\nc:\n  <<: *b\n", "1:4 yaml.alias\n3:3 yaml.alias\n3:7 yaml.alias"),
    ("tekst: *let op*\n", "1:8 yaml.alias"),
    ("tekst: **vet** gedrukt\n", "1:8 yaml.alias"),
    ("tekst: & meer\n", "1:8 yaml.alias"),
    ("*a : b\n", "1:1 yaml.alias"),
    ("%YAML 1.1\n---\na: on\n", "1:1 yaml.directive"),
    ("# begin\n%YAML 1.2\n---\na: on\n", "2:1 yaml.directive"),
    ("%YAML 9.9\n---\na: on\n", "1:1 yaml.directive"),
    ("%TAG ! tag:x,2000:\n---\na: on\n", "1:1 yaml.directive"),
    ("# begin\n%YAML 1.2\n", "2:1 yaml.directive"),
    ("%PRINT a\n---\na: on\n", "1:1 yaml.directive"),
    ("a: 1\n---\nb: 2\n", "2:1 yaml.document"),
    ("a: 1\n---\n", "2:1 yaml.document"),
    ("a: 1\n...\nb: 2\n", "3:1 yaml.document"),
    # nothing to read
    ("", "1:1 yaml.empty"),
    ("# later\n", "1:1 yaml.empty"),
    ("---\n", "1:1 yaml.empty"),
    ("\ufeff", "1:1 yaml.empty"),
    ("- a\n", "1:1 yaml.root"),
    ("\nhallo\n", "2:1 yaml.root"),
    ("~\n", "1:1 yaml.root"),
    # characters
    ("a: 1\n\ufeffb: 2\n", "2:1 enc.bom"),
    ('a: "\\uFEFF"\n', "1:4 enc.bom"),
    (b"titel: caf\xe9\n", "1:11 enc.not-utf8"),
    (b"titel: it\x92s\n", "1:10 enc.not-utf8"),
    (b"a: b\r\nc: \xc3\xa9\xe9\r\n", "2:5 enc.not-utf8"),
    (b"\xef\xbb\xbfa: \xe9\n", "1:4 enc.not-utf8"),
    ("a: b\n".encode("utf-16"), "1:1 enc.not-utf8"),
    (b"a: \xed\xa0\x80\n", "1:4 enc.not-utf8"),
    ("a: b\x07c\x00\n", "1:5 enc.control\n1:7 enc.control"),
    ("a: b\x7f\x9f\uffff\U0001fffe\n", "\n".join(f"1:{n} enc.control" for n in (5, 6, 7, 8))),
    ('titel: "a\\u0007b"\n', "1:8 enc.control"),
    ('titel: "a\\0"\n', "1:8 enc.control"),
    ('titel: "\\ud800"\n', "1:8 enc.surrogate"),
    ('titel: "\\ud83d\\ude00"\n', "1:8 enc.surrogate"),
    ("id: a\u2028b: c\n", "1:6 enc.line-separator"),
    ("id: a\u2029b\n", "1:6 enc.line-separator"),
    ("id: a\x85b\n", "1:6 enc.line-separator"),
    ('id: "a\\Lb"\n', "1:5 enc.line-separator"),
    ('tekst: "caf\ufffd"\n', "1:12 enc.replacement"),
    ('tekst: "cafÃ©"\n', "1:12 enc.mojibake"),
    ("tekst: itâ€™s â‚¬ 5\n", "1:10 enc.mojibake\n1:15 enc.mojibake"),
]


@pytest.mark.parametrize(("text", "expected"), BAD)
def test_what_yaml_would_change_or_lose_is_refused(text: str | bytes, expected: str) -> None:
    assert reported(text) == expected.split("\n")


SLIPS = [
    ("a: [1, 2\nb: 3\n", "1:4", "unclosed"),
    ("a: [1, 2", "1:4", "unclosed"),
    ("a: [", "1:4", "unclosed"),
    ("a:\n  - [b, {c:", "2:9", "unclosed"),
    ("a: [b: c\n", "1:4", "unclosed"),
    ("a: {b:\n", "1:4", "unclosed"),
    ("a: {b: 1\nc: 2\n", "1:4", "unclosed"),
    ("a: ['b' 'c']\n", "1:9", "comma"),
    ("a: [b}\n", "1:6", "comma"),
    ("a: {tekst: Tip: wat ging goed?}\n", "1:15", "colon-inside"),
    ("a:\n  - {b: c,\n    tekst: Tip: wat?}\n", "3:15", "colon-inside"),
    ("a: {tekst: Waar ben je trots op, en waarom?}\n", "1:34", "comma-inside"),
    ("a: {tekst: Met wie, wat, en wanneer?, b: c}\n", "1:21", "comma-inside"),
    ('pad: "C:\\data"\n', "1:10", "escape"),
    ('pad: "\\U00110000"\n', "1:8", "escape"),
    ('pad: "\\xg"\n', "1:8", "escape"),
    ("titel: {{ naam }}\n", "1:8", "braces"),
    ("titel: {{ naam }} is er\n", "1:8", "braces"),
    ("titel: {{ naam }\n", "1:8", "braces"),
    ("titel: {role:medewerker} praat\n", "1:26", "after-bracket"),
    ("a:\n  - [x] gedaan\n", "2:9", "after-bracket"),
    ("tekst: > 18 jaar\n", "1:8", "block"),
    ("tekst: |x\n", "1:8", "block"),
    ("a: 1\n b: 2\n", "2:3", "indent"),
    ("a:\n  b: 1\n c: 2\n", "3:2", "indent"),
    ("  a: 1\nb: 2\n", "2:1", "indent"),
    ("a:\n  - b\n c\n", "3:2", "indent"),
    ("  a: en...\nb: 2\n", "2:1", "indent"),
    ("- a\nb: 1\n", "2:1", "missing-dash"),
    ('a: "b\nc"\n', "2:1", "indent"),
    ("a:\n  b: [c,\n  d]\n", "3:3", "indent"),
    ("t: 'it's'\n", "1:8", "after-quote"),
    ('t: "Hallo" zei hij\n', "1:12", "after-quote"),
    ("t: 'open\nb: 2\n", "1:4", "quote"),
    ('t: "open\n---\n"\n', "1:4", "quote"),
    ("t: let op: dit\n", "1:10", "colon"),
    ("id a\nb: c\n", "1:1", "key"),
    ("b: c\nid a\nd: e\n", "2:1", "key"),
    ("a: - b\n", "1:4", "dash"),
    ("a:\n  - {b: c, d: e}\n  {b: f}\n", "3:3", "missing-dash"),
    ("a:\n  {b: c, d: e}\n  - {b: f}\n", "2:3", "missing-dash"),
    ("a:\n  - b: c\n    d: e\n\n  # f\n  b: g\n  - b: h\n", "6:3", "missing-dash"),
    ("a:\n- b: c\nb: d\n- b: e\n", "3:1", "missing-dash"),
    ("a:\n  - een\n  twee\n  - drie\n", "3:3", "missing-dash"),
    ("a:\n  - 'een'\n  'twee'\n", "3:3", "missing-dash"),
    ("a:\n  b: c\n  - d: e\n", "3:3", "indent"),
    ("a:\n  - b: c\n   - b: d\n", "3:4", "indent"),
    ("a:\n  - {b: c}\n  -{b: d, e: f}\n", "3:3", "glued-dash"),
    ("a:\n  -{b: d, e: f}\n", "2:3", "glued-dash"),
    ("a:\n  -b: c\n  - b: d\n", "2:3", "glued-dash"),
    ("a:\n  - een\n  -twee\n", "3:3", "glued-dash"),
    ("a: %5\n", "1:4", "start"),
    ("a: @b\n", "1:4", "start"),
    ("a: `b`\n", "1:4", "start"),
    ("a: ]\n", "1:4", "start"),
    ("a: {: b}\n", "1:5", "start"),
    ("a: # 'b' #c\n  ]\n", "2:3", "start"),
    ("{\na:,\n}\n", "2:2", "other"),
]


@pytest.mark.parametrize(("text", "place", "name"), SLIPS)
def test_a_slip_of_the_pen_is_named_at_its_place(text: str, place: str, name: str) -> None:
    _, (found,) = read_text(text)
    assert f"{found.span.line}:{found.span.column} {found.code}" == f"{place} yaml.syntax"
    assert found.values["what"] == f"syntax.{name}"
    assert found.values["text"]


def test_a_text_that_broke_at_its_commas_is_read_as_it_was_meant() -> None:
    source, _ = read_text("a: {tekst: Met wie, wat, en wanneer?, b: c}\n")
    assert source.data == {"a": {"tekst": "Met wie, wat, en wanneer?", "b": "c"}}


def test_every_slip_has_a_case_here() -> None:
    assert {name for _, _, name in SLIPS} == set(CURES)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("text", [case[0] for case in (*BAD, *SLIPS)])
def test_every_message_has_words_that_are_ours(text: str | bytes, language: str) -> None:
    for found in read_text(text)[1]:
        words = line(found, language)
        assert re.search(r" \[[a-z0-9.-]+\]\n  tip: .", words)
        assert not re.search("while |expected|scalar|token|node|stream", words)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("kleur: #003366\n", '"#003366"'),
        ("tekst: Nr #1 vraag\n", '"Nr #1 vraag"'),
        ('tekst: zeg "ja" #1\n', "'zeg \"ja\" #1'"),
        ("kleuren: [#003366, #fff]\n", '"#003366"'),
        ("kleuren: {main: #003366}\n", '"#003366"'),
        ("kleuren: {main: #003366, accent: #fff}\n", '"#003366"'),
        ("kleuren: {main: #003366\n  }\n", '"#003366"'),
        ("a: {tekst: Nr #1, b: c}\n", '"Nr #1"'),
    ],
)
def test_a_swallowed_text_is_shown_as_it_should_be_written(text: str, whole: str) -> None:
    _, (found,) = read_text(text)
    assert found.values["quoted"] == whole
    assert f"`{whole}`" in line(found)


COMMENTS = [
    "# bovenaan\nrows: 4\n  # ingesprongen\n",
    "rows: 4  # twee regels\n",
    "rows: 4\t# twee regels\n",
    "rows: 4  #\n",
    "rows: '4' # twee\n",
    "rows: [4] # twee\n",
    "rows: | # twee\n  4\n",
    "rows: # twee\n  - 4\n",
    "rows:  # twee\n  4\n",
    "rows: # twee\n  '4'\n",
    "rows: [ # twee\n  4]\n",
    "rows:\n  - # twee\n    a: b\n",
    "rows: a#b\n",
    "rows: 'a #b'\n",
    "rows: >\n  a #b\n  # c\n",
]


@pytest.mark.parametrize("text", COMMENTS)
def test_a_comment_that_loses_nothing_is_accepted(text: str) -> None:
    assert reported(text) == []


PLAIN = ["nee", "no", "NO", "on", "y", "0123", "12:30", "1.10", "2026-02-31", "~", "null", ".nan"]


@pytest.mark.parametrize("text", [*PLAIN, "0x1F", "1_000", "=", "C:\\data", "a]", "<<"])
def test_a_value_stays_as_it_was_written(text: str) -> None:
    assert data(f"a: {text}\n") == {"a": text}


def test_no_value_is_an_empty_text() -> None:
    assert data("a:\nb: ''\nc: [x, '']\nd: {e}\n") == {
        "a": "",
        "b": "",
        "c": ["x", ""],
        "d": {"e": ""},
    }


def test_texts_over_several_lines_follow_yaml() -> None:
    text = (
        "plain: een\n  twee\n\n  drie\nquoted: 'een\n  twee'\nkept: |\n  een\n   twee\n\n"
        'folded: >-\n  een\n  twee\n\n  drie\nescaped: "a\\tb\\\n  c"\n'
    )
    assert data(text) == {
        "plain": "een twee\ndrie",
        "quoted": "een twee",
        "kept": "een\n twee\n",
        "folded": "een twee\ndrie",
        "escaped": "a\tbc",
    }


def test_accents_are_composed() -> None:
    assert data('titel: "E\u0301e\u0301n"\n') == {"titel": "Één"}


def test_a_pile_of_accents_is_left_as_it_is() -> None:
    pile = "a" + "\u0301\u0316" * 100_000
    assert data(f'titel: "{pile}"\n') == {"titel": pile}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_a_mark_at_the_start_make_no_difference(end: str, mark: str) -> None:
    lines = ["id: a", "tekst: |", "  een", "  twee", "id: b", ""]
    source, (found,) = read_text(mark + end.join(lines))
    assert source.data == {"id": "a", "tekst": "een\ntwee\n"}
    assert found.span == Span("a.yml", 5, 1)
    assert source.span(("id",), key=True) == Span("a.yml", 1, 1)


def test_places_count_characters() -> None:
    source, _ = read_text("é😀: [ü, 😀, {b: c}]\n")
    assert source.values[("é😀", 1)] == Span("a.yml", 1, 9)
    assert source.values[("é😀", 2, "b")] == Span("a.yml", 1, 16)
    assert source.keys[("é😀", 2, "b")] == Span("a.yml", 1, 13)


def test_places_count_the_characters_that_were_left_out() -> None:
    source, _ = read_text("\ufeffa: 1\n\ufeff\x07b: \x072\n")
    assert source.keys[("b",)] == Span("a.yml", 2, 3)
    assert source.values[("b",)] == Span("a.yml", 2, 7)
    assert source.data == {"a": "1", "b": "2"}


def test_a_place_that_is_not_there_is_that_of_its_parent() -> None:
    source, _ = read_text("# kop\na:\n  - b: c\n")
    assert source.span(()) == Span("a.yml", 2, 1)
    assert source.span(("a", 0, "b")) == Span("a.yml", 3, 8)
    assert source.span(("a", 0, "b"), key=True) == Span("a.yml", 3, 5)
    assert source.span(("a", 0, "x")) == Span("a.yml", 3, 5)
    assert source.span(("a", 7, "x", 1)) == Span("a.yml", 3, 3)
    assert source.span(("a", 7), key=True) == Span("a.yml", 2, 1)
    assert Source("b.yml").span(("a",)) == Span("b.yml")


def test_the_first_of_two_keys_stays() -> None:
    source, (found,) = read_text("a: {x: 1}\na: {y: 2}\n")
    assert source.data == {"a": {"x": "1"}}
    assert set(source.values) == {(), ("a",), ("a", "x")}
    assert found.values == {"name": "a", "first": "1:1"}


def test_all_mistakes_of_a_file_are_reported_at_once() -> None:
    text = "a: 1\na: 2\nb: #3\nc: &x d\ne:\tf\ng: !h i\nj: *x\nk: Ã©\nl: m #n\no: [p: *q]\n"
    assert reported(text) == [
        "2:1 yaml.duplicate-key",
        "3:4 yaml.hash",
        "4:4 yaml.alias",
        "5:3 yaml.tab",
        "6:4 yaml.tag",
        "7:4 yaml.alias",
        "8:4 enc.mojibake",
        "9:6 yaml.hash",
        "10:8 yaml.alias",
    ]
    assert read_text(text)[0].data is not None


def test_every_tab_is_reported_though_the_first_breaks_the_file_off() -> None:
    assert reported("a:\n\tb: 1\n\tc: 2\n") == ["2:1 yaml.tab", "3:1 yaml.tab"]


@pytest.mark.parametrize("unit", ["[", "{a: ", "- ", "? ", "[\n"])
def test_deep_nesting_is_refused_at_once(unit: str) -> None:
    start = "a: " * (unit in "[{a: [\n")
    source, found = read_text(start + unit * 100_000)
    assert [diagnostic.code for diagnostic in found] == ["yaml.depth"]
    assert source.data is None
    deep, deeper = (effort(partial(read_text, start + unit * count)) for count in (4_000, 8_000))
    assert deeper < LINEAR * deep


def test_twenty_levels_are_fine() -> None:
    assert reported("a: " + "[" * 19 + "]" * 19) == []
    assert reported("a: " + "[" * 20 + "]" * 20) == ["1:23 yaml.depth"]


def test_a_large_file_is_refused_unread() -> None:
    assert reported(b"\xff" * (LARGEST + 1)) == ["1:1 limit.file-size"]
    assert reported(b"#" * LARGEST) == ["1:1 yaml.empty"]


@pytest.mark.parametrize("unit", ["\x01", "[\t]\t,", "\ta: b\n", "- *a\n", "a: b #c\n", "\ufeffa,"])
def test_a_file_of_nothing_but_mistakes_ends_soon(unit: str) -> None:
    start = "a: [" * (unit.endswith(","))
    _, found = read_text(start + unit * 5_000)
    assert 0 < len(found) <= 202
    less, more = (effort(partial(read_text, start + unit * count)) for count in (1_000, 2_000))
    assert more < LINEAR * less


MARKS = "ab:-#'\"[]{}&*!|>%?,.@`~<\\ \t\n\r\x85\ufeff\ufffd\x00é😀\u0301"


@given(st.one_of(st.binary(), st.text().map(str.encode), st.text(MARKS).map(str.encode)))
@example(b"a: !")
@example(b'"a\\')
@example(b"a: |\n#")
def test_nothing_raises(raw: bytes) -> None:
    source, found = read(raw, "a.yml")
    assert found == in_order(found)
    assert (source.data is not None) or has_errors(found)
    last = len(re.split(b"\r\n|\r|\n", raw))
    for diagnostic in found:
        assert 1 <= diagnostic.span.line <= last
        assert 1 <= diagnostic.span.column <= len(raw) + 1
        assert line(diagnostic, "nl")
        assert line(diagnostic, "en")


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\ufffd")).filter(
    lambda text: not UNREADABLE.search(text)
)
ITEMS = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner),
    max_leaves=20,
)


def composed(value: object) -> object:
    if isinstance(value, str):
        return normalize("NFC", value)
    if isinstance(value, list):
        return [composed(item) for item in value]
    assert isinstance(value, dict)
    return {composed(key): composed(item) for key, item in value.items()}


@given(st.dictionaries(TEXTS, ITEMS, min_size=1), st.sampled_from([None, "'", '"']))
def test_what_is_written_in_quotes_is_read_back(written: dict[str, object], style: str) -> None:
    text = yaml.safe_dump(written, allow_unicode=True, default_style=style)
    source, found = read_text(text)
    wrong = [diagnostic for diagnostic in found if diagnostic.severity == "error"]
    if not any(diagnostic.code == "yaml.duplicate-key" for diagnostic in wrong):
        assert wrong == []
        assert source.data == composed(written)


WORDS = st.text(st.characters(categories=["L"]), min_size=1).filter(
    lambda word: normalize("NFC", word) == word
)


@given(
    st.lists(st.tuples(WORDS, WORDS), min_size=1, unique_by=lambda pair: pair[0]),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["{}: {}", "{}:   {}", "{}: '{}'", "? {}\n: {}"]),
)
def test_places_point_at_the_first_character(
    pairs: list[tuple[str, str]], end: str, form: str
) -> None:
    text = end.join(form.format(key, value).replace("\n", end) for key, value in pairs)
    source, found = read_text(text)
    lines = text.split(end)
    assert not has_errors(found)
    for key, value in pairs:
        at = source.values[(key,)]
        assert lines[at.line - 1][at.column - 1 :].strip("'") == value
        at = source.keys[(key,)]
        assert lines[at.line - 1][at.column - 1 :].startswith(key)


def test_a_value_that_is_missing_at_the_end_is_placed_in_the_file() -> None:
    source, _ = read_text("? kleur")
    assert source.data == {"kleur": ""}
    assert source.values["kleur",] == Span("a.yml", 1, 8)
