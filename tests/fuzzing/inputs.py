"""What is put in: paths, drawings, colours, changes and values, as strategies."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from tests.fuzzing.edits import slipped, slips
from tests.fuzzing.mutations import VALUES

numbers = st.integers(0, 200)
values: SearchStrategy[Any] = st.one_of(
    st.sampled_from(VALUES),
    st.recursive(
        st.text(max_size=8),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["id", "type", "text", "x"]), inner, max_size=3)
        ),
        max_leaves=5,
    ),
)

parts = st.one_of(
    st.sampled_from(["..", ".", "kit", "~", "", " ", "NUL", "bedrijf", "a" * 300, "é", "e\u0301"]),
    st.sampled_from(["\0", "/etc/passwd", "C:\\", "\\\\host", "kit\n", "\u202e", "%2e%2e", ".git"]),
    st.text(max_size=12),
)
paths = st.lists(parts, min_size=1, max_size=6).map("/".join)

SVG = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 80">
<defs>
<linearGradient id="b"><stop offset="0" stop-color="#fff"/><stop offset="1"/></linearGradient>
<clipPath id="c"><rect width="50" height="50"/></clipPath>
<g id="a"><path d="M0 0L10 10 A5 5 0 0 1 20 20z"/></g>
</defs>
<style>.k { fill: #159; stroke: url(#b) }</style>
<g transform="translate(10,20) scale(2)" clip-path="url(#c)">
<rect class="k" x="1" y="2" width="30%" height="1e1" rx="3"/>
<circle cx="50" cy="40" r="10" style="fill:rgb(1,2,3);opacity:.5"/>
<use href="#a" x="5"/>
<text x="3" y="4">Bol</text>
<polygon points="0,0 10,0 10,10"/>
</g>
</svg>
"""
drawings = st.one_of(slips.map(lambda made: slipped(SVG, made)), st.binary(max_size=60))

written_colours = st.one_of(
    st.from_regex(r"\A#[0-9A-Fa-f]{3,8}\Z"), st.text(max_size=9), st.sampled_from(["#fff", "red"])
)

operations = st.tuples(
    st.sampled_from(["replace", "hide", "add", "order", "rename", "combine", "wissel"]),
    *(numbers, numbers, numbers),
    st.one_of(values, st.none()),
)
"""A change: its type, and numbers that stand for a node, one of its keys and an entry in it; and a
value, or none for one like that of a neighbour."""
