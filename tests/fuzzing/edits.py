"""Bytes in, the same bytes after some slips out; as strategies, so that hypothesis shrinks them."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

INSERTS = [
    *(
        b"\t",
        b"  ",
        b"\n",
        b"\r",
        b"\r\n",
        b"- ",
        b": ",
        b":",
        b"?",
        b"? ",
        b",",
        b"#",
        b" #",
        b"x",
    ),
    *(
        b"[",
        b"]",
        b"{",
        b"}",
        b'"',
        b"'",
        b"|\n",
        b">\n",
        b"&a ",
        b"*a",
        b"!!x ",
        b"<<: ",
        b"%YAML",
    ),
    *(b"---\n", b"...\n", b"~", b"null", b"\\", b"\x00", b"\x07", b"\x7f", b"\xff", b"\xc3", b"@"),
    *("\ufeff", "\u00a0", "\u200b", "\u2028", "\u202e", "\ufffd", "Ã©", "e\u0301", "\U0001f600"),
    *("“", "”", "…", "{role:x}", "{naam}", "{term:begrip.the}", "id: kop\n", "type: lines\n"),
    *("a" * 70, "\u0301" * 12, "9" * 30, "-" * 40, "[" * 25),
    *("<", ">", "</g>", "<g>", "<use href='#a'/>", "<!--", "]]>", "&#0;", "&lt;", "url(#a)"),
    *("transform='scale(1e9)'", "viewBox='0 0 0 0'", "style='fill:url(#b)'", "<!DOCTYPE svg>"),
]
RAW = [it if isinstance(it, bytes) else it.encode() for it in INSERTS]
SLIPS = ("insert", "drop", "double", "swap", "cut", "indent", "empty", "flip")

Slip = tuple[str, int, int, bytes]

slips: SearchStrategy[list[Slip]] = st.lists(
    st.tuples(
        st.sampled_from(SLIPS),
        st.integers(0, 10_000),
        st.integers(0, 200),
        st.one_of(st.sampled_from(RAW), st.binary(max_size=6)),
    ),
    min_size=1,
    max_size=4,
)


def slipped(content: bytes, made: list[Slip]) -> bytes:
    """Return the content after these slips."""
    for slip, line, column, extra in made:
        lines = content.split(b"\n")
        at = line % len(lines)
        lines[at : at + 1] = _slipped(slip, lines, at, column % (len(lines[at]) + 1), extra)
        content = b"\n".join(lines)
    return content


def _slipped(slip: str, lines: list[bytes], at: int, column: int, extra: bytes) -> list[bytes]:
    """Return what comes in the place of a line."""
    line = lines[at]
    made = {
        "insert": [line[:column] + extra + line[column:]],
        "drop": [],
        "double": [line, line],
        "swap": [lines[column % len(lines)]],
        "cut": [line[:column]],
        "indent": [b" " * (column % 7) + line.lstrip()],
        "empty": [line.partition(b":")[0] + b":"],
        "flip": [
            line[:column]
            + bytes(byte ^ 1 for byte in line[column : column + 1])
            + line[column + 1 :]
        ],
    }
    return made[slip]
